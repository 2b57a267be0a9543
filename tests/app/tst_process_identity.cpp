// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process_identity.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>

#if defined(Q_OS_UNIX)
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace crier;

namespace {

const QString asChild = QStringLiteral("--wait-until-told");

// This program once more; it ends when its standard input does.
class Child
{
public:
    Child() { m_process.start(QCoreApplication::applicationFilePath(), {asChild}); }
    ~Child() { end(); }

    bool isRunning() { return m_process.waitForStarted() && m_process.waitForReadyRead(); }
    qint64 pid() const { return m_process.processId(); }
    bool end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return true;
        m_process.closeWriteChannel();
        return m_process.waitForFinished();
    }
    QString identityLine() { return QString::fromUtf8(m_process.readLine()).trimmed(); }

private:
    QProcess m_process;
};

// As a row of the ledger would hold it, written by the child itself.
ProcessIdentity identityOf(Child &child)
{
    const QStringList parts = child.identityLine().split(QLatin1Char('\t'));
    return {parts.value(0).toLongLong(), parts.value(1), parts.value(2)};
}

int beTheChild()
{
    const ProcessIdentity self = currentProcess();
    std::printf("%lld\t%s\t%s\n", static_cast<long long>(self.pid), qPrintable(self.startedAt),
                qPrintable(self.bootId));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

} // namespace

class TestProcessIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisProcessIsAlive()
    {
        const ProcessIdentity self = currentProcess();
        QCOMPARE(self.pid, QCoreApplication::applicationPid());
        QVERIFY(isAlive(self));
#if defined(Q_OS_LINUX) || defined(Q_OS_MACOS) || defined(Q_OS_WIN)
        QVERIFY(!self.startedAt.isEmpty());
#endif
#if defined(Q_OS_LINUX)
        QVERIFY(!self.bootId.isEmpty());
#endif
    }

    void askedTwiceItIsTheSame()
    {
        QCOMPARE(currentProcess(), currentProcess());
    }

    void aRunningChildIsAliveAndAnotherProcess()
    {
        Child child;
        QVERIFY(child.isRunning());
        const ProcessIdentity identity = identityOf(child);
        QCOMPARE(identity.pid, child.pid());
        QVERIFY(isAlive(identity));
        QVERIFY(!(identity == currentProcess()));
        QCOMPARE(identity.bootId, currentProcess().bootId);
    }

    void aChildThatEndedIsGone()
    {
        Child child;
        QVERIFY(child.isRunning());
        const ProcessIdentity identity = identityOf(child);
        QVERIFY(child.end());
        QVERIFY(!isAlive(identity));
    }

    void aChildThatEndedIsGoneEvenBeforeItsParentNotices()
    {
#if !defined(Q_OS_UNIX)
        QSKIP("only Unix keeps the dead until their parent has looked");
#else
        const pid_t pid = ::fork();
        if (pid == 0)
            ::_exit(0);
        QVERIFY(pid > 0);
        siginfo_t info{};
        const int seen = ::waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT); // ended, and still there
        const bool alive = isAlive({pid, QString(), currentProcess().bootId});
        ::waitpid(pid, nullptr, 0);
        QCOMPARE(seen, 0);
        QVERIFY(!alive); // it sends nothing any more
#endif
    }

    void aReusedIdIsNotTheSameProcess()
    {
        ProcessIdentity other = currentProcess();
        if (other.startedAt.isEmpty())
            QSKIP("this system tells no start times");
        other.startedAt += QLatin1Char('1');
        QVERIFY(!isAlive(other));
    }

    void aProcessOfAnotherBootIsGone()
    {
        ProcessIdentity other = currentProcess();
        if (other.bootId.isEmpty())
            QSKIP("this system tells no boot");
        other.bootId += QLatin1Char('1');
        QVERIFY(!isAlive(other));
    }

    void aProcessOfAnotherComputerCountsAsAlive()
    {
        ProcessIdentity other = currentProcess(); // a ledger in a home folder that two computers share
        other.bootId = QStringLiteral("another machine:another boot");
        other.pid = 0x7ffffffd;
        QVERIFY(isAlive(other));
    }

    void inDoubtItCountsAsAlive()
    {
        ProcessIdentity self = currentProcess();
        self.startedAt.clear(); // a row written where the system told none
        QVERIFY(isAlive(self));
        self.bootId.clear();
        QVERIFY(isAlive(self));
    }

    void anIdNobodyHasIsGone()
    {
        // Beyond the largest id a system gives out.
        QVERIFY(!isAlive({0x7ffffffd, QString(), currentProcess().bootId}));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == asChild)
        return beTheChild();
    TestProcessIdentity test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_process_identity.moc"
