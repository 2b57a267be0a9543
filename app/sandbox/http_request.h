// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace crier {

// One HTTP request as the sandbox read it; names and values as they came, without the spaces around a value.
struct HttpRequest
{
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    // All values of the header `name` (any case), in order.
    QList<QByteArray> headerValues(const QByteArray &name) const;
};

// Reads one HTTP/1.0 or 1.1 request from bytes that arrive in any portions. Strict: what RFC 9112 leaves to
// the server's patience (bare line feeds, folded lines, repeated lengths) is refused, because a client of
// ours must not depend on it. Bytes behind the request are ignored.
class HttpRequestParser
{
public:
    enum class State { Header, Body, Complete, Refused };

    static constexpr qsizetype maxHeaderBytes = 16 * 1024;
    static constexpr qsizetype maxBodyBytes = 2 * 1024 * 1024;

    State feed(const QByteArray &bytes);
    State state() const { return m_state; }

    // The HTTP status to refuse the request with; 0 unless state() is Refused.
    int refusal() const { return m_refusal; }
    // The header is read, the body is not, and the client asked to be told to go on.
    bool awaitsContinue() const { return m_state == State::Body && m_expectsContinue; }
    // Whole only when state() is Complete.
    const HttpRequest &request() const { return m_request; }

private:
    void readHeader(const QByteArray &bytes, qsizetype &used);
    void readBody(const QByteArray &bytes, qsizetype used);
    void parseHeader();
    bool parseRequestLine(const QByteArray &line);
    bool parseField(const QByteArray &line);
    void planBody();
    void refuse(int status);

    State m_state = State::Header;
    int m_refusal = 0;
    bool m_isHttp11 = false;
    bool m_expectsContinue = false;
    qsizetype m_bodyLength = 0;
    QByteArray m_header;
    HttpRequest m_request;
};

} // namespace crier
