// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/moment.h"

#include <QTest>
#include <QTimeZone>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

class TestMoment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfZonesAreKnown_data();
    void namesOfZonesAreKnown();
    void whatIsNoNameIsRefused_data();
    void whatIsNoNameIsRefused();
    void theSystemsOwnClocksAreTheDefault_data();
    void theSystemsOwnClocksAreTheDefault();
    void anImpossibleOffsetIsUnreadable_data();
    void anImpossibleOffsetIsUnreadable();
};

void TestMoment::namesOfZonesAreKnown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("hour"); // UTC, when the clocks there show 22:00 in November
    QTest::newRow("a place") << u"Asia/Shanghai"_s << 14;
    QTest::newRow("an old name") << u"Asia/Chongqing"_s << 14;
    QTest::newRow("a country") << u"PRC"_s << 14;
    QTest::newRow("another") << u"Japan"_s << 13;
    QTest::newRow("part of a country") << u"US/Eastern"_s << 3;
    QTest::newRow("an abbreviation") << u"EST"_s << 3;
    QTest::newRow("UTC") << u"UTC"_s << 22;
    QTest::newRow("an offset with a name") << u"Etc/GMT-8"_s << 14;
    QTest::newRow("UTC among them") << u"Etc/UTC"_s << 22;
}

void TestMoment::namesOfZonesAreKnown()
{
    QFETCH(QString, name);
    QFETCH(int, hour);
    if (!QTimeZone(name.toLatin1()).isValid())
        QSKIP("this system's tables do not have it");
    QVERIFY(isTimeZone(name));
    const Moment moment = readMoment(u"2026-11-24 22:00"_s, DateFormat::DateTime, name);
    QCOMPARE(moment.fault, MomentFault::None);
    QCOMPARE(moment.utc.time(), QTime(hour, 0));
}

void TestMoment::whatIsNoNameIsRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *const name : {"", "CST", "CST-8", "CST8", "LMT", "UTC+8", "UTC+08:00", "Asia", "Asia/",
                                   "Nowhere/City", "posix/Asia/Shanghai", "right/Asia/Shanghai", "localtime",
                                   "/usr/share/zoneinfo/Asia/Shanghai", "../Asia/Shanghai", "Etc/GMT+99"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestMoment::whatIsNoNameIsRefused()
{
    QFETCH(QString, name);
    QVERIFY(!isTimeZone(name));
}

void TestMoment::theSystemsOwnClocksAreTheDefault_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("hour");
    QTest::newRow("a place") << QByteArray("Asia/Shanghai") << u"Asia/Shanghai"_s << 14;
    QTest::newRow("with a colon") << QByteArray(":Asia/Shanghai") << u"Asia/Shanghai"_s << 14;
    QTest::newRow("a file") << QByteArray("/usr/share/zoneinfo/Asia/Shanghai") << u"Asia/Shanghai"_s << 14;
    QTest::newRow("a country") << QByteArray("PRC") << u"PRC"_s << 14;
    QTest::newRow("a rule") << QByteArray("CST-8") << u"CST-8"_s << 14;
    QTest::newRow("a rule with summer")
        << QByteArray("EST5EDT,M3.2.0,M11.1.0") << u"EST5EDT,M3.2.0,M11.1.0"_s << 3;
    QTest::newRow("an offset") << QByteArray("<+08>-8") << u"<+08>-8"_s << 14;
}

void TestMoment::theSystemsOwnClocksAreTheDefault()
{
#if defined(Q_OS_LINUX)
    QFETCH(QByteArray, setting);
    QFETCH(QString, name);
    QFETCH(int, hour);
    const QByteArray before = qgetenv("TZ");
    const bool wasSet = qEnvironmentVariableIsSet("TZ");
    const auto restore = qScopeGuard([&] { wasSet ? qputenv("TZ", before) : qunsetenv("TZ"); });
    qputenv("TZ", setting);
    const QString zone = systemTimeZone();
    QCOMPARE(zone, name);
    for (const QString &asked : {QString(), zone}) {
        const Moment moment = readMoment(u"2026-11-24 22:00"_s, DateFormat::DateTime, asked);
        QCOMPARE(moment.fault, MomentFault::None);
        QCOMPARE(moment.utc.time(), QTime(hour, 0));
        QCOMPARE(wallClock(moment.utc, zone).time(), QTime(22, 0));
    }
#else
    QSKIP("TZ does not set the zone here");
#endif
}

void TestMoment::anImpossibleOffsetIsUnreadable_data()
{
    QTest::addColumn<QString>("offset");
    QTest::addColumn<bool>("isReadable");
    QTest::newRow("minutes") << u"+05:59"_s << true;
    QTest::newRow("too many minutes") << u"+05:60"_s << false;
    QTest::newRow("far too many") << u"+05:99"_s << false;
    QTest::newRow("without a colon") << u"-0575"_s << false;
    QTest::newRow("the farthest") << u"+14:00"_s << true;
    QTest::newRow("beyond") << u"+14:01"_s << false;
}

void TestMoment::anImpossibleOffsetIsUnreadable()
{
    QFETCH(QString, offset);
    QFETCH(bool, isReadable);
    const Moment moment = readMoment(u"2026-11-24 22:00"_s + offset, DateFormat::DateTime, u"UTC"_s);
    QCOMPARE(moment.fault, isReadable ? MomentFault::None : MomentFault::Unreadable);
}

QTEST_APPLESS_MAIN(TestMoment)
#include "tst_moment.moc"
