// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "tests/support/finding_ids.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

// The Base64 of something that begins like a JPEG, of `size` characters.
QByteArray jpeg(qsizetype size = 444)
{
    return "/9j/" + QByteArray(size - 4, 'A');
}

QByteArray picture(const QByteArray &thumbnail)
{
    return R"({"imageUri":"https://cdn.example.com/a.jpg","content":")" + thumbnail + "\"}";
}

} // namespace

class TestCheckFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void examplesHaveNoFindings();
    void fieldsAreChecked_data();
    void fieldsAreChecked();
    void thumbnailsAreChecked_data();
    void thumbnailsAreChecked();
    void recordingsAreChecked();
    void thumbnailSizesAreExact();
    void findingsPointAtTheBytes_data();
    void findingsPointAtTheBytes();
    void whatIsAbsentIsToldByItsPathAlone();
    void manyMembersAreReadInOneWalk();
};

void TestCheckFields::examplesHaveNoFindings()
{
    for (const MessageType &type : messageTypes()) {
        if (!type.example.isEmpty())
            QCOMPARE(idsOf(contentFindings(type.objectName.toLatin1().constData(), type.example)),
                     QStringList());
    }
}

void TestCheckFields::fieldsAreChecked_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("expected");
    QByteArray type;
    const auto row = [&type](const char *name, const QByteArray &content, const QStringList &expected) {
        QTest::newRow((type + ": " + name).constData()) << type << content << expected;
    };
    const auto one = [](const char *id) { return QStringList{QString::fromLatin1(id)}; };

    type = "RC:TxtMsg";
    row("text alone", R"({"content":"Hi"})", {});
    row("text absent", R"({"extra":"x"})", one("field-missing content"));
    row("text null", R"({"content":null})", one("field-missing content"));
    row("text blank", R"({"content":" \n"})", one("content-missing content"));
    row("text a number", R"({"content":12})", one("field-wrong-kind content"));
    row("text an object", R"({"content":{}})", one("field-wrong-kind content"));
    row("key in another case", R"({"Content":"Hi"})", one("field-missing content"));
    row("key escaped", R"({"\u0063ontent":"Hi"})", {});
    row("members nobody knows", R"({"content":"Hi","x":[1,{}],"y":null})", {});
    row("extra null", R"({"content":"Hi","extra":null})", {});
    row("extra empty", R"({"content":"Hi","extra":""})", {});
    row("extra an object", R"({"content":"Hi","extra":{"a":1}})", one("optional-wrong-kind extra"));
    row("user", R"({"content":"Hi","user":{"id":"u","name":"U","portrait":"https://e.com/u.png"}})", {});
    row("user empty", R"({"content":"Hi","user":{}})", {});
    row("user a string", R"({"content":"Hi","user":"u"})", one("optional-wrong-kind user"));
    row("user's id a number", R"({"content":"Hi","user":{"id":7}})", one("optional-wrong-kind user.id"));
    row("user's picture no address", R"({"content":"Hi","user":{"portrait":"me.png"}})",
        one("optional-link-broken user.portrait"));
    row("mentions", R"({"content":"Hi","mentionedInfo":{"type":1}})",
        one("mentions-meaningless mentionedInfo"));
    row("burnDuration", R"({"content":"Hi","burnDuration":0})", one("field-client-only burnDuration"));
    row("burnDuration null", R"({"content":"Hi","burnDuration":null})", {});
    row("localPath is not of this type", R"({"content":"Hi","localPath":"x"})", {});

    type = "RC:HQVCMsg";
    const QByteArray voice = R"({"remoteUrl":"https://cdn.example.com/a.aac","duration":)";
    row("60 s", voice + "60}", {});
    row("61 s", voice + "61}", one("field-out-of-range duration"));
    row("beyond all numbers", voice + "1e400}", one("field-wrong-kind duration"));
    row("far beyond in digits", voice + QByteArray(400, '9') + "}", one("field-out-of-range duration"));
    row("far below in digits", voice + "-" + QByteArray(400, '9') + "}", one("field-out-of-range duration"));
    row("no time", voice + "0}", one("field-out-of-range duration"));
    row("a fraction", voice + "6.5}", one("field-wrong-kind duration"));
    row("with a point", voice + "6.0}", one("field-wrong-kind duration"));
    row("with an exponent", voice + "1e1}", one("field-wrong-kind duration"));
    row("in quotes", voice + "\"6\"}", one("field-wrong-kind duration"));
    row("empty quotes", voice + "\"\"}", one("field-missing duration"));
    row("true", voice + "true}", one("field-wrong-kind duration"));
    row("localPath", voice + R"(6,"localPath":"/sdcard/a"})", one("field-client-only localPath"));
    row("nothing", "{}",
        {QStringLiteral("field-missing remoteUrl"), QStringLiteral("field-missing duration")});

    type = "RC:FileMsg";
    const QByteArray file = R"({"name":"a.pdf","type":"pdf","fileUrl":"https://e.com/a.pdf","size":)";
    row("size a number", file + "20}", {});
    row("size a string of digits", file + "\"20\"}", {});
    row("size 0", file + "0}", {});
    row("size below 0", file + "-1}", one("field-out-of-range size"));
    row("size below 0 in quotes", file + "\"-1\"}", one("field-out-of-range size"));
    row("size with a unit", file + "\"20 KB\"}", one("field-wrong-kind size"));
    row("size a list", file + "[20]}", one("field-wrong-kind size"));

    type = "RC:RcCmd";
    const QByteArray recall = R"({"MessageUId":"m","TargetId":"t","SentTime":"1","ConversationType":"4",)";
    row("true and 0", recall + R"("isAdmin":true,"isDelete":0})", {});
    row("2", recall + R"("isAdmin":2,"isDelete":false})", one("field-wrong-kind isAdmin"));
    row("true in quotes", recall + R"("isAdmin":"true","isDelete":1})", one("field-wrong-kind isAdmin"));

    type = "RC:StreamMsg";
    row("complete is 1", R"({"content":"x","seq":1,"complete":1})", one("field-wrong-kind complete"));
    row("seq 0", R"({"content":"x","seq":0,"complete":false})", one("field-out-of-range seq"));

    type = "RC:LBSMsg";
    const QByteArray place = R"({"poi":"A","content":")" + jpeg() + R"(","latitude":)";
    row("degrees", place + R"(-89.5,"longitude":1.8e2})", {});
    row("too far north", place + R"(90.01,"longitude":0})", one("field-out-of-range latitude"));
    row("infinitely far north", place + R"(1e400,"longitude":0})", one("field-out-of-range latitude"));
    row("infinitely far south", place + R"(-12.5e99999999999999999999,"longitude":0})",
        one("field-out-of-range latitude"));
    row("hardly north", place + R"(1e-400,"longitude":-0.00001e-99999999999999999999})", {});
    row("nowhere but at 0", place + R"(0e400,"longitude":0.000e999})", {});
    row("too far west", place + R"(0,"longitude":-181})", one("field-out-of-range longitude"));
    row("in quotes", place + R"("12.5","longitude":0})", one("field-wrong-kind latitude"));

    type = "RC:GrpNtf";
    row("data a string", R"({"operation":"Create","data":"{}"})", {});
    row("data an object", R"({"operation":"Create","data":{"a":1}})", {});
    row("data a list", R"({"operation":"Create","data":[]})", one("optional-wrong-kind data"));

    type = "RC:ReferenceMsg";
    const QByteArray quote = R"({"content":"x","referMsgUserId":"u","objName":"RC:TxtMsg","referMsg":)";
    row("quoted object", quote + R"({"content":"y"}})", {});
    row("quoted string", quote + R"("{\"content\":\"y\"}"})", {});
    row("quoted nothing", quote + "null}", one("field-missing referMsg"));

    type = "RC:CombineMsg";
    const QByteArray bundle = R"({"remoteUrl":"https://e.com/1","conversationType":1,"summaryList":[],)";
    row("names", bundle + R"("nameList":["A","B"]})", {});
    row("names as one string", bundle + R"("nameList":"A"})", {});
    row("a name a number", bundle + R"("nameList":["A",2]})", one("field-wrong-kind nameList[1]"));

    type = "RC:CombineV2Msg";
    const QByteArray second = R"({"conversationType":1,"nameList":["A"],"summaryList":["x"],"msgNum":1,)";
    row("messages", second + R"("msgList":[{}]})", {});
    row("a message a string", second + R"("msgList":["x"]})", one("optional-wrong-kind msgList[0]"));

    type = "RC:chrmKVNotiMsg";
    const QByteArray attribute = R"({"key":"k","type":1,"extra":")";
    row("2 KB", attribute + QByteArray(2048, 'x') + "\"}", {});
    row("2 KB in escapes", attribute + QByteArray("\\u0041").repeated(2048) + "\"}", one("content-swollen"));
    row("more", attribute + QByteArray(2049, 'x') + "\"}", one("field-too-large extra"));

    type = "RC:ImgTextMsg";
    const auto card = [](const QByteArray &url) {
        return R"({"title":"T","content":"C","imageUri":"https://e.com/a.png","url":")" + url + "\"}";
    };
    row("link", card("https://e.com/a?b=c#d"), {});
    row("link with a port", card("https://e.com:8443/"), {});
    row("link with Chinese", card("https://例子.中国/公告"), {});
    row("link with capitals", card("HTTPS://E.COM/"), {});
    row("link with escaped slashes", card("https:\\/\\/e.com\\/a"), {});
    row("no scheme", card("e.com/a"), one("link-broken url"));
    row("no scheme but slashes", card("//e.com/a"), one("link-broken url"));
    row("no host", card("https://"), one("link-broken url"));
    row("no host but a path", card("https:///a"), one("link-broken url"));
    row("another scheme", card("ftp://e.com/a"), one("link-broken url"));
    row("of the app", card("myapp://event/1"), one("link-broken url"));
    row("a file", card("file:///a.png"), one("link-broken url"));
    row("blank inside", card("https://e.com/a b"), one("link-broken url"));
    row("blank behind", card("https://e.com/a "), one("link-broken url"));
    row("line break", card("https://e.com/\\na"), one("link-broken url"));
    row("words", card("click here"), one("link-broken url"));
    row("empty", card(""), one("field-missing url"));
}

void TestCheckFields::fieldsAreChecked()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, expected);
    QCOMPARE(idsOf(contentFindings(type.constData(), content)), expected);
}

void TestCheckFields::thumbnailsAreChecked_data()
{
    QTest::addColumn<QByteArray>("thumbnail");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &thumbnail, const QStringList &expected) {
        QStringList ids;
        for (const QString &id : expected)
            ids.append(id + QStringLiteral(" content"));
        QTest::newRow(name) << thumbnail << ids;
    };
    const QString prefix = QStringLiteral("base64-data-prefix"),
                  breaks = QStringLiteral("base64-line-breaks"), invalid = QStringLiteral("base64-invalid"),
                  noJpeg = QStringLiteral("thumbnail-not-jpeg");
    row("JPEG", jpeg(), {});
    row("JPEG with escaped slashes", jpeg().replace("/", "\\/"), {});
    row("padding", jpeg(442) + "A=", {});
    row("two of padding", jpeg(442) + "==", {});
    row("data: prefix", "data:image/jpeg;base64," + jpeg(), {prefix});
    row("data: prefix in capitals", "DATA:image/jpeg;BASE64," + jpeg(), {prefix});
    row("data: prefix of a PNG", "data:image/png;base64,iVBORw0K", {prefix, noJpeg});
    row("line breaks", jpeg(76) + "\\r\\n" + QByteArray(76, 'A'), {breaks});
    row("line breaks and indentation", jpeg(76) + "\\n  " + QByteArray(76, 'A'), {breaks});
    row("line break at the end", jpeg() + "\\n", {breaks});
    row("blank at the end", jpeg() + " ", {breaks});
    row("both", "data:image/jpeg;base64," + jpeg() + "\\n", {prefix, breaks});
    row("blank in place of a plus", jpeg(76) + " " + QByteArray(75, 'A'), {invalid});
    row("alphabet of links", "_9j_" + QByteArray(72, 'A'), {invalid});
    row("padding missing", jpeg(443), {invalid});
    row("cut off", jpeg(441), {invalid});
    row("padding inside", jpeg(76) + "=" + QByteArray(75, 'A'), {invalid});
    row("too much padding", jpeg(76) + "====", {invalid});
    row("an address", "https://cdn.example.com/a.jpg", {invalid});
    row("Chinese", jpeg() + "图", {invalid});
    row("percent-encoded", "%2F9j%2F4AAQ", {invalid});
    row("PNG", "iVBORw0KGgo=", {noJpeg});
    row("GIF", "R0lGODlh", {noJpeg});
    row("a word that happens to be Base64", "none", {noJpeg});
}

void TestCheckFields::thumbnailsAreChecked()
{
    QFETCH(QByteArray, thumbnail);
    QFETCH(QStringList, expected);
    QCOMPARE(idsOf(contentFindings("RC:ImgMsg", picture(thumbnail))), expected);
}

void TestCheckFields::recordingsAreChecked()
{
    const auto problems = [](const QByteArray &recording) {
        return idsOf(contentFindings("RC:VcMsg", R"({"duration":1,"content":")" + recording + "\"}"));
    };
    QCOMPARE(problems("IyFBTVIK"), QStringList());
    QCOMPARE(problems(QByteArray(60 * 1024, 'A')), QStringList());
    QCOMPARE(problems(QByteArray(60 * 1024 + 4, 'A')),
             QStringList(QStringLiteral("field-too-large content")));
    QCOMPARE(problems("IyFBTVI"), QStringList(QStringLiteral("base64-invalid content")));
    QCOMPARE(problems("IyFB\\nTVIK"), QStringList(QStringLiteral("base64-line-breaks content")));
}

void TestCheckFields::thumbnailSizesAreExact()
{
    const auto finding = [](qsizetype size) {
        return contentFindings("RC:ImgMsg", picture(jpeg(size))).value(0, {.problem = Problem::BodyLarge});
    };
    QCOMPARE(contentFindings("RC:ImgMsg", picture(jpeg(10'240))), QList<Finding>());
    QCOMPARE(finding(10'244).problem, Problem::ThumbnailHeavy);
    QCOMPARE(finding(10'244).number, qint64(10'244));
    QCOMPARE(finding(80 * 1024).problem, Problem::ThumbnailHeavy);
    QCOMPARE(finding(80 * 1024 + 4).problem, Problem::ThumbnailTooHeavy);
    QCOMPARE(finding(80 * 1024 + 4).number, qint64(80 * 1024 + 4));
}

void TestCheckFields::findingsPointAtTheBytes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("pointedAt");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *type, const QByteArray &content,
                        const QByteArray &pointedAt, int line, int column) {
        QTest::newRow(name) << QByteArray(type) << content << pointedAt << line << column;
    };
    row("wrong kind", "RC:TxtMsg", "{\"extra\":\"服务\",\n \"content\": 12}", "12", 2, 13);
    row("member of the user", "RC:TxtMsg", "{\"content\":\"x\",\"user\":{\"id\":7}}", "7", 1, 29);
    row("element of a list", "RC:CombineV2Msg",
        R"({"conversationType":1,"nameList":["A",{}],"summaryList":[],"msgNum":1})", "{}", 1, 39);
    row("data: prefix", "RC:VcMsg", R"({"content":"data:audio\/amr;base64,IyFBTVIK","duration":1})",
        R"(data:audio\/amr;base64,)", 1, 13);
    row("line break", "RC:VcMsg", R"({"content":"IyFB\u000aTVIK","duration":1})", R"(\u000a)", 1, 17);
    row("not Base64", "RC:VcMsg", R"({"content":"IyFB!VIK","duration":1})", "!", 1, 17);
    row("no padding", "RC:VcMsg", R"({"content":"IyFBTVI","duration":1})", "", 1, 20);
    row("an array is no content", "RC:TxtMsg", " [1]", "[1]", 1, 2);
}

void TestCheckFields::findingsPointAtTheBytes()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, pointedAt);
    QFETCH(int, line);
    QFETCH(int, column);
    const QList<Finding> findings = contentFindings(type.constData(), content);
    QCOMPARE(findings.size(), 1);
    const Finding &finding = findings.first();
    QCOMPARE(content.sliced(finding.start, finding.end - finding.start), pointedAt);
    QCOMPARE(finding.position, (JsonPosition{finding.start, line, column}));
    if (!finding.path.isEmpty())
        QCOMPARE(finding.text, QString::fromLatin1(type));
}

void TestCheckFields::whatIsAbsentIsToldByItsPathAlone()
{
    const QList<Finding> findings = contentFindings("RC:InfoNtf", "{}");
    QCOMPARE(findings, QList<Finding>({{.problem = Problem::FieldMissing,
                                        .text = QStringLiteral("RC:InfoNtf"),
                                        .path = {jsonKey(QStringLiteral("message"))},
                                        .isFixable = true}}));
    // One that is there, but null, cannot be added.
    QVERIFY(!contentFindings("RC:InfoNtf", "{\"message\":null}").first().isFixable);
}

void TestCheckFields::manyMembersAreReadInOneWalk()
{
    QByteArray content = R"({"content":"Hi")";
    for (int i = 0; i < 4'000; ++i)
        content += ",\"k" + QByteArray::number(i) + "\":1";
    QCOMPARE(idsOf(contentFindings("RC:TxtMsg", content + '}')), QStringList());
}

QTEST_GUILESS_MAIN(TestCheckFields)
#include "tst_check_fields.moc"
