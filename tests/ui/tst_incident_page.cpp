// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/store/ledger_file.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_records.h"
#include "ui/service/incident_card.h"
#include "ui/service/incident_chart.h"
#include "ui/service/incident_page.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// The page over a real ledger.
class IncidentPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise|grabbing))"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = FakeClock();
        m_desk = std::make_unique<SendDesk>(
            SendDesk::Setup{.ledgerPath = ledgerPath(m_folder->path()), .transport = {}}, m_clock);
        QSignalSpy opened(m_desk.get(), &SendDesk::opened);
        m_desk->open();
        QTRY_VERIFY(!opened.isEmpty());
        QVERIFY(m_file.open(ledgerPath(m_folder->path())).ok());
    }

    void cleanup()
    {
        m_file.close();
        m_desk.reset();
    }

    void anEmptyLogSaysWhatWillBeHere()
    {
        IncidentPage page(*m_desk, m_clock);
        QVERIFY(open(page));
        QTRY_VERIFY(label(page, "incidentEmpty").isVisible());
        QVERIFY(label(page, "incidentEmpty").text().startsWith(u"Nothing has been sent yet."_s));
        QVERIFY(!page.findChild<QCheckBox *>(u"incidentAsTable"_s)->isEnabled());
    }

    void theSameFactsAreTextTableAndPicture()
    {
        add(30min, SendState::Accepted, 80);
        add(20min, SendState::NotSent, {});
        add(1min, SendState::Accepted, 120);
        IncidentPage page(*m_desk, m_clock);
        QVERIFY(open(page));
        QCOMPARE(
            label(page, "incidentSummary").text(),
            u"Last hour: 2 accepted, 1 not sent. Error rate 33.3 %. Half of the answers came within 80 ms, "
            "95 % within 120 ms."_s);
        auto &table = *page.findChild<QTableWidget *>(u"incidentTable"_s);
        QCOMPARE(table.rowCount(), 24);
        QCOMPARE(columnSum(table, 1), 2);
        QCOMPARE(columnSum(table, 3), 1);
        QCOMPARE(table.item(23, 6)->text(), u"120 ms"_s);

        auto &chart = *page.findChild<IncidentChart *>();
        QVERIFY(chart.isVisible());
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_End);
        QVERIFY(label(page, "incidentBucket").text().contains(u"1 accepted"_s));
        QCOMPARE(chart.accessibleDescription(), label(page, "incidentBucket").text());
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(label(page, "incidentBucket").text().contains(u"nothing sent"_s));
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Left); // no further
        QCOMPARE(chart.chosenBucket(), 0);

        QTest::mouseClick(page.findChild<QCheckBox *>(u"incidentAsTable"_s), Qt::LeftButton);
        QVERIFY(table.isVisible() && !chart.isVisible());
    }

    void theBarsAreInThePicture()
    {
        IncidentChart chart;
        chart.resize(600, 240);
        const QImage before = chart.grab().toImage();
        SendRow row = sampleRecord().row;
        row.startedAt = m_clock.wall.addSecs(-60);
        row.state = SendState::Rejected;
        row.durationMs = 40;
        chart.setReport(incidentsOf({row}, m_clock.wall, 1h));
        const QImage with = chart.grab().toImage();
        QVERIFY(with != before);
        row.state = SendState::Accepted;
        chart.setReport(incidentsOf({row}, m_clock.wall, 1h));
        QVERIFY(chart.grab().toImage() != with);
    }

    void eachProfileHasACardInWords()
    {
        add(2h, SendState::Accepted, 10, u"Old"_s);
        add(5min, SendState::NotSent, {}, u"<b>Shop</b>"_s);
        IncidentPage page(*m_desk, m_clock);
        Profile profile;
        profile.name = u"Old"_s;
        profile.environment = Environment::Test;
        profile.appKey = {u"key"_s};
        page.setProfile(profile, {});
        QVERIFY(open(page));
        QList<IncidentCard *> cards = page.findChildren<IncidentCard *>();
        QCOMPARE(cards.size(), 2);
        QCOMPARE(cards.at(0)->accessibleName(), u"TEST - <b>Shop</b>"_s);
        QVERIFY(cards.at(0)->accessibleDescription().contains(u"5 min ago"_s));
        QVERIFY(cards.at(0)->accessibleDescription().contains(u"No success"_s));
        QCOMPARE(cards.at(1)->accessibleName(), u"TEST - Old (in use now)"_s);
        QVERIFY(cards.at(1)->accessibleDescription().contains(u"Last success: 2 h ago."_s));
        for (const QLabel *text : page.findChildren<QLabel *>())
            QVERIFY(text->textFormat() == Qt::PlainText);

        page.setProfile({}, {});
        cards = page.findChildren<IncidentCard *>();
        QVERIFY(!cards.last()->accessibleName().contains(u"in use"_s));
    }

    void anotherSpanShowsOtherSends()
    {
        add(5h, SendState::Accepted, 10);
        IncidentPage page(*m_desk, m_clock);
        QVERIFY(open(page));
        QVERIFY(label(page, "incidentSummary").text().contains(u"nothing sent"_s));
        QSignalSpy refreshed(&page, &IncidentPage::refreshed);
        page.findChild<QComboBox *>(u"incidentSpan"_s)->setCurrentIndex(1);
        QVERIFY(refreshed.wait());
        QCOMPARE(label(page, "incidentSummary").text().section(u'.', 0, 0), u"Last 6 hours: 1 accepted"_s);
    }

    void newRowsAreShownWhileItIsVisibleAndOnlyThen()
    {
        add(5min, SendState::Accepted, 10);
        IncidentPage page(*m_desk, m_clock);
        QVERIFY(open(page));
        QSignalSpy refreshed(&page, &IncidentPage::refreshed);
        QSignalSpy changed(m_desk.get(), &SendDesk::rowsChanged);
        add(1min, SendState::Accepted, 10);
        QVERIFY(refreshed.wait());
        QVERIFY(label(page, "incidentSummary").text().contains(u"2 accepted"_s));

        page.hide();
        refreshed.clear();
        changed.clear();
        QSignalSpy answers(m_desk.get(), &SendDesk::latelyReady);
        add(1min, SendState::Accepted, 10);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(!QTest::qWaitFor([&answers] { return !answers.isEmpty(); },
                                 700)); // longer than the page takes to ask
        page.show();
        QVERIFY(!refreshed.isEmpty() || refreshed.wait());
        QVERIFY(label(page, "incidentSummary").text().contains(u"3 accepted"_s));
    }

    void aLogThatCannotBeReadIsSaid()
    {
        SendDesk closed(
            {.ledgerPath = m_folder->filePath(u"none/at/all.db"_s), .transport = {}, .readOnly = true},
            m_clock);
        IncidentPage page(closed, m_clock);
        page.show();
        QTRY_VERIFY(label(page, "incidentEmpty").text().contains(u"cannot be opened"_s));
    }

    void everythingHasANameAndFitsASmallWindow()
    {
        for (int i = 0; i < 6; ++i)
            add(5min, SendState::Accepted, 10, u"A profile with a rather long name %1"_s.arg(i));
        IncidentPage page(*m_desk, m_clock);
        page.resize(780, 460); // what a window of 900 x 600 leaves
        QVERIFY(open(page));
        QVERIFY(page.minimumSizeHint().width() <= 780);
        QVERIFY(page.minimumSizeHint().height() <= 460);
        for (QWidget *widget : page.findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QAccessibleInterface *const access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
        if (const QString folder = qEnvironmentVariable("CRIER_TEST_PICTURES"); !folder.isEmpty())
            QVERIFY(page.grab().save(folder + u"/incidents.png"_s));
    }

private:
    void add(std::chrono::seconds ago, SendState state, std::optional<int> duration,
             const QString &profile = u"Shop"_s)
    {
        SendRecord record = sampleRecord();
        record.row.startedAt = m_clock.wall.addSecs(-ago.count());
        record.row.profile = profile;
        SendLog log(m_file, currentProcess());
        const Status written = m_file.write([&]() -> Status {
            const Result<qint64> id = log.insertIntent(record);
            if (!id)
                return id.error();
            if (state == SendState::Accepted) {
                if (Status gone = log.markOnWire(*id, m_clock.wall); !gone)
                    return gone;
            }
            Outcome outcome;
            outcome.state = state;
            return log.markEnd(*id, outcome, m_clock.wall,
                               duration ? std::optional(std::chrono::milliseconds(*duration)) : std::nullopt);
        });
        QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().detail));
    }

    static bool open(IncidentPage &page)
    {
        QSignalSpy refreshed(&page, &IncidentPage::refreshed);
        page.show();
        return !refreshed.isEmpty() || refreshed.wait();
    }

    static QLabel &label(const IncidentPage &page, const char *name)
    {
        return *page.findChild<QLabel *>(QString::fromLatin1(name));
    }

    static int columnSum(const QTableWidget &table, int column)
    {
        int sum = 0;
        for (int row = 0; row < table.rowCount(); ++row)
            sum += table.item(row, column)->text().toInt();
        return sum;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SendDesk> m_desk;
    LedgerFile m_file;
};

QTEST_MAIN(IncidentPageTest)
#include "tst_incident_page.moc"
