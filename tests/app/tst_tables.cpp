// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/error_codes.h"
#include "app/rongcloud/message_types.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace crier;

namespace {

bool hasChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar character) { return character.script() == QChar::Script_Han; });
}

// Chinese prose with Latin punctuation reads like a typing slip.
bool hasAsciiPunctuation(const QString &text)
{
    static const QRegularExpression slip(
        QStringLiteral("[,;!?]|\\((?![^)]*\\))|[\\x{4e00}-\\x{9fff}][.:()]"));
    return slip.match(text).hasMatch();
}

bool isSentence(const QString &text)
{
    return text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x3002));
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void codesSayWhatTheyMeanForTheBroadcast_data();
    void codesSayWhatTheyMeanForTheBroadcast();
    void codesTheServiceNeverAnswersAreUnknown();
    void everyCodeSpeaksBothLanguages();
    void everyTypeIsThere();
    void everyTypeSpeaksBothLanguages();
    void examplesAreSoundContents();
    void textFieldsNameTheAnnouncement();
    void onlyExactNamesAreBuiltIn();
};

void TestTables::codesSayWhatTheyMeanForTheBroadcast_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Delivery>("delivery");
    QTest::newRow("accepted") << 200 << Delivery::Accepted;
    QTest::newRow("keep-alive success") << 0 << Delivery::NotApplicable;
    QTest::newRow("old success") << 10000 << Delivery::NotApplicable;
    for (const int code : {404, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1501, 1502, 1508})
        QTest::addRow("%d", code) << code << Delivery::NotDelivered;
    for (const int code : {1000, 1050})
        QTest::addRow("%d", code) << code << Delivery::Unknown;
    for (const int code : {1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 2007, 23410})
        QTest::addRow("%d", code) << code << Delivery::NotApplicable;
}

void TestTables::codesSayWhatTheyMeanForTheBroadcast()
{
    QFETCH(int, code);
    QFETCH(Delivery, delivery);
    for (const bool chinese : {false, true}) {
        const std::optional<ErrorCode> found = findErrorCode(code, chinese);
        QVERIFY(found);
        QCOMPARE(found->code, code);
        QCOMPARE(found->delivery, delivery);
    }
}

void TestTables::codesTheServiceNeverAnswersAreUnknown()
{
    // Numbers of client or server libraries, and numbers nobody knows.
    for (const int code : {-1, 1, 201, 400, 405, 500, 20000, 20604, 22406, 23406, 30016, 999999})
        QVERIFY(!findErrorCode(code));
}

void TestTables::everyCodeSpeaksBothLanguages()
{
    int count = 0;
    for (int code = -10; code <= 40'000; ++code) {
        const std::optional<ErrorCode> english = findErrorCode(code);
        if (!english)
            continue;
        ++count;
        const std::optional<ErrorCode> chinese = findErrorCode(code, true);
        QVERIFY2(isSentence(english->meaning) && !hasChinese(english->meaning), qPrintable(english->meaning));
        QVERIFY2(isSentence(chinese->meaning) && hasChinese(chinese->meaning), qPrintable(chinese->meaning));
        QVERIFY2(!hasAsciiPunctuation(chinese->meaning), qPrintable(chinese->meaning));
        QVERIFY2(!hasAsciiPunctuation(chinese->action), qPrintable(chinese->action));
        QCOMPARE(english->action.isEmpty(), chinese->action.isEmpty());
        if (!english->action.isEmpty()) {
            QVERIFY2(isSentence(english->action), qPrintable(english->action));
            QVERIFY2(isSentence(chinese->action) && hasChinese(chinese->action), qPrintable(chinese->action));
        } else {
            QVERIFY(english->delivery != Delivery::NotDelivered);
        }
    }
    QCOMPARE(count, 30);
}

void TestTables::everyTypeIsThere()
{
    QCOMPARE(messageTypes().size(), 47);
    QSet<QString> names;
    for (const MessageType &type : messageTypes()) {
        names.insert(type.objectName);
        QVERIFY2(type.objectName.startsWith(QLatin1String("RC:")), qPrintable(type.objectName));
        QVERIFY(type.objectName.size() <= maxObjectNameCharacters);
        QCOMPARE(findMessageType(type.objectName), &type);
    }
    QCOMPARE(names.size(), messageTypes().size());
    QCOMPARE(messageTypes().first().objectName, QStringLiteral("RC:TxtMsg"));

    const auto fitOf = [](const char *name) { return findMessageType(QString::fromLatin1(name))->fit; };
    QCOMPARE(fitOf("RC:TxtMsg"), Fit::Recommended);
    QCOMPARE(fitOf("RC:InfoNtf"), Fit::Recommended);
    QCOMPARE(fitOf("RC:CmdMsg"), Fit::Recommended);
    QCOMPARE(fitOf("RC:ImgMsg"), Fit::Possible);
    QCOMPARE(fitOf("RC:GrpNtf"), Fit::Discouraged);
    QCOMPARE(fitOf("RC:chrmKVNotiMsg"), Fit::Internal);
    QCOMPARE(fitOf("RC:VCInvite"), Fit::Internal);
}

void TestTables::everyTypeSpeaksBothLanguages()
{
    for (const MessageType &type : messageTypes()) {
        const QByteArray name = type.objectName.toUtf8();
        QVERIFY2(!type.name.isEmpty() && !hasChinese(type.name), name.constData());
        QVERIFY2(hasChinese(type.nameChinese), name.constData());
        for (const QString &text : {type.purpose, type.fitReason})
            QVERIFY2(isSentence(text) && !hasChinese(text), name.constData());
        for (const QString &text : {type.purposeChinese, type.fitReasonChinese})
            QVERIFY2(isSentence(text) && hasChinese(text) && !hasAsciiPunctuation(text), name.constData());
    }
}

void TestTables::examplesAreSoundContents()
{
    for (const MessageType &type : messageTypes()) {
        if (type.example.isEmpty())
            QCOMPARE(type.fit, Fit::Internal);
        else
            QCOMPARE(scanJsonObject(type.example).fault, JsonFault::None);
    }
}

void TestTables::textFieldsNameTheAnnouncement()
{
    QStringList names;
    for (const MessageType &type : messageTypes()) {
        if (type.textField.isEmpty())
            continue;
        names.append(type.objectName + QLatin1Char('=') + type.textField);
        const JsonScan scan = scanJsonObject(type.example);
        QVERIFY(std::any_of(scan.members.cbegin(), scan.members.cend(),
                            [&type](const JsonMember &member) { return member.key == type.textField; }));
    }
    QCOMPARE(names, QStringList({QStringLiteral("RC:TxtMsg=content"), QStringLiteral("RC:InfoNtf=message")}));
}

void TestTables::onlyExactNamesAreBuiltIn()
{
    for (const char *name :
         {"", "RC:", "rc:TxtMsg", "RC:TxtMsg ", "RC:Unheard", "<prefix>:<name>", "App:Notice"})
        QVERIFY2(!findMessageType(QString::fromLatin1(name)), name);
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
