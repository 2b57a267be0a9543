// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/private_bus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#endif

namespace crier {

namespace {

constexpr int startMilliseconds = 20'000;

// It must not outlive the test, however that ends.
void dieWithTheTest(QProcess &process)
{
#if defined(Q_OS_LINUX)
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#else
    Q_UNUSED(process)
#endif
}

void stop(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(3'000)) {
        process.kill();
        process.waitForFinished(3'000);
    }
}

} // namespace

PrivateBus::PrivateBus()
{
    const QDir home(m_folder.path());
    for (const char *folder : {"data", "config", "cache", "runtime"}) {
        if (!home.mkdir(QLatin1String(folder)))
            return;
    }
    QFile::setPermissions(home.filePath(QStringLiteral("runtime")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Without service folders: nothing of the system's is started in here.
    QFile config(home.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return;
    config.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                 "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" "
                 "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    config.close();

    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "KDE_FULL_SESSION",
                             "KDE_SESSION_VERSION", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"})
        m_environment.remove(QLatin1String(name));
    m_environment.insert(QStringLiteral("HOME"), m_folder.path());
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.filePath(QStringLiteral("config")));
    m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), home.filePath(QStringLiteral("cache")));
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.filePath(QStringLiteral("runtime")));

    dieWithTheTest(m_bus);
    m_bus.setProcessEnvironment(m_environment);
    m_bus.setStandardErrorFile(home.filePath(QStringLiteral("bus.err")));
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                 QStringLiteral("--config-file=") + config.fileName()});
    while (!m_bus.canReadLine() && m_bus.waitForReadyRead(startMilliseconds)) {
    }
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    m_connectionName = m_address;
    if (!m_address.isEmpty() && !QDBusConnection::connectToBus(m_address, m_connectionName).isConnected())
        m_address.clear();
}

PrivateBus::~PrivateBus()
{
    stopKeyring();
    QDBusConnection::disconnectFromBus(m_connectionName);
    stop(m_bus);
}

bool PrivateBus::startKeyring(const QByteArray &password)
{
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets"),
                          QStringLiteral("--control-directory=") + m_folder.path() +
                              QStringLiteral("/runtime")};
    if (!password.isEmpty())
        arguments.append(QStringLiteral("--unlock"));
    dieWithTheTest(m_keyring);
    m_keyring.setProcessEnvironment(m_environment);
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.setStandardErrorFile(m_folder.path() + QStringLiteral("/keyring.err"));
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
    if (!m_keyring.waitForStarted(startMilliseconds))
        return false;
    m_keyring.write(password);
    m_keyring.closeWriteChannel();
    return QTest::qWaitFor(
        [this] {
            return connection().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"));
        },
        startMilliseconds);
}

void PrivateBus::stopKeyring()
{
    stop(m_keyring);
}

bool PrivateBus::lockKeyring() const
{
    const QString service = QStringLiteral("org.freedesktop.secrets");
    const QString path = QStringLiteral("/org/freedesktop/secrets");
    const QString interface = QStringLiteral("org.freedesktop.Secret.Service");
    QDBusMessage alias =
        QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("ReadAlias"));
    alias << QStringLiteral("default");
    const QDBusReply<QDBusObjectPath> collection = connection().call(alias);
    QDBusMessage lock = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Lock"));
    lock << QVariant::fromValue(QList<QDBusObjectPath>{collection.value()});
    return collection.isValid() && connection().call(lock).type() == QDBusMessage::ReplyMessage;
}

} // namespace crier
