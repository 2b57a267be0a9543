// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/profiles/data_centres.h"
#include "app/profiles/profile_store.h"
#include "app/rongcloud/request.h"
#include "app/secrets/patient_secret_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "app/text/translations.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_secret_backend.h"
#include "tests/support/sample_profile.h"
#include "tests/support/sample_records.h"
#include "ui/common/texts.h"
#include "ui/editor/plain_editor.h"
#include "ui/service/code_list_model.h"
#include "ui/service/decoder_page.h"
#include "ui/service/inspector_page.h"
#include "ui/service/other_secrets.h"
#include "ui/service/service_view.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

// The pages for errors and for signatures, over a real ledger.
class DecoderPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aPastedReplyIsExplained();
    void markupInAReplyIsShownAsText();
    void aSendOfTheLogIsExplainedWithItsHistory_data();
    void aSendOfTheLogIsExplainedWithItsHistory();
    void aPastedTextWithATimeIsHeldAgainstTheLog();
    void aBareCodeIsHeldAgainstTheLastMinute();
    void aCodeThatTheLastSendGotIsTakenForThatSend();
    void theMeasuredClockCounts();
    void theDataCentreOfTheAddressIsNamed();
    void theTableCanBeSearchedInBothLanguages();
    void aChosenCodeShowsItsDetails();
    void theCodeListIsASoundModel();
    void aRequestIsInspectedAsItIsPasted();
    void anotherProfileIsAnotherSecret();
    void withoutASecretThePageSaysSo();
    void otherSecretsInMemoryAreTriedByThemselves();
    void theKeyStoreIsAskedForTheOthersOnWish();
    void aLockedKeyStoreIsAskedOnce();
    void aLockForgetsTheOtherSecrets();
    void markupInARequestIsShownAsText();
    void everyControlHasAName();
    void bothFitASmallWindowInBothLanguages_data();
    void bothFitASmallWindowInBothLanguages();

private:
    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_view->findChild<Widget *>(QString::fromLatin1(name));
    }
    // Without the places where a long word may be broken.
    QString textOf(const char *name) { return find<QLabel>(name)->text().remove(QChar(0x200B)); }
    void paste(const char *editor, const QString &text);
    qint64 addRow(const QDateTime &at, std::optional<int> code);
    void openLedger();
    void addOtherProfiles();

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
    std::unique_ptr<SendDesk> m_desk;
    LedgerFile m_file;
    std::unique_ptr<SendLog> m_log;
    FakeSecretBackend *m_backend = nullptr; // of the key store
    std::unique_ptr<PatientSecretStore> m_keyStore;
    std::unique_ptr<SecretKeeper> m_keeper;
    std::unique_ptr<ProfileStore> m_profiles;
    QHash<QString, Profile> m_stored; // by name
    std::unique_ptr<ServiceView> m_view;
    DecoderPage *m_decoder = nullptr;
    InspectorPage *m_inspector = nullptr;
};

namespace {

Profile shop()
{
    Profile profile;
    profile.name = u"Shop Test"_s;
    profile.appKey.value = u"key"_s;
    return profile;
}

QString headers(const QByteArray &secret)
{
    return QString::fromLatin1("App-Key: key\nNonce: 14\nTimestamp: 1767225600000\nSignature: " +
                               signature(Secret(secret), "14", "1767225600000"));
}

} // namespace

void DecoderPageTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    installTranslations(*qApp, u"en"_s);
    m_clock.wall = FakeClock().wall;
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<SendDesk>(
        SendDesk::Setup{.ledgerPath = ledgerPath(m_folder->path()), .transport = {}}, m_clock);
    m_view = std::make_unique<ServiceView>();
    m_decoder = new DecoderPage(*m_desk, m_clock);
    m_inspector = new InspectorPage(m_clock);
    auto backend = std::make_unique<FakeSecretBackend>();
    m_backend = backend.get();
    m_keyStore = std::make_unique<PatientSecretStore>(std::move(backend), SecretStore::patience);
    m_keeper = std::make_unique<SecretKeeper>(*m_keyStore);
    m_profiles = std::make_unique<ProfileStore>(m_folder->path());
    new OtherSecrets(*m_profiles, *m_keeper, *m_inspector);
    m_view->addPage(m_decoder);
    m_view->addPage(m_inspector);
    m_view->setProfile(shop(), Secret("the-secret"));
    m_view->resize(900, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void DecoderPageTest::cleanup()
{
    m_view.reset();
    m_keeper.reset();
    m_keyStore.reset();
    m_log.reset();
    m_file.close();
    m_desk.reset();
}

void DecoderPageTest::openLedger()
{
    QSignalSpy opened(m_desk.get(), &SendDesk::opened);
    m_desk->open();
    QVERIFY(opened.wait());
    QVERIFY(m_file.open(ledgerPath(m_folder->path())).ok());
    m_log = std::make_unique<SendLog>(m_file, currentProcess());
}

qint64 DecoderPageTest::addRow(const QDateTime &at, std::optional<int> code)
{
    SendRecord record = sampleRecord();
    record.row.startedAt = at;
    qint64 id = 0;
    const Status status = m_file.write([&]() -> Status {
        const auto inserted = m_log->insertIntent(record);
        if (!inserted)
            return inserted.error();
        id = *inserted;
        if (const Status onWire = m_log->markOnWire(id, at); !onWire)
            return onWire;
        Outcome outcome;
        outcome.state = code == 200 ? SendState::Accepted : SendState::Rejected;
        outcome.code = code;
        return m_log->markEnd(id, outcome, at, std::chrono::milliseconds{5});
    });
    return status ? id : 0;
}

void DecoderPageTest::paste(const char *editor, const QString &text)
{
    auto *const field = find<PlainEditor>(editor);
    field->editText(0, field->textLength(), text);
}

void DecoderPageTest::aPastedReplyIsExplained()
{
    QVERIFY(textOf("verdictMeaning").contains("will stand here"_L1));
    paste("decoderPaste", u"HTTP/1.1 401 Unauthorized\n\n{\"code\":1001,\"errorMessage\":\"no match\"}"_s);
    QTRY_VERIFY(textOf("verdictMeaning").startsWith("Code 1001: "_L1));
    QVERIFY(textOf("decoderRecognised").startsWith("Read as a whole HTTP reply."_L1));
    QVERIFY(!textOf("verdictCause").isEmpty());
    QVERIFY(!textOf("verdictAction").isEmpty());
    QVERIFY(textOf("verdictSaid").contains("no match"_L1));
    QVERIFY(textOf("verdictDelivery").startsWith("It was not delivered"_L1));
    QVERIFY(find<QLabel>("verdictSources")->isVisible());
    QTest::mouseClick(find<QPushButton>("decoderClear"), Qt::LeftButton);
    QVERIFY(textOf("verdictMeaning").contains("will stand here"_L1));
    QVERIFY(!find<QLabel>("verdictCause")->isVisible());
    QVERIFY(find<PlainEditor>("decoderPaste")->exactText().isEmpty());
}

void DecoderPageTest::markupInAReplyIsShownAsText()
{
    paste("decoderPaste", u"request_id=abcd code=1002 errorMessage=\"<b>bold</b><img src=x>\u202Ex\""_s);
    QTRY_VERIFY(textOf("verdictSaid").contains("<b>bold</b><img src=x>"_L1));
    QVERIFY(!textOf("verdictSaid").contains(QChar(0x202E)));
    paste("decoderPaste", u"<html><h1>Blocked</h1></html>"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("web page"_L1));
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void DecoderPageTest::aSendOfTheLogIsExplainedWithItsHistory_data()
{
    QTest::addColumn<int>("secondsBefore"); // 0: nothing was sent
    QTest::addColumn<int>("codeBefore");
    QTest::addColumn<QString>("cause");
    QTest::newRow("nothing") << 0 << 0 << u"no send of this App Key in the minute before"_s;
    QTest::newRow("just before") << 1 << 200 << u"only one a second is allowed"_s;
    QTest::newRow("a while before") << 30 << 200 << u"30 seconds earlier"_s;
    QTest::newRow("off") << 30 << 1009 << u"answered 1009 before"_s;
}

void DecoderPageTest::aSendOfTheLogIsExplainedWithItsHistory()
{
    QFETCH(int, secondsBefore);
    QFETCH(int, codeBefore);
    openLedger();
    const QDateTime at(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    if (secondsBefore > 0)
        QVERIFY(addRow(at.addSecs(-secondsBefore), codeBefore) > 0);
    const qint64 id = addRow(at, 1008);
    QVERIFY(id > 0);
    const auto record = m_log->find(id);
    QVERIFY(record && *record);
    m_decoder->showOutcome(**record);
    QVERIFY(textOf("verdictMeaning").startsWith("Code 1008: "_L1)); // at once, without waiting for the disk
    QFETCH(QString, cause);
    QTRY_VERIFY2(textOf("verdictCause").contains(cause), qPrintable(textOf("verdictCause")));
    QVERIFY(textOf("decoderRecognised").startsWith("A send of the log, "_L1));
}

void DecoderPageTest::aPastedTextWithATimeIsHeldAgainstTheLog()
{
    openLedger();
    QVERIFY(addRow(QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC), 200) > 0);
    paste("decoderPaste", u"2026-01-01T12:00:20Z code=1008"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("20 seconds earlier"_L1));
    paste("decoderPaste", u"2026-01-01T12:05:00Z code=1008"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("no send of this App Key"_L1));
    paste("decoderPaste", u"2026-01-01T12:00:20Z code=1008 appKey=another"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("no send of this App Key"_L1));
}

void DecoderPageTest::aBareCodeIsHeldAgainstTheLastMinute()
{
    openLedger();
    QVERIFY(addRow(m_clock.wall, 200) > 0);
    m_clock.wall = m_clock.wall.addSecs(20);
    paste("decoderPaste", u"1008"_s);
    QTRY_VERIFY2(textOf("verdictCause").contains("20 seconds earlier"_L1),
                 qPrintable(textOf("verdictCause")));
    QVERIFY(textOf("decoderRecognised").contains("taken to be 2026-01-01T00:00:20Z."_L1));
    m_clock.wall = m_clock.wall.addSecs(600);
    paste("decoderPaste", u"{\"code\":1008}"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("no send of this App Key in the minute before"_L1));
    paste("decoderPaste", u"429"_s);
    QTRY_VERIFY(textOf("verdictMeaning").contains("429"_L1));
    QTRY_VERIFY(textOf("verdictCause").contains("no send of this App Key in the minute before"_L1));
}

// Or the send that was refused would count as the one before it.
void DecoderPageTest::aCodeThatTheLastSendGotIsTakenForThatSend()
{
    openLedger();
    QVERIFY(addRow(m_clock.wall, 1008) > 0);
    m_clock.wall = m_clock.wall.addSecs(20);
    paste("decoderPaste", u"1008"_s);
    QTRY_VERIFY(textOf("verdictCause").contains("no send of this App Key in the minute before"_L1));
    QVERIFY2(textOf("decoderRecognised").contains("taken to be 2026-01-01T00:00:00Z."_L1),
             qPrintable(textOf("decoderRecognised")));
    const auto rows = m_log->page({}, 1);
    QVERIFY(rows && rows->size() == 1);
    // The same when its ID says which it is.
    paste("decoderPaste",
          u"2026-01-01T00:00:01Z code=1008 X-Request-ID: "_s + QString::fromLatin1(rows->first().requestId));
    QTRY_VERIFY(textOf("decoderRecognised").contains("Request ID: "_L1));
    QTRY_VERIFY2(textOf("verdictCause").contains("no send of this App Key"_L1),
                 qPrintable(textOf("verdictCause")));
}

void DecoderPageTest::theMeasuredClockCounts()
{
    paste("decoderPaste", u"{\"code\":1004}"_s);
    QTRY_VERIFY(textOf("verdictMeaning").startsWith("Code 1004"_L1));
    QVERIFY(!textOf("verdictCause").contains("900 seconds"_L1));
    m_decoder->setClockDifference(u"another"_s, std::chrono::seconds(900));
    QVERIFY(!textOf("verdictCause").contains("900 seconds"_L1));
    m_decoder->setClockDifference(u"key"_s, std::chrono::seconds(900));
    QVERIFY(textOf("verdictCause").contains("900 seconds ahead"_L1));
    QVERIFY(textOf("decoderRecognised").contains("measured on this computer"_L1));

    SendRecord record = sampleRecord(); // of the App Key "key"
    record.row.code = 1004;
    record.row.state = SendState::Rejected;
    m_decoder->setClockDifference(record.row.appKey, std::chrono::seconds(-700));
    m_decoder->showOutcome(record);
    QVERIFY(textOf("verdictCause").contains("700 seconds behind"_L1));
}

void DecoderPageTest::theDataCentreOfTheAddressIsNamed()
{
    Profile profile = shop();
    const DataCentre &singapore = *dataCentre(u"SG"_s);
    profile.baseUrl = singapore.primary;
    m_view->setProfile(profile, Secret("the-secret"));
    for (const QString &code : {u"1001"_s, u"{\"code\":1002,\"errorMessage\":\"x\"}"_s, u"1004"_s}) {
        paste("decoderPaste", code);
        QTRY_VERIFY(textOf("verdictMeaning").contains(QStringView(code).mid(code.indexOf(u"10"_s), 4)));
        QVERIFY2(textOf("verdictAlternatives").contains(dataCentreName(singapore)), qPrintable(code));
    }
    paste("decoderPaste", u"code=1001 appKey=another"_s);
    QTRY_VERIFY(textOf("decoderRecognised").contains("another"_L1));
    QVERIFY(!textOf("verdictAlternatives").contains(dataCentreName(singapore)));
}

void DecoderPageTest::theTableCanBeSearchedInBothLanguages()
{
    auto *const search = find<QLineEdit>("codeSearch");
    auto *const list = find<QListView>("codeList");
    const auto found = [list] { return list->model()->rowCount(); };
    QCOMPARE(found(), int(codeTable().size()));
    for (const QString &word : {u"1009"_s, u"signature check"_s, u"签名"_s, u"blocklist"_s, u"Node SDK"_s}) {
        search->setText(word);
        QVERIFY2(found() > 0 && found() < int(codeTable().size()), qPrintable(word));
        QVERIFY(!find<QLabel>("codeNothingFound")->isVisible());
    }
    search->setText(u"no such words"_s);
    QCOMPARE(found(), 0);
    QVERIFY(find<QLabel>("codeNothingFound")->isVisible());
    search->setText(u".*"_s); // words and no pattern
    QCOMPARE(found(), 0);
}

void DecoderPageTest::aChosenCodeShowsItsDetails()
{
    auto *const list = find<QListView>("codeList");
    find<QLineEdit>("codeSearch")->setText(u"1508"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    list->setCurrentIndex(list->model()->index(0, 0));
    QVERIFY(textOf("verdictMeaning").startsWith("Server API 1508: "_L1));
    QCOMPARE(textOf("verdictCertainty"), u"Only one source says so."_s);
    QVERIFY(textOf("verdictSources").contains("server-sdk-nodejs"_L1));
    installTranslations(*qApp, u"zh_CN"_s);
    QTRY_VERIFY(textOf("verdictMeaning").contains(u"请求过大"_s));
    installTranslations(*qApp, u"en"_s);
}

void DecoderPageTest::theCodeListIsASoundModel()
{
    CodeListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row).data().toString().isEmpty());
        QVERIFY(!model.entryAt(row).sources.isEmpty());
    }
}

void DecoderPageTest::aRequestIsInspectedAsItIsPasted()
{
    m_view->showPage(m_inspector);
    auto *const list = find<QListWidget>("inspectorList");
    QCOMPARE(list->count(), 0);
    paste("inspectorPaste", headers("key"));
    QTRY_VERIFY(list->count() > 0);
    QVERIFY(list->item(0)->text().contains("The App Key was used in the place of the App Secret."_L1));
    QVERIFY(list->item(0)->text().startsWith("error: "_L1));
    paste("inspectorPaste", headers("the-secret"));
    QTest::mouseClick(find<QPushButton>("inspectorCheck"), Qt::LeftButton);
    QVERIFY(list->item(0)->text().startsWith("right: "_L1)); // the button does not wait
    QTest::mouseClick(find<QPushButton>("inspectorClear"), Qt::LeftButton);
    QCOMPARE(list->count(), 0);
}

void DecoderPageTest::anotherProfileIsAnotherSecret()
{
    m_view->showPage(m_inspector);
    auto *const list = find<QListWidget>("inspectorList");
    paste("inspectorPaste", headers("the-secret"));
    QTRY_VERIFY(list->count() > 0 && list->item(0)->text().startsWith("right: "_L1));
    Profile other = shop();
    other.name = u"Shop <i>Live</i>"_s;
    m_view->setProfile(other, Secret("another"));
    QVERIFY(list->item(0)->text().startsWith("error: "_L1));
    QVERIFY(textOf("inspectorSecret").contains("Shop <i>Live</i>"_L1));
    m_inspector->setOthers({.profiles = {u"Shop Test"_s}, .secrets = {Secret("the-secret")}});
    QVERIFY(list->item(0)->text().contains("another profile was used: Shop Test"_L1));
}

void DecoderPageTest::withoutASecretThePageSaysSo()
{
    m_view->setProfile(shop(), {});
    m_view->showPage(m_inspector);
    QVERIFY(textOf("inspectorSecret").contains("not known here"_L1));
    paste("inspectorPaste", headers("the-secret"));
    auto *const list = find<QListWidget>("inspectorList");
    QTRY_VERIFY(list->count() > 0);
    QVERIFY(list->item(0)->text().contains("cannot be told without the App Secret"_L1));
}

void DecoderPageTest::addOtherProfiles()
{
    for (const QString &name : {u"Shop Test"_s, u"first"_s, u"second"_s}) {
        Profile profile = sampleProfile(name);
        profile.appKey.value = u"key"_s;
        const Result<Profile> added = m_profiles->add(profile);
        QVERIFY(added.ok());
        m_stored.insert(name, *added);
    }
    m_view->setProfile(m_stored[u"Shop Test"_s], Secret("the-secret"));
    m_view->showPage(m_inspector);
    paste("inspectorPaste", headers("of-the-second"));
    QTRY_VERIFY(find<QListWidget>("inspectorList")->count() > 0);
    QVERIFY(find<QListWidget>("inspectorList")->item(0)->text().contains("No known mistake"_L1));
    QVERIFY(m_backend->calls.isEmpty()); // nobody was asked by itself
    QVERIFY(find<QPushButton>("inspectorAskOthers")->isVisible());
}

void DecoderPageTest::otherSecretsInMemoryAreTriedByThemselves()
{
    addOtherProfiles();
    m_keeper->use(m_stored[u"second"_s].id, Secret("of-the-second"));
    QTRY_VERIFY(find<QListWidget>("inspectorList")->item(0)->text().contains("was used: second"_L1));
    QVERIFY(m_backend->calls.isEmpty());
    QVERIFY(textOf("inspectorOthers").contains("second"_L1));
    QVERIFY(!textOf("inspectorOthers").contains("of-the-second"_L1));
}

void DecoderPageTest::theKeyStoreIsAskedForTheOthersOnWish()
{
    addOtherProfiles();
    m_backend->kept.insert("crier/" + m_stored[u"second"_s].id, Secret("of-the-second"));
    m_backend->holds = true;
    auto *const ask = find<QPushButton>("inspectorAskOthers");
    QTest::mouseClick(ask, Qt::LeftButton);
    QTRY_COMPARE(m_backend->calls.size(), 1); // one at a time
    QVERIFY(!ask->isEnabled());
    QVERIFY(textOf("inspectorOthers").contains("is being asked for: first"_L1));
    m_backend->release();
    QTRY_COMPARE(m_backend->calls.size(), 2);
    m_backend->release();
    QTRY_VERIFY(find<QListWidget>("inspectorList")->item(0)->text().contains("was used: second"_L1));
    QVERIFY(textOf("inspectorOthers").contains("no App Secret of: first"_L1));
    QVERIFY(ask->isEnabled());
}

void DecoderPageTest::aLockedKeyStoreIsAskedOnce()
{
    addOtherProfiles();
    m_backend->trouble = SecretTrouble::Locked;
    QTest::mouseClick(find<QPushButton>("inspectorAskOthers"), Qt::LeftButton);
    QTRY_VERIFY(textOf("inspectorOthers").contains("locked"_L1));
    QCOMPARE(m_backend->calls.size(), 1);
    QVERIFY(find<QPushButton>("inspectorAskOthers")->isEnabled());
}

void DecoderPageTest::aLockForgetsTheOtherSecrets()
{
    addOtherProfiles();
    m_keeper->use(m_stored[u"second"_s].id, Secret("of-the-second"));
    QTRY_VERIFY(find<QListWidget>("inspectorList")->item(0)->text().contains("was used: second"_L1));
    m_backend->holds = true;
    QTest::mouseClick(find<QPushButton>("inspectorAskOthers"), Qt::LeftButton);
    QVERIFY(!find<QPushButton>("inspectorAskOthers")->isEnabled());
    m_keeper->forget();
    m_view->setProfile(m_stored[u"Shop Test"_s], Secret());
    QVERIFY(!find<QListWidget>("inspectorList")->item(0)->text().contains("was used"_L1));
    QVERIFY(find<QPushButton>("inspectorAskOthers")->isEnabled());
    m_backend->release(); // too late
    QVERIFY(textOf("inspectorOthers").isEmpty());
}

void DecoderPageTest::markupInARequestIsShownAsText()
{
    m_view->showPage(m_inspector);
    paste("inspectorPaste", u"POST /<b>x</b>.json HTTP/1.1\nApp-Key: <img>\u202E\n\nhello"_s);
    auto *const list = find<QListWidget>("inspectorList");
    QTRY_VERIFY(list->count() > 0);
    QString all;
    for (int row = 0; row < list->count(); ++row)
        all += list->item(row)->text();
    QVERIFY(all.contains("<b>x</b>"_L1));
    QVERIFY(!all.contains(QChar(0x202E)));
}

void DecoderPageTest::everyControlHasAName()
{
    const QList<QWidget *> widgets = m_view->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"_L1))
            continue;
        QAccessibleInterface *const accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(
            accessible && !accessible->text(QAccessible::Name).isEmpty(),
            qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

void DecoderPageTest::bothFitASmallWindowInBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("English") << u"en"_s << Qt::LeftToRight;
    QTest::newRow("Chinese") << u"zh_CN"_s << Qt::LeftToRight;
    QTest::newRow("right to left") << u"en"_s << Qt::RightToLeft;
}

void DecoderPageTest::bothFitASmallWindowInBothLanguages()
{
    QFETCH(QString, language);
    QFETCH(Qt::LayoutDirection, direction);
    installTranslations(*qApp, language);
    m_view->setLayoutDirection(direction);
    paste("decoderPaste", u"code=1004 errorMessage=\""_s + QString(400, u'x') + u'"');
    QTRY_VERIFY(!textOf("verdictSaid").isEmpty());
    m_inspector->setOthers({.profiles = {QString(60, u'p')},
                            .secrets = {Secret("s")},
                            .missing = {QString(60, u'm')},
                            .trouble = SecretTrouble::Locked,
                            .troubled = QString(60, u'm'),
                            .storeName = m_keeper->storeName()});
    // Beside the rail, below the band and above the status bar.
    QVERIFY2(m_view->minimumSizeHint().width() <= 780,
             qPrintable(QString::number(m_view->minimumSizeHint().width())));
    QVERIFY2(m_view->minimumSizeHint().height() <= 480,
             qPrintable(QString::number(m_view->minimumSizeHint().height())));
    auto *const verdict = find<QScrollArea>("verdict");
    QCOMPARE(verdict->widget()->width(), verdict->viewport()->width()); // nothing is pushed out of sight
    const QString folder = qEnvironmentVariable("CRIER_TEST_PICTURES");
    if (!folder.isEmpty()) {
        m_view->resize(800, 500);
        for (ServicePage *page :
             {static_cast<ServicePage *>(m_decoder), static_cast<ServicePage *>(m_inspector)}) {
            m_view->showPage(page);
            paste("inspectorPaste", headers("key"));
            QTRY_VERIFY(find<QListWidget>("inspectorList")->count() > 0);
            QVERIFY(m_view->grab().save(folder + u'/' + QString::fromLatin1(QTest::currentDataTag()) + u'-' +
                                        page->objectName() + u".png"_s));
        }
    }
    installTranslations(*qApp, u"en"_s);
}

QTEST_MAIN(DecoderPageTest)
#include "tst_decoder_page.moc"
