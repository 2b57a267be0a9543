// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/durable_file.h"
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/compose/check.h"
#include "app/templates/moment.h"
#include "app/templates/template_fill.h"
#include "app/templates/template_store.h"
#include "app/templates/template_words.h"
#include "app/text/template_sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <variant>

namespace crier {

namespace {

const QString standardStream = QStringLiteral("-");

struct TemplateCommand
{
    Q_DECLARE_TR_FUNCTIONS(TemplateCommand)
};

QByteArray usage()
{
    return TemplateCommand::tr(
               "Usage: crierctl template list [--json]\n"
               "       crierctl template fill (NAME | --file FILE) [--set NAME=VALUE]... [--set-file "
               "NAME=PATH|-]...\n"
               "                         [--timezone ZONE] [--output FILE|-] [--overwrite]\n"
               "\n"
               "Templates are messages with blanks. \"fill\" prints the content, ready for --content-file of "
               "\"crierctl send\";\n"
               "it sends nothing. NAME is a name or an id that \"list\" shows.\n"
               "  --set NAME=VALUE      what goes into the blank {{NAME}}; blanks with a default may be left "
               "out\n"
               "  --set-file NAME=PATH  the same out of a file (\"-\": standard input), without its last "
               "line break\n"
               "  --timezone ZONE       the time zone of dates that name none, such as Asia/Shanghai\n"
               "  --output FILE         write the content to a file; --overwrite replaces one that is there\n"
               "A date is written like \"2026-11-24 22:00\", if need be with a time zone or an offset behind "
               "it.\n"
               "\n"
               "Exit codes: 0 done, 2 usage, 3 refused: the template or a value cannot be used, or the\n"
               "output is there already, 7 a file could not be read or written. Common option: --data-dir "
               "DIR.")
        .toUtf8();
}

ExitCode complain(const QString &sentence, ExitCode code)
{
    printError(sentence);
    return code;
}

void complainAbout(const QList<TemplateProblem> &problems)
{
    for (const TemplateProblem &problem : problems)
        printError(templateProblemSentence(problem));
}

QJsonObject variableAsJson(const TemplateVariable &variable)
{
    QJsonObject object{{QStringLiteral("name"), variable.name},
                       {QStringLiteral("label"), shownLabel(variable)},
                       {QStringLiteral("kind"), kindWord(variable.kind)},
                       {QStringLiteral("required"), variable.isRequired}};
    if (variable.kind == VariableKind::Date) {
        object.insert(QStringLiteral("format"), formatWord(variable.format));
        object.insert(QStringLiteral("time_zone"), variable.timeZone);
        return object;
    }
    object.insert(QStringLiteral("default"), variable.defaultText);
    if (variable.kind == VariableKind::Choice)
        object.insert(QStringLiteral("choices"), QJsonArray::fromStringList(variable.choices));
    else
        object.insert(QStringLiteral("multiline"), variable.isMultiline);
    return object;
}

QByteArray asJson(const StoredTemplate &stored)
{
    const MessageTemplate &message = stored.message;
    QJsonArray variables;
    for (const TemplateVariable &variable : message.variables)
        variables.append(variableAsJson(variable));
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), message.id},
                                     {QStringLiteral("name"), message.name},
                                     {QStringLiteral("description"), message.description},
                                     {QStringLiteral("language"), message.language},
                                     {QStringLiteral("type"), message.objectName},
                                     {QStringLiteral("bundled"), stored.isBundled},
                                     {QStringLiteral("variables"), variables}})
        .toJson(QJsonDocument::Compact);
}

// Columns a person can read and `cut` can split.
QByteArray asLine(const StoredTemplate &stored)
{
    QStringList names;
    for (const TemplateVariable &variable : stored.message.variables)
        names.append(variable.name);
    return QStringList{withVisibleControls(stored.message.name),
                       stored.message.language,
                       withVisibleControls(stored.message.objectName),
                       stored.isBundled ? TemplateCommand::tr("bundled") : TemplateCommand::tr("own"),
                       names.join(QStringLiteral(", ")),
                       stored.message.id}
        .join(QLatin1Char('\t'))
        .toUtf8();
}

ExitCode list(const TemplateStore &store, bool json)
{
    const TemplateList all = store.list();
    for (const StoredTemplate &stored : all.own + all.bundled)
        printLine(json ? asJson(stored) : asLine(stored));
    for (const UnreadableTemplate &unreadable : all.unreadable)
        printError(TemplateCommand::tr("The template %1 cannot be used. %2")
                       .arg(unreadable.path, templateProblemSentence(unreadable.problems.first())));
    return all.trouble ? fail(*all.trouble, keptFileSentence(*all.trouble)) : ExitCode::Ok;
}

// One's own before the bundled, a name before an id.
std::variant<MessageTemplate, ExitCode> findTemplate(const TemplateStore &store, const QString &name)
{
    const TemplateList all = store.list();
    for (const auto &group : {all.own, all.bundled}) {
        QList<MessageTemplate> found;
        for (const StoredTemplate &stored : group) {
            if (stored.message.name == name)
                found.append(stored.message);
        }
        if (found.size() == 1)
            return found.first();
        if (found.size() > 1)
            return complain(
                TemplateCommand::tr("Several templates are named \"%1\"; give the id of one, which "
                                    "\"crierctl template list\" shows.")
                    .arg(name),
                ExitCode::Refused);
    }
    for (const StoredTemplate &stored : all.own + all.bundled) {
        if (stored.message.id == name)
            return stored.message;
    }
    for (const UnreadableTemplate &unreadable : all.unreadable) {
        if (QFileInfo(unreadable.path).completeBaseName() == name) {
            complainAbout(unreadable.problems);
            return ExitCode::Refused;
        }
    }
    return complain(TemplateCommand::tr(
                        "There is no template \"%1\"; \"crierctl template list\" shows the ones there are.")
                        .arg(name),
                    ExitCode::Refused);
}

// Gives the exit code when it cannot be read; the complaint is made then.
std::optional<ExitCode> readValue(const QString &path, QString &value)
{
    const QFileInfo info(path);
    QFile file(path);
    const bool isStandardInput = path == standardStream;
    const bool isOpen = isStandardInput ? file.open(stdin, QIODevice::ReadOnly)
                                        : !info.isDir() && file.open(QIODevice::ReadOnly);
    QByteArray bytes;
    while (isOpen && bytes.size() <= maxContentBytes) {
        const QByteArray more = file.read(maxContentBytes + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (info.isDir() && !isStandardInput)
        return complain(TemplateCommand::tr("%1 is a folder; give the name of a file.").arg(path),
                        ExitCode::StorageFailed);
    if (!isOpen || file.error() != QFileDevice::NoError)
        return complain(TemplateCommand::tr("%1 cannot be read (%2).").arg(path, file.errorString()),
                        ExitCode::StorageFailed);
    if (bytes.size() > maxContentBytes)
        return complain(TemplateCommand::tr("%1 is larger than any message may be.").arg(path),
                        ExitCode::Refused);
    if (findInvalidUtf8(bytes))
        return complain(TemplateCommand::tr("%1 is not UTF-8 text.").arg(path), ExitCode::Refused);
    // Editors and `echo` end the last line, which nobody means to be part of a value.
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    value = QString::fromUtf8(bytes);
    return std::nullopt;
}

std::optional<ExitCode> readValues(const QCommandLineParser &parser, TemplateValues &values)
{
    for (const bool isFile : {false, true}) {
        const QString option = isFile ? QStringLiteral("set-file") : QStringLiteral("set");
        for (const QString &pair : parser.values(option)) {
            const qsizetype sign = pair.indexOf(u'=');
            const QString name = pair.left(sign);
            if (sign < 1)
                return complain(
                    TemplateCommand::tr("--%1 takes a name, =, and what it stands for; \"%2\" is not "
                                        "that.")
                        .arg(option, pair),
                    ExitCode::Usage);
            if (values.contains(name))
                return complain(TemplateCommand::tr("\"%1\" is set twice; set it once.").arg(name),
                                ExitCode::Usage);
            QString value = pair.mid(sign + 1);
            if (isFile) {
                if (const auto code = readValue(pair.mid(sign + 1), value))
                    return code;
            }
            values.insert(name, value);
        }
    }
    return std::nullopt;
}

ExitCode writeOut(const QByteArray &content, const QString &path, bool overwrite)
{
    if (path == standardStream) {
        // As it is: a line break at the end would be part of the message.
        std::fwrite(content.constData(), 1, std::size_t(content.size()), stdout);
        std::fflush(stdout);
        return ExitCode::Ok;
    }
    const QFileInfo target(path);
    if (target.isDir())
        return complain(TemplateCommand::tr("%1 is a folder; give the name of a file.").arg(path),
                        ExitCode::StorageFailed);
    if (target.exists() && !target.isFile())
        return complain(
            TemplateCommand::tr("%1 is no ordinary file; choose another name, or --output - to print "
                                "the content.")
                .arg(path),
            ExitCode::StorageFailed);
    if (target.exists() && !overwrite)
        return complain(
            TemplateCommand::tr("%1 is there already; choose another name, or add --overwrite to replace it.")
                .arg(path),
            ExitCode::Refused);
    const Status written = writeFileDurably(path, content);
    return written ? ExitCode::Ok
                   : complain(TemplateCommand::tr("%1 cannot be written: %2")
                                  .arg(path, keptFileSentence(written.error())),
                              ExitCode::StorageFailed);
}

ExitCode fill(const MessageTemplate &message, const QCommandLineParser &parser)
{
    TemplateValues values;
    if (const auto code = readValues(parser, values))
        return *code;
    const QString zone = parser.value(QStringLiteral("timezone"));
    if (parser.isSet(QStringLiteral("timezone")) && !isTimeZone(zone))
        return complain(templateProblemSentence({.fault = TemplateFault::ZoneUnknown, .text = zone}),
                        ExitCode::Refused);
    const FilledTemplate filled = fillTemplate(message, values, zone);
    complainAbout(filled.problems);
    if (!filled.ok())
        return ExitCode::Refused;
    const QString output = QStringLiteral("output");
    return writeOut(filled.content, parser.isSet(output) ? parser.value(output) : standardStream,
                    parser.isSet(QStringLiteral("overwrite")));
}

} // namespace

ExitCode runTemplateCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    const auto value = [](const char *name) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE"));
    };
    const auto flag = [](const char *name) { return QCommandLineOption(QString::fromLatin1(name)); };
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const auto set = value("set"), setFile = value("set-file"), file = value("file"),
               timezone = value("timezone"), output = value("output"), dataDir = value("data-dir");
    const auto json = flag("json"), overwrite = flag("overwrite");
    parser.addOptions({help, set, setFile, file, timezone, output, dataDir, json, overwrite});
    if (const auto problem = parseArguments(parser, QStringLiteral("template"), arguments,
                                            {QStringLiteral("set"), QStringLiteral("set-file")}))
        return complain(*problem, ExitCode::Usage);
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }

    const QStringList words = parser.positionalArguments();
    const bool isList = words.value(0) == QLatin1String("list");
    const bool isFill = words.value(0) == QLatin1String("fill");
    const bool fillsFile = isFill && parser.isSet(file);
    const bool hasFillOptions = parser.isSet(set) || parser.isSet(setFile) || parser.isSet(file) ||
                                parser.isSet(timezone) || parser.isSet(output) || parser.isSet(overwrite);
    const qsizetype wordCount = isFill && !fillsFile ? 2 : 1;
    if ((!isList && !isFill) || words.size() != wordCount || (isList && hasFillOptions) ||
        (isFill && parser.isSet(json)))
        return complain(
            TemplateCommand::tr(
                "This is not a template command; \"crierctl template --help\" shows how it is used."),
            ExitCode::Usage);
    const QString folder = parser.isSet(dataDir) ? parser.value(dataDir) : context.dataDir;
    if (folder.isEmpty())
        return complain(TemplateCommand::tr("--data-dir needs the name of a folder."), ExitCode::Usage);

    const TemplateStore store(folder);
    if (isList)
        return list(store, parser.isSet(json));
    if (fillsFile) {
        const TemplateReading reading = readTemplateFile(parser.value(file));
        if (reading.ok())
            return fill(reading.message, parser);
        complainAbout(reading.problems);
        const bool isUnreadable = reading.problems.first().fault == TemplateFault::FileUnreadable;
        return isUnreadable ? ExitCode::StorageFailed : ExitCode::Refused;
    }
    const auto found = findTemplate(store, words.at(1));
    if (const auto *code = std::get_if<ExitCode>(&found))
        return *code;
    return fill(std::get<MessageTemplate>(found), parser);
}

} // namespace crier
