// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace crier {

namespace {

constexpr int patienceMs = 30'000; // for a busy machine with sanitizers; nothing comes near it otherwise

QString program()
{
    return QStringLiteral(CRIER_BIN_DIR "/crierctl");
}

QJsonObject parsed(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

QList<QJsonObject> CrierctlRun::objects() const
{
    QList<QJsonObject> objects;
    QList<QByteArray> lines = out.split('\n');
    lines.removeLast(); // behind the last line end
    for (const QByteArray &line : lines)
        objects.append(parsed(line));
    return objects;
}

QJsonObject CrierctlRun::object() const
{
    const QList<QJsonObject> all = objects();
    return all.size() == 1 ? all.first() : QJsonObject();
}

QList<QByteArray> CrierctlRun::complaints() const
{
    QList<QByteArray> lines = err.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool CrierctlRun::onlyComplainsOnce() const
{
    static const QRegularExpression sentence(QStringLiteral("^crierctl: \\S.*[.\u3002]$"));
    return out.isEmpty() && complaints().size() == 1 &&
           sentence.match(QString::fromUtf8(complaints().first())).hasMatch();
}

QStringList withOption(QStringList arguments, const QString &option, const QString &value)
{
    if (const qsizetype at = arguments.indexOf(option); at >= 0)
        arguments.remove(at, 2);
    if (!value.isNull())
        arguments << option << value;
    return arguments;
}

QStringList memberNames(const QByteArray &line)
{
    // Every value is skipped whole, so that text inside a string is never taken for a name.
    static const QRegularExpression member(QStringLiteral(R"re("(\w+)":("(?:[^"\\]|\\.)*"|[^",{}\[\]]+))re"));
    QStringList names;
    auto matches = member.globalMatch(QString::fromUtf8(line));
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    return names;
}

Crierctl::Crierctl()
    : environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name :
         {"LANG", "LANGUAGE", "LC_MESSAGES", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "http_proxy", "https_proxy",
          "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), m_folder.path());
}

QString Crierctl::dataDir() const
{
    return m_folder.filePath(QStringLiteral("data"));
}

QString Crierctl::scratchFile(const QString &name) const
{
    return m_folder.filePath(name);
}

QString Crierctl::writeScratchFile(const QString &name, const QByteArray &bytes) const
{
    QFile file(scratchFile(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return {};
    return file.fileName();
}

QStringList Crierctl::withDataDir(const QStringList &arguments) const
{
    return QStringList{QStringLiteral("--data-dir"), dataDir()} + arguments;
}

CrierctlRun Crierctl::finish(QProcess &process, const QByteArray &input) const
{
    CrierctlRun run;
    if (!process.waitForStarted(patienceMs))
        return run;
    process.write(input);
    process.closeWriteChannel();

    // An event loop, because others have to be listened to meanwhile: a sandbox whose output nobody takes
    // would stop answering.
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    const bool ended = process.state() == QProcess::NotRunning;
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

CrierctlRun Crierctl::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, arguments);
    return finish(process, input);
}

CrierctlRun Crierctl::runThroughShell(const QString &script, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"), script, program()} + withDataDir(arguments));
    return finish(process, {});
}

void Crierctl::start(QProcess &process, const QStringList &arguments) const
{
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(executable.isEmpty() ? program() : executable, withDataDir(arguments));
}

QList<QJsonObject> Crierctl::rows() const
{
    return run({QStringLiteral("log"), QStringLiteral("list"), QStringLiteral("--json")}).objects();
}

SandboxProcess::~SandboxProcess()
{
    stop();
}

bool SandboxProcess::start(const QStringList &options)
{
    m_process.start(program(), QStringList{QStringLiteral("sandbox")} + options);
    m_announcementLine = readLine().value_or(QByteArray());
    m_announcement = parsed(m_announcementLine);
    return !url().isEmpty();
}

int SandboxProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return -1;
    m_process.terminate();
    const bool ended = m_process.waitForFinished(patienceMs);
    if (!ended) {
        m_process.kill();
        m_process.waitForFinished();
    }
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QStringList SandboxProcess::sendHere(Crierctl &crierctl, const QStringList &more) const
{
    crierctl.environment.insert(secretVariable(), appSecret());
    return QStringList{QStringLiteral("send"),
                       QStringLiteral("--url"),
                       url(),
                       QStringLiteral("--app-key"),
                       appKey(),
                       QStringLiteral("--app-secret-env"),
                       secretVariable()} +
           more;
}

std::optional<QByteArray> SandboxProcess::readLine()
{
    const QDeadlineTimer deadline(patienceMs);
    while (!m_process.canReadLine()) {
        if (deadline.hasExpired() || !m_process.waitForReadyRead(int(deadline.remainingTime())))
            return {};
    }
    return m_process.readLine().chopped(1);
}

QJsonObject SandboxProcess::nextRequest()
{
    return parsed(readLine().value_or(QByteArray()));
}

std::optional<QList<QJsonObject>> SandboxProcess::requests()
{
    const QString mark = QStringLiteral("/mark/%1").arg(++m_marks);
    QTcpSocket socket;
    const QUrl goal(url());
    socket.connectToHost(goal.host(), quint16(goal.port()));
    if (!socket.waitForConnected(patienceMs))
        return {};
    socket.write("POST " + mark.toLatin1() + " HTTP/1.1\r\nHost: " + goal.authority().toLatin1() +
                 "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    if (!socket.waitForBytesWritten(patienceMs))
        return {};

    QList<QJsonObject> requests;
    while (const std::optional<QByteArray> line = readLine()) {
        const QJsonObject request = parsed(*line);
        if (request.value(QStringLiteral("path")).toString() == mark)
            return requests;
        requests.append(request);
    }
    return {};
}

} // namespace crier
