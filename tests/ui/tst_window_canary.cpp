// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secret_forms.h"
#include "tests/ui/window_fixture.h"
#include "ui/log/log_view.h"
#include "ui/support/bundle_dialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstring>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>
#endif

using namespace crier;
using namespace crier::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const char sessionArgument[] = "--session";
const char lastLine[] = "the session is over";

bool sendOnce(WindowFixture &fixture, SendState expected)
{
    const int before = int(fixture.reports.size());
    if (!fixture.waitForSend())
        return false;
    fixture.sendButton()->click();
    return fixture.waitForReports(before + 1) && fixture.reports.last().outcome.state == expected;
}

bool keep(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// Every text the window offers to be copied.
bool copyAll(WindowFixture &fixture, const QString &folder)
{
    QByteArray copied;
    for (const char *name : {"actionCopyContent", "actionCopyRequestId", "actionCopyJson", "copyCurlPosix",
                             "copyCurlPowerShell", "copyCurlCmd"}) {
        auto *const action = fixture.window.findChild<QAction *>(QString::fromLatin1(name));
        if (!action)
            return false;
        QApplication::clipboard()->clear();
        action->trigger();
        copied += QApplication::clipboard()->text().toUtf8() + '\n';
    }
    return keep(folder, u"clipboard.txt"_s, copied);
}

bool saveBundle(WindowFixture &fixture, const QString &folder)
{
    BundleDialog dialog(fixture.desk, {.clock = fixture.clock, .dataDir = folder}, std::nullopt,
                        &fixture.window);
    QSignalSpy ready(&dialog, &BundleDialog::ready);
    dialog.show();
    if (ready.isEmpty() && !ready.wait())
        return false;
    dialog.saveTo(folder + u"/bundle.zip"_s);
    return QFile::exists(folder + u"/bundle.zip"_s) &&
           keep(folder, u"bundle.txt"_s, bundleText(dialog.chosenParts()).toUtf8());
}

bool exportBoth(WindowFixture &fixture, const QString &folder)
{
    QSignalSpy exported(&fixture.desk, &SendDesk::exportFinished);
    for (const bool asCsv : {true, false}) {
        fixture.desk.exportLog(folder + (asCsv ? u"/log.csv"_s : u"/log.jsonl"_s), asCsv);
        if (!QTest::qWaitFor([&exported] { return !exported.isEmpty(); }, 10'000) ||
            exported.takeFirst().at(2).value<std::optional<Error>>())
            return false;
    }
    return true;
}

// All that a person does in a day. Gives what did not work; null: all of it did.
const char *live(const QString &folder, const QByteArray &secret)
{
    WindowFixture::Options options;
    options.sandbox.appSecret = secret;
    options.sandbox.interval = std::chrono::milliseconds(0);
    WindowFixture fixture(folder, options);
    if (!fixture.start())
        return "the window does not start";
    QSignalSpy saved(&fixture.keeper, &DraftKeeper::saved);
    WindowFixture::replaceAll(*fixture.textEditor(), u"What everybody may know."_s);
    if (!QTest::qWaitFor([&saved] { return !saved.isEmpty(); }, 10'000))
        return "the draft is not saved";
    if (!sendOnce(fixture, SendState::Accepted))
        return "the first send is not accepted";
    fixture.sandbox->addFault(SandboxFault::Reset, 1);
    if (!sendOnce(fixture, SendState::Unknown))
        return "the lost answer is not unknown";
    fixture.sandbox->setServiceOn(false);
    if (!sendOnce(fixture, SendState::Rejected))
        return "the service that is off does not reject";

    fixture.window.showLogRow(1);
    const auto isChosen = [&fixture] {
        return fixture.window.findChild<QAction *>(u"actionCopyJson"_s)->isEnabled();
    };
    if (!QTest::qWaitFor(isChosen, 10'000))
        return "the log does not show the send";
    if (!copyAll(fixture, folder))
        return "not everything can be copied";
    if (!exportBoth(fixture, folder))
        return "the log is not exported";
    if (!saveBundle(fixture, folder))
        return "the bundle is not saved";
    fixture.window.grab().save(folder + u"/window.png"_s);

    std::printf("%s\n", lastLine);
    std::fflush(stdout);
    char answer[8] = {};
    if (!std::fgets(answer, sizeof answer, stdin)) // somebody looks at this process
        return "nobody answered";
    std::raise(SIGSEGV); // with everything still in memory
    return "it outlived its end";
}

// The program itself as it is to be looked at: the window of main() with a secret that can be found again,
// which comes through standard input.
int session(int argc, char **argv)
{
#if defined(Q_OS_UNIX)
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_CORE, &all); // the system would write one
#endif
    hardenProcess();
    char line[256] = {};
    if (!std::fgets(line, sizeof line, stdin))
        return 3;
    const QByteArray secret = QByteArray(line).trimmed();
    std::memset(line, 0, sizeof line);
    QApplication application(argc, argv);
    const char *const trouble = live(QDir::currentPath() + u"/data"_s, secret);
    std::fprintf(stderr, "%s\n", trouble);
    return 4;
}

} // namespace

// A day in the window with a secret that can be found again, and a crash at its end: the secret is nowhere.
class WindowCanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSearchSeesWhatIsThere()
    {
        const QTemporaryDir folder;
        const QList<Needle> needles = formsOf("the secret", m_secret);
        QVERIFY(keep(folder.path(), u"one"_s, "nothing"));
        QCOMPARE(searchFolder(folder.path(), needles).files, 1);
        QVERIFY(searchFolder(folder.path(), needles).trace.isEmpty());
        QVERIFY(keep(folder.path(), u"two"_s, QByteArray("x" + m_secret + "y").toBase64()));
        QVERIFY(!searchFolder(folder.path(), needles).trace.isEmpty());
    }

    void theSecretIsNowhere()
    {
#if defined(Q_OS_WIN)
        QSKIP("Crashes are told of in another way there.");
#endif
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"tmp"_s) && QDir(home.path()).mkpath(u"data"_s));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"TMPDIR"_s, home.filePath(u"tmp"_s));
        for (const auto &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(name, home.filePath(name.toLower()));
        environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true;qt.qpa.*=false;qt.text.*=false"_s);
        QProcess child;
        child.setProcessEnvironment(environment);
        child.setWorkingDirectory(home.path()); // where a core file would be put
        child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(sessionArgument)});
        QVERIFY(child.waitForStarted());
        child.write(m_secret + '\n');
        QByteArray output;
        const bool isOver = QTest::qWaitFor(
            [&] {
                output += child.readAllStandardOutput();
                return output.contains(lastLine) || child.state() == QProcess::NotRunning;
            },
            90'000);
        QVERIFY2(isOver && output.contains(lastLine), child.readAllStandardError().constData());

        const QList<Needle> needles = formsOf("the secret", m_secret);
        for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
            QFile file(u"/proc/%1/%2"_s.arg(child.processId()).arg(name));
            if (file.open(QIODevice::ReadOnly)) // not everywhere, and not for everybody
                QCOMPARE(trace(name.toUtf8(), file.readAll(), needles), QByteArray());
        }
        child.write("\n");
        QVERIFY(child.waitForFinished(30'000));
        const QByteArray errors = child.readAllStandardError();
#if !defined(CRIER_SANITIZED) // it turns a crash into a report
        QVERIFY2(child.exitStatus() == QProcess::CrashExit, errors.constData());
#endif
        output += child.readAllStandardOutput();
        QCOMPARE(trace("standard output", output, needles), QByteArray());
        QCOMPARE(trace("standard error", errors, needles), QByteArray());
        const FolderSearch search = searchFolder(home.path(), needles);
        QCOMPARE(search.trace, QByteArray());
        for (const auto &name : {u"sendlog.db"_s, u"clipboard.txt"_s, u"log.csv"_s, u"log.jsonl"_s,
                                 u"bundle.zip"_s, u"bundle.txt"_s, u"drafts"_s})
            QVERIFY2(QFileInfo::exists(home.filePath(u"data/"_s + name)), qPrintable(name));
        QVERIFY(search.files >= 8);
        QCOMPARE(QDir(home.path()).entryList({u"core*"_s}, QDir::Files), QStringList());
        QVERIFY(clipboardHoldsSomething(home.filePath(u"data/clipboard.txt"_s)));
    }

private:
    static bool clipboardHoldsSomething(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("curl");
    }

    const QByteArray m_secret = "Canary7Wf3kQ9zLx2Vb8Nm4Ht";
};

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], sessionArgument) == 0)
        return session(argc, argv);
    QApplication application(argc, argv);
    WindowCanaryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_canary.moc"
