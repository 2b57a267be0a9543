// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace crier {

// How the sandbox can be told to misbehave.
enum class SandboxFault {
    None,
    Slow,           // answers after `slowAnswer`
    ServerError,    // 500 with code 1000
    GatewayTimeout, // 504 with code 1050
    BadGateway,     // 502 with an HTML page
    Garbage,        // bytes that are not HTTP
    EndlessBody,    // a body that never ends
    Redirect,       // 307 to another path of this server
    CloseAfterRead, // reads the whole request, then closes
    Reset,          // reads the whole request, then resets the connection
    CutHeader,      // half a reply header, then closes
    CutBody,        // complete reply header, half the body, then closes
    NotJson,        // 200 with text that is not JSON
    DuplicateCode,  // 200 with {"code":1002,"code":200}
    Silent,         // never answers
};
// "slow", "500", "504", "502", "garbage", "endless", "redirect", "close", "reset", "cut-header", "cut-body",
// "not-json", "duplicate-code", "silent"; none for an unknown name.
std::optional<SandboxFault> sandboxFaultFromName(const QString &name);
QStringList sandboxFaultNames();

struct SandboxSettings
{
    QByteArray appKey;                         // empty: "sandbox-app-key"
    QByteArray appSecret;                      // empty: made fresh, never written down
    quint16 port = 0;                          // 0: any free one
    std::chrono::milliseconds interval{1'000}; // rate limit of broadcast per App Key; 0: none
    bool serviceOn = true;                     // off: broadcast answers 1009, repeats 1008 (dossier 3.4)
    std::chrono::milliseconds slowAnswer{3'000};
    std::chrono::seconds dateOffset{
        0}; // how far the server's clock is ahead: its Date header and its judgement
    QList<std::pair<SandboxFault, int>> faults; // each for so many broadcast requests, in turn; -1: for ever
};

// One request the sandbox read, in its own decoding.
struct SandboxRequest
{
    QString path;
    bool accepted = false; // it would have been delivered, also when a fault kept the answer back
    int httpStatus = 0;    // as answered; 0 when a fault answered nothing
    int code = 0;          // as answered; 0 when no whole, single code was
    QString errorMessage;
    QList<std::pair<QString, QString>> form;          // decoded, in order
    QByteArray content;                               // the decoded bytes of the content parameter, exactly
    QByteArray bodySha256;                            // hex
    QList<std::pair<QByteArray, QByteArray>> headers; // as received, without the signature
    qint64 arrivedMonotonicMs = 0;                    // steady clock, when the request's first byte was read
    qint64 receivedAtMs = 0;                          // wall clock, UTC
};

// A real HTTP/1.1 server on 127.0.0.1 that behaves as the dossier says RongCloud does. It is the embedded
// default and the test double, so it shares no code with the client: own HTTP parser, own form decoding, own
// signature check.
//
// Lives in one thread (its own in the window). requestReceived() comes once for every request read to its end
// (also for those a fault leaves unanswered), before the answer is written; what is connected to it directly
// must not delete the server. Bytes that are no request of HTTP are refused without it.
class SandboxServer : public QObject
{
    Q_OBJECT

public:
    explicit SandboxServer(SandboxSettings settings, QObject *parent = nullptr);
    ~SandboxServer() override;

    bool start(); // false: errorString()
    QString errorString() const;
    QString url() const; // "http://127.0.0.1:PORT"
    QByteArray appKey() const;
    QByteArray appSecret() const;

    void setServiceOn(bool on);
    void addFault(SandboxFault fault, int count);

Q_SIGNALS:
    void requestReceived(const crier::SandboxRequest &request);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace crier

Q_DECLARE_METATYPE(crier::SandboxRequest)
