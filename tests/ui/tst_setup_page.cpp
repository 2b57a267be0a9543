// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/setup_page.h"

#include "app/sandbox/sandbox_server.h"
#include "app/send/proxy_passwords.h"
#include "app/setup/setup_text.h"
#include "tests/support/connect_proxy.h"
#include "ui/service/service_view.h"
#include "ui/service/setup_step_row.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <memory>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000;

// A quarter of an hour fast.
class AheadClock final : public Clock
{
public:
    QDateTime utcNow() const override { return m_clock.utcNow().addSecs(15 * 60); }
    std::chrono::milliseconds monotonicNow() const override { return m_clock.monotonicNow(); }

private:
    SystemClock m_clock;
};

} // namespace

class SetupPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_paths.clear();
        m_server = std::make_unique<SandboxServer>(SandboxSettings{});
        QVERIFY(m_server->start());
        connect(m_server.get(), &SandboxServer::requestReceived, this,
                [this](const SandboxRequest &request) { m_paths.append(request.path); });
        m_view = std::make_unique<ServiceView>();
        m_page = new SetupPage(m_manager, m_clock, m_proxyPasswords);
        m_view->addPage(m_page);
        m_view->setProfile(profile(), Secret(m_server->appSecret()));
        m_view->resize(760, 560);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        for (const QString &path : std::as_const(m_paths))
            QVERIFY2(!path.contains(u"broadcast"_s), qPrintable(path));
    }

    void itSaysWhatItWillDoAndThatNobodyIsReached()
    {
        QCOMPARE(m_page->title(), u"Check setup"_s);
        QVERIFY(label("setupIntroduction").contains(u"nobody is reached"_s));
        QVERIFY(label("setupIntroduction").contains(u"Sandbox (SANDBOX)"_s));
        QVERIFY(steps()->isHidden());
        QVERIFY(find<QPushButton>("setupStart")->y() < m_page->height() / 3); // at the top, not in the middle
        QVERIFY(!find<QToolButton>("setupCopy")->isEnabled());
        QVERIFY(!find<QToolButton>("setupCopy")->accessibleDescription().isEmpty());
        QVERIFY(find<QWidget>("setupProxyRow")->isHidden());
        QTRY_COMPARE(m_paths, QStringList()); // being shown asks nothing
    }

    void theRoomOfTheProfileIsThere()
    {
        Profile other = profile();
        other.rehearsalRoom.value = u"rehearsal"_s;
        m_view->setProfile(other, Secret(m_server->appSecret()));
        QCOMPARE(find<QLineEdit>("setupRoom")->text(), u"rehearsal"_s);
        m_view->setProfile(profile(), Secret(m_server->appSecret()));
        QCOMPARE(find<QLineEdit>("setupRoom")->text(), QString());
    }

    void aSoundSetUpIsShownStepByStep()
    {
        find<QLineEdit>("setupRoom")->setText(u" lobby "_s);
        start();
        QCOMPARE(find<QPushButton>("setupStart")->text(), u"&Stop"_s);
        waitForEnd();
        QCOMPARE(label("statusText"),
                 u"Everything that can be seen from here is right. Nobody was reached."_s);
        QCOMPARE(rows().size(), 11);
        for (const SetupStepRow *row : rows()) {
            QVERIFY(row->isVisible());
            const QString title = row->findChild<QLabel *>(u"stepTitle"_s)->text();
            QVERIFY2(title.contains(setupStatusWord(row->step().status())), qPrintable(title));
        }
        QCOMPARE(sentence(SetupStepId::Room), u"The chatroom lobby exists and has 3 member(s)."_s);
        QVERIFY(sentence(SetupStepId::Broadcast).contains(u"no green light"_s));
        // What is well keeps its details folded, and gives them on demand.
        SetupStepRow *const connection = row(SetupStepId::Connect);
        QVERIFY(connection->findChild<QLabel *>(u"stepFacts"_s)->isHidden());
        auto *more = connection->findChild<QToolButton *>(u"stepMore"_s);
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(!connection->findChild<QLabel *>(u"stepFacts"_s)->isHidden());
        QVERIFY(connection->findChild<QLabel *>(u"stepFacts"_s)->text().contains(u"Reached: 127.0.0.1"_s));
        QCOMPARE(m_paths,
                 (QStringList{u"/user/checkOnline.json"_s, u"/user/info.json"_s, u"/chatroom/get.json"_s}));
    }

    void theClockThatWasMeasuredIsTold()
    {
        AheadClock clock;
        SetupPage page(m_manager, clock, m_proxyPasswords);
        page.setProfile(profile(), Secret(m_server->appSecret()));
        QSignalSpy measured(&page, &SetupPage::clockMeasured);
        page.findChild<QPushButton *>(u"setupStart"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(measured.size(), 1, patience);
        QCOMPARE(measured.first().first().toString(), profile().appKey.value);
        const auto difference = measured.first().at(1).value<std::chrono::seconds>();
        QVERIFY(std::chrono::abs(difference - std::chrono::minutes(15)) <= std::chrono::seconds(3));
    }

    void whatFailedIsUnfoldedWithItsAdvice()
    {
        m_view->setProfile(profile(), Secret("not-the-secret"));
        start();
        waitForEnd();
        QVERIFY(label("statusText").contains(u"failed"_s));
        SetupStepRow *const credentials = row(SetupStepId::Credentials);
        QCOMPARE(credentials->step().verdict, SetupVerdict::CredentialsBadSignature);
        const auto *advice = credentials->findChild<QLabel *>(u"stepAdvice"_s);
        QVERIFY(!advice->isHidden());
        QVERIFY(advice->text().startsWith(u"What to do: "_s));
        QVERIFY(sentence(SetupStepId::Sender).contains(u"App Key and signature"_s));
    }

    void aProxysPasswordIsKeptForSendsAndWipedFromItsField()
    {
        QTcpServer goal; // hangs up at once, so that nothing is waited for behind the proxy
        QVERIFY(goal.listen(QHostAddress::LocalHost));
        connect(&goal, &QTcpServer::newConnection, &goal,
                [&goal] { goal.nextPendingConnection()->disconnectFromHost(); });
        test::ConnectProxy proxy(goal.serverPort(), "anna:open sesame");
        qputenv("https_proxy", proxy.url());
        const auto unset = qScopeGuard([] { qunsetenv("https_proxy"); });
        Profile remote = profile();
        remote.baseUrl = QUrl(u"https://api.example.invalid"_s);
        m_view->setProfile(remote, Secret("s"));
        start();
        waitForEnd();
        QTRY_VERIFY(find<QWidget>("setupProxyRow")->isVisible());
        QCOMPARE(proxy.letThrough(), 0);

        QTest::keyClicks(find<QLineEdit>("setupProxyUser"), u"anna"_s);
        auto *field = find<QLineEdit>("setupProxyPassword");
        QTest::keyClicks(field, u"open sesame"_s);
        const QString typed = field->text(); // the field's own characters
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->text().isEmpty());
        QCOMPARE(typed, QString(11, QChar(0)));
        waitForEnd();
        QVERIFY(proxy.letThrough() > 0);
        QVERIFY(find<QWidget>("setupProxyRow")->isHidden());

        QNetworkProxy forSends(QNetworkProxy::HttpProxy, goal.serverAddress().toString(),
                               QUrl(QString::fromLatin1(proxy.url())).port());
        m_proxyPasswords.fillIn(forSends);
        QCOMPARE(forSends.user(), u"anna"_s);
        QCOMPARE(forSends.password(), u"open sesame"_s);
    }

    void theReportIsCopiedAsPlainText()
    {
        start();
        waitForEnd();
        auto *copy = find<QToolButton>("setupCopy");
        QVERIFY(copy->isEnabled());
        copy->setFocus();
        QTest::keyClick(copy, Qt::Key_Space);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.startsWith(u"Set-up check of Sandbox (SANDBOX)"_s));
        QVERIFY(text.contains(u"[ok] App Key and signature"_s));
        QVERIFY(!text.contains(QString::fromLatin1(m_server->appSecret())));
    }

    void aRunningCheckCanBeStopped()
    {
        start();
        QTest::mouseClick(find<QPushButton>("setupStart"), Qt::LeftButton);
        QCOMPARE(find<QPushButton>("setupStart")->text(), u"&Start the check"_s);
        QCOMPARE(label("statusText"), u"The check was stopped. Nobody was reached."_s);
        QVERIFY(sentence(SetupStepId::Credentials).contains(u"stopped"_s));
    }

    void anotherProfileClearsWhatWasFound()
    {
        find<QLineEdit>("setupRoom")->setText(u"lobby"_s);
        start();
        waitForEnd();
        m_view->setProfile(profile(), Secret("another secret of the same profile"));
        QVERIFY(!steps()->isHidden()); // the same profile: what was found still speaks of it
        Profile another = profile();
        another.name = u"<b>Shop</b>"_s;
        another.environment = Environment::Live;
        m_view->setProfile(another, Secret("s"));
        QVERIFY(steps()->isHidden());
        QVERIFY(!find<QToolButton>("setupCopy")->isEnabled());
        QCOMPARE(find<QLineEdit>("setupRoom")->text(), QString());
        QVERIFY(label("setupIntroduction").contains(u"<b>Shop</b> (LIVE)"_s));
        QCOMPARE(m_page->findChild<QLabel *>(u"setupIntroduction"_s)->textFormat(), Qt::PlainText);
    }

    void everyControlHasANameAndIsReachedByKey()
    {
        start();
        waitForEnd();
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void itFitsASmallWindowInBothDirections()
    {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_view->setLayoutDirection(direction);
            start();
            waitForEnd();
            m_view->resize(620, 420);
            QTRY_COMPARE(m_view->size(), QSize(620, 420));
            QCOMPARE(steps()->horizontalScrollBar()->maximum(), 0);
            for (const SetupStepRow *row : rows())
                QVERIFY(row->width() <= steps()->viewport()->width());
        }
    }

    void theSentencesFollowTheLanguage()
    {
        start();
        waitForEnd();
        const QString english = sentence(SetupStepId::Credentials);
        struct Shouting : QTranslator
        {
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return QString::fromUtf8(source).toUpper();
            }
            bool isEmpty() const override { return false; }
        } shouting;
        QCoreApplication::installTranslator(&shouting);
        QTRY_COMPARE(sentence(SetupStepId::Credentials), english.toUpper());
        QVERIFY(label("statusText").startsWith(u"EVERYTHING"_s));
        QCoreApplication::removeTranslator(&shouting);
        QTRY_COMPARE(sentence(SetupStepId::Credentials), english);
    }

private:
    Profile profile() const
    {
        Profile profile;
        profile.name = u"Sandbox"_s;
        profile.environment = Environment::Sandbox;
        profile.baseUrl = QUrl(m_server->url());
        profile.appKey.value = QString::fromLatin1(m_server->appKey());
        profile.defaultSender.value = u"ops"_s;
        return profile;
    }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString label(const char *name) const { return find<QLabel>(name)->text(); }
    QScrollArea *steps() const { return find<QScrollArea>("setupSteps"); }
    QList<SetupStepRow *> rows() const { return m_page->findChildren<SetupStepRow *>(); }
    SetupStepRow *row(SetupStepId id) const
    {
        for (SetupStepRow *each : rows()) {
            if (each->step().id == id)
                return each;
        }
        return nullptr;
    }
    QString sentence(SetupStepId id) const { return row(id)->findChild<QLabel *>(u"stepSentence"_s)->text(); }

    void start() const { QTest::mouseClick(find<QPushButton>("setupStart"), Qt::LeftButton); }
    void waitForEnd() const
    {
        QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>("setupStart")->text(), u"&Start the check"_s, patience);
    }

    SystemClock m_clock;
    QNetworkAccessManager m_manager;
    ProxyPasswords m_proxyPasswords;
    std::unique_ptr<SandboxServer> m_server;
    QStringList m_paths;
    std::unique_ptr<ServiceView> m_view;
    SetupPage *m_page = nullptr;
};

QTEST_MAIN(SetupPageTest)
#include "tst_setup_page.moc"
