// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

// Drives the real crierctl from outside and compares what its log says with what the sandbox received.
// Nothing in here uses the program's own code: a mistake in it must not hide itself.
namespace crier::test {

// A private folder, in memory where the system has such a place: these tests flush thousands of times.
class Scratch
{
public:
    Scratch();
    bool isValid() const { return m_dir.isValid(); }
    QString path() const { return m_dir.path(); }
    QString filePath(const QString &name) const { return m_dir.filePath(name); }
    // A folder in it that has never been named before; not made yet.
    QString freshPath();

private:
    QTemporaryDir m_dir;
    int m_count = 0;
};

// One broadcast that the sandbox read to its end.
struct Arrival
{
    QByteArray requestId;
    QByteArray contentSha256;
    QByteArray bodySha256;
    bool accepted = false;
    int code = 0;
    qint64 monotonicMs = 0;
    QByteArray nonce;
    QByteArray timestamp;
};

// `crierctl sandbox`, writing to a file, so that it never waits for a reader.
class SandboxProcess
{
public:
    SandboxProcess() = default;
    ~SandboxProcess();
    SandboxProcess(const SandboxProcess &) = delete;
    SandboxProcess &operator=(const SandboxProcess &) = delete;

    bool start(const QString &outputPath, const QStringList &options);
    QString url() const { return m_url; }
    QString appKey() const { return m_appKey; }
    QByteArray appSecret() const { return m_appSecret; }
    // All so far. Complete only after sync().
    QList<Arrival> arrivals();
    // After this, arrivals() holds whatever reached the sandbox's socket before the call.
    bool sync();

private:
    void readLines();

    QProcess m_process;
    QString m_outputPath;
    qint64 m_position = 0;
    QString m_url;
    QString m_appKey;
    QByteArray m_appSecret;
    QList<Arrival> m_arrivals;
    QStringList m_otherPaths;
    int m_syncs = 0;
};

// How a crierctl ended.
struct Ending
{
    bool timedOut = false;
    bool killed = false; // by a signal
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    QJsonObject json; // the last line of the output
    QByteArray requestId() const { return json.value(QLatin1String("request_id")).toString().toLatin1(); }
    QString outcome() const { return json.value(QLatin1String("outcome")).toString(); }
    // For failure messages.
    QByteArray toText() const;
};

using Environment = QList<std::pair<QString, QString>>;

// A crierctl that is running or has run. The secret is in the environment variable CRIER_TEST_SECRET.
class Crierctl
{
public:
    Crierctl(const QStringList &arguments, const Environment &environment = {}, const QByteArray &secret = {},
             const QStringList &prefix = {});
    ~Crierctl();
    Crierctl(const Crierctl &) = delete;
    Crierctl &operator=(const Crierctl &) = delete;

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 processId() const { return m_process.processId(); }
    void kill() { m_process.kill(); }
    Ending end(int timeoutMs = 60'000);

private:
    QProcess m_process;
};

QString crierctlPath();
QStringList sendArguments(const SandboxProcess &sandbox, const QString &dataDir, const QString &text,
                          const QStringList &more = {});
Ending runSend(const SandboxProcess &sandbox, const QString &dataDir, const QString &text,
               const QStringList &more = {}, const Environment &environment = {});

struct Listing
{
    Ending ending;
    QList<QJsonObject> rows; // newest first
    bool ok() const { return !ending.timedOut && !ending.killed && ending.exitCode == 0; }
};
Listing listLog(const QString &dataDir, const Environment &environment = {});

// What the log claims against what arrived, for sends that all had different contents. Empty: the log is
// honest. `rows` may be of several ledgers; all of them must have been listed (and so recovered) after the
// last send.
QStringList lies(const QList<QJsonObject> &rows, const QList<Arrival> &arrivals);

} // namespace crier::test
