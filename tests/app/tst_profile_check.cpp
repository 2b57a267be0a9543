// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_check.h"

#include "app/text/sentences.h"
#include "tests/support/finding_ids.h"
#include "tests/support/sample_profile.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestProfileCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aGoodProfileHasNoFindings();
    void everySettingIsChecked_data();
    void everySettingIsChecked();
    void namesAreCheckedAgainstTheOthers();
    void liveIsHeldBackByItself();
    void sendingHoursAreAskedForOutsideOfThem_data();
    void sendingHoursAreAskedForOutsideOfThem();
    void hoursNobodyUnderstandsAlwaysAsk();
};

void TestProfileCheck::aGoodProfileHasNoFindings()
{
    Profile profile = sampleProfile(u"Shop 服务 🏪"_s);
    QCOMPARE(idsOf(checkProfileSettings(profile)), QStringList());
    profile.environment = Environment::Live;
    profile.baseUrl = QUrl(u"https://api-b.rong-api.com"_s);
    profile.dataCentre = u"BJ"_s;
    profile.defaultSender.value = u"ops"_s;
    profile.interval = 100ms;
    profile.hours = SendingHours{QTime(22, 0), QTime(6, 0), "Asia/Shanghai"};
    for (const std::chrono::seconds hold : {0s, 5s, 10s, 20s, 30s}) {
        profile.hold = hold;
        QCOMPARE(idsOf(checkProfileSettings(profile)), QStringList());
    }
}

void TestProfileCheck::everySettingIsChecked_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const char *id, auto change) {
        Profile profile = sampleProfile(u"Shop"_s);
        change(profile);
        QTest::newRow(name) << profile << QString::fromLatin1(id);
    };
    row("no name", "profile-name-missing", [](Profile &p) { p.name.clear(); });
    row("a blank name", "profile-name-missing", [](Profile &p) { p.name = u" \u3000"_s; });
    row("a long name", "profile-name-too-long", [](Profile &p) { p.name = QString(81, u'x'); });
    row("a line break", "profile-name-untypable", [](Profile &p) { p.name = u"a\nb"_s; });
    row("a hidden mark", "profile-name-untypable", [](Profile &p) { p.name = u"Shop\u200B"_s; });
    row("a turned direction", "profile-name-untypable", [](Profile &p) { p.name = u"Shop\u202Elive"_s; });
    row("half a character", "profile-name-untypable", [](Profile &p) { p.name = u"Shop"_s + QChar(0xD83D); });
    row("the sandbox's name", "profile-name-reserved", [](Profile &p) { p.name = u"\uFF33andbox "_s; });
    row("no encryption", "url-not-https", [](Profile &p) { p.baseUrl.setScheme(u"http"_s); });
    row("no App Key", "app-key-missing", [](Profile &p) { p.appKey.value.clear(); });
    row("a bad App Key", "app-key-bad-character", [](Profile &p) { p.appKey.value = u"a b"_s; });
    row("an unknown data centre", "data-centre-mismatch", [](Profile &p) { p.dataCentre = u"EU"_s; });
    row("another's address", "data-centre-mismatch", [](Profile &p) {
        p.dataCentre = u"SG"_s;
        p.baseUrl = QUrl(u"https://api.rong-api.com"_s);
    });
    row("a sandbox in the world", "sandbox-elsewhere",
        [](Profile &p) { p.environment = Environment::Sandbox; });
    row("a long sender", "sender-too-long", [](Profile &p) { p.defaultSender.value = QString(65, u'x'); });
    row("too often", "interval-too-short", [](Profile &p) { p.interval = 99ms; });
    row("another hold", "hold-not-offered", [](Profile &p) { p.hold = 7s; });
    row("no time in the hours", "sending-hours-unusable", [](Profile &p) {
        p.hours = SendingHours{QTime(9, 0), QTime(9, 0), "UTC"};
    });
    row("no hours in the hours", "sending-hours-unusable", [](Profile &p) {
        p.hours = SendingHours{QTime(), QTime(9, 0), "UTC"};
    });
    row("no zone", "sending-hours-zone", [](Profile &p) {
        p.hours = SendingHours{QTime(9, 0), QTime(18, 0), {}};
    });
    row("an unknown zone", "sending-hours-zone", [](Profile &p) {
        p.hours = SendingHours{QTime(9, 0), QTime(18, 0), "Mars/Olympus"};
    });
}

void TestProfileCheck::everySettingIsChecked()
{
    QFETCH(Profile, profile);
    QFETCH(QString, id);
    const QList<Finding> findings = checkProfileSettings(profile);
    QCOMPARE(idsOf(findings), QStringList{id});
    QVERIFY(hasError(findings));
}

void TestProfileCheck::namesAreCheckedAgainstTheOthers()
{
    Profile other = sampleProfile(u"Shop"_s);
    other.id = "other";
    Profile profile = sampleProfile(u"sHOP"_s);
    const QList<Finding> findings = checkProfileSettings(profile, {other});
    QCOMPARE(idsOf(findings), QStringList{u"profile-name-taken"_s});
    QVERIFY(findingSentence(findings.first()).contains(u"“Shop”"_s));
    profile.id = other.id;
    QVERIFY(checkProfileSettings(profile, {other}).isEmpty());
}

void TestProfileCheck::liveIsHeldBackByItself()
{
    QVERIFY(defaultHold(Environment::Live) == 10s);
    QVERIFY(defaultHold(Environment::Test) == 0s);
    QVERIFY(defaultHold(Environment::Sandbox) == 0s);
}

void TestProfileCheck::sendingHoursAreAskedForOutsideOfThem_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("until");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QTime>("utc");
    QTest::addColumn<bool>("asks");
    const auto row = [](const char *name, QTime from, QTime until, const char *zone, QTime utc, bool asks) {
        QTest::newRow(name) << from << until << QByteArray(zone) << utc << asks;
    };
    row("within", {9, 0}, {18, 0}, "UTC", {12, 0}, false);
    row("the first minute", {9, 0}, {18, 0}, "UTC", {9, 0}, false);
    row("before", {9, 0}, {18, 0}, "UTC", {8, 59, 59}, true);
    row("the end is outside", {9, 0}, {18, 0}, "UTC", {18, 0}, true);
    row("over midnight, late", {22, 0}, {6, 0}, "UTC", {23, 30}, false);
    row("over midnight, early", {22, 0}, {6, 0}, "UTC", {5, 59}, false);
    row("over midnight, by day", {22, 0}, {6, 0}, "UTC", {12, 0}, true);
    row("until midnight", {9, 0}, {0, 0}, "UTC", {23, 59}, false);
    row("on another clock, within", {9, 0}, {18, 0}, "Asia/Shanghai", {2, 0}, false);
    row("on another clock, outside", {9, 0}, {18, 0}, "Asia/Shanghai", {12, 0}, true);
}

void TestProfileCheck::sendingHoursAreAskedForOutsideOfThem()
{
    QFETCH(QTime, from);
    QFETCH(QTime, until);
    QFETCH(QByteArray, zone);
    QFETCH(QTime, utc);
    QFETCH(bool, asks);
    Profile profile = sampleProfile(u"Shop"_s);
    const QDateTime now(QDate(2026, 7, 1), utc, Qt::UTC);
    QVERIFY(checkSendingHours(profile, now).isEmpty());
    profile.hours = SendingHours{from, until, zone};
    const QList<Finding> findings = checkSendingHours(profile, now);
    QCOMPARE(idsOf(findings), asks ? QStringList{u"outside-sending-hours"_s} : QStringList());
    QVERIFY(!hasError(findings));
    if (asks)
        QVERIFY(findingSentence(findings.first()).contains(QString::fromLatin1(zone)));
}

void TestProfileCheck::hoursNobodyUnderstandsAlwaysAsk()
{
    Profile profile = sampleProfile(u"Shop"_s);
    for (const SendingHours &hours : {SendingHours{QTime(), QTime(18, 0), "UTC"},
                                      SendingHours{QTime(0, 0), QTime(23, 59), "Mars/Olympus"},
                                      SendingHours{QTime(0, 0), QTime(23, 59), {}}}) {
        profile.hours = hours;
        QCOMPARE(idsOf(checkSendingHours(profile, QDateTime(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC))),
                 QStringList{u"outside-sending-hours"_s});
    }
}

QTEST_GUILESS_MAIN(TestProfileCheck)
#include "tst_profile_check.moc"
