// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_connection.h"

#include "app/sandbox/socket_options.h"

#include <QTcpSocket>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace crier {

namespace {

constexpr auto idleLimit = 60s;
constexpr auto drainLimit = 2s; // for the peer to notice that the answer is complete
constexpr qint64 readBufferBytes = 64 * 1024;
constexpr qint64 fillerPortion = 64 * 1024;
constexpr qint64 fillerLimit = 256 * 1024 * 1024;

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

SandboxConnection::SandboxConnection(QTcpSocket *socket, Answer answer, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_answer(std::move(answer))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readBufferBytes);
    m_delay.setSingleShot(true);
    m_delay.setTimerType(Qt::PreciseTimer);
    m_limit.setSingleShot(true);
    connect(m_socket, &QTcpSocket::readyRead, this, &SandboxConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &SandboxConnection::writeMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &SandboxConnection::end);
    connect(&m_delay, &QTimer::timeout, this, &SandboxConnection::write);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_socket->abort();
        end();
    });
    m_limit.start(idleLimit); // for the whole request: a peer that drips cannot stretch it
}

void SandboxConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_phase != Phase::Reading || bytes.isEmpty()) {
        return; // behind the one request of this connection: taken from the socket and dropped
    }
    if (m_arrivedMonotonicMs < 0) {
        m_arrivedMonotonicMs = monotonicMs();
    }
    m_parser.feed(bytes);
    if (m_parser.state() == HttpRequestParser::State::Complete) {
        start(m_answer(m_parser.request(), m_arrivedMonotonicMs));
    } else if (m_parser.state() == HttpRequestParser::State::Refused) {
        start(makeRefusal(m_parser.refusal(), QDateTime::currentDateTimeUtc()));
    } else if (m_parser.awaitsContinue() && !std::exchange(m_saidContinue, true)) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
}

void SandboxConnection::start(const SandboxReply &reply)
{
    m_reply = reply;
    m_phase = Phase::Waiting;
    if (m_reply.end == SandboxReply::End::Hold) {
        m_limit.start(idleLimit);
    } else if (m_reply.delay > 0ms) {
        m_limit.stop();
        m_delay.start(m_reply.delay);
    } else {
        write();
    }
}

void SandboxConnection::write()
{
    m_phase = Phase::Writing;
    m_limit.start(idleLimit);
    m_socket->write(m_reply.bytes);
    // At once: a peer that has closed its side already may end the connection with the next event.
    m_socket->flush();
    switch (m_reply.end) {
    case SandboxReply::End::Orderly:
        writeMore();
        break;
    case SandboxReply::End::Close:
        m_socket->disconnectFromHost();
        break;
    case SandboxReply::End::Reset:
        if (!resetOnClose(m_socket->socketDescriptor())) {
            qWarning("The sandbox cannot reset a connection; it closes it instead.");
        }
        m_socket->abort();
        break;
    case SandboxReply::End::Endless:
        m_phase = Phase::Filling;
        fill();
        break;
    case SandboxReply::End::Hold:
        break;
    }
}

void SandboxConnection::writeMore()
{
    if (m_phase == Phase::Filling) {
        m_limit.start(idleLimit);
        fill();
    } else if (m_phase == Phase::Writing && m_reply.end == SandboxReply::End::Orderly) {
        m_limit.start(idleLimit);
        if (m_socket->bytesToWrite() == 0) {
            drain();
        }
    }
}

void SandboxConnection::fill()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        return; // lost while flushing; end() was called
    }
    if (m_filled >= fillerLimit) {
        m_phase = Phase::Writing;
        m_socket->disconnectFromHost();
    } else if (m_socket->bytesToWrite() < fillerPortion) {
        m_filled += m_socket->write(QByteArray(fillerPortion, ' '));
    }
}

void SandboxConnection::drain()
{
    m_phase = Phase::Draining;
    if (!shutdownWrite(m_socket->socketDescriptor())) {
        m_socket->disconnectFromHost();
        return;
    }
    m_limit.start(drainLimit);
}

void SandboxConnection::end()
{
    m_delay.stop();
    m_limit.stop();
    deleteLater();
}

} // namespace crier
