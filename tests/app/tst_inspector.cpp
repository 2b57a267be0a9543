// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/inspection.h"
#include "app/inspector/shell_words.h"
#include "app/rongcloud/curl_command.h"
#include "app/rongcloud/request.h"
#include "app/text/inspection_sentences.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <algorithm>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

// Made up for these tests. It has what makes encodings differ.
const QByteArray secretBytes = "dec0der/Secret+9=";
const QByteArray appKeyBytes = "uwd1c0sxdlx2";
const QByteArray nonce = "100000000000000001";
const QByteArray milliseconds = "1767225600123";
const QByteArray seconds = "1767225600";
const QDateTime now = QDateTime::fromMSecsSinceEpoch(1767225601000, Qt::UTC);
const QByteArray goodBody = "fromUserId=ops&objectName=RC%3ATxtMsg&content=%7B%22content%22%3A%22hello%22%7D";

QByteArray sha1(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
}

QByteArray hmac(const QByteArray &text, QCryptographicHash::Algorithm algorithm)
{
    return QMessageAuthenticationCode::hash(text, secretBytes, algorithm).toHex();
}

QByteArray request(const QByteArray &signature, const QByteArray &timestamp = milliseconds,
                   const QByteArray &body = goodBody, const QByteArray &nonceSent = nonce)
{
    return "POST /message/chatroom/broadcast.json HTTP/1.1\r\nHost: api.rong-api.com\r\nApp-Key: " +
           appKeyBytes + "\r\nNonce: " + nonceSent + "\r\nTimestamp: " + timestamp +
           "\r\nSignature: " + signature +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray rightSignature()
{
    return sha1(secretBytes + nonce + milliseconds);
}

InspectionContext context()
{
    InspectionContext context;
    context.appKey.value = QString::fromLatin1(appKeyBytes);
    context.secret = Secret(secretBytes);
    context.now = now;
    return context;
}

QStringList remarks(const Inspection &inspection, Weight atLeast = Weight::Note)
{
    QStringList ids;
    for (const Observation &observation : inspection.observations) {
        if (observation.weight >= atLeast)
            ids.append(remarkId(observation.remark));
    }
    return ids;
}

QStringList slips(const Inspection &inspection)
{
    QStringList ids;
    if (inspection.match) {
        for (const Slip slip : inspection.match->slips)
            ids.append(slipId(slip));
    }
    return ids;
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightRequestIsSaidToBeRight();
    void ourOwnRequestIsRight();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void aHeaderThatWasChangedIsNamed_data();
    void aHeaderThatWasChangedIsNamed();
    void otherProfilesAreNamed();
    void aRequestOfAnotherAppIsHeldAgainstItsOwnSecret();
    void aBodyThatIsNotSeenIsNotMissing();
    void aBodyOutOfALogMayEndEarly_data();
    void aBodyOutOfALogMayEndEarly();
    void whatCannotBeToldIsSaidSo();
    void withoutASecretLittleCanBeTold();
    void theVendorsWrongExampleIsKnown();
    void neitherSecretNorSignatureComesOut();
    void aSecretInTheRequestIsSaid();
    void headersAreChecked_data();
    void headersAreChecked();
    void headersAreFoundInManyShapes_data();
    void headersAreFoundInManyShapes();
    void bodiesAreChecked_data();
    void bodiesAreChecked();
    void addressesAreChecked_data();
    void addressesAreChecked();
    void curlCommandsAreRead_data();
    void curlCommandsAreRead();
    void ourOwnCurlCommandIsRead();
    void aTranscriptIsRead();
    void shellsQuoteDifferently_data();
    void shellsQuoteDifferently();
    void everyRemarkIsASentence();
    void hostileInputIsReadQuickly_data();
    void hostileInputIsReadQuickly();
};

void TestInspector::aRightRequestIsSaidToBeRight()
{
    const Inspection inspection = inspect(request(rightSignature()), context());
    QCOMPARE(remarks(inspection, Weight::Right), QStringList(u"signature-right"_s));
    QVERIFY(!inspection.hasError());

    // dossier 1.4, vector 1
    InspectionContext vendor = context();
    vendor.secret = Secret("Y1W2MeFwwwRxa0");
    QCOMPARE(remarks(inspect("Nonce: 14314\nTimestamp: 1408710653000\nSignature: "
                             "30be0bbca9c9b2e27578701e9fda2358a814c88f",
                             vendor),
                     Weight::Right)
                 .first(),
             u"signature-right"_s);
}

void TestInspector::ourOwnRequestIsRight()
{
    Profile profile;
    profile.appKey.value = QString::fromLatin1(appKeyBytes);
    profile.baseUrl = QUrl(u"https://api.rong-api.com"_s);
    const Draft draft{{u"ops"_s}, {u"RC:TxtMsg"_s}, "{\"content\":\"1+1=2 & 50%41 \xe4\xbd\xa0\"}", true};
    const SignedRequest made = buildBroadcast(profile, Secret(secretBytes), draft, {now, nonce, "id"});
    QByteArray text = "POST " + made.url.path().toLatin1() + " HTTP/1.1\n";
    for (const auto &[name, value] : made.headers)
        text += name + ": " + value + '\n';
    QCOMPARE(remarks(inspect(text + '\n' + made.body, context()), Weight::Right),
             QStringList(u"signature-right"_s));
}

void TestInspector::mistakesAreTold_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QString>("expected");
    const QByteArray &s = secretBytes, &n = nonce, &t = milliseconds, &k = appKeyBytes;
    const auto row = [](const char *name, const QByteArray &signature, const char *expected,
                        const QByteArray &timestamp = milliseconds) {
        QTest::newRow(name) << signature << timestamp << QString::fromLatin1(expected);
    };
    row("seconds signed, milliseconds sent", sha1(s + n + seconds), "signed-seconds");
    row("milliseconds signed, seconds sent", sha1(s + n + t), "signed-milliseconds", seconds);
    row("clock read twice", sha1(s + n + "1767225600119"), "time-taken-twice");
    row("nonce, secret, timestamp", sha1(n + s + t), "wrong-order");
    row("nonce, timestamp, secret", sha1(n + t + s), "wrong-order");
    row("secret, timestamp, nonce", sha1(s + t + n), "wrong-order");
    row("timestamp, nonce, secret", sha1(t + n + s), "wrong-order");
    row("timestamp, secret, nonce", sha1(t + s + n), "wrong-order");
    row("App Key as secret", sha1(k + n + t), "app-key-as-secret");
    row("App Key first", sha1(k + s + n + t), "app-key-included");
    row("App Key in between", sha1(s + k + n + t), "app-key-included");
    row("App Key last, wrong order", sha1(n + s + t + k), "app-key-included wrong-order");
    row("separator", sha1(s + '&' + n + '&' + t), "with-separator");
    row("no nonce", sha1(s + t), "nonce-left-out");
    row("no timestamp", sha1(s + n), "timestamp-left-out");
    row("no secret", sha1(n + t), "secret-left-out");
    row("upper case", rightSignature().toUpper(), "upper-case-hex");
    row("upper case, seconds", sha1(s + n + seconds).toUpper(), "signed-seconds upper-case-hex");
    row("line end", sha1(s + '\n' + n + t), "secret-with-line-end");
    row("line end of Windows", sha1(s + "\r\n" + n + t), "secret-with-line-end");
    row("blank behind", sha1(s + ' ' + n + t), "secret-untrimmed");
    row("blank in front", sha1(' ' + s + n + t), "secret-untrimmed");
    row("quoted", sha1('"' + s + '"' + n + t), "secret-quoted");
    row("percent-encoded", sha1("dec0der%2FSecret%2B9%3D" + n + t), "secret-url-encoded");
    row("plus as blank", sha1("dec0der/Secret 9=" + n + t), "secret-url-decoded");
    row("Base64", sha1(s.toBase64() + n + t), "secret-base64");
    row("small letters", sha1(s.toLower() + n + t), "secret-other-case");
    row("SHA-256", QCryptographicHash::hash(s + n + t, QCryptographicHash::Sha256).toHex(), "sha256");
    row("SHA-512", QCryptographicHash::hash(s + n + t, QCryptographicHash::Sha512).toHex(), "sha512");
    row("MD5", QCryptographicHash::hash(s + n + t, QCryptographicHash::Md5).toHex(), "md5");
    row("HMAC", hmac(n + t, QCryptographicHash::Sha1), "hmac-sha1");
    row("HMAC, wrong order", hmac(t + n, QCryptographicHash::Sha1), "hmac-sha1 wrong-order");
    row("HMAC-SHA-256", hmac(n + t, QCryptographicHash::Sha256), "hmac-sha256");
    row("Base64 of the digest", QByteArray::fromHex(rightSignature()).toBase64(), "base64-digest");
}

void TestInspector::mistakesAreTold()
{
    QFETCH(QByteArray, signature);
    QFETCH(QByteArray, timestamp);
    QFETCH(QString, expected);
    const Inspection inspection = inspect(request(signature, timestamp), context());
    QStringList told = slips(inspection);
    told.sort();
    QStringList wanted = expected.split(u' ');
    wanted.sort();
    QCOMPARE(told, wanted);
    QVERIFY(remarks(inspection).contains(u"signature-mistake"_s));
    QCOMPARE(inspection.hasError(), expected != "upper-case-hex"_L1);
    const QStringList sentences = slipSentences(inspection);
    QCOMPARE(sentences.size(), wanted.size());
    QVERIFY(std::all_of(sentences.cbegin(), sentences.cend(),
                        [](const QString &one) { return one.endsWith(u'.'); }));
}

void TestInspector::aHeaderThatWasChangedIsNamed_data()
{
    QTest::addColumn<QByteArray>("nonceSigned");
    QTest::addColumn<QByteArray>("timeSigned");
    QTest::addColumn<QByteArray>("nonceSent");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("header");
    const QByteArray day = "Date: Thu, 01 Jan 2026 03:00:00 GMT\r\n"; // three hours later
    QTest::newRow("a second nonce") << QByteArray("77") << milliseconds << nonce
                                    << QByteArray("Nonce: 77\r\n") << u"Nonce"_s;
    QTest::newRow("a nonce of the other family")
        << QByteArray("77") << milliseconds << nonce << QByteArray("RC-Nonce: 77\r\n") << u"Nonce"_s;
    QTest::newRow("letters of the nonce")
        << QByteArray("abCD") << milliseconds << QByteArray("ABCD") << QByteArray() << QString();
    QTest::newRow("small letters of the nonce")
        << QByteArray("abcd") << milliseconds << QByteArray("ABCD") << QByteArray() << u"Nonce"_s;
    QTest::newRow("percent signs") << QByteArray("a+b=") << milliseconds << QByteArray("a%2Bb%3D")
                                   << QByteArray() << u"Nonce"_s;
    QTest::newRow("a second timestamp") << nonce << QByteArray("1767200000000") << nonce
                                        << QByteArray("Timestamp: 1767200000000\r\n") << u"Timestamp"_s;
    QTest::newRow("the date") << nonce << QByteArray("1767236400000") << nonce << day << u"Timestamp"_s;
    QTest::newRow("the date in seconds")
        << nonce << QByteArray("1767236400") << nonce << day << u"Timestamp"_s;
    QTest::newRow("nobody knows") << nonce << QByteArray("1767236400001") << nonce << day << QString();
    QTest::newRow("digits of the nonce")
        << QByteArray("14") << milliseconds << QByteArray("15") << QByteArray() << QString();
}

void TestInspector::aHeaderThatWasChangedIsNamed()
{
    QFETCH(QByteArray, nonceSigned);
    QFETCH(QByteArray, timeSigned);
    QFETCH(QByteArray, nonceSent);
    QFETCH(QByteArray, more);
    QFETCH(QString, header);
    QByteArray pasted =
        request(sha1(secretBytes + nonceSigned + timeSigned), milliseconds, goodBody, nonceSent);
    pasted.replace("Content-Type:", more + "Content-Type:");
    const Inspection inspection = inspect(pasted, context());
    const Observation &first = inspection.observations.first();
    QCOMPARE(remarkId(first.remark), header.isEmpty() ? u"signature-unmatched"_s : u"header-altered"_s);
    QCOMPARE(first.text, header);
    QCOMPARE(first.weight, Weight::Error);
}

void TestInspector::otherProfilesAreNamed()
{
    InspectionContext with = context();
    with.otherSecrets = {Secret("first"), Secret("second")};
    with.otherProfiles = {u"Shop Test"_s, u"Shop Live"_s};
    const Inspection inspection = inspect(request(sha1("second" + nonce + milliseconds)), with);
    QCOMPARE(slips(inspection), QStringList(u"secret-of-other-profile"_s));
    QVERIFY(slipSentences(inspection).first().contains("Shop Live"_L1));
}

void TestInspector::aRequestOfAnotherAppIsHeldAgainstItsOwnSecret()
{
    InspectionContext with = context();
    with.profile = u"Mine"_s;
    with.appKey.value = u"mine"_s;
    with.secret = Secret("of mine");
    with.otherSecrets = {Secret("first"), Secret(secretBytes)};
    with.otherProfiles = {u"Shop Test"_s, u"Shop Live"_s};
    with.otherAppKeys = {u"testkey"_s, QString::fromLatin1(appKeyBytes)};
    const Inspection right = inspect(request(rightSignature()), with);
    QCOMPARE(right.observations.first().remark, Remark::SignatureRight);
    QCOMPARE(remarks(right), QStringList(u"other-app-key"_s));
    QCOMPARE(right.observations.last().weight, Weight::Note);
    QVERIFY(observationSentence(right.observations.last(), right).contains("Shop Live"_L1));

    // Signed with the secret of the profile that is looked from.
    const Inspection mine = inspect(request(sha1("of mine" + nonce + milliseconds)), with);
    QCOMPARE(slips(mine), QStringList(u"secret-of-other-profile"_s));
    QVERIFY(slipSentences(mine).first().contains("Mine"_L1));

    // Nobody here knows that app's secret, so nothing is known to be wrong.
    with.otherAppKeys = {u"testkey"_s, u"livekey"_s};
    with.otherSecrets = {Secret("first"), Secret("second")};
    const Inspection unknown = inspect(request(rightSignature()), with);
    QVERIFY(!unknown.hasError());
    QVERIFY(remarks(unknown).contains(u"signature-needs-secret"_s));
    QVERIFY(remarks(unknown, Weight::Warning).contains(u"other-app-key"_s));
}

void TestInspector::aBodyThatIsNotSeenIsNotMissing()
{
    const QByteArray head = "POST /message/chatroom/broadcast.json HTTP/1.1\r\nContent-Type: "
                            "application/x-www-form-urlencoded\r\n";
    QVERIFY(remarks(inspect(head, context())).contains(u"body-not-seen"_s));
    QVERIFY(!remarks(inspect(head, context())).contains(u"body-missing"_s));
    QVERIFY(remarks(inspect(head + "\r\n", context())).contains(u"body-missing"_s));
}

void TestInspector::aBodyOutOfALogMayEndEarly_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<bool>("isPartial");
    const QByteArray encoded = "fromUserId=u1&objectName=RC:TxtMsg&content=%7B%22content%22%3A%22hi%22%7D";
    const QByteArray plain = "fromUserId=u1&objectName=RC:TxtMsg&content={\"content\":\"hi\"}";
    QTest::newRow("encoded") << encoded << false;
    QTest::newRow("encoded, then words") << encoded + " sent" << false;
    QTest::newRow("encoded, in quotation marks") << "body=\"" + encoded + '"' << false;
    QTest::newRow("encoded, in a JSON string") << "{\"body\":\"" + encoded + "\"}" << false;
    QTest::newRow("encoded, in JSON in JSON") << "{\\\"body\\\":\\\"" + encoded + "\\\"}" << false;
    QTest::newRow("plain") << plain << true;
    QTest::newRow("plain, in quotation marks") << "body=\"" + plain + '"' << true;
    QTest::newRow("plain, escaped") << QByteArray(plain).replace("\"", "\\\"") << true;
}

void TestInspector::aBodyOutOfALogMayEndEarly()
{
    QFETCH(QByteArray, pasted);
    QFETCH(bool, isPartial);
    const QStringList found = remarks(inspect("Content-Length: 90\n" + pasted, context()));
    QCOMPARE(found.contains(u"body-partial"_s), isPartial);
    if (isPartial) {
        for (const QString &remark : {u"message-wrong"_s, u"length-mismatch"_s, u"parameter-missing"_s})
            QVERIFY2(!found.contains(remark), qPrintable(remark));
    }
}

void TestInspector::whatCannotBeToldIsSaidSo()
{
    const Inspection inspection = inspect(request(sha1("something else")), context());
    QVERIFY(!inspection.match);
    QCOMPARE(remarks(inspection, Weight::Error), QStringList(u"signature-unmatched"_s));
    QVERIFY(remarks(inspect(request("abc"), context())).contains(u"signature-odd-length"_s));
    QVERIFY(remarks(inspect(request(QByteArray(40, 'z')), context())).contains(u"signature-unmatched"_s));
}

void TestInspector::withoutASecretLittleCanBeTold()
{
    InspectionContext without = context();
    without.secret = {};
    const Inspection right = inspect(request(rightSignature()), without);
    QCOMPARE(remarks(right), QStringList(u"signature-needs-secret"_s));
    QVERIFY(!right.hasError());
    QCOMPARE(slips(inspect(request(sha1(appKeyBytes + nonce + milliseconds)), without)),
             QStringList(u"app-key-as-secret"_s));
    QCOMPARE(slips(inspect(request(sha1(nonce + milliseconds)), without)), QStringList(u"secret-left-out"_s));
}

void TestInspector::theVendorsWrongExampleIsKnown()
{
    const Inspection inspection = inspect(
        request("45beb7cc7307889a8e711219a47b7cf6a5b000e8", "1408710653491", goodBody, "14314"), context());
    QVERIFY(remarks(inspection, Weight::Error).contains(u"published-example"_s));
}

void TestInspector::neitherSecretNorSignatureComesOut()
{
    const QStringList right{QString::fromLatin1(secretBytes), QString::fromLatin1(rightSignature()),
                            QString::fromLatin1(rightSignature().toUpper()),
                            QString::fromLatin1(sha1(secretBytes + nonce + seconds))};
    for (const QByteArray &signature :
         {sha1(nonce + secretBytes + milliseconds), sha1(secretBytes + '\n' + nonce + milliseconds),
          sha1("x"), QByteArray("abc")}) {
        const Inspection inspection = inspect(request(signature), context());
        QString all = slipSentences(inspection).join(u' ');
        for (const Observation &observation : inspection.observations)
            all += observationSentence(observation, inspection) + observation.text;
        for (const QString &word : right)
            QVERIFY2(!all.contains(word, Qt::CaseInsensitive), qPrintable(all));
    }
}

void TestInspector::aSecretInTheRequestIsSaid()
{
    const Inspection inspection = inspect(request(rightSignature()) + "&secret=" + secretBytes, context());
    QVERIFY(remarks(inspection, Weight::Error).contains(u"secret-in-request"_s));

    // Key and secret swapped: what is quoted of the header must not be it.
    const Inspection swapped = inspect("App-Key: " + secretBytes + "\nNonce: 1", context());
    QVERIFY(remarks(swapped, Weight::Warning).contains(u"other-app-key"_s));
    QVERIFY(remarks(swapped, Weight::Error).contains(u"secret-in-request"_s));
    for (const Observation &observation : swapped.observations)
        QVERIFY(!observationSentence(observation, swapped).contains(QString::fromLatin1(secretBytes)));
}

void TestInspector::headersAreChecked_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, const QByteArray &headers, const char *remark) {
        QTest::newRow(name) << headers << QString::fromLatin1(remark);
    };
    const QByteArray rest = "App-Key: uwd1c0sxdlx2\nSignature: " + QByteArray(40, 'a') + '\n';
    row("no nonce", rest + "Timestamp: 1767225600123", "header-missing");
    row("empty nonce", rest + "Nonce: \nTimestamp: 1767225600123", "header-missing");
    row("long nonce", rest + "Timestamp: 1767225600123\nNonce: 1234567890123456789", "nonce-too-long");
    row("mixed families", rest + "RC-Timestamp: 1767225600123\nNonce: 1", "families-mixed");
    row("two nonces", rest + "Timestamp: 1767225600123\nNonce: 1\nNonce: 2", "header-repeated");
    row("seconds", rest + "Timestamp: 1767225600\nNonce: 1", "timestamp-seconds");
    row("microseconds", rest + "Timestamp: 1767225600123000\nNonce: 1", "timestamp-odd-length");
    row("a date", rest + "Timestamp: 2026-01-01\nNonce: 1", "timestamp-no-number");
    row("future", rest + "Timestamp: 1767235600123\nNonce: 1", "timestamp-far");
    row("past", rest + "Timestamp: 1767215600123\nNonce: 1", "timestamp-far");
    row("other App Key", "App-Key: c9kqb3rdkbb7j\nNonce: 1\nTimestamp: 1767225600123", "other-app-key");
    row("long request id", rest + "Nonce: 1\nTimestamp: 1767225600123\nX-Request-ID: " + QByteArray(37, 'x'),
        "request-id-too-long");
    row("nothing", "it does not work", "nothing-recognised");
}

void TestInspector::headersAreChecked()
{
    QFETCH(QByteArray, headers);
    QFETCH(QString, remark);
    QVERIFY(remarks(inspect(headers, context())).contains(remark));
    if (headers.contains('\n')) { // the same as they go over the wire
        const QByteArray whole =
            "POST /message/chatroom/broadcast.json HTTP/1.1\n" + headers + "\n\n" + goodBody;
        QVERIFY(remarks(inspect(whole, context())).contains(remark));
    }
}

void TestInspector::headersAreFoundInManyShapes_data()
{
    QTest::addColumn<QByteArray>("log");
    const QByteArray n = nonce, t = milliseconds, s = rightSignature();
    QTest::newRow("lines") << QByteArray("App-Key: uwd1c0sxdlx2\nNonce: " + n + "\nTimestamp: " + t +
                                         "\nSignature: " + s);
    QTest::newRow("JSON") << QByteArray("{\"RC-App-Key\":\"uwd1c0sxdlx2\",\"RC-Nonce\":\"" + n +
                                        "\",\"RC-Timestamp\":" + t + ",\"RC-Signature\":\"" + s + "\"}");
    QTest::newRow("pairs") << QByteArray("headers App-Key=uwd1c0sxdlx2, Nonce=" + n + ", Timestamp=" + t +
                                         ", Signature=" + s);
    QTest::newRow("Go") << QByteArray("map[App-Key:[uwd1c0sxdlx2] Nonce:[" + n + "] Signature:[" + s +
                                      "] Timestamp:[" + t + "]]");
    QTest::newRow("Python") << QByteArray("{'App-Key': 'uwd1c0sxdlx2', 'Nonce': '" + n + "', 'Timestamp': '" +
                                          t + "', 'Signature': '" + s + "'}");
    QTest::newRow("PHP") << QByteArray("[appKey => uwd1c0sxdlx2, nonce => " + n + ", timestamp => " + t +
                                       ", signature => " + s + "]");
    QTest::newRow("small letters") << QByteArray("app_key=uwd1c0sxdlx2 nonce=" + n + " timestamp=" + t +
                                                 " signature=" + s);
}

void TestInspector::headersAreFoundInManyShapes()
{
    QFETCH(QByteArray, log);
    const Inspection inspection = inspect(log, context());
    QCOMPARE(inspection.request.form, RequestForm::Headers);
    QCOMPARE(remarks(inspection, Weight::Right), QStringList({u"signature-right"_s, u"body-not-seen"_s}));
}

void TestInspector::bodiesAreChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, const QByteArray &body, const char *remark) {
        QTest::newRow(name) << body << QString::fromLatin1(remark);
    };
    const QByteArray head = "fromUserId=ops&objectName=RC%3ATxtMsg&content=";
    row("empty", "", "body-missing");
    row("JSON", "{\"fromUserId\":\"ops\"}", "body-is-json");
    row("no form", "hello", "body-not-a-form");
    row("not encoded", head + "{\"content\":\"a & b\"}", "body-not-a-form");
    row("encoded twice", head + "%257B%2522content%2522%253A%2522hello%2522%257D", "value-encoded-twice");
    row("type encoded twice", "fromUserId=ops&objectName=RC%253ATxtMsg&content=%7B%22content%22%3A%22a%22%7D",
        "value-encoded-twice");
    row("serialised twice", head + "%22%7B%5C%22content%5C%22%3A%5C%22hello%5C%22%7D%22",
        "content-serialised-twice");
    row("plus beside %20", head + "%7B%22content%22%3A%22a%20b%201+1%22%7D", "plus-not-encoded");
    row("plus in raw JSON", head + "{\"content\":\"1+1\"}", "plus-not-encoded");
    row("plus in Base64",
        "fromUserId=ops&objectName=RC%3AImgMsg&content=%7B%22content%22%3A%22" + QByteArray(60, 'A') + '+' +
            QByteArray(100, 'A') + "%22%2C%22imageUri%22%3A%22https%3A%2F%2Fe.com%2Fa.jpg%22%7D",
        "plus-not-encoded");
    row("joined list", goodBody + "&toChatroomId=a%2Cb", "list-joined");
    row("of another call", goodBody + "&pushContent=x", "parameter-ignored");
    row("unknown", goodBody + "&colour=x", "parameter-unknown");
    row("no content", "fromUserId=ops&objectName=RC%3ATxtMsg", "parameter-missing");
    row("repeated", goodBody + "&fromUserId=you", "parameter-repeated");
    row("content is no JSON", head + "hello", "message-wrong");
    row("field missing", head + "%7B%7D", "message-wrong");
}

void TestInspector::bodiesAreChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, remark);
    const Inspection inspection = inspect(request(rightSignature(), milliseconds, body), context());
    QVERIFY2(remarks(inspection).contains(remark), qPrintable(remarks(inspection).join(u' ')));
    QVERIFY(!remarks(inspection).contains(u"length-mismatch"_s));
    for (const Observation &observation : inspection.observations)
        QVERIFY(!observationSentence(observation, inspection).isEmpty());
}

void TestInspector::addressesAreChecked_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QString>("remark"); // empty: nothing is wrong
    const auto row = [](const char *name, QByteArray from, const QByteArray &to, const char *remark) {
        QByteArray text = request(rightSignature());
        text.replace(from, to);
        QTest::newRow(name) << text << QString::fromLatin1(remark);
    };
    const QByteArray path = "/message/chatroom/broadcast.json";
    row("as it is", "x", "x", "");
    row("GET", "POST", "GET", "not-post");
    row("no .json", path, "/message/chatroom/broadcast", "path-without-json");
    row("system broadcast", path, "/message/broadcast.json", "path-reaches-all-users");
    row("new platform", path, "/v4/open-channel/message/broadcast", "path-of-new-platform");
    row("other call", path, "/user/checkOnline.json", "path-of-other-call");
    row("plain", path, "http://api.rong-api.com" + path, "not-https");
    row("whole address", path, "https://api.rong-api.com" + path, "");
    row("no type", "Content-Type: application/x-www-form-urlencoded\r\n", "", "content-type-missing");
    row("JSON type", "application/x-www-form-urlencoded", "application/json", "content-type-wrong");
    row("wrong length", "Content-Length: " + QByteArray::number(goodBody.size()), "Content-Length: 12",
        "length-mismatch");
    row("line end behind it", "hello%22%7D", "hello%22%7D\n", "");
}

void TestInspector::addressesAreChecked()
{
    QFETCH(QByteArray, pasted);
    QFETCH(QString, remark);
    const QStringList found = remarks(inspect(pasted, context()));
    QCOMPARE(found, remark.isEmpty() ? QStringList() : QStringList(remark));
}

void TestInspector::curlCommandsAreRead_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<RequestForm>("form");
    const QString n = QString::fromLatin1(nonce), t = QString::fromLatin1(milliseconds),
                  s = QString::fromLatin1(rightSignature());
    const QString url = u"https://api.rong-api.com/message/chatroom/broadcast.json"_s;
    const QString raw = QString::fromLatin1(goodBody);
    const auto fill = [&](QString command) {
        return command.replace("NONCE"_L1, n)
            .replace("TIME"_L1, t)
            .replace("SIGN"_L1, s)
            .replace("URL"_L1, url)
            .replace("BODY"_L1, raw);
    };
    const auto row = [&](const char *name, const QString &command, RequestForm form = RequestForm::Curl) {
        QTest::newRow(name) << fill(command) << form;
    };
    row("single quotes",
        u"curl -X POST 'URL' -H 'App-Key: uwd1c0sxdlx2' -H 'Nonce: NONCE' -H 'Timestamp: TIME' -H 'Signature: SIGN' -d 'BODY'"_s);
    row("continued lines", u"$ curl --request POST \\\n  --url URL \\\r\n  --header \"App-Key: "
                           u"uwd1c0sxdlx2\" \\\n --header \"Nonce:NONCE\" \\\n "
                           "--header \"Timestamp: TIME\" --header=\"Signature: SIGN\" --data-raw \"BODY\""_s);
    row("in parts", u"curl -sSXPOST URL -HApp-Key:uwd1c0sxdlx2 -H Nonce:NONCE -H Timestamp:TIME -H "
                    u"Signature:SIGN -d fromUserId=ops "
                    "--data objectName=RC%3ATxtMsg --data-urlencode 'content={\"content\":\"hello\"}'"_s);
    row("ANSI quotes", u"curl URL -H $'App-Key: uwd1c0sxdlx2' -H $'Nonce: \\x4e' -H 'Nonce: NONCE' -H "
                       u"'Timestamp: TIME' -H 'Signature: SIGN' "
                       "--data-binary $'BODY'"_s.replace("-H $'Nonce: \\x4e' "_L1, QString()));
    row("behind other words", u"2026-01-01 run: /usr/bin/curl -s --max-time 5 URL -H 'App-Key: uwd1c0sxdlx2' "
                              u"-H 'Nonce: NONCE' -H 'Timestamp: TIME' "
                              "-H 'Signature: SIGN' -d 'BODY' | jq .code"_s);
    row("command prompt",
        u"curl \"URL\" ^\r\n  -H \"App-Key: uwd1c0sxdlx2\" ^\n  -H \"Nonce: NONCE\" -H \"Timestamp: TIME\" "
        u"-H \"Signature: SIGN\" "
        "^\n  --data-raw \"BODY\""_s,
        RequestForm::CmdCurl);
    row("command prompt, as browsers copy",
        u"curl ^\"URL^\" ^\n  -H ^\"App-Key: uwd1c0sxdlx2^\" ^\n  -H ^\"Nonce: NONCE^\" -H ^\"Timestamp: "
        u"TIME^\" -H "
        "^\"Signature: SIGN^\" ^\n  --data-raw ^\"BODY^\""_s,
        RequestForm::CmdCurl);
    row("command prompt, doubled quotes",
        u"curl.exe \"URL\" -H \"App-Key: uwd1c0sxdlx2\" -H \"Nonce: NONCE\" -H \"Timestamp: TIME\" -H "
        u"\"Signature: SIGN\" "
        "-d \"fromUserId=ops&objectName=RC%3ATxtMsg\" --data-urlencode \"content={\"\"content\"\":\"\"hello\"\"}\""_s,
        RequestForm::CmdCurl);
}

void TestInspector::curlCommandsAreRead()
{
    QFETCH(QString, command);
    QFETCH(RequestForm, form);
    const Inspection inspection = inspect(command.toUtf8(), context());
    QCOMPARE(inspection.request.form, form);
    QCOMPARE(inspection.request.method, u"POST"_s);
    QCOMPARE(inspection.request.body, std::optional(goodBody));
    QCOMPARE(remarks(inspection, Weight::Right), QStringList(u"signature-right"_s));

    const PastedRequest file = readRequest("curl -d @body.txt https://e.com/");
    QVERIFY(file.isBodyElsewhere);
    QVERIFY(readRequest("curl -F a=b https://e.com/").isMultipart);
    QCOMPARE(readRequest("curl https://e.com/").method, u"GET"_s);
    QCOMPARE(readRequest("curl --json '{}' https://e.com/").value("Content-Type"_L1), u"application/json"_s);
    QVERIFY(readRequest("curl 'https://e.com/").isUnbalanced);
}

void TestInspector::ourOwnCurlCommandIsRead()
{
    Profile profile;
    profile.appKey.value = QString::fromLatin1(appKeyBytes);
    profile.baseUrl = QUrl(u"https://api.rong-api.com"_s);
    const Draft draft{{u"ops"_s}, {u"RC:TxtMsg"_s}, "{\"content\":\"hello\"}"};
    const QString command = *curlCommand(profile, draft, Shell::Posix);
    const PastedRequest pasted = readRequest(command.toUtf8());
    QCOMPARE(pasted.form, RequestForm::Curl);
    QCOMPARE(pasted.target, u"https://api.rong-api.com/message/chatroom/broadcast.json"_s);
    QCOMPARE(pasted.value("App-Key"_L1), QString::fromLatin1(appKeyBytes));
    QVERIFY(pasted.isBodyElsewhere);
}

void TestInspector::aTranscriptIsRead()
{
    QByteArray text =
        "* Connected\n> POST /message/chatroom/broadcast.json HTTP/1.1\n> App-Key: uwd1c0sxdlx2\n> Nonce: " +
        nonce + "\n> Timestamp: " + milliseconds + "\n> Signature: " + rightSignature() +
        "\n> Content-Type: application/x-www-form-urlencoded\n> \n< HTTP/1.1 401 Unauthorized\n";
    QCOMPARE(remarks(inspect(text, context()), Weight::Right),
             QStringList({u"signature-right"_s, u"body-not-seen"_s}));
}

void TestInspector::shellsQuoteDifferently_data()
{
    QTest::addColumn<bool>("isCmd");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, bool isCmd, const QString &line, const QStringList &words) {
        QTest::newRow(name) << isCmd << line << words;
    };
    row("words", false, u" a  b\tc "_s, {u"a"_s, u"b"_s, u"c"_s});
    row("single", false, u"'a b'\\''c'"_s, {u"a b'c"_s});
    row("double", false, u"\"a \\\"b\\\" \\$x \\n\""_s, {u"a \"b\" $x \\n"_s});
    row("empty", false, u"'' \"\""_s, {QString(), QString()});
    row("ANSI", false, u"$'a\\'b\\n\\u4f60\\xe4\\xbd\\xa0\\101'"_s, {u"a'b\n你你A"_s});
    row("emoji", false, u"$'😀'"_s, {u"😀"_s});
    row("operators", false, u"a|b;c"_s, {u"a"_s, u"|"_s, u"b"_s, u";"_s, u"c"_s});
    row("address without quotes", false, u"x?a=1&b=2"_s, {u"x?a=1&b=2"_s});
    row("cmd, carets", true, u"a^&b \"c^d\" ^\ne"_s, {u"a&b"_s, u"c^d"_s, u"e"_s});
    row("cmd, doubled", true, u"\"{\"\"a\"\":1}\""_s, {u"{\"a\":1}"_s});
    row("cmd, backslash", true, u"\"{\\\"a\\\":1}\" c:\\x"_s, {u"{\"a\":1}"_s, u"c:\\x"_s});
}

void TestInspector::shellsQuoteDifferently()
{
    QFETCH(bool, isCmd);
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    const ShellWords split = isCmd ? splitCmd(line) : splitPosix(line);
    QCOMPARE(split.words, words);
    QVERIFY(!split.isUnbalanced);
}

void TestInspector::everyRemarkIsASentence()
{
    QStringList ids;
    for (int remark = 0; remark < int(Remark::MessageWrong); ++remark) {
        const Observation observation{Remark(remark), Weight::Error, u"quoted"_s, 7, {}};
        Inspection inspection;
        inspection.match = SignatureMatch{{Slip::WrongOrder}, -1};
        const QString sentence = observationSentence(observation, inspection);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"%1"_s), qPrintable(sentence));
        ids.append(remarkId(Remark(remark)));
    }
    QVERIFY(!ids.contains(QString()));
    QCOMPARE(ids.removeDuplicates(), 0);
}

void TestInspector::hostileInputIsReadQuickly_data()
{
    QTest::addColumn<QByteArray>("pasted");
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &part) {
        QTest::newRow(name) << QByteArray(head + part.repeated(int(1024 * 1024 / part.size())));
    };
    row("NULs", "", QByteArray(1, '\0'));
    row("quotes", "curl '", "'\"");
    row("open quote", "curl '", "x");
    row("ANSI", "curl $'", "\\x");
    row("options", "curl ", "-d a=b ");
    row("carets", "curl ^\"", "^\"");
    row("headers", "", "Nonce: 1\n");
    row("names", "", "App-Key");
    row("body", "POST /message/chatroom/broadcast.json HTTP/1.1\n\n", "content=%");
    row("fields", "POST /message/chatroom/broadcast.json HTTP/1.1\n\n", "content=+&");
    row("Base64", "POST /message/chatroom/broadcast.json HTTP/1.1\n\ncontent=%22", "A+");
    row("JSON", "POST /message/chatroom/broadcast.json HTTP/1.1\n\nobjectName=RC:TxtMsg&content=", "[");
    row("markup", "POST /<b> HTTP/1.1\nNonce: <img src=x>\n\n", "<b>");
    row("signature", "Nonce: 1\nTimestamp: 1\nSignature: ", "a");
}

void TestInspector::hostileInputIsReadQuickly()
{
    QFETCH(QByteArray, pasted);
    QElapsedTimer timer;
    timer.start();
    const Inspection inspection = inspect(pasted, context());
    QVERIFY(inspection.request.isCut);
    for (const Observation &observation : inspection.observations) {
        QVERIFY(!observationSentence(observation, inspection).isEmpty());
        QVERIFY(observation.text.size() <= 200);
    }
    QVERIFY2(timer.elapsed() < 5'000, "inspecting takes longer than a person waits");
}

QTEST_GUILESS_MAIN(TestInspector)
#include "tst_inspector.moc"
