// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/json/json_line.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace crier {

namespace {

struct TypesCommand
{
    Q_DECLARE_TR_FUNCTIONS(TypesCommand)
};

QByteArray usage()
{
    return TypesCommand::tr(
               "Usage: crierctl types [--json]\n"
               "\n"
               "Lists the message types that the service defines: name, object name, how well the "
               "type serves as a\n"
               "chatroom broadcast, and why. With --json one object a line, with all fields of the "
               "content.")
        .toUtf8();
}

QString fitWord(Fit fit)
{
    switch (fit) {
    case Fit::Recommended:
        return TypesCommand::tr("recommended");
    case Fit::Possible:
        return TypesCommand::tr("possible");
    case Fit::Discouraged:
        return TypesCommand::tr("discouraged");
    case Fit::Internal:
        return TypesCommand::tr("internal");
    }
    return {};
}

// The words of the table in the language of the program.
QString inOurLanguage(const QString &english, const QString &chinese)
{
    return speaksChinese() ? chinese : english;
}

QByteArray readableLine(const MessageType &type)
{
    return QStringList{inOurLanguage(type.name, type.nameChinese), type.objectName, fitWord(type.fit),
                       inOurLanguage(type.fitReason, type.fitReasonChinese)}
        .join(QLatin1Char('\t'))
        .toUtf8();
}

QByteArray fieldAsJson(const MessageField &field)
{
    JsonLine line;
    line.add("name", field.name);
    line.add("kind", fieldKindId(field.kind));
    line.add("required", field.isRequired);
    line.add("lenient", field.isLenient);
    line.add("client_only", field.isClientOnly);
    line.add("label", inOurLanguage(field.label, field.labelChinese));
    line.add("help", inOurLanguage(field.help, field.helpChinese));
    line.add("minimum", optionalValue(field.minimum));
    line.add("maximum", optionalValue(field.maximum));
    line.add("max_bytes", optionalValue(field.maxBytes));
    QList<QByteArray> members;
    for (const MessageField &member : field.members)
        members.append(fieldAsJson(member));
    line.addList("members", members);
    return line.line();
}

QByteArray typeAsJson(const MessageType &type)
{
    JsonLine line;
    line.add("object_name", type.objectName);
    line.add("name", inOurLanguage(type.name, type.nameChinese));
    line.add("purpose", inOurLanguage(type.purpose, type.purposeChinese));
    line.add("fit", fitId(type.fit));
    line.add("reason", inOurLanguage(type.fitReason, type.fitReasonChinese));
    line.add("documented", type.isDocumented);
    line.add("text_field", textOrNull(type.textField));
    line.add("example", textOrNull(QString::fromUtf8(type.example)));
    QList<QByteArray> fields;
    for (const MessageField &field : type.fields)
        fields.append(fieldAsJson(field));
    line.addList("fields", fields);
    return line.line();
}

} // namespace

ExitCode runTypesCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({help, json});
    if (const auto problem = parseArguments(parser, QStringLiteral("types"), arguments)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }
    if (!parser.positionalArguments().isEmpty()) {
        printError(
            TypesCommand::tr("\"%1\" is not an option of types; \"crierctl types --help\" shows them all.")
                .arg(parser.positionalArguments().first()));
        return ExitCode::Usage;
    }
    for (const MessageType &type : messageTypes())
        printLine(parser.isSet(json) ? typeAsJson(type) : readableLine(type));
    return ExitCode::Ok;
}

} // namespace crier
