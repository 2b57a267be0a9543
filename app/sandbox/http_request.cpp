// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_request.h"

#include <algorithm>

namespace crier {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(const QByteArray &bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isTokenCharacter);
}

bool isVisibleAscii(const QByteArray &bytes)
{
    return !bytes.isEmpty() &&
           std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isDigits(const QByteArray &bytes)
{
    return !bytes.isEmpty() &&
           std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether `c` may follow `previous` inside a header. Told apart at once, byte by byte: a client that speaks
// TLS or sends only line feeds must get its refusal now and not when the time limit ends the connection.
bool mayFollow(char previous, char c)
{
    if (c == '\n') {
        return previous == '\r';
    }
    if (previous == '\r') {
        return false;
    }
    const auto byte = static_cast<unsigned char>(c);
    return c == '\r' || c == '\t' || (byte >= 0x20 && byte != 0x7f);
}

} // namespace

QList<QByteArray> HttpRequest::headerValues(const QByteArray &name) const
{
    QList<QByteArray> values;
    for (const auto &[fieldName, value] : headers) {
        if (fieldName.compare(name, Qt::CaseInsensitive) == 0) {
            values.append(value);
        }
    }
    return values;
}

HttpRequestParser::State HttpRequestParser::feed(const QByteArray &bytes)
{
    qsizetype used = 0;
    if (m_state == State::Header) {
        readHeader(bytes, used);
    }
    if (m_state == State::Body) {
        readBody(bytes, used);
    }
    return m_state;
}

void HttpRequestParser::readHeader(const QByteArray &bytes, qsizetype &used)
{
    while (used < bytes.size()) {
        const char c = bytes.at(used++);
        if (!mayFollow(m_header.isEmpty() ? '\0' : m_header.back(), c)) {
            refuse(400);
            return;
        }
        m_header.append(c);
        if (c == '\n' && m_header.endsWith("\r\n\r\n")) {
            parseHeader();
            return;
        }
        if (m_header.size() >= maxHeaderBytes) {
            refuse(431);
            return;
        }
    }
}

void HttpRequestParser::readBody(const QByteArray &bytes, qsizetype used)
{
    const qsizetype missing = m_bodyLength - m_request.body.size();
    m_request.body.append(QByteArrayView(bytes).sliced(used).first(std::min(missing, bytes.size() - used)));
    if (m_request.body.size() == m_bodyLength) {
        m_state = State::Complete;
    }
}

void HttpRequestParser::parseHeader()
{
    m_header.chop(4);
    bool isFirst = true;
    for (qsizetype start = 0; start <= m_header.size();) {
        const qsizetype lineEnd = m_header.indexOf("\r\n", start);
        const qsizetype end = lineEnd < 0 ? m_header.size() : lineEnd;
        const QByteArray line = m_header.mid(start, end - start);
        if (!(isFirst ? parseRequestLine(line) : parseField(line))) {
            return;
        }
        isFirst = false;
        start = end + 2;
    }
    planBody();
}

bool HttpRequestParser::parseRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isVisibleAscii(parts[1]) ||
        !parts[2].startsWith("HTTP/")) {
        refuse(400);
        return false;
    }
    m_isHttp11 = parts[2] == "HTTP/1.1";
    if (!m_isHttp11 && parts[2] != "HTTP/1.0") {
        refuse(505);
        return false;
    }
    m_request.method = parts[0];
    m_request.target = parts[1];
    return true;
}

bool HttpRequestParser::parseField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) { // a folded line begins with a space, which is no token
        refuse(400);
        return false;
    }
    m_request.headers.append({line.first(colon), line.mid(colon + 1).trimmed()});
    return true;
}

void HttpRequestParser::planBody()
{
    if (m_isHttp11 && m_request.headerValues("Host").size() != 1) {
        refuse(400);
        return;
    }
    if (!m_request.headerValues("Transfer-Encoding").isEmpty()) {
        refuse(411);
        return;
    }
    const QList<QByteArray> lengths = m_request.headerValues("Content-Length");
    if (lengths.size() > 1 || (lengths.size() == 1 && !isDigits(lengths.first()))) {
        refuse(400);
        return;
    }
    if (!lengths.isEmpty()) {
        bool isNumber = false;
        const qlonglong length = lengths.first().toLongLong(&isNumber);
        if (!isNumber || length > maxBodyBytes) { // all digits, so not a number means too large for one
            refuse(413);
            return;
        }
        m_bodyLength = static_cast<qsizetype>(length);
    }
    const QList<QByteArray> expectations = m_request.headerValues("Expect");
    if (m_isHttp11 && !expectations.isEmpty()) {
        if (expectations.size() > 1 ||
            expectations.first().compare("100-continue", Qt::CaseInsensitive) != 0) {
            refuse(417);
            return;
        }
        m_expectsContinue = true;
    }
    m_state = m_bodyLength == 0 ? State::Complete : State::Body;
}

void HttpRequestParser::refuse(int status)
{
    m_state = State::Refused;
    m_refusal = status;
}

} // namespace crier
