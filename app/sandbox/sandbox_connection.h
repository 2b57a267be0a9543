// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/sandbox_reply.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace crier {

// One connection: reads one request, hands it to `answer`, carries the reply out, ends. Deletes itself when
// the socket is gone. Nothing lasts longer than a minute without progress, whatever the peer does.
class SandboxConnection : public QObject
{
    Q_OBJECT

public:
    // Called once, with a complete request and the steady clock at its first byte.
    using Answer = std::function<SandboxReply(const HttpRequest &, qint64 arrivedMonotonicMs)>;

    // Takes the socket over.
    SandboxConnection(QTcpSocket *socket, Answer answer, QObject *parent);

private:
    enum class Phase { Reading, Waiting, Writing, Filling, Draining };

    void read();
    void start(const SandboxReply &reply);
    void write();
    void writeMore();
    void fill();
    void drain();
    void end();

    QTcpSocket *m_socket;
    Answer m_answer;
    Phase m_phase = Phase::Reading;
    HttpRequestParser m_parser;
    SandboxReply m_reply;
    qint64 m_arrivedMonotonicMs = -1;
    qint64 m_filled = 0;
    bool m_saidContinue = false;
    QTimer m_delay;
    QTimer m_limit;
};

} // namespace crier
