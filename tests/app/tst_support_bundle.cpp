// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/bundle_zip.h"
#include "app/support/support_bundle.h"
#include "tests/support/sample_records.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray marked = "canary-Secret+0123456789";

SendRecord rejectedRecord()
{
    SendRecord record = sampleRecord("{\"content\":\"50 % & more\"}");
    record.row.id = 7;
    record.row.state = SendState::Rejected;
    record.row.httpStatus = 429;
    record.row.code = 1008;
    record.row.serviceMessage = u"Too fast"_s;
    record.row.durationMs = 120;
    return record;
}

BundleFacts sampleFacts()
{
    BundleFacts facts;
    facts.send = rejectedRecord();
    facts.rows = {facts.send->row};
    Profile profile;
    profile.name = u"Shop Test"_s;
    profile.environment = Environment::Test;
    profile.baseUrl = QUrl(u"https://ann:password@api.example.org/?token=1"_s);
    profile.appKey = {u"key"_s};
    profile.dataCentre = u"SG"_s;
    profile.hours = SendingHours{QTime(8, 0), QTime(22, 0), "Asia/Shanghai"};
    facts.profiles = {profile};
    facts.versions = runningVersions();
    facts.settings = {{u"language"_s, u"zh_CN"_s}};
    facts.now = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 6), Qt::UTC);
    return facts;
}

QString textOf(const QList<BundlePart> &parts, BundlePartId id)
{
    for (const BundlePart &part : parts) {
        if (part.id == id)
            return part.text;
    }
    return {};
}

} // namespace

// What a support bundle says, what it keeps to itself, and that the zip holds the very bytes.
class SupportBundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSummaryIsTwoLines()
    {
        const BundleFacts facts = sampleFacts();
        const QString text = textOf(makeBundle(facts, true), BundlePartId::Summary);
        QCOMPARE(text.count(u'\n'), 2);
        QVERIFY(text.startsWith(u"Rejected"_s));
        QVERIFY(text.contains(u"code 1008"_s));
        QVERIFY(text.contains(QString::fromLatin1(facts.send->row.requestId)));
    }

    void theRequestIsTheOneOfTheLogWithoutItsSignature()
    {
        const BundleFacts facts = sampleFacts();
        const QString text = textOf(makeBundle(facts, true), BundlePartId::Request);
        QVERIFY(text.startsWith(u"POST /message/chatroom/broadcast.json HTTP/1.1\nHost: 127.0.0.1:1\n"_s));
        QVERIFY(text.contains(u"\nApp-Key: key\n"_s));
        QVERIFY(text.contains(u"\nSignature: ********\n"_s));
        QVERIFY(text.contains(u"\nX-Request-ID: "_s + QString::fromLatin1(facts.send->row.requestId)));
        const Draft draft{
            .sender = {u"ops-team"_s}, .objectName = {u"RC:TxtMsg"_s}, .content = facts.send->content};
        QVERIFY(text.endsWith(u"\n\n"_s + QString::fromLatin1(formBodyOf(draft)) + u'\n'));
        static const QRegularExpression sha1(u"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])"_s);
        QVERIFY(!sha1.match(bundleText(makeBundle(facts, true))).hasMatch());
    }

    void theContentCanBeLeftOut()
    {
        BundleFacts facts = sampleFacts();
        facts.send->content = "{\"content\":\"confidential\"}";
        QVERIFY(bundleText(makeBundle(facts, true)).contains(u"confidential"_s));
        const QList<BundlePart> parts = makeBundle(facts, false);
        QVERIFY(!bundleText(parts).contains(u"confidential"_s));
        QVERIFY(textOf(parts, BundlePartId::Content).isEmpty());
        const QString request = textOf(parts, BundlePartId::Request);
        QVERIFY(
            request.contains(u"fromUserId=ops-team&objectName=RC%3ATxtMsg&content=(left out: 26 bytes"_s));
        QVERIFY(request.contains(QString::fromLatin1(facts.send->row.contentSha256)));
    }

    void aContentThatIsNoTextIsShownInBase64()
    {
        BundleFacts facts = sampleFacts();
        facts.send->content = "\xff\xfe\x01";
        QVERIFY(textOf(makeBundle(facts, true), BundlePartId::Content)
                    .contains(QString::fromLatin1(facts.send->content.toBase64())));
    }

    void outsideTextKeepsItsLineAndShowsItsSigns()
    {
        BundleFacts facts = sampleFacts();
        facts.send->row.serviceMessage = u"one\ncode: 200\u202Eback"_s;
        const QString text = textOf(makeBundle(facts, true), BundlePartId::Reply);
        QVERIFY(text.contains(u"message of the service: one\u240Acode: 200\uFFFDback\n"_s));
        QCOMPARE(text.count(u"\ncode: "_s), 1);
    }

    void profilesComeWithoutWhatAnAddressMayHide()
    {
        const QString text = textOf(makeBundle(sampleFacts(), true), BundlePartId::Profiles);
        QVERIFY(text.contains(u"name: Shop Test\n"_s));
        QVERIFY(text.contains(u"App Key: key\n"_s));
        QVERIFY(text.contains(u"address: https://api.example.org"_s));
        QVERIFY(text.contains(u"sending hours: 08:00 to 22:00, Asia/Shanghai\n"_s));
        QVERIFY(!text.contains(u"password"_s));
        QVERIFY(!text.contains(u"token"_s));
    }

    void aSecretThatGotIntoATextIsMasked_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("as it is") << marked;
        QTest::newRow("in hex") << marked.toHex();
        QTest::newRow("in hex capitals") << marked.toHex().toUpper();
        QTest::newRow("in percent form") << marked.toPercentEncoding();
        QTest::newRow("in Base64") << marked.toBase64();
        QTest::newRow("in Base64 after one byte") << ("x" + marked).toBase64();
        QTest::newRow("in Base64 after two bytes") << ("xy" + marked + "z").toBase64();
    }

    void aSecretThatGotIntoATextIsMasked()
    {
        QFETCH(const QByteArray, written);
        const QString word = QString::fromLatin1(written);
        BundleFacts facts = sampleFacts();
        facts.send->content = "{\"content\":\"" + written + "\"}";
        facts.send->row.serviceMessage = word;
        facts.send->row.detail = word;
        facts.send->row.sender = word;
        facts.send->row.profile = word;
        facts.rows = {facts.send->row};
        facts.profiles[0].name = word;
        facts.settings.append({u"language"_s, word});
        QVERIFY(bundleText(makeBundle(facts, true)).contains(word)); // nobody knows that it is one
        facts.hidden = {Secret(marked)};
        const QString text = bundleText(makeBundle(facts, true));
        QVERIFY(!text.contains(QString::fromLatin1(marked)));
        QVERIFY(!text.contains(word, Qt::CaseInsensitive));
    }

    void withoutASendThereAreStillVersions()
    {
        BundleFacts facts;
        facts.now = sampleFacts().now;
        facts.versions = runningVersions();
        const QList<BundlePart> parts = makeBundle(facts, true);
        QCOMPARE(parts.size(), 2);
        QVERIFY(parts.at(0).text.startsWith(u"Nothing has been sent yet.\n"_s));
        QVERIFY(parts.at(1).text.contains(u"Qt: "_s + QString::fromLatin1(qVersion())));
    }

    void onlySettingsThatWereChosenAreTold()
    {
        const QTemporaryDir folder;
        QCOMPARE(shareableSettings(folder.path()), NamedValues());
        QVERIFY(QDir(folder.path()).isEmpty());
        {
            QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
            file.setValue(u"language"_s, u"zh_CN"_s);
            file.setValue(u"compose/last-sender"_s, u"ops-team"_s);
            file.setValue(u"app-secret"_s, QString::fromLatin1(marked));
        }
        QCOMPARE(shareableSettings(folder.path()), (NamedValues{{u"language"_s, u"zh_CN"_s}}));
    }

    void proxiesAreToldByNameAlone()
    {
        qputenv("https_proxy", "http://ann:" + marked + "@127.0.0.1:1");
        const NamedValues versions = runningVersions();
        qunsetenv("https_proxy");
        QCOMPARE(versions.last().second, u"https_proxy"_s);
    }

    void theZipHoldsTheVeryBytes()
    {
        if (!canZip())
            QSKIP("Built without libzip.");
        const QString unzip = QStandardPaths::findExecutable(u"unzip"_s);
        if (unzip.isEmpty())
            QSKIP("Needs unzip.");
        BundleFacts facts = sampleFacts();
        facts.send->content = "{\"content\":\"" + QByteArray("\u7EF4\u62A4 ").repeated(9'000) + "\"}";
        const QList<BundlePart> parts = makeBundle(facts, true);
        const Result<QByteArray> zip = bundleZip(parts, facts.now);
        QVERIFY2(zip.ok(), zip.ok() ? "" : qPrintable(zip.error().detail));
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"bundle.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(*zip), zip->size());
        file.close();
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            process.start(unzip, arguments);
            return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                        : QByteArray("failed");
        };
        QByteArray names;
        for (const BundlePart &part : parts) {
            QCOMPARE(run({u"-p"_s, file.fileName(), part.fileName}), part.text.toUtf8());
            names += part.fileName.toUtf8() + '\n';
        }
        QCOMPARE(run({u"-Z1"_s, file.fileName()}), names); // and nothing else
        QVERIFY(run({u"-t"_s, file.fileName()}).contains("No errors detected"));
    }
};

QTEST_GUILESS_MAIN(SupportBundleTest)
#include "tst_support_bundle.moc"
