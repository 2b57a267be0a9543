// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "app/templates/moment.h"
#include "app/templates/placeholders.h"
#include "app/templates/template_check.h"
#include "app/templates/template_file.h"
#include "app/templates/template_fill.h"
#include "app/text/template_sentences.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

Q_DECLARE_METATYPE(crier::TemplateFault)
Q_DECLARE_METATYPE(crier::MessageTemplate)

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray fileWith(const QByteArray &content, const QByteArray &variables = "[]",
                    const QByteArray &objectName = "RC:TxtMsg")
{
    return R"({"version":1,"name":"A","language":"en","objectName":")" + objectName + R"(","content":)" +
           content + R"(,"variables":)" + variables + "}";
}

TemplateVariable textVariable(const QString &name)
{
    return {.name = name, .label = {}};
}

TemplateVariable dateVariable(const QString &zone, DateFormat format = DateFormat::DateTime)
{
    return {.name = u"when"_s, .label = {}, .kind = VariableKind::Date, .format = format, .timeZone = zone};
}

MessageTemplate templateWith(const QByteArray &content, const QList<TemplateVariable> &variables,
                             const QString &objectName = u"RC:TxtMsg"_s)
{
    MessageTemplate message = templateOf(objectName, content);
    message.name = u"A"_s;
    message.language = u"en"_s;
    message.variables = variables;
    return message;
}

QList<TemplateFault> faultsOf(const QList<TemplateProblem> &problems)
{
    QList<TemplateFault> faults;
    for (const TemplateProblem &problem : problems)
        faults.append(problem.fault);
    return faults;
}

// What the announcement says in the place of {{when}}.
QString shownDate(const QString &value, const TemplateVariable &variable, const QString &language = u"en"_s,
                  const QString &zone = {})
{
    MessageTemplate message = templateWith("{\"content\":\"{{when}}\"}", {variable});
    message.language = language;
    const FilledTemplate filled = fillTemplate(message, {{u"when"_s, value}}, zone);
    if (!filled.ok())
        return QString::number(int(filled.problems.first().fault));
    return QString::fromUtf8(filled.content.chopped(2).mid(12));
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void placeholdersAreFoundWhereTheyStand();
    void aBadFileIsToldInWords_data();
    void aBadFileIsToldInWords();
    void allThatIsWrongIsToldAtOnce();
    void aFileThatIsNoFileIsRefused();
    void everyFaultHasASentence();
    void aTemplateComesBackFromItsFile_data();
    void aTemplateComesBackFromItsFile();
    void aFileIsMadeForPeopleToRead();

    void everyOtherByteStays_data();
    void everyOtherByteStays();
    void valuesAreEscapedWhereTheyStand_data();
    void valuesAreEscapedWhereTheyStand();
    void jsonInsideOfAStringIsJson();
    void plainTextIsNotEscaped();
    void aValueThatCannotBeUsedLeavesItsBlank_data();
    void aValueThatCannotBeUsedLeavesItsBlank();
    void defaultsFillWhatIsNotGiven();
    void anEmptyValueIsNoDefault();
    void twoKeysThatBecomeOneAreAFault();

    void datesAreShownWithTheirOffset_data();
    void datesAreShownWithTheirOffset();
    void aZoneIsTakenFromTheNearestPlace();
    void aTimeTheClocksSkipIsRefused();
    void aTimeThatComesTwiceIsTheFirst();
    void theNextFullHourIsOneOfTheZone();

    void aDraftBecomesATemplate();
    void anotherContentKeepsWhatIsKnown();
};

void TestTemplate::placeholdersAreFoundWhereTheyStand()
{
    const QByteArray content = "a {{one}} {{ _2 }} {{{{ {{1}} {{{x}} }} {{one}} {{Ünö}} {{two";
    const QList<Placeholder> found = findPlaceholders(content);
    QList<QByteArray> texts;
    for (const Placeholder &placeholder : found)
        texts.append(content.mid(placeholder.offset, placeholder.size));
    QCOMPARE(texts, (QList<QByteArray>{"{{one}}", "{{ _2 }}", "{{{{", "{{", "{{", "{{one}}", "{{", "{{"}));
    QVERIFY(found.at(2).kind == Placeholder::Kind::Literal);
    QVERIFY(found.at(3).kind == Placeholder::Kind::Malformed);
    QVERIFY(found.at(4).kind == Placeholder::Kind::Malformed);
    QCOMPARE(placeholderNames(content), (QStringList{u"one"_s, u"_2"_s}));
    for (const char16_t *bad : {u"", u"1a", u"a-b", u"a b", u"ä"})
        QVERIFY2(!isVariableName(QString::fromUtf16(bad)), qPrintable(QString::fromUtf16(bad)));
    QVERIFY(isVariableName(u"_a9_Z"_s));
}

void TestTemplate::aBadFileIsToldInWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<TemplateFault>>("faults");
    QTest::addColumn<QString>("named"); // what the sentence must name
    using F = TemplateFault;
    const auto row = [](const char *name, const QByteArray &bytes, F fault, const QString &named) {
        QTest::newRow(name) << bytes << QList<F>{fault} << named;
    };
    const QByteArray uses = R"({"content":"{{x}}"})";

    row("empty", "", F::BadJson, u"1"_s);
    row("not JSON", "hello", F::BadJson, u"line 1, column 1"_s);
    row("cut", fileWith(uses).chopped(3), F::BadJson, u"line 1"_s);
    row("a raw line break in a text", "{\n\"version\":\"1\n\"}", F::BadJson, u"line 2"_s);
    row("not UTF-8", fileWith("{\"content\":\"\xFF\"}"), F::BadJson, u"UTF-8"_s);
    row("byte-order mark", "\xEF\xBB\xBF" + fileWith(uses), F::BadJson, u"byte-order mark"_s);
    row("half a character", fileWith(R"({"content":"\ud83d"})"), F::BadJson, u"surrogate"_s);
    row("a key twice", R"({"version":1,"version":1})", F::BadJson, u"version"_s);
    row("too large", "{" + QByteArray(maxTemplateBytes, ' ') + "}", F::FileTooLarge, u"1024 KiB"_s);
    row("an array", "[1]", F::NotATemplate, u"version"_s);
    row("no version", R"({"name":"A"})", F::NotATemplate, u"version"_s);
    row("version in words", R"({"version":"1"})", F::NotATemplate, u"version"_s);
    row("version 0", R"({"version":0})", F::NotATemplate, u"version"_s);
    row("a newer version", R"({"version":2,"anything":"else"})", F::NewerVersion, u"format 2"_s);
    row("outside of quotes", fileWith(R"({"content":{{count}}})"), F::PlaceholderInTheOpen, u"{{count}}"_s);

    const QByteArray good = fileWith(R"({"content":"hello"})");
    const auto changed = [&good](const char *from, const QByteArray &to) {
        QByteArray bytes = good;
        bytes.replace(from, to);
        return bytes;
    };
    row("a secret", changed("\"name\"", R"("appSecret":"s","name")"), F::UnknownMember, u"appSecret"_s);
    row("a sender", changed("\"name\"", R"("sender":"s","name")"), F::UnknownMember, u"sender"_s);
    row("no name", changed(R"("name":"A",)", ""), F::MissingMember, u"name"_s);
    row("no language", changed(R"("language":"en",)", ""), F::MissingMember, u"language"_s);
    row("no type", changed(R"("objectName":"RC:TxtMsg",)", ""), F::MissingMember, u"objectName"_s);
    row("no content", changed(R"("content":{"content":"hello"},)", ""), F::MissingMember, u"content"_s);
    row("a content of another kind", changed(R"({"content":"hello"})", "1"), F::WrongMember, u"content"_s);
    row("a name of another kind", changed(R"("A")", "[]"), F::WrongMember, u"name"_s);
    row("variables of another kind", fileWith(R"({"content":"a"})", R"("x")"), F::WrongMember,
        u"variables"_s);
    row("a variable of another kind", fileWith(R"({"content":"a"})", R"(["x"])"), F::WrongMember,
        u"variables"_s);
    row("an empty name", changed(R"("A")", R"(" ")"), F::NameMissing, u"name"_s);
    row("a long name", changed(R"("A")", '"' + QByteArray(121, 'x') + '"'), F::NameTooLong, u"121"_s);
    row("no such language", changed(R"("en")", R"("english")"), F::LanguageUnknown, u"english"_s);
    row("no such type", changed("RC:TxtMsg", "RC:Txt"), F::TypeUnusable, u"RC:Txt"_s);
    row("a type with a space", changed("RC:TxtMsg", "App Notice"), F::TypeUnusable, u"App Notice"_s);
    row("an empty content", fileWith(R"("  ")", "[]", "App:Notice"), F::ContentMissing, u"content"_s);
    row("text for a built-in type", fileWith(R"("hello")"), F::ContentNotJson, u"JSON"_s);

    const auto variable = [&uses](const QByteArray &members) {
        return fileWith(uses, "[{" + members + "}]");
    };
    row("undescribed", fileWith(uses), F::VariableUndeclared, u"{{x}}"_s);
    row("unused", fileWith(R"({"content":"a"})", R"([{"name":"x","kind":"text"}])"), F::VariableUnused,
        u"{{x}}"_s);
    row("described twice", fileWith(uses, R"([{"name":"x","kind":"text"},{"name":"x","kind":"date"}])"),
        F::VariableTwice, u"“x”"_s);
    row("unreadable blank", fileWith(R"({"content":"{{a b}} rest"})"), F::PlaceholderMalformed, u"{{a b}}"_s);
    row("no variable name", variable(R"("kind":"text")"), F::MissingMember, u"“1”"_s);
    row("no kind", variable(R"("name":"x")"), F::MissingMember, u"kind"_s);
    row("no such kind", variable(R"("name":"x","kind":"number")"), F::KindUnknown, u"number"_s);
    row("no such format", variable(R"("name":"x","kind":"date","format":"long")"), F::FormatUnknown,
        u"long"_s);
    row("an unknown member", variable(R"("name":"x","kind":"text","size":1)"), F::UnknownMember, u"size"_s);
    row("choices of a text", variable(R"("name":"x","kind":"text","choices":["a"])"), F::MemberOfAnotherKind,
        u"choices"_s);
    row("default of a date", variable(R"("name":"x","kind":"date","default":"today")"),
        F::MemberOfAnotherKind, u"default"_s);
    row("required in words", variable(R"("name":"x","kind":"text","required":"yes")"), F::WrongMember,
        u"required"_s);
    row("no such zone", variable(R"("name":"x","kind":"date","timeZone":"Mars/Base")"), F::ZoneUnknown,
        u"Mars/Base"_s);
    row("a zone that is a path", variable(R"("name":"x","kind":"date","timeZone":"../UTC")"), F::ZoneUnknown,
        u"../UTC"_s);
    row("nothing to choose", variable(R"("name":"x","kind":"choice","choices":[])"), F::NoChoices, u"“x”"_s);
    row("no choices", variable(R"("name":"x","kind":"choice")"), F::NoChoices, u"“x”"_s);
    row("choices that are numbers", variable(R"("name":"x","kind":"choice","choices":[1])"), F::WrongMember,
        u"choices"_s);
    row("a choice twice", variable(R"("name":"x","kind":"choice","choices":["a","a"])"), F::ChoiceTwice,
        u"“a”"_s);
    row("a default that is no choice",
        variable(R"("name":"x","kind":"choice","choices":["a"],"default":"b")"), F::DefaultNotAChoice,
        u"“b”"_s);
    QByteArrayList many;
    for (int i = 0; i <= maxTemplateVariables; ++i)
        many.append(R"({"name":"v)" + QByteArray::number(i) + R"(","kind":"text"})");
    row("too many", fileWith(uses, '[' + many.join(',') + ']'), F::TooManyVariables, u"51"_s);
}

void TestTemplate::aBadFileIsToldInWords()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<TemplateFault>, faults);
    QFETCH(QString, named);
    const TemplateReading reading = readTemplate(bytes);
    QVERIFY(!reading.ok());
    QCOMPARE(faultsOf(reading.problems), faults);
    const QString sentence = templateProblemSentence(reading.problems.first());
    QVERIFY2(sentence.contains(named), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
}

void TestTemplate::allThatIsWrongIsToldAtOnce()
{
    const TemplateReading reading = readTemplate(
        fileWith(R"({"content":"{{a}} {{b}}"})", R"([{"name":"c","kind":"choice","choices":["x","x"]}])"));
    using F = TemplateFault;
    QCOMPARE(faultsOf(reading.problems),
             (QList<F>{F::VariableUnused, F::ChoiceTwice, F::VariableUndeclared, F::VariableUndeclared}));
}

void TestTemplate::aFileThatIsNoFileIsRefused()
{
    QTemporaryDir folder;
    for (const QString &path : {folder.path(), folder.filePath(u"missing.json"_s), u"/dev/zero"_s}) {
        const TemplateReading reading = readTemplateFile(path);
        QCOMPARE(faultsOf(reading.problems), QList<TemplateFault>{TemplateFault::FileUnreadable});
        QVERIFY(templateProblemSentence(reading.problems.first()).endsWith(u'.'));
    }
    QFile large(folder.filePath(u"large.json"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(maxTemplateBytes * 4));
    large.close();
    QCOMPARE(faultsOf(readTemplateFile(large.fileName()).problems),
             QList<TemplateFault>{TemplateFault::FileTooLarge});
}

void TestTemplate::everyFaultHasASentence()
{
    QSet<QString> sentences;
    const int last = int(TemplateFault::ResultNotJson);
    for (int fault = 0; fault <= last; ++fault) {
        const TemplateProblem problem{.fault = TemplateFault(fault),
                                      .of = u"of\u202e\n"_s,
                                      .name = u"name\n"_s,
                                      .text = u"text\u202e"_s,
                                      .zone = u"Europe/Berlin"_s,
                                      .jsonFault = JsonFault::BadNumber};
        const QString sentence = templateProblemSentence(problem);
        QVERIFY(!sentence.isEmpty());
        QVERIFY2(!sentence.contains(QChar(0x202E)) && !sentence.contains(u'\n'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QRegularExpression(u"%[0-9]"_s)), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), last); // all but one, as the content and the result say the same
}

void TestTemplate::aTemplateComesBackFromItsFile_data()
{
    QTest::addColumn<MessageTemplate>("message");
    QTest::newRow("text") << templateWith("{\"content\":\"{{x}}\"}", {textVariable(u"x"_s)});
    QTest::newRow("spelling") << templateWith(
        "{ \"b\" : 1.50e+1,\n\t\"a\":\"\\u00e9\\/ {{{{ }} 服务 😀 \xE2\x80\xA8\" }", {});
    QTest::newRow("array") << templateWith("[\"{{x}}\", 1]", {textVariable(u"x"_s)}, u"App:List"_s);
    QTest::newRow("plain text") << templateWith("\xEF\xBB\xBF 服务 \"{{x}}\"\r\n", {textVariable(u"x"_s)},
                                                u"App:Plain"_s);
    TemplateVariable choice{.name = u"c"_s,
                            .label = u"选择 \"c\""_s,
                            .kind = VariableKind::Choice,
                            .isRequired = false,
                            .defaultText = u"b\nc"_s,
                            .choices = {u"a"_s, u"b\nc"_s, QString()}};
    TemplateVariable text{
        .name = u"t"_s, .label = u"T"_s, .defaultText = u"\\ \t default"_s, .isMultiline = true};
    TemplateVariable date = dateVariable(u"Asia/Kolkata"_s, DateFormat::Time);
    MessageTemplate all = templateWith("{\"content\":\"{{c}}{{t}}{{ when }}\"}", {choice, text, date});
    all.name = u"名称 \"1\""_s;
    all.description = u"two\nlines"_s;
    all.language = u"zh_CN"_s;
    QTest::newRow("everything") << all;
}

void TestTemplate::aTemplateComesBackFromItsFile()
{
    QFETCH(MessageTemplate, message);
    QCOMPARE(faultsOf(checkTemplate(message)), QList<TemplateFault>());
    const QByteArray bytes = templateBytes(message);
    const TemplateReading reading = readTemplate(bytes);
    QCOMPARE(faultsOf(reading.problems), QList<TemplateFault>());
    QCOMPARE(reading.message.content, message.content);
    QVERIFY(reading.message == message);
    QCOMPARE(templateBytes(reading.message), bytes);
}

void TestTemplate::aFileIsMadeForPeopleToRead()
{
    MessageTemplate message = templateWith(" {\"content\": \"{{when}}\"} ", {dateVariable(u"UTC"_s)});
    message.variables.first().label = u"Beginn"_s;
    QCOMPARE(templateBytes(message), QByteArray(R"({
  "version": 1,
  "name": "A",
  "language": "en",
  "objectName": "RC:TxtMsg",
  "content": {"content": "{{when}}"},
  "variables": [
    {
      "name": "when",
      "label": "Beginn",
      "kind": "date",
      "format": "dateTime",
      "timeZone": "UTC"
    }
  ]
}
)"));
}

void TestTemplate::everyOtherByteStays_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("white space, order, numbers")
        << QByteArray("{ \"z\" :1.0,\r\n\t\"a\": \"{{x}}\" ,\"n\":1e2 }\n")
        << QByteArray("{ \"z\" :1.0,\r\n\t\"a\": \"V\" ,\"n\":1e2 }\n");
    QTest::newRow("spelling") << QByteArray(R"({"a":"caf\u00e9 \/{{x}}\ud83d\ude00"})")
                              << QByteArray(R"({"a":"caf\u00e9 \/V\ud83d\ude00"})");
    QTest::newRow("escapes beside it")
        << QByteArray(R"({"a":"\\{{x}}\"{{x}}\\"})") << QByteArray(R"({"a":"\\V\"V\\"})");
    QTest::newRow("spelled braces are none")
        << QByteArray(R"({"a":"\u007b{x}} {{ x }}"})") << QByteArray(R"({"a":"\u007b{x}} V"})");
    QTest::newRow("literal braces") << QByteArray(R"({"a":"{{{{x}} {{x}}}}"})")
                                    << QByteArray(R"({"a":"{{x}} V}}"})");
    QTest::newRow("nested") << QByteArray(R"({"a":{"b":{"c":["{{x}}",{"d":{}}]}}})")
                            << QByteArray(R"({"a":{"b":{"c":["V",{"d":{}}]}}})");
    QTest::newRow("key") << QByteArray(R"({"{{x}}":1})") << QByteArray(R"({"V":1})");
    QTest::newRow("CJK around") << QByteArray("{\"a\":\"通知{{x}}。\"}") << QByteArray("{\"a\":\"通知V。\"}");
}

void TestTemplate::everyOtherByteStays()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const MessageTemplate message = templateWith(before, {textVariable(u"x"_s)});
    QCOMPARE(faultsOf(checkTemplate(message)), QList<TemplateFault>());
    const FilledTemplate filled = fillTemplate(message, {{u"x"_s, u"V"_s}});
    QVERIFY(filled.ok());
    QCOMPARE(filled.content, after);
}

void TestTemplate::valuesAreEscapedWhereTheyStand_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quotes") << u"say \"hi\""_s;
    QTest::newRow("injection") << u"\",\"admin\":true,\"x\":\""_s;
    QTest::newRow("backslashes") << u"C:\\new\\"_s;
    QTest::newRow("line breaks") << u"one\ntwo\r\nthree\u2028four"_s;
    QTest::newRow("controls") << u"\x01\x1f\t\x7f"_s;
    QTest::newRow("emoji") << u"😀👩‍👩‍👧"_s;
    QTest::newRow("CJK") << u"今晚八点维护"_s;
    QTest::newRow("Arabic") << u"السلام عليكم"_s;
    QTest::newRow("another blank") << u"{{x}} {{y}} {{{{"_s;
    QTest::newRow("percent") << u"%1 %2 100 %"_s;
    QTest::newRow("spaces") << u"  "_s;
}

void TestTemplate::valuesAreEscapedWhereTheyStand()
{
    QFETCH(QString, value);
    TemplateVariable variable = textVariable(u"x"_s);
    variable.isMultiline = true;
    const MessageTemplate message = templateWith("{\"content\":\"<{{x}}|{{x}}>\"}", {variable});
    const FilledTemplate filled = fillTemplate(message, {{u"x"_s, value}});
    QVERIFY(filled.ok());
    const JsonScan scan = scanJsonObject(filled.content);
    QVERIFY(scan.ok());
    QCOMPARE(scan.members.size(), 1);
    const JsonMember &member = scan.members.first();
    QCOMPARE(
        decodeJsonString(
            QByteArrayView(filled.content).sliced(member.valueStart, member.valueEnd - member.valueStart)),
        std::optional(u'<' + value + u'|' + value + u'>'));
}

void TestTemplate::jsonInsideOfAStringIsJson()
{
    const QByteArray variables = R"([{"name":"x","kind":"text","required":false}])";
    for (const char *const type : {"RC:TxtMsg", "App:Own"}) {
        const TemplateReading reading =
            readTemplate(fileWith(R"("{\"content\":\"{{x}}\"}")", variables, type));
        QVERIFY(reading.ok());
        QVERIFY(reading.message.isJson);
        const FilledTemplate filled =
            fillTemplate(reading.message, {{u"x"_s, u"He said \"hi\",\"a\":\"b"_s}});
        QVERIFY(filled.ok());
        QCOMPARE(filled.content, QByteArray(R"({"content":"He said \"hi\",\"a\":\"b"})"));
    }
    // Whoever made it and whatever they call it.
    MessageTemplate called = templateWith(R"({"content":"{{x}}"})", {textVariable(u"x"_s)});
    called.isJson = false;
    QCOMPARE(fillTemplate(called, {{u"x"_s, u"\""_s}}).content, QByteArray(R"({"content":"\""})"));
}

void TestTemplate::plainTextIsNotEscaped()
{
    const MessageTemplate message =
        templateWith("\xEF\xBB\xBFtitle={{x}}; {not json}\r\n", {textVariable(u"x"_s)}, u"App:Plain"_s);
    QCOMPARE(faultsOf(checkTemplate(message)), QList<TemplateFault>());
    const FilledTemplate filled = fillTemplate(message, {{u"x"_s, u"\"通知\" {{x}}\\"_s}});
    QVERIFY(filled.ok());
    QCOMPARE(filled.content, QByteArray("\xEF\xBB\xBFtitle=\"通知\" {{x}}\\; {not json}\r\n"));

    // A number's place in JSON of a type of one's own is no plain text.
    const MessageTemplate open = templateWith("{\"a\\\"\": {{x}} }", {textVariable(u"x"_s)}, u"App:Count"_s);
    QCOMPARE(faultsOf(checkTemplate(open)), QList<TemplateFault>{TemplateFault::PlaceholderInTheOpen});
}

void TestTemplate::aValueThatCannotBeUsedLeavesItsBlank_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<TemplateFault>("fault");
    QTest::addColumn<QString>("kind");
    QTest::newRow("empty") << QString() << TemplateFault::ValueMissing << u"text"_s;
    QTest::newRow("empty date") << u"  "_s << TemplateFault::ValueMissing << u"date"_s;
    QTest::newRow("high half") << u"a"_s + QChar(0xD83D) << TemplateFault::ValueLoneSurrogate << u"text"_s;
    QTest::newRow("low half") << QChar(0xDE00) + u"a"_s << TemplateFault::ValueLoneSurrogate << u"text"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) << TemplateFault::ValueNul << u"text"_s;
    QTest::newRow("line feed") << u"a\nb"_s << TemplateFault::ValueLineBreak << u"text"_s;
    QTest::newRow("carriage return") << u"a\rb"_s << TemplateFault::ValueLineBreak << u"text"_s;
    QTest::newRow("no choice") << u"C"_s << TemplateFault::ValueNotAChoice << u"choice"_s;
    for (const char *text : {"tomorrow", "2026-02-30 10:00", "2026-11-24 25:00", "24.11.2026 10:00",
                             "2026-11-24 10", "2026-11-24 10:00 +99:00", "10:00", "2026-11-24T10:00:00.5"})
        QTest::addRow("%s", text) << QString::fromLatin1(text) << TemplateFault::DateUnreadable << u"date"_s;
    QTest::newRow("a day alone") << u"2026-11-24"_s << TemplateFault::DateNeedsTime << u"date"_s;
    QTest::newRow("no such zone") << u"2026-11-24 10:00 Mars/Base"_s << TemplateFault::ZoneUnknown
                                  << u"date"_s;
}

void TestTemplate::aValueThatCannotBeUsedLeavesItsBlank()
{
    QFETCH(QString, value);
    QFETCH(TemplateFault, fault);
    QFETCH(QString, kind);
    TemplateVariable variable = kind == u"date" ? dateVariable(u"UTC"_s) : textVariable(u"when"_s);
    if (kind == u"choice") {
        variable.kind = VariableKind::Choice;
        variable.choices = {u"A"_s, u"B"_s};
    }
    const MessageTemplate message =
        templateWith("{\"content\":\"{{when}} {{other}}\"}", {variable, textVariable(u"other"_s)});
    const FilledTemplate filled = fillTemplate(message, {{u"when"_s, value}, {u"other"_s, u"V"_s}});
    QVERIFY(!filled.ok());
    QCOMPARE(faultsOf(filled.problems), QList<TemplateFault>{fault});
    QCOMPARE(filled.problems.first().of, u"when"_s);
    QCOMPARE(filled.content, QByteArray("{\"content\":\"{{when}} V\"}"));
}

void TestTemplate::defaultsFillWhatIsNotGiven()
{
    TemplateVariable x = textVariable(u"x"_s);
    x.defaultText = u"\"default\""_s;
    TemplateVariable optional = textVariable(u"y"_s);
    optional.isRequired = false;
    const MessageTemplate message = templateWith("{\"content\":\"{{x}}{{y}}\"}", {x, optional});
    QCOMPARE(fillTemplate(message, {}).content, QByteArray(R"({"content":"\"default\""})"));
    const FilledTemplate filled = fillTemplate(message, {{u"z"_s, u"a"_s}, {u"X"_s, u"b"_s}});
    QCOMPARE(faultsOf(filled.problems), (QList<TemplateFault>(2, TemplateFault::ValueOfNothing)));
}

void TestTemplate::anEmptyValueIsNoDefault()
{
    TemplateVariable x = textVariable(u"x"_s);
    x.defaultText = u"default"_s;
    MessageTemplate message = templateWith("{\"content\":\"[{{x}}]\"}", {x});
    QCOMPARE(faultsOf(fillTemplate(message, {{u"x"_s, QString()}}).problems),
             QList<TemplateFault>{TemplateFault::ValueMissing});
    message.variables.first().isRequired = false;
    QCOMPARE(fillTemplate(message, {{u"x"_s, QString()}}).content, QByteArray("{\"content\":\"[]\"}"));
}

void TestTemplate::twoKeysThatBecomeOneAreAFault()
{
    const MessageTemplate message = templateWith(R"({"{{x}}":1,"b":2})", {textVariable(u"x"_s)});
    QVERIFY(fillTemplate(message, {{u"x"_s, u"a"_s}}).ok());
    const FilledTemplate filled = fillTemplate(message, {{u"x"_s, u"b"_s}});
    QCOMPARE(faultsOf(filled.problems), QList<TemplateFault>{TemplateFault::ResultNotJson});
}

void TestTemplate::datesAreShownWithTheirOffset_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("language");
    QTest::addColumn<DateFormat>("format");
    QTest::addColumn<QString>("shown");
    const auto both = DateFormat::DateTime;
    QTest::newRow("English") << u"2026-11-24 22:00"_s << u"Asia/Shanghai"_s << u"en"_s << both
                             << u"24 November 2026, 22:00 (UTC+8)"_s;
    QTest::newRow("Chinese") << u"2026-11-04T09:05"_s << u"Asia/Shanghai"_s << u"zh_CN"_s << both
                             << u"2026年11月4日 09:05（UTC+8）"_s;
    QTest::newRow("another language")
        << u"2026-11-04 09:05"_s << u"Europe/Berlin"_s << u"de"_s << both << u"2026-11-04 09:05 (UTC+1)"_s;
    QTest::newRow("summer") << u"2026-07-01 09:05:59"_s << u"Europe/Berlin"_s << u"en"_s << both
                            << u"1 July 2026, 09:05 (UTC+2)"_s;
    QTest::newRow("UTC") << u"2026-07-01 09:05"_s << u"UTC"_s << u"en"_s << both
                         << u"1 July 2026, 09:05 (UTC)"_s;
    QTest::newRow("half an hour") << u"2026-07-01 09:05"_s << u"Asia/Kolkata"_s << u"en"_s << DateFormat::Time
                                  << u"09:05 (UTC+5:30)"_s;
    QTest::newRow("west, half an hour") << u"2026-01-01 09:05"_s << u"America/St_Johns"_s << u"en"_s
                                        << DateFormat::Time << u"09:05 (UTC-3:30)"_s;
    QTest::newRow("time in Chinese") << u"2026-07-01 09:05"_s << u"Asia/Shanghai"_s << u"zh_CN"_s
                                     << DateFormat::Time << u"09:05（UTC+8）"_s;
    QTest::newRow("a day") << u"2026-07-01"_s << u"Asia/Shanghai"_s << u"en"_s << DateFormat::Date
                           << u"1 July 2026"_s;
    QTest::newRow("a day far east") << u"2026-07-01"_s << u"Pacific/Kiritimati"_s << u"en"_s
                                    << DateFormat::Date << u"1 July 2026"_s;
    QTest::newRow("a day far west") << u"2026-07-01"_s << u"Pacific/Pago_Pago"_s << u"en"_s
                                    << DateFormat::Date << u"1 July 2026"_s;
    QTest::newRow("a day of a moment")
        << u"2026-07-01T23:00Z"_s << u"Asia/Shanghai"_s << u"en"_s << DateFormat::Date << u"2 July 2026"_s;
    QTest::newRow("a moment by its offset") << u"2026-11-24 22:00-05:00"_s << u"Asia/Shanghai"_s << u"en"_s
                                            << both << u"25 November 2026, 11:00 (UTC+8)"_s;
    QTest::newRow("with a zone of its own") << u"2026-11-24 22:00 America/New_York"_s << u"Asia/Shanghai"_s
                                            << u"en"_s << both << u"24 November 2026, 22:00 (UTC-5)"_s;
    QTest::newRow("before the gap") << u"2026-03-29 01:59"_s << u"Europe/Berlin"_s << u"en"_s << both
                                    << u"29 March 2026, 01:59 (UTC+1)"_s;
    QTest::newRow("after the gap") << u"2026-03-29 03:00"_s << u"Europe/Berlin"_s << u"en"_s << both
                                   << u"29 March 2026, 03:00 (UTC+2)"_s;
    QTest::newRow("after the overlap") << u"2026-10-25 03:00"_s << u"Europe/Berlin"_s << u"en"_s << both
                                       << u"25 October 2026, 03:00 (UTC+1)"_s;
    QTest::newRow("a day without midnight")
        << u"2026-04-24"_s << u"Africa/Cairo"_s << u"en"_s << DateFormat::Date << u"24 April 2026"_s;
}

void TestTemplate::datesAreShownWithTheirOffset()
{
    QFETCH(QString, value);
    QFETCH(QString, zone);
    QFETCH(QString, language);
    QFETCH(DateFormat, format);
    QFETCH(QString, shown);
    QCOMPARE(shownDate(value, dateVariable(zone, format), language), shown);
}

void TestTemplate::aZoneIsTakenFromTheNearestPlace()
{
    const TemplateVariable shanghai = dateVariable(u"Asia/Shanghai"_s, DateFormat::Time);
    const QString at = u"2026-11-24 22:00"_s;
    QCOMPARE(shownDate(at, shanghai), u"22:00 (UTC+8)"_s);
    QCOMPARE(shownDate(at, shanghai, u"en"_s, u"Europe/Berlin"_s), u"22:00 (UTC+1)"_s);
    QCOMPARE(shownDate(at + u" Asia/Tokyo"_s, shanghai, u"en"_s, u"Europe/Berlin"_s), u"22:00 (UTC+9)"_s);
    const Moment system = readMoment(at, DateFormat::DateTime, {});
    QCOMPARE(system.zone, systemTimeZone());
    QVERIFY(isTimeZone(systemTimeZone()));
}

void TestTemplate::aTimeTheClocksSkipIsRefused()
{
    const MessageTemplate message =
        templateWith("{\"content\":\"{{when}}\"}", {dateVariable(u"Europe/Berlin"_s)});
    for (const QString &time : {u"2026-03-29 02:00"_s, u"2026-03-29 02:30"_s, u"2026-03-29 02:59"_s}) {
        const FilledTemplate filled = fillTemplate(message, {{u"when"_s, time}});
        QCOMPARE(faultsOf(filled.problems), QList<TemplateFault>{TemplateFault::DateInGap});
        const QString sentence = templateProblemSentence(filled.problems.first());
        QVERIFY2(sentence.contains(time) && sentence.contains(u"Europe/Berlin"_s), qPrintable(sentence));
    }
}

void TestTemplate::aTimeThatComesTwiceIsTheFirst()
{
    const MessageTemplate message =
        templateWith("{\"content\":\"{{when}}\"}", {dateVariable(u"Europe/Berlin"_s)});
    const FilledTemplate first = fillTemplate(message, {{u"when"_s, u"2026-10-25 02:30"_s}});
    QVERIFY(first.ok()); // told, not refused
    QCOMPARE(faultsOf(first.problems), QList<TemplateFault>{TemplateFault::DateTwice});
    QCOMPARE(first.content, QByteArray("{\"content\":\"25 October 2026, 02:30 (UTC+2)\"}"));
    QVERIFY(templateProblemSentence(first.problems.first()).contains(u"UTC+2"_s));
    const FilledTemplate second = fillTemplate(message, {{u"when"_s, u"2026-10-25 01:30Z"_s}});
    QCOMPARE(second.problems, QList<TemplateProblem>());
    QCOMPARE(second.content, QByteArray("{\"content\":\"25 October 2026, 02:30 (UTC+1)\"}"));
}

void TestTemplate::theNextFullHourIsOneOfTheZone()
{
    const QDateTime now(QDate(2026, 11, 24), QTime(14, 20, 7), Qt::UTC);
    QCOMPARE(nextFullHour(now, u"Asia/Shanghai"_s), QDateTime(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC));
    QCOMPARE(wallClock(nextFullHour(now, u"Asia/Shanghai"_s), u"Asia/Shanghai"_s),
             QDateTime(QDate(2026, 11, 24), QTime(23, 0), Qt::UTC));
    QCOMPARE(nextFullHour(now, u"Asia/Kolkata"_s), QDateTime(QDate(2026, 11, 24), QTime(14, 30), Qt::UTC));
    const QDateTime full(QDate(2026, 11, 24), QTime(14, 0), Qt::UTC);
    QCOMPARE(nextFullHour(full, u"UTC"_s), QDateTime(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC));
}

void TestTemplate::aDraftBecomesATemplate()
{
    const MessageTemplate json = templateOf(u"RC:TxtMsg"_s, "{\"content\":\"{{b}} {{a}} {{b}}\"}");
    QVERIFY(json.isJson);
    QCOMPARE(json.variables, (QList<TemplateVariable>{textVariable(u"b"_s), textVariable(u"a"_s)}));
    QVERIFY(templateOf(u"App:A"_s, "[\"x\"]").isJson);
    QVERIFY(!templateOf(u"App:A"_s, "hello {{x}}").isJson);
    QVERIFY(!templateOf(u"App:A"_s, "12").isJson);
    QVERIFY(templateOf(u"RC:TxtMsg"_s, "hello").isJson); // and therefore a fault
}

void TestTemplate::anotherContentKeepsWhatIsKnown()
{
    TemplateVariable a = textVariable(u"a"_s);
    a.label = u"Label"_s;
    MessageTemplate message = templateWith("{\"content\":\"{{a}}\"}", {a});
    setTemplateContent(message, "{\"content\":\"{{b}}{{a}}\"}", {a});
    QCOMPARE(message.variables, (QList<TemplateVariable>{textVariable(u"b"_s), a}));
    setTemplateContent(message, "{\"content\":\"none\"}", {a});
    QVERIFY(message.variables.isEmpty());
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
