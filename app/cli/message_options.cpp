// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_options.h"

#include "app/compose/check.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace crier {

namespace {

constexpr qint64 largestInputCounted = 100'000'000;

struct MessageOptions
{
    Q_DECLARE_TR_FUNCTIONS(MessageOptions)
};

QString typeOption()
{
    return QStringLiteral("type");
}

QString textOption()
{
    return QStringLiteral("text");
}

QString contentOption()
{
    return QStringLiteral("content");
}

QString contentFileOption()
{
    return QStringLiteral("content-file");
}

Complaint refused(const QString &sentence)
{
    return {sentence, ExitCode::Refused};
}

std::optional<Complaint> readFile(const QString &path, QByteArray &content, qint64 &size)
{
    if (path.isEmpty())
        return refused(
            MessageOptions::tr("--content-file needs the name of a file, or \"-\" for standard input."));
    QFile file(path);
    const bool isStandardInput = path == QLatin1String("-");
    if (!isStandardInput && QFileInfo(path).isDir())
        return refused(MessageOptions::tr("%1 is a folder; name the file that holds the content.").arg(path));
    const auto unreadable = [&] {
        return refused(MessageOptions::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    };
    if (!(isStandardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return unreadable();
    // A file says how large it is; what comes through a pipe must be counted.
    const bool isKnownTooLarge = !file.isSequential() && file.size() > maxContentBytes;
    while (size < largestInputCounted && !(isKnownTooLarge && size > maxContentBytes)) {
        const QByteArray more = file.read(64 * 1024);
        if (more.isEmpty())
            break;
        size += more.size();
        content += more.left(maxContentBytes + 1 - content.size());
    }
    if (isKnownTooLarge)
        size = qMax(size, file.size());
    if (file.error() != QFile::NoError)
        return unreadable();
    return {};
}

} // namespace

QList<QCommandLineOption> messageOptions()
{
    QList<QCommandLineOption> options;
    for (const QString &name : {typeOption(), textOption(), contentOption(), contentFileOption()})
        options.append(QCommandLineOption(name, {}, QStringLiteral("VALUE")));
    return options;
}

std::optional<Complaint> readMessage(const QCommandLineParser &parser, Draft &draft, qint64 &contentSize)
{
    if (!parser.isSet(typeOption()))
        return Complaint{
            MessageOptions::tr("The message type is missing; add --type, for example --type RC:TxtMsg.")};
    int given = 0;
    for (const QString &name : {textOption(), contentOption(), contentFileOption()})
        given += parser.isSet(name) ? 1 : 0;
    if (given != 1)
        return Complaint{
            MessageOptions::tr("Give the message once: with --text, --content or --content-file.")};

    draft.objectName.value = parser.value(typeOption());
    if (parser.isSet(contentFileOption()))
        return readFile(parser.value(contentFileOption()), draft.content, contentSize);
    if (parser.isSet(contentOption())) {
        draft.content = parser.value(contentOption()).toUtf8();
        return {};
    }
    const MessageType *known = findMessageType(draft.objectName.value);
    if (!known || known->textField.isEmpty())
        return Complaint{MessageOptions::tr("%1 has no single text to put --text into; give its content with "
                                            "--content or --content-file.")
                             .arg(draft.objectName.value)};
    draft.content = contentWithText({}, known->textField, parser.value(textOption()));
    return {};
}

} // namespace crier
