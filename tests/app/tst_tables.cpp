// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/error_codes.h"
#include "app/rongcloud/message_types.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

// Every field of every type, members of fields included, with the place it was found in.
QList<std::pair<QByteArray, MessageField>> allFields()
{
    QList<std::pair<QByteArray, MessageField>> all;
    for (const MessageType &type : messageTypes()) {
        for (const MessageField &field : type.fields) {
            const QByteArray where = (type.objectName + QLatin1Char('.') + field.name).toUtf8();
            all.append({where, field});
            for (const MessageField &member : field.members)
                all.append({where + '.' + member.name.toUtf8(), member});
        }
    }
    return all;
}

bool isOfKind(const QJsonValue &value, const MessageField &field)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
        return value.isString() || (field.isLenient && value.isObject());
    case FieldKind::Url:
        return value.toString().startsWith(QLatin1String("https://"));
    case FieldKind::Thumbnail:
        return QByteArray::fromBase64(value.toString().toLatin1()).startsWith("\xFF\xD8\xFF");
    case FieldKind::Audio:
        return QByteArray::fromBase64(value.toString().toLatin1()).startsWith("#!AMR");
    case FieldKind::Integer:
        return value.isDouble() && value.toDouble() == double(value.toInteger());
    case FieldKind::Number:
        return value.isDouble();
    case FieldKind::Boolean:
        return value.isBool();
    case FieldKind::Json:
        return !value.isNull();
    case FieldKind::TextList:
    case FieldKind::ItemList: {
        const QJsonArray elements = value.toArray();
        return value.isArray() && std::all_of(elements.begin(), elements.end(), [&](const QJsonValue &one) {
                   return field.kind == FieldKind::TextList ? one.isString() : one.isObject();
               });
    }
    case FieldKind::User:
        return value.isObject();
    }
    return false;
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
    void theWholeTableSpeaksBothLanguages();
    void aNumberIsLookedUpWithItsScope();
    void everyTypeIsThere();
    void everyTypeSpeaksBothLanguages();
    void examplesAreSoundContents();
    void textFieldsNameTheAnnouncement();
    void everyFieldSpeaksBothLanguages();
    void fieldsAreToldFromOneAnother();
    void theCommonFieldsComeLast();
    void limitsAreThoseOfTheFieldsKind();
    void examplesSatisfyTheirOwnFields();
    void sharedFieldsMayDifferWhereTheyAreUsed();
    void fieldsAreFoundByPath();
    void whatTheServiceDocumentsIsSaid();
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

void TestTables::theWholeTableSpeaksBothLanguages()
{
    QSet<QString> seen;
    for (const CodeEntry &entry : codeTable()) {
        const QByteArray where = entry.id.toUtf8();
        const QString key = QString::number(int(entry.scope)) + QLatin1Char(' ') + entry.id;
        QVERIFY2(!seen.contains(key), where.constData());
        seen.insert(key);
        QCOMPARE(findCode(entry.scope, entry.id), &entry);
        QVERIFY2(!entry.sources.isEmpty() && !entry.sources.contains(QString()), where.constData());
        for (const auto &[english, chinese] :
             {std::pair(entry.meaning, entry.meaningChinese), std::pair(entry.cause, entry.causeChinese),
              std::pair(entry.action, entry.actionChinese)}) {
            QCOMPARE(english.isEmpty(), chinese.isEmpty());
            QVERIFY2(english.isEmpty() || (isSentence(english) && !hasChinese(english)), where.constData());
            QVERIFY2(chinese.isEmpty() || (isSentence(chinese) && hasChinese(chinese)), where.constData());
            QVERIFY2(!hasAsciiPunctuation(chinese), qPrintable(chinese));
        }
        QVERIFY2(!entry.meaning.isEmpty(), where.constData());
        // What may have gone out is never called safe to repeat, and never without advice.
        QVERIFY2(entry.delivery != Delivery::Unknown || !entry.action.isEmpty(), where.constData());
    }
    QCOMPARE(codeTable().size(), 67);
}

void TestTables::aNumberIsLookedUpWithItsScope()
{
    QVERIFY(!findCode(CodeScope::Service, 500));
    QCOMPARE(findCode(CodeScope::ServerSdk, 500)->certainty, Certainty::SdkSource);
    QCOMPARE(findCode(CodeScope::HttpStatus, 500)->delivery, Delivery::Unknown);
    QCOMPARE(findCode(CodeScope::ClientSdk, 405)->delivery, Delivery::NotApplicable);
    QCOMPARE(findCode(CodeScope::Service, 1009)->httpStatus, std::optional(430));
    QVERIFY(!findCode(CodeScope::Service, 1011)->httpStatus);
    QVERIFY(!findCode(CodeScope::Connection, QStringLiteral("NOTHING")));
    QCOMPARE(findCode(CodeScope::Service, 1000)->certainty, Certainty::DeliveryInferred);
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

void TestTables::everyFieldSpeaksBothLanguages()
{
    QVERIFY(allFields().size() > 150);
    for (const auto &[where, field] : allFields()) {
        QVERIFY2(!field.name.isEmpty(), where.constData());
        QVERIFY2(!field.label.isEmpty() && !hasChinese(field.label), where.constData());
        QVERIFY2(field.label.size() <= 24 && !isSentence(field.label), where.constData());
        QVERIFY2(hasChinese(field.labelChinese) && !isSentence(field.labelChinese), where.constData());
        QVERIFY2(isSentence(field.help) && !hasChinese(field.help), where.constData());
        QVERIFY2(isSentence(field.helpChinese) && hasChinese(field.helpChinese), where.constData());
        QVERIFY2(!hasAsciiPunctuation(field.labelChinese) && !hasAsciiPunctuation(field.helpChinese),
                 where.constData());
    }
}

void TestTables::fieldsAreToldFromOneAnother()
{
    for (const MessageType &type : messageTypes()) {
        QSet<QString> names, labels, chineseLabels;
        for (const MessageField &field : type.fields) {
            names.insert(field.name);
            labels.insert(field.label);
            chineseLabels.insert(field.labelChinese);
        }
        for (const QSet<QString> &told : {names, labels, chineseLabels})
            QVERIFY2(told.size() == type.fields.size(), qPrintable(type.objectName));
    }
}

void TestTables::theCommonFieldsComeLast()
{
    // What a person fills first, what may be left out, what every type has, what only apps set.
    const auto rank = [](const MessageField &field) {
        if (field.isClientOnly)
            return 4;
        if (field.name == QLatin1String("extra"))
            return 3;
        if (field.name == QLatin1String("user"))
            return 2;
        return field.isRequired ? 0 : 1;
    };
    for (const MessageType &type : messageTypes()) {
        const bool inOrder =
            std::is_sorted(type.fields.cbegin(), type.fields.cend(),
                           [rank](const auto &one, const auto &other) { return rank(one) < rank(other); });
        QVERIFY2(inOrder, qPrintable(type.objectName));
        for (const MessageField &field : type.fields) {
            QVERIFY(!field.isClientOnly || !field.isRequired);
            QCOMPARE(field.kind == FieldKind::User, field.name == QLatin1String("user"));
            if (field.kind != FieldKind::User) {
                QVERIFY(field.members.isEmpty());
                continue;
            }
            QStringList members;
            for (const MessageField &member : field.members)
                members.append(member.name + QLatin1Char('=') + fieldKindId(member.kind));
            QCOMPARE(members.join(QLatin1Char(' ')),
                     QStringLiteral("id=text name=text portrait=url extra=text"));
        }
    }
    for (const MessageType &type : messageTypes()) {
        for (const char *name : {"localPath", "thumbUri", "burnDuration", "mentionedInfo"}) {
            const MessageField *const field = findField(type.fields, QString::fromLatin1(name));
            QVERIFY2(!field || field->isClientOnly, name);
        }
    }
}

void TestTables::limitsAreThoseOfTheFieldsKind()
{
    for (const auto &[where, field] : allFields()) {
        const bool isNumeric = field.kind == FieldKind::Integer || field.kind == FieldKind::Number;
        QVERIFY2(isNumeric || (!field.minimum && !field.maximum), where.constData());
        QVERIFY2(!isNumeric || !field.maxBytes, where.constData());
        QVERIFY2(!field.minimum || !field.maximum || *field.minimum <= *field.maximum, where.constData());
        QVERIFY2(!field.maxBytes || *field.maxBytes > 0, where.constData());
    }
    const auto field = [](const char *type, const char *name) {
        return findField(findMessageType(QString::fromLatin1(type))->fields, QString::fromLatin1(name));
    };
    QCOMPARE(field("RC:HQVCMsg", "duration")->maximum, std::optional(60.0));
    QCOMPARE(field("RC:SightMsg", "duration")->maximum, std::optional(120.0));
    QCOMPARE(field("RC:LBSMsg", "latitude")->minimum, std::optional(-90.0));
    QCOMPARE(field("RC:VcMsg", "content")->maxBytes, std::optional(qint64(60 * 1024)));
    QCOMPARE(field("RC:ImgMsg", "content")->maxBytes, std::optional(qint64(80 * 1024)));
    QCOMPARE(field("RC:chrmKVNotiMsg", "extra")->maxBytes, std::optional(qint64(2 * 1024)));
    for (const char *type : {"RC:FileMsg", "RC:SightMsg"})
        QVERIFY(field(type, "size")->isLenient);
    QVERIFY(field("RC:GrpNtf", "data")->isLenient);
    QVERIFY(field("RC:RcCmd", "isAdmin")->isLenient);
    QVERIFY(!field("RC:HQVCMsg", "duration")->isLenient);
}

void TestTables::examplesSatisfyTheirOwnFields()
{
    for (const MessageType &type : messageTypes()) {
        QCOMPARE(type.fields.isEmpty(), type.example.isEmpty());
        const QJsonObject example = QJsonDocument::fromJson(type.example).object();
        for (const QString &name : example.keys())
            QVERIFY2(findField(type.fields, name), qPrintable(type.objectName + u' ' + name));
        for (const MessageField &field : type.fields) {
            const QByteArray where = (type.objectName + u' ' + field.name).toUtf8();
            const QJsonValue value = example[field.name];
            QVERIFY2(!field.isRequired || !value.isUndefined(), where.constData());
            QVERIFY2(value.isUndefined() || isOfKind(value, field), where.constData());
            QVERIFY2(!field.isRequired || !value.isString() || !value.toString().trimmed().isEmpty(),
                     where.constData());
            QVERIFY2(!value.isDouble() || (value.toDouble() >= field.minimum.value_or(value.toDouble()) &&
                                           value.toDouble() <= field.maximum.value_or(value.toDouble())),
                     where.constData());
        }
    }
}

void TestTables::sharedFieldsMayDifferWhereTheyAreUsed()
{
    const auto field = [](const char *type, const char *name) {
        return findField(findMessageType(QString::fromLatin1(type))->fields, QString::fromLatin1(name));
    };
    QVERIFY(!field("RC:ImgMsg", "name")->isRequired);
    QVERIFY(field("RC:FileMsg", "name")->isRequired);
    QCOMPARE(field("RC:FileMsg", "name")->label, field("RC:ImgMsg", "name")->label);
    QVERIFY(field("RC:FileMsg", "name")->help != field("RC:ImgMsg", "name")->help);
    QVERIFY(field("RC:RcCmd", "MessageUId")->isRequired);
    QVERIFY(!field("RC:ReadNtf", "messageUId")->isRequired);
}

void TestTables::fieldsAreFoundByPath()
{
    const MessageType &text = *findMessageType(QStringLiteral("RC:TxtMsg"));
    const JsonPath user{jsonKey(QStringLiteral("user"))};
    QCOMPARE(findField(text, user)->kind, FieldKind::User);
    QCOMPARE(findField(text, user + JsonPath{jsonKey(QStringLiteral("portrait"))})->kind, FieldKind::Url);
    QVERIFY(!findField(text, user + JsonPath{jsonKey(QStringLiteral("age"))}));
    QVERIFY(!findField(text, {jsonKey(QStringLiteral("age")), jsonKey(QStringLiteral("id"))}));
    QVERIFY(!findField(text, {}));
    const MessageType &bundle = *findMessageType(QStringLiteral("RC:CombineMsg"));
    QCOMPARE(findField(bundle, {jsonKey(QStringLiteral("nameList")), jsonIndex(1)})->kind,
             FieldKind::TextList);
}

void TestTables::whatTheServiceDocumentsIsSaid()
{
    for (const char *name : {"RC:TxtMsg", "RC:InfoNtf", "RC:CmdMsg", "RC:ImgMsg", "RC:FileMsg"})
        QVERIFY2(findMessageType(QString::fromLatin1(name))->isDocumented, name);
    for (const char *name : {"RC:ReferenceMsg", "RC:CombineV2Msg", "RC:chrmKVNotiMsg", "RC:DizNtf"})
        QVERIFY2(!findMessageType(QString::fromLatin1(name))->isDocumented, name);
}

void TestTables::onlyExactNamesAreBuiltIn()
{
    for (const char *name :
         {"", "RC:", "rc:TxtMsg", "RC:TxtMsg ", "RC:Unheard", "<prefix>:<name>", "App:Notice"})
        QVERIFY2(!findMessageType(QString::fromLatin1(name)), name);
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
