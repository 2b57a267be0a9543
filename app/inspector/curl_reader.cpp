// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/curl_reader.h"

#include "app/inspector/shell_words.h"
#include "app/rongcloud/request.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

bool isCurl(const QString &word)
{
    const QString name = word.section(u'/', -1).section(u'\\', -1);
    return name == "curl"_L1 || name.compare("curl.exe"_L1, Qt::CaseInsensitive) == 0;
}

bool isOperator(const QString &word)
{
    return word.size() == 1 && u"|;&<>\n"_s.contains(word.front());
}

// Long options of curl that take a value and say nothing about the request.
bool takesValue(const QString &option)
{
    static const QStringList names{
        u"--user"_s,        u"--proxy"_s,      u"--proxy-user"_s,  u"--cacert"_s,      u"--cert"_s,
        u"--key"_s,         u"--max-time"_s,   u"--retry"_s,       u"--retry-delay"_s, u"--connect-timeout"_s,
        u"--output"_s,      u"--config"_s,     u"--resolve"_s,     u"--interface"_s,   u"--max-redirs"_s,
        u"--proto"_s,       u"--write-out"_s,  u"--cookie"_s,      u"--cookie-jar"_s,  u"--connect-to"_s,
        u"--dump-header"_s, u"--limit-rate"_s, u"--ciphers"_s,     u"--referer"_s,     u"--user-agent"_s,
        u"--noproxy"_s,     u"--trace"_s,      u"--trace-ascii"_s, u"--stderr"_s,      u"--upload-file"_s};
    return names.contains(option);
}

class CurlReader
{
public:
    PastedRequest read(const QStringList &words)
    {
        m_request.isContentTypeKnown = true;
        for (qsizetype i = 0; i < words.size() && !isOperator(words.at(i)); ++i) {
            const QString &word = words.at(i);
            if (word.startsWith("--"_L1))
                takeLong(words, i);
            else if (word.size() > 1 && word.startsWith(u'-'))
                takeShort(words, i);
            else if (m_request.target.isEmpty())
                m_request.target = word;
        }
        finish();
        return m_request;
    }

private:
    void takeLong(const QStringList &words, qsizetype &i)
    {
        QString option = words.at(i), value;
        static const QStringList known{u"--request"_s,        u"--header"_s,      u"--url"_s,
                                       u"--data"_s,           u"--data-ascii"_s,  u"--data-raw"_s,
                                       u"--json"_s,           u"--data-binary"_s, u"--form"_s,
                                       u"--data-urlencode"_s, u"--form-string"_s};
        const qsizetype equals = option.indexOf(u'=');
        if (equals > 0 && known.contains(option.left(equals))) {
            value = option.mid(equals + 1);
            option.truncate(equals);
        } else if (known.contains(option) || takesValue(option)) {
            value = words.value(++i);
        }
        take(option, value);
    }

    // "-sSXPOST", "-H name:value", "-d@file"
    void takeShort(const QStringList &words, qsizetype &i)
    {
        static const QString withValue = u"XHdFuAoebmxTwcEyYzCKrtDQPU"_s;
        const QString word = words.at(i);
        for (qsizetype at = 1; at < word.size(); ++at) {
            const QChar letter = word.at(at);
            if (!withValue.contains(letter)) {
                take(QString(u'-') + letter, {});
                continue;
            }
            const QString rest = word.mid(at + 1);
            take(QString(u'-') + letter, rest.isEmpty() ? words.value(++i) : rest);
            return;
        }
    }

    void take(const QString &option, const QString &value)
    {
        if (option == "-X"_L1 || option == "--request"_L1) {
            m_request.method = value;
        } else if (option == "-H"_L1 || option == "--header"_L1) {
            const qsizetype colon = value.indexOf(u':');
            if (colon > 0)
                m_request.headers.append({value.left(colon).trimmed(), value.mid(colon + 1).trimmed()});
        } else if (option == "--url"_L1) {
            m_request.target = value;
        } else if (option == "-G"_L1 || option == "--get"_L1) {
            m_isGet = true;
        } else if (option == "-F"_L1 || option == "--form"_L1 || option == "--form-string"_L1) {
            m_request.isMultipart = true;
        } else if (option == "--json"_L1) {
            m_isJson = true;
            addData(value, true);
        } else if (option == "--data-urlencode"_L1) {
            addEncoded(value);
        } else if (option == "-d"_L1 || option.startsWith("--data"_L1)) {
            addData(value, option != "--data-raw"_L1);
        }
    }

    void addData(const QString &value, bool mayBeFile)
    {
        if (mayBeFile && value.startsWith(u'@')) {
            m_request.isBodyElsewhere = true;
            return;
        }
        append(value.toUtf8());
    }

    void addEncoded(const QString &value)
    {
        static const QRegularExpression file(u"^[^=]*@"_s);
        const qsizetype equals = value.indexOf(u'=');
        if (value.contains(file)) {
            m_request.isBodyElsewhere = true;
            return;
        }
        // curl takes the name as it is and encodes the rest.
        const QByteArray encoded = formBody({{QByteArray(), value.mid(equals + 1).toUtf8()}}).mid(1);
        append(equals > 0 ? value.left(equals + 1).toUtf8() + encoded : encoded);
    }

    void append(const QByteArray &data)
    {
        if (!m_request.body)
            m_request.body = data;
        else if (m_isJson)
            *m_request.body += data;
        else
            *m_request.body += '&' + data;
    }

    void finish()
    {
        const bool hasData = m_request.body || m_request.isBodyElsewhere || m_request.isMultipart;
        if (m_request.method.isEmpty())
            m_request.method = hasData && !m_isGet ? u"POST"_s : u"GET"_s;
        if (hasData && m_request.values("Content-Type"_L1).isEmpty() && !m_request.isMultipart) {
            // curl says so by itself.
            m_request.headers.append({u"Content-Type"_s, m_isJson ? u"application/json"_s
                                                                  : u"application/x-www-form-urlencoded"_s});
        }
    }

    PastedRequest m_request;
    bool m_isGet = false;
    bool m_isJson = false;
};

} // namespace

bool hasCurlCommand(const QString &text)
{
    static const QRegularExpression command(
        u"(?:^|[\\s|;&(/\\\\\"'`])curl(?:\\.exe)?[\"']?\\s+(?:-|\\^?['\"]|https?:|\\\\\\r?\\n|\\^\\r?\\n|\\$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.contains(command);
}

PastedRequest readCurlCommand(const QString &text)
{
    const bool isCmd = looksLikeCmd(text);
    const ShellWords split = isCmd ? splitCmd(text) : splitPosix(text);
    const auto curl = std::find_if(split.words.cbegin(), split.words.cend(), isCurl);
    PastedRequest request;
    if (curl == split.words.cend())
        return request;
    request = CurlReader().read(split.words.mid(curl - split.words.cbegin() + 1));
    request.form = isCmd ? RequestForm::CmdCurl : RequestForm::Curl;
    request.isUnbalanced = split.isUnbalanced;
    return request;
}

} // namespace crier
