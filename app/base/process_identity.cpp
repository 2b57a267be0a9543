// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process_identity.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QSysInfo>

#if defined(Q_OS_WIN)
#include <qt_windows.h>
#else
#include <cerrno>
#include <csignal>
#endif
#if defined(Q_OS_MACOS)
#include <sys/sysctl.h>
#endif

namespace crier {

namespace {

enum class Presence { Gone, Unsure, Running };

struct Sighting
{
    Presence presence = Presence::Unsure;
    QString startedAt;
};

#if defined(Q_OS_LINUX)
Sighting look(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (stat.open(QIODevice::ReadOnly)) {
        // The name in field 2 may hold spaces and brackets; the fields after it start behind the last ")".
        const QByteArray line = stat.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 19) {
            const bool ended = fields.at(0) == "Z" || fields.at(0) == "X"; // a zombie sends nothing
            return {ended ? Presence::Gone : Presence::Running, QString::fromLatin1(fields.at(19))};
        }
    }
    // hidepid may hide other processes; kill(0) sees through it.
    if (::kill(pid_t(pid), 0) == -1 && errno == ESRCH)
        return {Presence::Gone, {}};
    return {};
}
#elif defined(Q_OS_MACOS)
Sighting look(qint64 pid)
{
    int query[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, int(pid)};
    kinfo_proc info{};
    std::size_t size = sizeof info;
    if (sysctl(query, 4, &info, &size, nullptr, 0) != 0)
        return {};
    if (size == 0 || info.kp_proc.p_stat == SZOMB)
        return {Presence::Gone, {}};
    const timeval start = info.kp_proc.p_starttime;
    return {Presence::Running, QStringLiteral("%1.%2").arg(start.tv_sec).arg(start.tv_usec)};
}
#elif defined(Q_OS_WIN)
Sighting look(qint64 pid)
{
    HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, DWORD(pid));
    if (!process)
        return {GetLastError() == ERROR_INVALID_PARAMETER ? Presence::Gone : Presence::Unsure, {}};
    Sighting seen;
    FILETIME created{}, exited{}, kernel{}, user{};
    if (WaitForSingleObject(process, 0) == WAIT_OBJECT_0)
        seen.presence = Presence::Gone; // ended, somebody still holds a handle
    else if (GetProcessTimes(process, &created, &exited, &kernel, &user))
        seen = {Presence::Running,
                QString::number((quint64(created.dwHighDateTime) << 32) | created.dwLowDateTime)};
    CloseHandle(process);
    return seen;
}
#else
Sighting look(qint64 pid)
{
    if (::kill(pid_t(pid), 0) == -1 && errno == ESRCH)
        return {Presence::Gone, {}};
    return {};
}
#endif

// The part of a boot id that names the computer: a ledger in a network home is seen from several.
QString machineOf(const QString &boot)
{
    return boot.section(QLatin1Char(':'), 0, 0);
}

QString bootId()
{
    const QString machine = QString::fromLatin1(QSysInfo::machineUniqueId()) + QLatin1Char(':');
    const QByteArray id = QSysInfo::bootUniqueId();
    if (!id.isEmpty())
        return machine + QString::fromLatin1(id);
#if defined(Q_OS_WIN)
    // Qt tells no boot id on Windows; the system counts its boots here.
    const QSettings prefetch(QStringLiteral("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\"
                                            "Session Manager\\Memory Management\\PrefetchParameters"),
                             QSettings::NativeFormat);
    return machine + prefetch.value(QStringLiteral("BootId")).toString();
#else
    return machine;
#endif
}

} // namespace

ProcessIdentity currentProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return {pid, look(pid).startedAt, bootId()};
}

bool isAlive(const ProcessIdentity &process)
{
    static const QString thisBoot = bootId();
    if (machineOf(process.bootId) != machineOf(thisBoot))
        return true; // another computer's process: nobody can tell from here
    if (process.bootId != thisBoot)
        return false;
    const Sighting seen = look(process.pid);
    if (seen.presence == Presence::Gone)
        return false;
    return seen.startedAt.isEmpty() || process.startedAt.isEmpty() || seen.startedAt == process.startedAt;
}

} // namespace crier
