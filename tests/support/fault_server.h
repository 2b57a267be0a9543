// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace crier::test {

// How far the server takes in a request before it acts.
enum class ReadUntil {
    Nothing, // acts right after accept; over TLS without a handshake
    Header,
    HalfBody,
    Whole,
};

// How the connection ends after the action.
enum class Ending {
    Close,       // TCP close; over TLS without close_notify
    CloseNotify, // over TLS with close_notify; else as Close
    HalfClose,   // close_notify (plain: FIN), then TCP stays open
    Reset,       // TCP RST
    HoldOpen,    // takes in what else comes until the peer goes
    StopReading, // takes in nothing more until settle()
    NextRequest, // keep-alive: the same again for the next request
};

struct Behaviour
{
    ReadUntil read = ReadUntil::Whole;
    std::chrono::milliseconds delay{0}; // after accept, before anything else
    QByteArray answer{};                // raw bytes
    qsizetype dripFrom = -1;            // from this byte of the answer on, one byte at a time; -1: never
    std::chrono::milliseconds dripPause{60};
    QByteArray endless{}; // after the answer, again and again until the peer goes
    std::chrono::milliseconds endlessPause{0};
    Ending ending = Ending::Close;
    bool dropEverySecond = false; // every second request of a connection is read, then dropped
};

enum class TlsVersion { Any, V1_0, V1_1, V1_2, V1_3 };

struct TlsSetup
{
    QString certificateFile; // may be empty for anonymous ciphers
    QString keyFile;
    TlsVersion only = TlsVersion::Any;
    QByteArray ciphers = "DEFAULT:@SECLEVEL=0"; // up to TLS 1.2; level 0, so that bad certificates load
};

// A raw TCP or TLS server on 127.0.0.1 that takes in requests and then misbehaves as told. It counts what
// arrived, keyed by X-Request-ID. Not built on an HTTP library: those repair faults.
//
// Runs its own bounded number of threads from construction to stop(); everything else is thread-safe.
class FaultServer
{
public:
    struct Arrivals
    {
        int complete = 0; // header and the whole body by Content-Length
        int partial = 0;  // a part of a request
    };

    explicit FaultServer(Behaviour behaviour, std::optional<TlsSetup> tls = {});
    ~FaultServer();
    FaultServer(const FaultServer &) = delete;
    FaultServer &operator=(const FaultServer &) = delete;

    quint16 port() const;

    // Call when the client has closed its sockets: takes in all that is still on the way, then the counts are
    // final. The server serves nobody after it.
    void settle();

    Arrivals arrivals(const QByteArray &requestId) const;
    Arrivals allArrivals() const; // of every id, and of requests cut before their id
    int connections() const;
    qint64 requestBytes() const;      // over TLS: as decrypted
    QList<QByteArray> heads() const;  // raw request headers in order of arrival
    QList<QByteArray> bodies() const; // of complete requests in order of arrival

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Whether a client that trusts everything and speaks every protocol completes a TLS handshake with this
// server: proves that a server which Crier refuses does work.
bool permissiveHandshake(quint16 port);

} // namespace crier::test
