// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/request.h"

#include <QSet>
#include <QTest>
#include <QUuid>

#include <optional>

using namespace crier;

namespace {
const Secret secret(QByteArray("testAppSecret"));

Profile profile()
{
    return {.name = QStringLiteral("main"),
            .environment = Environment::Live,
            .baseUrl = QUrl(QStringLiteral("https://api.rong-api.com")),
            .appKey = {QStringLiteral("uwd1c0sxdlx2")},
            .defaultSender = {}};
}

Draft draft(const QByteArray &content = "{\"content\":\"hi\"}")
{
    return {{QStringLiteral("crier")}, {QStringLiteral("RC:TxtMsg")}, content, false};
}

Attempt attempt()
{
    return {QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC), "100000000000000001",
            "5f3a9c1e-0000-4000-8000-00000000000a"};
}

QByteArray header(const SignedRequest &request, const QByteArray &name)
{
    QByteArray found;
    int count = 0;
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            found = value;
            ++count;
        }
    }
    return count == 1 ? found : "there are " + QByteArray::number(count);
}

using Fields = QList<std::pair<QByteArray, QByteArray>>;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

// What a form decoder at the service makes of `text`: "+" is a space there. None for bytes that have no place
// in a form.
std::optional<QByteArray> decodeFormValue(const QByteArray &text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+') {
            out += ' ';
        } else if (c != '%') {
            if (c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' || c == '#')
                return {};
            out += c;
        } else {
            if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
                return {};
            out += char(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        }
    }
    return out;
}

std::optional<Fields> decodeForm(const QByteArray &body)
{
    Fields fields;
    for (const QByteArray &pair : body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || pair.indexOf('=', equals + 1) >= 0)
            return {};
        const auto name = decodeFormValue(pair.first(equals));
        const auto value = decodeFormValue(pair.sliced(equals + 1));
        if (!name || !value)
            return {};
        fields.append({*name, *value});
    }
    return fields;
}
} // namespace

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSignatureFollowsTheVectors_data();
    void theSignatureFollowsTheVectors();
    void aSecretIsNotEncodedBeforeItIsHashed();
    void theHeadersAreTheDocumentedOnesOnce();
    void thePathIsFixed_data();
    void thePathIsFixed();
    void theBodyIsThisToTheByte();
    void theContentComesOutAsItWentIn_data();
    void theContentComesOutAsItWentIn();
    void everyByteSurvives();
    void senderAndTypeAreEncodedAsWell();
    void includeSenderIsOneOrAbsent();
    void onlyUnreservedCharactersAreLeftAlone();
    void nothingStandsInAFormWithoutFields();
    void theSameInputMakesTheSameBytes();
    void whatDiffersIsOnlyWhatWasChanged();
    void aNonceIsShortDecimalAndNew();
    void aRequestIdIsAVersionFourUuid();
    void theDescriptionHidesSecretAndSignature();
    void theDescriptionShowsAllElse();
    void theHashIsSha256();
    void noInputLeadsAQuestionToPeople();
};

void TestRequest::theSignatureFollowsTheVectors_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("expected");
    // Dossier 1.4.
    QTest::newRow("the vendor's own")
        << QByteArray("Y1W2MeFwwwRxa0") << QByteArray("14314") << QByteArray("1408710653000")
        << QByteArray("30be0bbca9c9b2e27578701e9fda2358a814c88f");
    QTest::newRow("nonce of 18") << QByteArray("testAppSecret") << QByteArray("100000000000000001")
                                 << QByteArray("1700000000000")
                                 << QByteArray("fcd07fabbeb6757e10de221e76237699b081b95c");
    QTest::newRow("zeros") << QByteArray("testAppSecret") << QByteArray("0") << QByteArray("0")
                           << QByteArray("7705bafeb797bc404034cff7c501eb3c39ef332d");
    QTest::newRow("reserved characters")
        << QByteArray("s3cr3t/+=&") << QByteArray("7") << QByteArray("1767225600000")
        << QByteArray("27ecc22b4490e9fd13e98d090bc615e646df5fe9");
}

void TestRequest::theSignatureFollowsTheVectors()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, nonce);
    QFETCH(const QByteArray, timestamp);
    QFETCH(const QByteArray, expected);
    QCOMPARE(signature(Secret(key), nonce, timestamp), expected);

    // And so it stands in the request, with the very nonce and time that were signed.
    const Attempt signedOne{QDateTime::fromMSecsSinceEpoch(timestamp.toLongLong(), Qt::UTC), nonce, "id"};
    const SignedRequest request = buildBroadcast(profile(), Secret(key), draft(), signedOne);
    QCOMPARE(header(request, "Signature"), expected);
    QCOMPARE(header(request, "Nonce"), nonce);
    QCOMPARE(header(request, "Timestamp"), timestamp);
}

void TestRequest::aSecretIsNotEncodedBeforeItIsHashed()
{
    QVERIFY(signature(Secret(QByteArray("a+b")), "1", "2") !=
            signature(Secret(QByteArray("a%2Bb")), "1", "2"));
    QCOMPARE(signature(Secret(QByteArray("a")), "bc", "d"), signature(Secret(QByteArray("abc")), "d", ""));
}

void TestRequest::theHeadersAreTheDocumentedOnesOnce()
{
    const SignedRequest request = buildBroadcast(profile(), secret, draft(), attempt());
    QCOMPARE(header(request, "App-Key"), QByteArray("uwd1c0sxdlx2"));
    QCOMPARE(header(request, "Nonce"), QByteArray("100000000000000001"));
    QCOMPARE(header(request, "Timestamp"), QByteArray("1700000000000"));
    QCOMPARE(header(request, "Signature"), QByteArray("fcd07fabbeb6757e10de221e76237699b081b95c"));
    QCOMPARE(header(request, "X-Request-ID"), attempt().requestId);
    QCOMPARE(header(request, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(header(request, "Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(header(request, "Connection"), QByteArray("close"));
    QVERIFY(header(request, "User-Agent").startsWith("Crier/"));
    QCOMPARE(request.headers.size(), 9); // and no other
    for (const auto &[name, value] : request.headers) {
        QVERIFY2(!name.startsWith("RC-"), name.constData()); // one family of names, never mixed
        for (const char c : value)
            QVERIFY2(c >= ' ' && c <= '~', name.constData());
    }
}

void TestRequest::thePathIsFixed_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    const QString path = QStringLiteral("/message/chatroom/broadcast.json");
    QTest::newRow("host") << QStringLiteral("https://api.rong-api.com")
                          << QStringLiteral("https://api.rong-api.com") + path;
    QTest::newRow("slash") << QStringLiteral("https://api.rong-api.com/")
                           << QStringLiteral("https://api.rong-api.com") + path;
    QTest::newRow("port") << QStringLiteral("http://127.0.0.1:8123")
                          << QStringLiteral("http://127.0.0.1:8123") + path;
    QTest::newRow("path of another broadcast")
        << QStringLiteral("https://api.rong-api.com/message/broadcast.json")
        << QStringLiteral("https://api.rong-api.com") + path;
}

void TestRequest::thePathIsFixed()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    Profile one = profile();
    one.baseUrl = QUrl(base);
    QCOMPARE(buildBroadcast(one, secret, draft(), attempt()).url, QUrl(url));
}

void TestRequest::theBodyIsThisToTheByte()
{
    const SignedRequest request =
        buildBroadcast(profile(), secret, draft("{\"content\":\"1+1=2 & 50%41 \xe4\xbd\xa0\"}"), attempt());
    QCOMPARE(request.body, QByteArray("fromUserId=crier&objectName=RC%3ATxtMsg&content="
                                      "%7B%22content%22%3A%221%2B1%3D2%20%26%2050%2541%20%E4%BD%A0%22%7D"));
}

void TestRequest::theContentComesOutAsItWentIn_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QByteArray &content) { QTest::newRow(name) << content; };
    row("separators", "&+%=?#;");
    row("percent letters", "%41 %2B %25 %zz %");
    row("form in a form", "content=x&isIncludeSender=1&fromUserId=root");
    row("Base64 thumbnail", "/9j/4AAQSkZJRgABAQ+/+/Z==");
    row("quotes and backslashes", R"({"a":"\"\\\/\u00e9"})");
    row("spaces", " a  b ");
    row("tab and line breaks", "\ta\r\nb\nc\r");
    row("family emoji",
        QByteArray("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"));
    row("flag and skin tone", QByteArray("\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD"));
    row("Chinese", QStringLiteral("{\"content\":\"系统将于今晚维护，请留意。\"}").toUtf8());
    row("beyond the first plane", QStringLiteral("𠮷野家 𝒜").toUtf8());
    row("Arabic", QStringLiteral("مرحبا بالعالم ١٢٣").toUtf8());
    row("Hebrew with marks", QByteArray("\xD7\xA9\xD6\xB8\xE2\x80\x8F!"));
    row("direction overrides", QByteArray("a\xE2\x80\xAE"
                                          "b\xE2\x80\xAC"));
    row("line separator", QByteArray("a\xE2\x80\xA8"
                                     "b\xE2\x80\xA9"));
    row("decomposed", QByteArray("e\xCC\x81 vs \xC3\xA9"));
    row("byte order mark", QByteArray("\xEF\xBB\xBF{}"));
    row("private use", QByteArray("\xEE\x80\x80\xF4\x8F\xBF\xBF"));
    row("not touched as JSON", R"({ "b" : 1.0 , "a" : 200000000000000000000, "a":2 })");
    row("not UTF-8", QByteArray("\xFF\xC0\xAF\x80"));
    row("NUL", QByteArray("a\0b", 3));
    row("empty", QByteArray(""));
    row("128 KiB of letters", QByteArray(131'072, 'a'));
    row("128 KiB of percent signs", QByteArray(131'072, '%'));
    row("128 KiB of Chinese", QStringLiteral("龘").toUtf8().repeated(43'690) + "ab");
}

void TestRequest::theContentComesOutAsItWentIn()
{
    QFETCH(const QByteArray, content);
    const SignedRequest request = buildBroadcast(profile(), secret, draft(content), attempt());
    const std::optional<Fields> fields = decodeForm(request.body);
    QVERIFY(fields.has_value());
    QVERIFY(*fields == (Fields{{"fromUserId", "crier"}, {"objectName", "RC:TxtMsg"}, {"content", content}}));
}

void TestRequest::everyByteSurvives()
{
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    const std::optional<Fields> fields = decodeForm(formBody({{"content", all}, {all, "value"}}));
    QVERIFY(fields.has_value());
    QVERIFY(*fields == (Fields{{"content", all}, {all, "value"}}));
}

void TestRequest::senderAndTypeAreEncodedAsWell()
{
    Draft one = draft("x");
    one.sender.value = QStringLiteral("管理员 a+b&c=d%41");
    one.objectName.value = QStringLiteral("App:Notice&content=y");
    const std::optional<Fields> fields = decodeForm(buildBroadcast(profile(), secret, one, attempt()).body);
    QVERIFY(fields.has_value());
    QVERIFY(*fields == (Fields{{"fromUserId", one.sender.value.toUtf8()},
                               {"objectName", "App:Notice&content=y"},
                               {"content", "x"}}));
}

void TestRequest::includeSenderIsOneOrAbsent()
{
    Draft one = draft();
    QVERIFY(!buildBroadcast(profile(), secret, one, attempt()).body.contains("isIncludeSender"));
    one.includeSender = true;
    const std::optional<Fields> fields = decodeForm(buildBroadcast(profile(), secret, one, attempt()).body);
    QVERIFY(fields.has_value());
    QCOMPARE(fields->size(), 4);
    QCOMPARE(fields->last().first, QByteArray("isIncludeSender"));
    QCOMPARE(fields->last().second, QByteArray("1"));
}

void TestRequest::onlyUnreservedCharactersAreLeftAlone()
{
    for (int byte = 0; byte < 256; ++byte) {
        const char c = char(byte);
        const bool isUnreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                                  (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
        const QByteArray expected =
            isUnreserved ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
        QCOMPARE(formBody({{"v", QByteArray(1, c)}}), "v=" + expected);
    }
}

void TestRequest::nothingStandsInAFormWithoutFields()
{
    QCOMPARE(formBody({}), QByteArray());
    QCOMPARE(formBody({{"a", ""}}), QByteArray("a="));
    QCOMPARE(formBody({{"a", ""}, {"b", ""}}), QByteArray("a=&b="));
}

void TestRequest::theSameInputMakesTheSameBytes()
{
    const SignedRequest first = buildBroadcast(profile(), secret, draft(), attempt());
    const SignedRequest second = buildBroadcast(profile(), secret, draft(), attempt());
    QCOMPARE(second.url, first.url);
    QVERIFY(second.headers == first.headers);
    QCOMPARE(second.body, first.body);
    // The zone a time is told in is not part of it.
    Attempt elsewhere = attempt();
    elsewhere.time = elsewhere.time.toOffsetFromUtc(8 * 3'600);
    QVERIFY(buildBroadcast(profile(), secret, draft(), elsewhere).headers == first.headers);
}

void TestRequest::whatDiffersIsOnlyWhatWasChanged()
{
    const SignedRequest first = buildBroadcast(profile(), secret, draft(), attempt());
    Attempt later = attempt();
    later.time = later.time.addMSecs(1);
    later.nonce = "2";
    const SignedRequest second = buildBroadcast(profile(), secret, draft(), later);
    QCOMPARE(second.body, first.body);
    QCOMPARE(header(second, "Timestamp"), QByteArray("1700000000001"));
    QCOMPARE(header(second, "Nonce"), QByteArray("2"));
    QVERIFY(header(second, "Signature") != header(first, "Signature"));
    QCOMPARE(header(second, "X-Request-ID"), header(first, "X-Request-ID"));
}

void TestRequest::aNonceIsShortDecimalAndNew()
{
    constexpr int count = 10'000;
    QSet<QByteArray> seen;
    int longOnes = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray nonce = freshNonce();
        QVERIFY2(nonce.size() >= 1 && nonce.size() <= 18, nonce.constData());
        for (const char c : nonce)
            QVERIFY2(c >= '0' && c <= '9', nonce.constData());
        longOnes += nonce.size() >= 17 ? 1 : 0;
        seen.insert(nonce);
    }
    QCOMPARE(seen.size(), count);
    QVERIFY2(longOnes > count * 95 / 100, "a small range repeats itself sooner or later");
}

void TestRequest::aRequestIdIsAVersionFourUuid()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray id = freshRequestId();
        QCOMPARE(id.size(), 36);
        const QUuid uuid(QString::fromLatin1(id));
        QVERIFY2(!uuid.isNull() && uuid.version() == QUuid::Random, id.constData());
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1'000);
}

void TestRequest::theDescriptionHidesSecretAndSignature()
{
    const SignedRequest request = buildBroadcast(profile(), secret, draft(), attempt());
    const QString text = describeMasked(request);
    const QString signatureText = QString::fromLatin1(header(request, "Signature"));
    QCOMPARE(signatureText.size(), 40);
    for (qsizetype i = 0; i + 8 <= signatureText.size(); ++i) // not even in part
        QVERIFY(!text.contains(signatureText.mid(i, 8), Qt::CaseInsensitive));
    QVERIFY(!text.contains(QString::fromLatin1(secret.reveal())));
    QVERIFY(!text.contains(QString::fromLatin1(secret.reveal().toHex())));
    QVERIFY(!text.contains(QString::fromLatin1(secret.reveal().toBase64())));
}

void TestRequest::theDescriptionShowsAllElse()
{
    const SignedRequest request = buildBroadcast(profile(), secret, draft(), attempt());
    const QString text = describeMasked(request);
    QVERIFY(text.contains(QLatin1String("POST https://api.rong-api.com/message/chatroom/broadcast.json")));
    QVERIFY(text.contains(QLatin1String("Signature: ")));
    QVERIFY(text.contains(QString::fromLatin1(request.body)));
    for (const auto &[name, value] : request.headers) {
        if (name != "Signature")
            QVERIFY2(text.contains(QString::fromLatin1(name + ": " + value)), name.constData());
    }
}

void TestRequest::theHashIsSha256()
{
    QCOMPARE(sha256Hex(""), QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256Hex("abc"),
             QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

// The questions only read: whatever is entered, the path is the one written down.
void TestRequest::noInputLeadsAQuestionToPeople()
{
    const QString hostile = QStringLiteral("../../message/chatroom/broadcast.json?x=&userId=y#z");
    Profile to = profile();
    to.baseUrl = QUrl(QStringLiteral("https://api.rong-api.com/message/chatroom/broadcast.json"));
    const std::pair<SignedRequest, QByteArray> questions[] = {
        {buildOnlineQuestion(to, secret, {hostile}, attempt()), "/user/checkOnline.json"},
        {buildUserQuestion(to, secret, {hostile}, attempt()), "/user/info.json"},
        {buildChatroomQuestion(to, secret, {hostile}, attempt()), "/chatroom/get.json"},
        {buildKeptAliveQuestion(to, secret, attempt()), "/chatroom/keepalive/query.json"},
    };
    for (const auto &[question, path] : questions) {
        QCOMPARE(question.url.toEncoded(), "https://api.rong-api.com" + path);
        QCOMPARE(header(question, "Signature"), QByteArray("fcd07fabbeb6757e10de221e76237699b081b95c"));
        const auto fields = question.body.isEmpty() ? Fields() : decodeForm(question.body).value_or(Fields());
        QCOMPARE(fields.size(), question.body.isEmpty() ? 0 : 1);
        if (!fields.isEmpty())
            QCOMPARE(fields.first().second, hostile.toUtf8());
    }
    QVERIFY(buildKeptAliveQuestion(to, secret, attempt()).body.isEmpty());
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
