// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace crier {

// What one run of crierctl left behind.
struct CrierctlRun
{
    int exitCode = -1; // -1: it did not start, crashed, or had to be stopped because it went on for too long
    QByteArray out;
    QByteArray err;

    // The lines of standard output as JSON objects; a line that is none stands there as an empty object.
    QList<QJsonObject> objects() const;
    // The only object printed; empty when there is none or more than one.
    QJsonObject object() const;
    // The lines of standard error, without the line ends.
    QList<QByteArray> complaints() const;
    // Nothing on standard output, and on standard error one line that names the program and ends as a
    // sentence.
    bool onlyComplainsOnce() const;
};

// The names of the members of the first object in `line`, in the order they are written there.
QStringList memberNames(const QByteArray &line);

// `arguments` with `option` set to `value`; with a null value, without the option.
QStringList withOption(QStringList arguments, const QString &option, const QString &value);

// Runs the real crierctl in a folder of its own, which is gone when this is. In plain English, with an empty
// home and without proxies, until told otherwise.
class Crierctl
{
public:
    Crierctl();

    // Where the data folder is; it does not exist before the first command that needs it.
    QString dataDir() const;
    // A place for the test's own files, beside the data folder.
    QString scratchFile(const QString &name) const;
    // Writes such a file and gives its path; an empty one when that failed.
    QString writeScratchFile(const QString &name, const QByteArray &bytes) const;

    QProcessEnvironment environment;
    QString executable; // another copy of it to run; empty: the one that was built

    // Runs `crierctl ARGUMENTS` with --data-dir, `input` on its standard input.
    CrierctlRun run(const QStringList &arguments, const QByteArray &input = {}) const;
    // Runs `/bin/sh -c SCRIPT`, where "$0" is crierctl and "$@" is --data-dir and `arguments`: for bytes that
    // no QString can hold.
    CrierctlRun runThroughShell(const QString &script, const QStringList &arguments) const;
    // Starts it and goes on.
    void start(QProcess &process, const QStringList &arguments) const;

    // The rows of the log as `log list --json` prints them, newest first.
    QList<QJsonObject> rows() const;

private:
    QStringList withDataDir(const QStringList &arguments) const;
    CrierctlRun finish(QProcess &process, const QByteArray &input) const;

    QTemporaryDir m_folder;
};

// A `crierctl sandbox` of its own process, stopped when this goes.
class SandboxProcess
{
public:
    ~SandboxProcess();

    // Starts it and reads its first line. False when there is none in time: errors() says why.
    bool start(const QStringList &options = {QStringLiteral("--interval-ms"), QStringLiteral("0")});
    // Asks it to stop as the system would (SIGTERM); its exit code, or -1 when it did not end by itself.
    int stop();

    QString url() const { return m_announcement.value(QStringLiteral("url")).toString(); }
    QString appKey() const { return m_announcement.value(QStringLiteral("app_key")).toString(); }
    QString appSecret() const { return m_announcement.value(QStringLiteral("app_secret")).toString(); }
    QByteArray announcementLine() const { return m_announcementLine; }
    QByteArray errors() { return m_process.readAllStandardError(); }

    // The environment variable that sendTo() names for the secret.
    static QString secretVariable() { return QStringLiteral("CRIER_TEST_SECRET"); }
    // send with this server as its goal; puts the secret into `crierctl`'s environment.
    QStringList sendHere(Crierctl &crierctl, const QStringList &more) const;

    // Every request since the last call, as announced. Knows that none is on its way any more, because a
    // request of its own that comes last must have been announced as well. None: the server is gone.
    std::optional<QList<QJsonObject>> requests();
    // Waits for the next line and gives it; an empty object when none comes in time.
    QJsonObject nextRequest();

private:
    std::optional<QByteArray> readLine();

    QProcess m_process;
    QByteArray m_announcementLine;
    QJsonObject m_announcement;
    int m_marks = 0;
};

} // namespace crier
