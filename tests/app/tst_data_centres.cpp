// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "app/profiles/data_centres.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

class TestDataCentres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableIsThatOfTheDossier_data();
    void theTableIsThatOfTheDossier();
    void everyAddressCanBeUsed();
    void theVendorHasItsLinks();
    void idsAreFoundInAnyCase();
    void hostsAreFoundWhateverElseTheAddressSays_data();
    void hostsAreFoundWhateverElseTheAddressSays();
};

void TestDataCentres::theTableIsThatOfTheDossier_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("backup");
    QTest::newRow("Beijing") << u"BJ"_s << u"api.rong-api.com"_s << u"api-b.rong-api.com"_s;
    QTest::newRow("Singapore") << u"SG"_s << u"api.sg-light-api.com"_s << u"api-b.sg-light-api.com"_s;
    QTest::newRow("Singapore B") << u"SG_B"_s << u"api.sg-b-light-api.com"_s << u"api-b.sg-b-light-api.com"_s;
    QTest::newRow("North America") << u"NA"_s << u"api.us-light-api.com"_s << u"api-b.us-light-api.com"_s;
    QTest::newRow("Saudi Arabia") << u"SAU"_s << u"api.sau-light-api.com"_s << u"api-b.sau-light-api.com"_s;
}

void TestDataCentres::theTableIsThatOfTheDossier()
{
    QFETCH(QString, id);
    QFETCH(QString, primary);
    QFETCH(QString, backup);
    QCOMPARE(vendor().dataCentres.size(), 5);
    const DataCentre *const centre = dataCentre(id);
    QVERIFY(centre);
    QCOMPARE(centre->primary, QUrl(u"https://"_s + primary));
    QCOMPARE(centre->backup, QUrl(u"https://"_s + backup));
    QCOMPARE(dataCentreName(*centre), centre->nameEn);
    static const QRegularExpression chinese(u"\\p{Han}"_s);
    QVERIFY(chinese.match(centre->nameZh).hasMatch() && !chinese.match(centre->nameEn).hasMatch());
}

void TestDataCentres::everyAddressCanBeUsed()
{
    QSet<QString> hosts;
    for (const DataCentre &centre : vendor().dataCentres) {
        for (const QUrl &url : {centre.primary, centre.backup}) {
            QVERIFY2(checkBaseUrl(url).isEmpty(), qPrintable(url.toString()));
            QCOMPARE(dataCentreOf(url), &centre);
            hosts.insert(url.host());
        }
    }
    QCOMPARE(hosts.size(), 2 * vendor().dataCentres.size());
}

void TestDataCentres::theVendorHasItsLinks()
{
    QVERIFY(!vendor().brandEn.isEmpty() && !vendor().brandZh.isEmpty());
    QCOMPARE(vendorName(vendor()), vendor().brandEn);
    QVERIFY(!vendor().documentation.isEmpty());
    for (const QUrl &url : {vendor().console, vendor().documentation}) // none is better than a guess
        QVERIFY(url.isEmpty() || (url.isValid() && url.scheme() == u"https"_s && !url.host().isEmpty()));
}

void TestDataCentres::idsAreFoundInAnyCase()
{
    QCOMPARE(dataCentre(u"sg_b"_s), dataCentre(u"SG_B"_s));
    for (const QString &unknown : {u""_s, u"SG B"_s, u"EU"_s, u" BJ"_s})
        QVERIFY(!dataCentre(unknown));
}

void TestDataCentres::hostsAreFoundWhateverElseTheAddressSays_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("id");
    QTest::newRow("primary") << u"https://api.sg-light-api.com"_s << u"SG"_s;
    QTest::newRow("backup, in capitals") << u"https://API-B.SG-LIGHT-API.COM/"_s << u"SG"_s;
    QTest::newRow("with its port") << u"https://api.rong-api.com:443"_s << u"BJ"_s;
    QTest::newRow("a host below it") << u"https://x.api.rong-api.com"_s << QString();
    QTest::newRow("a host around it") << u"https://api.rong-api.com.example.com"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestDataCentres::hostsAreFoundWhateverElseTheAddressSays()
{
    QFETCH(QString, url);
    QFETCH(QString, id);
    const DataCentre *const centre = dataCentreOf(QUrl(url));
    QCOMPARE(centre ? centre->id : QString(), id);
}

QTEST_GUILESS_MAIN(TestDataCentres)
#include "tst_data_centres.moc"
