// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace crier::test {

namespace {

constexpr int serverPatienceMs = 10'000;

QString scratchTemplate()
{
#if defined(Q_OS_LINUX)
    const QFileInfo memory(u"/dev/shm"_s);
    if (memory.isDir() && memory.isWritable())
        return u"/dev/shm/crier-test-XXXXXX"_s;
#endif
    return QDir::temp().filePath(u"crier-test-XXXXXX"_s);
}

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

QByteArray bytesOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString().toLatin1();
}

} // namespace

Scratch::Scratch()
    : m_dir(scratchTemplate())
{}

QString Scratch::freshPath()
{
    return filePath(QString::number(++m_count));
}

QString crierctlPath()
{
    return QString::fromUtf8(CRIER_BIN_DIR "/crierctl");
}

SandboxProcess::~SandboxProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(serverPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool SandboxProcess::start(const QString &outputPath, const QStringList &options)
{
    m_outputPath = outputPath;
    m_process.setStandardOutputFile(outputPath);
    m_process.setStandardErrorFile(outputPath + u".err"_s);
    m_process.start(crierctlPath(), QStringList{u"sandbox"_s, u"--port"_s, u"0"_s} + options);
    return m_process.waitForStarted() && QTest::qWaitFor(
                                             [this] {
                                                 readLines();
                                                 return !m_url.isEmpty();
                                             },
                                             serverPatienceMs);
}

void SandboxProcess::readLines()
{
    QFile file(m_outputPath);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_position))
        return;
    while (true) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            return; // half a line: it is read again when it is whole
        m_position += line.size();
        const QJsonObject object = objectOf(line);
        if (m_url.isEmpty()) {
            m_url = object.value("url"_L1).toString();
            m_appKey = object.value("app_key"_L1).toString();
            m_appSecret = bytesOf(object, "app_secret"_L1);
            continue;
        }
        const QString path = object.value("path"_L1).toString();
        if (path != "/message/chatroom/broadcast.json"_L1) {
            m_otherPaths.append(path);
            continue;
        }
        const QJsonObject headers = object.value("headers"_L1).toObject();
        Arrival arrival;
        arrival.requestId = bytesOf(headers, "x-request-id"_L1);
        arrival.nonce = bytesOf(headers, "nonce"_L1);
        arrival.timestamp = bytesOf(headers, "timestamp"_L1);
        arrival.contentSha256 = bytesOf(object, "content_sha256"_L1);
        arrival.bodySha256 = bytesOf(object, "body_sha256"_L1);
        arrival.accepted = object.value("accepted"_L1).toBool();
        arrival.code = object.value("code"_L1).toInt();
        arrival.monotonicMs = object.value("arrived_monotonic_ms"_L1).toInteger();
        m_arrivals.append(arrival);
    }
}

QList<Arrival> SandboxProcess::arrivals()
{
    readLines();
    return m_arrivals;
}

bool SandboxProcess::sync()
{
    // The server takes connections in their order but may finish two of one round in any order; so two
    // rounds.
    const QUrl address(m_url);
    for (int round = 0; round < 2; ++round) {
        const QString path = u"/sync-%1"_s.arg(++m_syncs);
        QTcpSocket socket;
        socket.connectToHost(address.host(), quint16(address.port()));
        if (!socket.waitForConnected(serverPatienceMs))
            return false;
        socket.write("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n");
        socket.flush();
        const bool seen = QTest::qWaitFor(
            [&] {
                readLines();
                return m_otherPaths.contains(path);
            },
            serverPatienceMs);
        if (!seen)
            return false;
    }
    return true;
}

QByteArray Ending::toText() const
{
    return "exit " + QByteArray::number(exitCode) + (killed ? " killed" : "") +
           (timedOut ? " timed out" : "") + "\nstdout: " + output + "\nstderr: " + errors;
}

Crierctl::Crierctl(const QStringList &arguments, const Environment &environment, const QByteArray &secret,
                   const QStringList &prefix)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    if (!secret.isEmpty())
        variables.insert(u"CRIER_TEST_SECRET"_s, QString::fromLatin1(secret));
    for (const auto &[name, value] : environment)
        variables.insert(name, value);
    m_process.setProcessEnvironment(variables);
    const QStringList words = prefix + QStringList{crierctlPath()} + arguments;
    m_process.start(words.first(), words.mid(1));
    m_process.waitForStarted();
}

Crierctl::~Crierctl()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Ending Crierctl::end(int timeoutMs)
{
    Ending ending;
    if (isRunning() && !m_process.waitForFinished(timeoutMs)) {
        ending.timedOut = true;
        m_process.kill();
        m_process.waitForFinished();
    }
    ending.killed = m_process.exitStatus() == QProcess::CrashExit;
    ending.exitCode = m_process.exitCode();
    ending.output = m_process.readAllStandardOutput();
    ending.errors = m_process.readAllStandardError();
    ending.json = objectOf(ending.output.trimmed().split('\n').last());
    return ending;
}

QStringList sendArguments(const SandboxProcess &sandbox, const QString &dataDir, const QString &text,
                          const QStringList &more)
{
    return QStringList{u"send"_s,
                       u"--url"_s,
                       sandbox.url(),
                       u"--app-key"_s,
                       sandbox.appKey(),
                       u"--from"_s,
                       u"alice"_s,
                       u"--type"_s,
                       u"RC:TxtMsg"_s,
                       u"--text"_s,
                       text,
                       u"--json"_s,
                       u"--data-dir"_s,
                       dataDir,
                       u"--app-secret-env"_s,
                       u"CRIER_TEST_SECRET"_s} +
           more;
}

Ending runSend(const SandboxProcess &sandbox, const QString &dataDir, const QString &text,
               const QStringList &more, const Environment &environment)
{
    return Crierctl(sendArguments(sandbox, dataDir, text, more), environment, sandbox.appSecret()).end();
}

Listing listLog(const QString &dataDir, const Environment &environment)
{
    Listing listing;
    listing.ending =
        Crierctl({u"log"_s, u"list"_s, u"--json"_s, u"--data-dir"_s, dataDir}, environment).end();
    for (const QByteArray &line : listing.ending.output.split('\n')) {
        if (!line.isEmpty())
            listing.rows.append(objectOf(line));
    }
    return listing;
}

QStringList lies(const QList<QJsonObject> &rows, const QList<Arrival> &arrivals)
{
    QStringList found;
    const auto note = [&found](const char *what, const QByteArray &which) {
        found.append(u"%1: %2"_s.arg(QString::fromLatin1(what), QString::fromLatin1(which)));
    };

    QHash<QByteArray, QList<Arrival>> byRequest;
    QHash<QByteArray, int> byContent;
    for (const Arrival &arrival : arrivals) {
        byRequest[arrival.requestId].append(arrival);
        if (byRequest[arrival.requestId].size() == 2)
            note("one request arrived twice", arrival.requestId);
        if (++byContent[arrival.contentSha256] == 2)
            note("one message arrived twice", arrival.contentSha256);
    }

    QHash<QByteArray, QJsonObject> rowOf;
    for (const QJsonObject &row : rows) {
        const QByteArray id = bytesOf(row, "request_id"_L1);
        if (id.isEmpty() || rowOf.contains(id))
            note("a row without a request id of its own", id);
        rowOf.insert(id, row);

        const QString state = row.value("outcome"_L1).toString();
        const QList<Arrival> received = byRequest.value(id);
        if (state == "intent"_L1 || state == "on_wire"_L1)
            note("a dead program's row was not recovered", id);
        else if (state == "not_sent"_L1 && !received.isEmpty())
            note("not_sent, but it arrived", id);
        else if (state == "accepted"_L1 && (received.isEmpty() || !received.first().accepted))
            note("accepted, but the sandbox did not accept it", id);
        else if (state == "rejected"_L1 && (received.isEmpty() || received.first().accepted))
            note("rejected, but the sandbox did not reject it", id);
    }

    for (const Arrival &arrival : arrivals) {
        const auto row = rowOf.constFind(arrival.requestId);
        if (row == rowOf.constEnd())
            note("arrived without a row", arrival.requestId);
        else if (bytesOf(*row, "content_sha256"_L1) != arrival.contentSha256 ||
                 bytesOf(*row, "body_sha256"_L1) != arrival.bodySha256)
            note("other bytes arrived than the row says", arrival.requestId);
    }
    return found;
}

} // namespace crier::test
