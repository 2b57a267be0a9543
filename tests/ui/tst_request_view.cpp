// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/request_view.h"

#include "app/rongcloud/request.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

Profile profile(Environment environment = Environment::Live)
{
    return {.name = u"Shop Live"_s,
            .environment = environment,
            .baseUrl = QUrl(u"https://api.sg-light-api.com"_s),
            .appKey = {u"uwd1c0sxdlx2"_s},
            .defaultSender = {}};
}

Draft draft(const QByteArray &content = "{\"content\":\"1+1=2 & 50 %\"}")
{
    return {UserId{u"ops-team"_s}, ObjectName{u"RC:TxtMsg"_s}, content, true};
}

QString textOf(const RequestView &view, const QString &name)
{
    return view.findChild<QPlainTextEdit *>(name)->toPlainText();
}

QString sumOf(const RequestView &view, const QString &name)
{
    return view.findChild<QLineEdit *>(name)->text();
}

} // namespace

class TestRequestView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints).*"_s));
    }

    void itShowsWhatWillBeSent()
    {
        RequestView view;
        view.setRequest(profile(), draft());
        view.show();
        const SignedRequest real =
            buildBroadcast(profile(), Secret("a secret"), draft(),
                           {QDateTime::currentDateTimeUtc(), "123", "5f3a9c1e-0000-4000-8000-00000000000a"});
        const QString head = textOf(view, u"requestHead"_s);
        QVERIFY(head.startsWith(u"POST "_s + real.url.toString() + u'\n'));
        QCOMPARE(head.count(u'\n'), real.headers.size());
        for (const auto &[name, value] : real.headers) {
            QVERIFY2(head.contains(u'\n' + QString::fromLatin1(name) + u": "_s), name.constData());
            const bool isFresh =
                name == "Nonce" || name == "Timestamp" || name == "Signature" || name == "X-Request-ID";
            if (!isFresh)
                QVERIFY2(head.contains(QString::fromLatin1(name + ": " + value)), name.constData());
        }
        QVERIFY(head.contains(u"Nonce: made when it is sent"_s));
        QVERIFY(head.contains(u"Signature: ********"_s));
        QCOMPARE(textOf(view, u"requestFields"_s),
                 u"fromUserId = ops-team\nobjectName = RC:TxtMsg\nisIncludeSender = 1"_s);
        QCOMPARE(textOf(view, u"requestContent"_s), QString::fromUtf8(draft().content));
        QCOMPARE(textOf(view, u"requestBody"_s), QString::fromLatin1(real.body));
        QCOMPARE(sumOf(view, u"requestContentSum"_s), QString::fromLatin1(sha256Hex(draft().content)));
        QCOMPARE(sumOf(view, u"requestBodySum"_s), QString::fromLatin1(sha256Hex(real.body)));
        bool saysBytes = false;
        for (const auto *label : view.findChildren<QLabel *>())
            saysBytes = saysBytes || label->text().contains(u"sent, %1 bytes"_s.arg(real.body.size()));
        QVERIFY(saysBytes);
    }

    void hiddenItDoesNothing()
    {
        RequestView view;
        view.setRequest(profile(), draft());
        QVERIFY(textOf(view, u"requestBody"_s).isEmpty());
        view.show();
        QVERIFY(!textOf(view, u"requestBody"_s).isEmpty());
        const QString before = textOf(view, u"requestBody"_s);
        view.hide();
        view.setRequest(profile(), draft("{}"));
        QCOMPARE(textOf(view, u"requestBody"_s), before);
        view.show();
        QCOMPARE(textOf(view, u"requestContent"_s), u"{}"_s);
    }

    void shownItFollowsTheLastOfManyChanges()
    {
        RequestView view;
        view.show();
        for (int i = 0; i < 50; ++i)
            view.setRequest(profile(), draft(QByteArray::number(i)));
        QTRY_COMPARE(textOf(view, u"requestContent"_s), u"49"_s);
        QCOMPARE(sumOf(view, u"requestContentSum"_s), QString::fromLatin1(sha256Hex("49")));
    }

    void largeBodiesAreShortenedAndCopiedWhole()
    {
        RequestView view;
        const Draft large = draft(QByteArray("你好%").repeated(18'000));
        view.setRequest(profile(), large);
        view.show();
        const QString shown = textOf(view, u"requestContent"_s);
        QVERIFY(shown.size() < 30'000);
        QVERIFY(!shown.contains(QChar::ReplacementCharacter));
        QVERIFY(shown.endsWith(u"123.0 KiB."_s));
        QVERIFY(textOf(view, u"requestBody"_s).size() < 30'000);
        view.copyContent();
        QCOMPARE(QApplication::clipboard()->text().toUtf8(), large.content);
        view.copyBody();
        QCOMPARE(QApplication::clipboard()->text().toLatin1(), formBodyOf(large));
    }

    void copyingIsRightBeforeTheViewIs()
    {
        RequestView view;
        view.show();
        view.setRequest(profile(), draft("new"));
        view.copyContent(); // while the typing has not paused yet
        QCOMPARE(QApplication::clipboard()->text(), u"new"_s);
    }

    void curlIsCopiedForEachShell()
    {
        RequestView view;
        view.setRequest(profile(), draft());
        QSignalSpy copied(&view, &RequestView::copied);
        const std::pair<const char *, Shell> rows[] = {{"copyCurlPosix", Shell::Posix},
                                                       {"copyCurlPowerShell", Shell::PowerShell},
                                                       {"copyCurlCmd", Shell::Cmd}};
        for (const auto &[name, shell] : rows) {
            view.findChild<QAction *>(QString::fromLatin1(name))->trigger();
            QCOMPARE(QApplication::clipboard()->text(), *curlCommand(profile(), draft(), shell));
            QVERIFY(copied.last().first().toString().contains(u"CRIER_SECRET"_s));
            QVERIFY(copied.last().first().toString().contains(u"broadcasts to everyone"_s));
        }
        view.setRequest(profile(Environment::Test), draft());
        view.findChild<QAbstractButton *>(u"copyCurl"_s)->click();
        QVERIFY(!copied.last().first().toString().contains(u"to everyone"_s));
    }

    void whatAShellCannotTakeIsSaid()
    {
        RequestView view;
        view.setRequest(profile(), draft(QByteArray(20'000, 'a')));
        QApplication::clipboard()->setText(u"before"_s);
        QSignalSpy copied(&view, &RequestView::copied);
        view.copyAsCurl(Shell::Cmd);
        QVERIFY(copied.last().first().toString().contains(u"8,191"_s));
        QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
        Profile odd = profile();
        odd.appKey.value = u"a\"b"_s;
        view.setRequest(odd, draft());
        view.copyAsCurl(Shell::PowerShell);
        QVERIFY(copied.last().first().toString().contains(u"App Key"_s));
        QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
    }

    void anUnstartedSandboxIsSaid()
    {
        RequestView view;
        Profile unstarted = profile(Environment::Sandbox);
        unstarted.baseUrl.clear();
        view.setRequest(unstarted, draft());
        view.show();
        QVERIFY(textOf(view, u"requestHead"_s).startsWith(u"The sandbox has not started yet."_s));
        QVERIFY(!view.findChild<QAbstractButton *>(u"copyCurl"_s)->isEnabled());
    }

    void nothingTurnsTheTextAround()
    {
        RequestView view;
        Draft tricky = draft("{\"content\":\"a\xE2\x80\xAE z\"}");
        tricky.sender.value = u"ops\u202Emaet"_s;
        view.setRequest(profile(), tricky);
        view.show();
        QVERIFY(textOf(view, u"requestContent"_s).contains(u"a[U+202E] z"_s));
        for (const char *name : {"requestHead", "requestFields", "requestContent", "requestBody"})
            QVERIFY2(!textOf(view, QString::fromLatin1(name)).contains(QChar(0x202E)), name);
    }

    void everyControlHasANameAndIsReachable()
    {
        RequestView view;
        QList<QWidget *> controls;
        for (auto *one : view.findChildren<QPlainTextEdit *>())
            controls.append(one);
        for (auto *one : view.findChildren<QLineEdit *>())
            controls.append(one);
        for (const char *name : {"copyCurl", "copyRequestContent", "copyRequestBody"})
            controls.append(view.findChild<QWidget *>(QString::fromLatin1(name)));
        QCOMPARE(controls.size(), 9);
        for (const QWidget *control : controls) {
            QVERIFY(!control->objectName().isEmpty());
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
            QVERIFY2(control->focusPolicy() & Qt::TabFocus, qPrintable(control->objectName()));
        }
    }

    // For people to look at, in the folder CRIER_SCREENSHOTS names.
    void pictures()
    {
        const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
        QTemporaryDir scratch;
        const QDir target(wanted.isEmpty() ? scratch.path() : wanted);
        QVERIFY(QDir().mkpath(target.path()));
        for (const QSize size : {QSize(320, 460), QSize(520, 820)}) {
            RequestView view;
            view.resize(size);
            view.setRequest(profile(),
                            draft(QStringLiteral("{\"content\":\"服务将于 22:00 重启 & more\"}").toUtf8()));
            view.show();
            view.copyAsCurl(Shell::Posix);
            for (int i = 0; i < 3; ++i) // heights that follow from widths come a turn later
                QCoreApplication::processEvents();
            QVERIFY(view.grab().save(target.filePath(u"request-%1.png"_s.arg(size.width()))));
        }
    }
};

QTEST_MAIN(TestRequestView)
#include "tst_request_view.moc"
