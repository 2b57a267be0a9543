// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/rongcloud/request.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "app/text/translations.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_records.h"
#include "ui/common/texts.h"
#include "ui/editor/plain_editor.h"
#include "ui/service/code_list_model.h"
#include "ui/service/decoder_page.h"
#include "ui/service/inspector_page.h"
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
    void theTableCanBeSearchedInBothLanguages();
    void aChosenCodeShowsItsDetails();
    void theCodeListIsASoundModel();
    void aRequestIsInspectedAsItIsPasted();
    void anotherProfileIsAnotherSecret();
    void withoutASecretThePageSaysSo();
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

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
    std::unique_ptr<SendDesk> m_desk;
    LedgerFile m_file;
    std::unique_ptr<SendLog> m_log;
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
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<SendDesk>(
        SendDesk::Setup{.ledgerPath = ledgerPath(m_folder->path()), .transport = {}}, m_clock);
    m_view = std::make_unique<ServiceView>();
    m_decoder = new DecoderPage(*m_desk);
    m_inspector = new InspectorPage(m_clock);
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
    m_inspector->setOtherSecrets({u"Shop Test"_s}, {Secret("the-secret")});
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
