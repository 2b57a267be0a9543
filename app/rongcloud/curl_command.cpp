// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/curl_command.h"

#include "app/rongcloud/request.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

// What both curl commands have in common, before the headers. -q comes first, or a .curlrc could add
// --location or --retry; --globoff, or brackets in an address would be a pattern.
QStringList options(const QUrl &url)
{
    return {u"-q"_s,           u"--globoff"_s, u"--silent"_s,
            u"--show-error"_s, u"--include"_s, u"--max-time"_s,
            u"60"_s,           u"--retry"_s,   u"0"_s,
            u"--max-redirs"_s, u"0"_s,         u"--request"_s,
            u"POST"_s,         u"--proto"_s,   u"="_s + url.scheme()};
}

QString headerLine(const QByteArray &name, const QByteArray &value)
{
    return QString::fromLatin1(name + ": " + value);
}

bool isFresh(const QByteArray &name)
{
    return name == "Nonce" || name == "Timestamp" || name == "Signature" || name == "X-Request-ID";
}

// Names of the variables of the scripts below, in the order of their use.
FreshValues variables()
{
    return {"$nonce", "$timestamp", "$signature", "$id"};
}

QString posixQuoted(QString word)
{
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString posixCommand(const Profile &profile, const Draft &draft)
{
    const QUrl url = broadcastUrl(profile);
    QStringList words{u"curl"_s};
    for (const QString &option : options(url))
        words.append(option.startsWith(u'=') ? posixQuoted(option) : option);
    QString signatureLine;
    for (const auto &[name, value] : serviceHeaders(profile, variables())) {
        if (name == "User-Agent")
            continue; // it is curl that sends
        const QString line = headerLine(name, value);
        if (name == "Signature")
            signatureLine = line;
        else
            words.append(u"-H "_s + (isFresh(name) ? u'"' + line + u'"' : posixQuoted(line)));
    }
    words.append(u"-H 'Expect:'"_s); // or curl waits for a 100 Continue before a large body
    words.append(posixQuoted(QString::fromLatin1(url.toEncoded())));

    // Other users can read a program's arguments, and whoever has the signature can send something else with
    // it: that header goes through a here-document. The body comes from printf, which is part of the shell
    // and takes any length; an argument of a program may have no more than 128 KiB on Linux.
    return u"(\n"
           ": \"${%1:?first put the App Secret into this environment variable}\"\n"
           "nonce=$(od -An -N8 -tu8 /dev/urandom | tr -cd 0-9 | cut -c1-18)\n"
           "timestamp=$(date +%s)000\n"
           "signature=$(printf %s \"$%1$nonce$timestamp\" | openssl dgst -sha1 -r | cut -d' ' -f1)\n"
           "id=$(od -An -N16 -tx1 /dev/urandom | tr -cd 0-9a-f)\n"
           "printf %s "_s.replace(u"%1"_s, secretVariable()) +
           posixQuoted(QString::fromLatin1(formBodyOf(draft))) + u" |\n"_s + words.join(u' ') +
           u" --data-binary @- --config /dev/fd/3 3<<END\nheader = \""_s + signatureLine + u"\"\nEND\n)"_s;
}

// A literal of PowerShell, for which the typographic apostrophes are quotation marks as well.
QString powerShellQuoted(const QString &word)
{
    QString out = u"'"_s;
    for (const QChar c : word) {
        out += c;
        if (c == u'\'' || (c >= QChar(0x2018) && c <= QChar(0x201B)))
            out += c;
    }
    return out + u'\'';
}

// The same between the quotation marks of a command prompt line, where a few characters keep a meaning of
// their own whatever stands around them.
QString cmdQuoted(const QString &word)
{
    QString out = u"('"_s;
    for (const QChar c : word) {
        const bool isPlain = c.unicode() > 0x20 && c.unicode() < 0x7F && !u"%!^\"'`"_s.contains(c);
        if (isPlain || c == u' ')
            out += c;
        else
            out += u"'+[char]%1+'"_s.arg(int(c.unicode()));
    }
    return out + u"')"_s;
}

// The statements of a script without a quotation mark, a percent sign or an exclamation mark of its own, so
// that it can also stand in a command prompt line.
QStringList powerShellScript(const Profile &profile, const QString &bodyExpression,
                             QString (*quoted)(const QString &))
{
    const QUrl url = broadcastUrl(profile);
    QStringList words{u"curl.exe"_s};
    for (const QString &option : options(url))
        words.append(option.startsWith(u'=') ? quoted(option) : option);
    for (const auto &[name, value] : serviceHeaders(profile, variables())) {
        if (name == "User-Agent")
            continue;
        words.append(u"-H"_s);
        words.append(isFresh(name) ? u"('%1: ' + %2)"_s.arg(QLatin1StringView(name), QLatin1StringView(value))
                                   : quoted(headerLine(name, value)));
    }
    words.append({u"-H"_s, u"'Expect:'"_s, quoted(QString::fromLatin1(url.toEncoded()))});

    // PowerShell ends what it hands to a program with a line break, which --data takes out again and
    // --data-binary would send; the body has none of its own.
    return {
        u"if (-not $env:%1) { throw 'First put the App Secret into the environment variable %1.' }"_s.arg(
            secretVariable()),
        u"$random = New-Object byte[] 8"_s,
        u"[Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($random)"_s,
        u"$nonce = [BitConverter]::ToUInt64($random, 0).ToString('D20').Substring(2)"_s,
        u"$timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds().ToString()"_s,
        u"$signed = [Text.Encoding]::UTF8.GetBytes($env:%1 + $nonce + $timestamp)"_s.arg(secretVariable()),
        u"$hash = [Security.Cryptography.SHA1]::Create().ComputeHash($signed)"_s,
        u"$signature = [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()"_s,
        u"$id = [Guid]::NewGuid().ToString()"_s,
        u"$OutputEncoding = [Text.Encoding]::ASCII"_s,
        bodyExpression + u" | "_s + words.join(u' ') + u" --data '@-'"_s,
    };
}

QString powerShellCommand(const Profile &profile, const Draft &draft)
{
    const QString body = powerShellQuoted(QString::fromLatin1(formBodyOf(draft)));
    return u"& {\n"_s + powerShellScript(profile, body, powerShellQuoted).join(u'\n') + u"\n}"_s;
}

// A percent sign means something else at the prompt than in a batch file, and the body is full of them: it
// travels as Base64.
QString cmdCommand(const Profile &profile, const Draft &draft)
{
    const QString body = u"[Text.Encoding]::ASCII.GetString([Convert]::FromBase64String('%1'))"_s.arg(
        QLatin1StringView(formBodyOf(draft).toBase64()));
    return u"powershell -NoProfile -Command \"& { "_s +
           powerShellScript(profile, body, cmdQuoted).join(u"; "_s) + u" }\""_s;
}

} // namespace

QString secretVariable()
{
    return u"CRIER_SECRET"_s;
}

std::optional<QString> curlCommand(const Profile &profile, const Draft &draft, Shell shell)
{
    if (shell == Shell::Posix)
        return posixCommand(profile, draft);
    const QString &key = profile.appKey.value;
    if (key.contains(u'"') || key.contains(u'\\'))
        return std::nullopt;
    if (shell == Shell::PowerShell)
        return powerShellCommand(profile, draft);
    const QString line = cmdCommand(profile, draft);
    return line.size() <= longestCmdLine ? std::optional(line) : std::nullopt;
}

} // namespace crier
