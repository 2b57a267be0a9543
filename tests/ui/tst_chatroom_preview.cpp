// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "ui/chatroom/chatroom_model.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/chatroom/content_reader.h"
#include "ui/pictures/thumbnail.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QImage>
#include <QLayout>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

Draft draft(const QString &objectName, const QByteArray &content)
{
    return {UserId{u"ops-team"_s}, ObjectName{objectName}, content, false};
}

QByteArray exampleOf(const QString &objectName)
{
    return findMessageType(objectName)->example;
}

QByteArray thumbnail()
{
    QImage picture(240, 160, QImage::Format_RGB32);
    picture.fill(QColor(0xD8, 0x30, 0x30));
    QPainter(&picture).fillRect(0, 80, 240, 80, QColor(0x20, 0x40, 0xC0));
    return makeThumbnail(picture).base64;
}

} // namespace

class TestChatroomPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints).*"_s));
    }

    void everyTypeHasItsLook_data();
    void everyTypeHasItsLook();
    void noTypeIsWithoutALook();
    void whatIsIncompleteIsStillShown_data();
    void whatIsIncompleteIsStillShown();
    void anythingElseIsForTheAppToDecide();
    void theSenderIsTheNameInsideTheContent();
    void nothingInvisibleStaysInvisible_data();
    void nothingInvisibleStaysInvisible();
    void theInvisibleAreCounted();
    void aLongTextIsShortenedWhereItMayBe_data();
    void aLongTextIsShortenedWhereItMayBe();
    void onlyTheThumbnailOfTheContentIsPainted();
    void everyTextFollowsItsOwnDirection();
    void theDraftIsTheLastItem();
    void lightAndDarkAreThePreviewsOwn();
    void thePhoneIsNarrowerThanTheTablet();
    void theLookIsRemembered();
    void everySwitchHasANameAndIsReachable();
    void pictures();
};

void TestChatroomPreview::everyTypeHasItsLook_data()
{
    QTest::addColumn<QString>("objectName");
    QTest::addColumn<ChatLook>("look");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *objectName, ChatLook look, const QString &text) {
        QTest::newRow(objectName) << QString::fromLatin1(objectName) << look << text;
    };
    const QString nothing = u"Members see nothing; the app reacts.\n"_s;
    const QString forSdk = u"Members see nothing; RongCloud's SDK in the app acts on it.\n"_s;
    row("RC:TxtMsg", ChatLook::Bubble, u"The service will restart at 22:00 UTC."_s);
    row("RC:ImgMsg", ChatLook::Bubble, u"Picture\nFrom cdn.example.com"_s);
    row("RC:GIFMsg", ChatLook::Bubble, u"Picture GIF\n240 x 160 pixels · 47.1 KiB\nFrom cdn.example.com"_s);
    row("RC:HQVCMsg", ChatLook::Bubble, u"Voice, 6 s\nFrom cdn.example.com"_s);
    row("RC:VcMsg", ChatLook::Bubble, u"Voice, 1 s\n6 bytes of sound inside the message"_s);
    row("RC:SightMsg", ChatLook::Bubble, u"Video 0:12\nclip.mp4 · 470.8 KiB\nFrom cdn.example.com"_s);
    row("RC:FileMsg", ChatLook::Bubble, u"rules.pdf\n20.0 KiB\nFrom cdn.example.com"_s);
    row("RC:LBSMsg", ChatLook::Bubble, u"Picture\nMeeting point A\n39.908, 116.397"_s);
    row("RC:ReferenceMsg", ChatLook::Bubble, u"admin01: Event starts at 20:00.\nSee the notice above."_s);
    row("RC:CombineMsg", ChatLook::Bubble,
        u"Chat history of Ann, Bo\nAnn: hi\nBo: hello\nFrom cdn.example.com"_s);
    row("RC:CombineV2Msg", ChatLook::Bubble, u"Chat history of Ann\nAnn: hi\nMessages: 1"_s);
    row("RC:ImgTextMsg", ChatLook::Bubble,
        u"Spring festival\nGifts are doubled tonight.\nPicture cdn.example.com\nOpens www.example.com"_s);
    row("RC:StreamMsg", ChatLook::Bubble, u"Hello"_s);
    row("RC:InfoNtf", ChatLook::Strip, u"Please keep the discussion friendly."_s);
    row("RC:GrpNtf", ChatLook::Strip, u"Rules updated"_s);
    row("RC:ContactNtf", ChatLook::Strip, u"Hi"_s);
    row("RC:RcNtf", ChatLook::Card,
        u"Recall notice\nrecallTime: 1767225600000\noriginalObjectName: RC:TxtMsg\nadmin: true\ndelete: false"_s);
    row("RC:DizNtf", ChatLook::Card, u"Discussion notice\ntype: 1\nextension: u1\noperation: u2"_s);
    row("RC:CmdMsg", ChatLook::Unseen, nothing + u"name: refreshBanner\ndata: {\"bannerId\":42}"_s);
    row("RC:CmdNtf", ChatLook::Unseen, nothing + u"name: refreshBanner\ndata: {\"bannerId\":42}"_s);
    row("RC:ProfileNtf", ChatLook::Unseen, nothing + u"operation: Update\ndata: {\"userId\":\"u1\"}"_s);
    row("RC:chrmKVNotiMsg", ChatLook::Unseen, forSdk + u"type: 1\nkey: topic\nvalue: Music"_s);
    row("RC:TypSts", ChatLook::Unseen, forSdk + u"typingContentType: RC:TxtMsg"_s);
    row("RC:RcCmd", ChatLook::Unseen,
        forSdk + u"MessageUId: 5FGT-7VA9-G4DD-4V5P\nTargetId: room01\nChannelId: \n"
                 "SentTime: 1767225600000\nConversationType: 4\nisAdmin: true\nisDelete: false"_s);
    row("RC:ReadNtf", ChatLook::Unseen, forSdk + u"lastMessageSendTime: 1767225600000\ntype: 1"_s);
    row("RC:RRReqMsg", ChatLook::Unseen, forSdk + u"messageUId: 5FGT-7VA9-G4DD-4V5P"_s);
    row("RC:RRRspMsg", ChatLook::Unseen, forSdk + u"receiptMessageDic: {\"u1\":[\"5FGT-7VA9-G4DD-4V5P\"]}"_s);
    row("RC:SRSMsg", ChatLook::Unseen, forSdk + u"lastMessageSendTime: 1767225600000"_s);
}

void TestChatroomPreview::everyTypeHasItsLook()
{
    QFETCH(const QString, objectName);
    QFETCH(const ChatLook, look);
    QFETCH(const QString, text);
    const ChatMessage message = chatMessageOf(draft(objectName, exampleOf(objectName)));
    QCOMPARE(message.look, look);
    QCOMPARE(message.text(), text);
    QCOMPARE(message.sender, u"ops-team"_s);
    QVERIFY(message.note.isEmpty());
}

void TestChatroomPreview::noTypeIsWithoutALook()
{
    // Also the types of which no field is known.
    for (const MessageType &type : messageTypes()) {
        const QByteArray content = type.example.isEmpty() ? QByteArray(R"({"some":"thing"})") : type.example;
        const ChatMessage message = chatMessageOf(draft(type.objectName, content));
        QVERIFY2(!message.parts.isEmpty() && !message.text().isEmpty(), qPrintable(type.objectName));
    }
}

void TestChatroomPreview::whatIsIncompleteIsStillShown_data()
{
    QTest::addColumn<QString>("objectName");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &objectName, const QByteArray &content,
                        const QString &text) { QTest::newRow(name) << objectName << content << text; };
    row("text that is a number", u"RC:TxtMsg"_s, R"({"content":1.50})", u"Text\ncontent: 1.50"_s);
    row("text without text", u"RC:TxtMsg"_s, R"({"extra":"x"})", u"Text\nextra: x"_s);
    row("empty text", u"RC:TxtMsg"_s, R"({"content":""})", QString());
    row("broken JSON", u"RC:TxtMsg"_s, R"({"content":"a",})", u"Text\n{\"content\":\"a\",}"_s);
    row("duplicate keys", u"RC:TxtMsg"_s, R"({"content":"a","content":"b"})",
        u"Text\n{\"content\":\"a\",\"content\":\"b\"}"_s);
    row("an array", u"RC:TxtMsg"_s, R"(["a"])", u"Text\n[\"a\"]"_s);
    row("nothing", u"RC:TxtMsg"_s, "", QString());
    row("not UTF-8", u"RC:TxtMsg"_s, "\xFF", u"Text\n\uFFFD"_s);
    row("image without anything", u"RC:ImgMsg"_s, "{}", u"Picture"_s);
    row("image from no address", u"RC:ImgMsg"_s, R"({"imageUri":"later"})", u"Picture\nFrom later"_s);
    row("an address is its host", u"RC:ImgMsg"_s, R"({"imageUri":"https://user:pw@h.example:8443/a?b#c"})",
        u"Picture\nFrom h.example"_s);
    row("a host in other letters", u"RC:ImgMsg"_s, R"({"imageUri":"https://\u0430pple.example/a"})",
        u"Picture\nFrom xn--pple-43d.example"_s);
    row("numbers as texts", u"RC:FileMsg"_s, R"({"name":"a.pdf","size":"20480"})", u"a.pdf\n20.0 KiB"_s);
    row("numbers keep their spelling", u"RC:LBSMsg"_s, R"({"latitude":1.50e1,"longitude":"x","poi":"P"})",
        u"Picture\nP\n1.50e1, x"_s);
    row("absurd numbers", u"RC:GIFMsg"_s, R"({"width":1e300,"height":-3,"gifDataSize":1e99})",
        u"Picture GIF\n1e99"_s);
    row("a voice of unknown length", u"RC:HQVCMsg"_s, R"({"duration":"long"})", u"Voice, long s"_s);
    row("quoted content as text", u"RC:ReferenceMsg"_s,
        R"({"content":"re","objName":"RC:TxtMsg","referMsg":"{\"content\":\"first\"}"})", u"first\nre"_s);
    row("quoted image", u"RC:ReferenceMsg"_s,
        R"({"content":"re","objName":"RC:ImgMsg","referMsgUserId":"bo","referMsg":{"content":"x"}})",
        u"bo: [Image]\nre"_s);
    row("names as text", u"RC:CombineMsg"_s, R"({"nameList":"Ann, Bo","title":"Yesterday"})", u"Yesterday"_s);
    row("more summaries than clients show", u"RC:CombineMsg"_s,
        R"({"title":"T","summaryList":["1","2","3","4","5"]})", u"T\n1\n2\n3\n4"_s);
    row("group notice without words", u"RC:GrpNtf"_s, R"({"operation":"Quit"})",
        u"Group notice\noperation: Quit"_s);
}

void TestChatroomPreview::whatIsIncompleteIsStillShown()
{
    QFETCH(const QString, objectName);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, text);
    const ChatMessage message = chatMessageOf(draft(objectName, content));
    QCOMPARE(message.text(), text);
}

void TestChatroomPreview::anythingElseIsForTheAppToDecide()
{
    const ChatMessage fields =
        chatMessageOf(draft(u"App:Notice"_s, R"({"z":1,"level":"info","list":[1, 2],"a":{"b":true}})"));
    QCOMPARE(fields.look, ChatLook::Card);
    QCOMPARE(fields.text(), u"App:Notice\nz: 1\nlevel: info\nlist: [1, 2]\na: {\"b\":true}"_s);
    QCOMPARE(fields.note, u"Your app decides how this looks."_s);
    const ChatMessage words = chatMessageOf(draft(u"App:Notice"_s, "any text"));
    QCOMPARE(words.text(), u"App:Notice\nany text"_s);
    QCOMPARE(words.note, u"Your app decides how this looks."_s);
    QByteArray many = "{";
    for (int i = 0; i < 500; ++i)
        many += "\"key" + QByteArray::number(i) + "\":" + QByteArray::number(i) + ",";
    many.back() = '}';
    QVERIFY(chatMessageOf(draft(u"App:Notice"_s, many)).parts.size() < 20);
}

void TestChatroomPreview::theSenderIsTheNameInsideTheContent()
{
    const ChatMessage named = chatMessageOf(draft(
        u"RC:TxtMsg"_s,
        R"({"content":"a","user":{"id":"x","name":"Ops \u202ETeam","portrait":"https://cdn.example.com/p.png"}})"));
    QCOMPARE(named.sender, u"Ops \uFFFDTeam"_s);
    QCOMPARE(named.note, u"Portrait from cdn.example.com, not loaded here."_s);
    QCOMPARE(named.text(), u"a"_s);
    const ChatMessage empty = chatMessageOf(draft(u"RC:TxtMsg"_s, R"({"content":"a","user":{"name":""}})"));
    QCOMPARE(empty.sender, u"ops-team"_s);
    const ChatMessage odd = chatMessageOf(draft(u"RC:TxtMsg"_s, R"({"content":"a","user":"Ann"})"));
    QCOMPARE(odd.sender, u"ops-team"_s);
}

void TestChatroomPreview::nothingInvisibleStaysInvisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const QString &text, const QString &shown, int count) {
        QTest::newRow(name) << text << shown << count;
    };
    const auto same = [&row](const char *name, const QString &text) { row(name, text, text, 0); };
    same("plain", u"Hello, 你好\nsecond line\tend"_s);
    same("Hebrew and Arabic", u"שלום مرحبا"_s);
    same("emoji", u"👍🏽 ❤️ 1️⃣"_s);
    same("family", u"👨\u200D👩\u200D👧\u200D👦"_s);
    same("heart on fire", u"❤️\u200D🔥"_s);
    same("flag of two letters", u"🇨🇳"_s);
    same("flag with tags", u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s);
    same("Persian with its non-joiner", u"می\u200Cخواهم"_s);
    same("Devanagari with its joiner", u"क्\u200Dष"_s);
    row("override", u"a\u202Eb\u202C"_s, u"a[U+202E]b[U+202C]"_s, 2);
    row("isolates", u"\u2066a\u2069"_s, u"[U+2066]a[U+2069]"_s, 2);
    row("zero width space", u"a\u200Bb"_s, u"a[U+200B]b"_s, 1);
    row("joiner between letters", u"a\u200Db"_s, u"a[U+200D]b"_s, 1);
    row("joiner at the end", u"👨\u200D"_s, u"👨[U+200D]"_s, 1);
    row("direction marks", u"a\u200Eb\u200F\u061C"_s, u"a[U+200E]b[U+200F][U+061C]"_s, 3);
    row("byte order mark, soft hyphen", u"\uFEFFa\u00ADb"_s, u"[U+FEFF]a[U+00AD]b"_s, 2);
    row("controls", u"\u0007\u001B[2J\u007F\u0085"_s, u"[U+0007][U+001B][2J[U+007F][U+0085]"_s, 4);
    row("separators", u"a\u2028b\u2029c"_s, u"a[U+2028]b[U+2029]c"_s, 2);
    row("tags without a flag", u"a\U000E0041\U000E007F"_s, u"a[U+E0041][U+E007F]"_s, 2);
    row("tags of a flag that has no end", u"🏴\U000E0067"_s, u"🏴[U+E0067]"_s, 1);
    row("fillers", u"\u3164\u115F\u2060"_s, u"[U+3164][U+115F][U+2060]"_s, 3);
}

void TestChatroomPreview::nothingInvisibleStaysInvisible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QFETCH(const int, count);
    const MarkedText marked = withVisibleMarks(text);
    QCOMPARE(marked.text, shown);
    QCOMPARE(marked.marks.size(), count);
    for (const TextMark &mark : marked.marks)
        QVERIFY(marked.text.mid(mark.start, mark.length).startsWith(u"[U+"_s));
}

void TestChatroomPreview::theInvisibleAreCounted()
{
    const ChatMessage message = chatMessageOf(draft(u"RC:TxtMsg"_s, R"({"content":"a\u202eb\u200b"})"));
    QCOMPARE(message.text(), u"a[U+202E]b[U+200B]"_s);
    QCOMPARE(message.parts.first().marks, (QList<TextMark>{{1, 8}, {10, 8}}));
    QCOMPARE(message.note, u"Invisible characters, shown as [U+...]: 2"_s);
}

void TestChatroomPreview::aLongTextIsShortenedWhereItMayBe_data()
{
    QTest::addColumn<QByteArray>("unit"); // as it is written
    QTest::addColumn<QString>("meant");
    QTest::newRow("letters") << QByteArray("a") << u"a"_s;
    QTest::newRow("Chinese") << QByteArray("\xE4\xBD\xA0") << u"你"_s;
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x91\x8D") << u"👍"_s;
    QTest::newRow("escaped") << QByteArray("\\u4f60") << u"你"_s;
    QTest::newRow("escaped pair") << QByteArray("\\ud83d\\udc4d") << u"👍"_s;
    QTest::newRow("short escapes") << QByteArray("\\\\\\\"") << u"\\\""_s;
    QTest::newRow("mixed") << QByteArray("x\\ud83d\\udc4d") << u"x👍"_s;
}

void TestChatroomPreview::aLongTextIsShortenedWhereItMayBe()
{
    QFETCH(const QByteArray, unit);
    QFETCH(const QString, meant);
    const QByteArray token = '"' + unit.repeated(5'000) + '"';
    const QString whole = meant.repeated(5'000);
    for (const qsizetype most : {1, 2, 3, 10, 1'999, 2'000, 2'001}) {
        bool wasCut = false;
        const QString text = beginningOf(token, most, &wasCut);
        QVERIFY(wasCut);
        QVERIFY(whole.startsWith(text));
        QVERIFY(text.isEmpty() || !text.back().isHighSurrogate());
        QVERIFY2(text.size() == most || text.size() == most - 1, QByteArray::number(text.size()).constData());
    }
    bool wasCut = true;
    QCOMPARE(beginningOf(token, whole.size(), &wasCut), whole);
    QVERIFY(!wasCut);
    const ChatMessage message = chatMessageOf(draft(u"RC:TxtMsg"_s, "{\"content\":" + token + "}"));
    QVERIFY(message.text().size() < 2'100);
    QVERIFY(message.text().endsWith(u"... (shortened here)"_s));
}

void TestChatroomPreview::onlyTheThumbnailOfTheContentIsPainted()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"local.png"_s);
    QImage local(100, 100, QImage::Format_RGB32);
    local.fill(QColor(0x00, 0xFF, 0x00));
    QVERIFY(local.save(file));

    const auto paintedWith = [](const QByteArray &content) {
        ChatroomView view(Environment::Live);
        view.setPreviewLook({PreviewLook::Colors::Light, PreviewLook::Device::Phone});
        view.resize(400, 400);
        view.setPreview(draft(u"RC:ImgMsg"_s, content));
        return view.grab().toImage();
    };
    const auto has = [](const QImage &image, QColor colour) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                count += std::abs(pixel.red() - colour.red()) < 24 &&
                         std::abs(pixel.green() - colour.green()) < 24 &&
                         std::abs(pixel.blue() - colour.blue()) < 24;
            }
        }
        return count > 500;
    };
    const QImage inside =
        paintedWith("{\"content\":\"" + thumbnail() + "\",\"imageUri\":\"https://cdn.example.com/a.jpg\"}");
    QVERIFY(has(inside, QColor(0xD8, 0x30, 0x30)) && has(inside, QColor(0x20, 0x40, 0xC0)));
    for (const QString &address : {file, QUrl::fromLocalFile(file).toString(), u":/icons/64/copy.png"_s}) {
        const QByteArray text = encodeJsonString(address);
        const QImage outside =
            paintedWith("{\"content\":" + text + ",\"imageUri\":" + text + ",\"localPath\":" + text +
                        ",\"thumbUri\":" + text + ",\"user\":{\"portrait\":" + text + "}}");
        QVERIFY2(!has(outside, QColor(0x00, 0xFF, 0x00)), qPrintable(address));
    }
}

void TestChatroomPreview::everyTextFollowsItsOwnDirection()
{
    // Where the ink of the second, shorter line is: at the left end of the bubble, or at its right end.
    const auto shortLineIsLeft = [](const QString &text) {
        ChatroomView view(Environment::Live);
        view.setPreviewLook({PreviewLook::Colors::Light, PreviewLook::Device::Phone});
        view.resize(400, 300);
        view.setPreview(draft(u"RC:TxtMsg"_s, "{\"content\":" + encodeJsonString(text) + "}"));
        const QImage image = view.list()->grab().toImage();
        int top = image.height();
        int bottom = 0;
        int left = image.width();
        int right = 0;
        const auto isInk = [&image](int x, int y) { return qGray(image.pixel(x, y)) < 80; };
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (isInk(x, y)) {
                    top = std::min(top, y);
                    bottom = std::max(bottom, y);
                    left = std::min(left, x);
                    right = std::max(right, x);
                }
            }
        }
        int leftInk = 0;
        int rightInk = 0;
        for (int y = (top + bottom) / 2 + 2; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x)
                (x < (left + right) / 2 ? leftInk : rightInk) += isInk(x, y);
        }
        return leftInk > rightInk;
    };
    QVERIFY(shortLineIsLeft(u"a rather long first line\nend"_s));
    QVERIFY(!shortLineIsLeft(u"שורה ראשונה די ארוכה כאן\nסוף"_s));
    QVERIFY(!shortLineIsLeft(u"هذا سطر أول طويل إلى حد ما\nنهاية"_s));
    QVERIFY(shortLineIsLeft(u"这是相当长的第一行文字\n完"_s));
}

void TestChatroomPreview::theDraftIsTheLastItem()
{
    ChatroomModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPreview(draft(u"RC:TxtMsg"_s, R"({"content":"next"})"));
    model.append(draft(u"RC:InfoNtf"_s, R"({"message":"first"})"), QDateTime::currentDateTime());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), u"first"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"Preview, not sent yet: next"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPreview(draft(u"RC:TxtMsg"_s, R"({"content":"next"})"));
    QCOMPARE(changed.size(), 0); // nothing to do
    model.setPreview(draft(u"RC:TxtMsg"_s, R"({"content":"next one"})"));
    QCOMPARE(changed.size(), 1);
    model.setPreview(draft(u"RC:TxtMsg"_s, R"({"content":""})"));
    QCOMPARE(model.rowCount(), 1);
}

void TestChatroomPreview::lightAndDarkAreThePreviewsOwn()
{
    ChatroomView view(Environment::Live);
    view.resize(300, 300);
    const auto ground = [&view] {
        const QImage image = view.list()->grab().toImage();
        return image.pixelColor(100, image.height() - 20).lightness();
    };
    const QColor window = view.palette().color(QPalette::Window);
    view.setPreviewLook({PreviewLook::Colors::Dark, PreviewLook::Device::Phone});
    QVERIFY(ground() < 60);
    view.setPreviewLook({PreviewLook::Colors::Light, PreviewLook::Device::Phone});
    QVERIFY(ground() > 200);
    QCOMPARE(view.palette().color(QPalette::Window), window);
    QPalette dark(QColor(0x2B, 0x2D, 0x30));
    view.setPalette(dark);
    QVERIFY(ground() > 200); // still
    view.setPreviewLook({PreviewLook::Colors::LikeWindow, PreviewLook::Device::Phone});
    QVERIFY(ground() < 100);
    QVERIFY(view.findChild<QAbstractButton *>(u"previewDark"_s)->isChecked());
}

void TestChatroomPreview::thePhoneIsNarrowerThanTheTablet()
{
    ChatroomView view(Environment::Live);
    view.resize(900, 400);
    view.show();
    const auto width = [&view] {
        QCoreApplication::sendPostedEvents();
        view.layout()->activate();
        return view.list()->width();
    };
    view.setPreviewLook({PreviewLook::Colors::LikeWindow, PreviewLook::Device::Phone});
    const int phone = width();
    QVERIFY(phone >= 360 && phone < 400);
    QVERIFY(std::abs(view.list()->geometry().center().x() - view.rect().center().x()) < 10);
    view.findChild<QAbstractButton *>(u"previewTablet"_s)->click();
    QVERIFY(width() >= 600 && width() < 640);
    view.resize(280, 400);
    QVERIFY(width() > 240 && width() <= 280); // what there is
}

void TestChatroomPreview::theLookIsRemembered()
{
    ChatroomView view(Environment::Live);
    QSignalSpy changed(&view, &ChatroomView::previewLookChanged);
    for (const PreviewLook::Colors colors :
         {PreviewLook::Colors::LikeWindow, PreviewLook::Colors::Light, PreviewLook::Colors::Dark}) {
        for (const PreviewLook::Device device : {PreviewLook::Device::Phone, PreviewLook::Device::Tablet}) {
            view.setPreviewLook({colors, device});
            QCOMPARE(view.previewLook(), (PreviewLook{colors, device}));
            QCOMPARE(previewLookFromId(previewLookId(view.previewLook())), view.previewLook());
        }
    }
    QCOMPARE(changed.size(), 0); // only the person's choices are told
    QCOMPARE(previewLookFromId(u"what is this"_s), PreviewLook());
    view.setPreviewLook({});
    view.findChild<QAbstractButton *>(u"previewTablet"_s)->click();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(view.previewLook(), (PreviewLook{PreviewLook::Colors::LikeWindow, PreviewLook::Device::Tablet}));
    view.findChild<QAbstractButton *>(u"previewDark"_s)->click();
    QCOMPARE(view.previewLook(), (PreviewLook{PreviewLook::Colors::Dark, PreviewLook::Device::Tablet}));
    view.findChild<QAbstractButton *>(u"previewDark"_s)->click(); // again: no news
    QCOMPARE(changed.size(), 2);
}

void TestChatroomPreview::everySwitchHasANameAndIsReachable()
{
    ChatroomView view(Environment::Live);
    for (const auto *button : view.findChildren<QAbstractButton *>()) {
        if (button->objectName().startsWith(u"preview"_s)) {
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
    }
}

// For people to look at: every type and a few hard cases, in the folder CRIER_SCREENSHOTS names.
void TestChatroomPreview::pictures()
{
    const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
    QTemporaryDir scratch;
    const QDir target(wanted.isEmpty() ? scratch.path() : wanted);
    QVERIFY(QDir().mkpath(target.path()));

    QList<Draft> pages;
    for (const MessageType &type : messageTypes()) {
        QByteArray example = type.example;
        if (const qsizetype at = example.indexOf("/9j/"); at > 0) { // one that is to be seen
            const qsizetype end = example.indexOf('"', at);
            example.replace(at, end - at, thumbnail());
        }
        if (!example.isEmpty())
            pages.append(draft(type.objectName, example));
    }
    const auto text = [](const QString &words) {
        return draft(u"RC:TxtMsg"_s, "{\"content\":" + encodeJsonString(words) + "}");
    };
    pages += {
        text(u"服务将于今晚 22:00 重启，请提前保存。感谢大家的支持与理解，我们会尽快恢复。"_s),
        text(u"ستتم إعادة تشغيل الخدمة في الساعة 22:00. شكرا لتفهمكم وصبركم الجميل.\nOps"_s),
        text(u"👨‍👩‍👧 👍🏽 ❤️ 🇨🇳 1️⃣ مرحبا 你好"_s),
        text(u"Pay to \u202Emoc.live\u202C now\u200B!"_s),
        draft(
            u"RC:TxtMsg"_s,
            R"({"content":"The event starts.","user":{"name":"Ops 团队","portrait":"https://cdn.example.com/p.png"}})"),
        draft(u"RC:ImgMsg"_s,
              R"({"content":"data:image/jpeg;base64,AAAA","imageUri":"https://cdn.example.com/a.jpg"})"),
        draft(u"RC:SightMsg"_s, R"({"sightUrl":"https://cdn.example.com/a.mp4","duration":75})"),
        draft(
            u"App:Notice"_s,
            R"({"noticeId":"n-20260101","level":"info","text":"Maintenance at 22:00 UTC, with a sentence that is long enough for two lines"})")};

    for (const bool dark : {false, true}) {
        for (qsizetype from = 0, page = 0; from < pages.size(); from += 6, ++page) {
            ChatroomView view(Environment::Sandbox);
            view.setPreviewLook({dark ? PreviewLook::Colors::Dark : PreviewLook::Colors::Light,
                                 page % 2 ? PreviewLook::Device::Tablet : PreviewLook::Device::Phone});
            view.resize(620, 1'000);
            for (const Draft &one : pages.mid(from, 6))
                view.append(one, QDateTime::currentDateTime());
            view.setPreview(pages.at(from));
            view.show();
            QCoreApplication::processEvents();
            const QString name = u"preview-%1-%2.png"_s.arg(dark ? u"dark"_s : u"light"_s).arg(page);
            QVERIFY(view.grab().save(target.filePath(name)));
        }
    }
}

QTEST_MAIN(TestChatroomPreview)
#include "tst_chatroom_preview.moc"
