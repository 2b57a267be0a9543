// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/form_field.h"
#include "app/json/json_format.h"

#include <QRandomGenerator>
#include <QTest>

using namespace crier;

namespace {

const MessageField &fieldOf(const QString &objectName, const QString &name)
{
    for (const MessageField &field : findMessageType(objectName)->fields) {
        if (field.name == name)
            return field;
    }
    qFatal("no such field");
}

MessageField plain(FieldKind kind, bool isRequired = false)
{
    MessageField field;
    field.name = QStringLiteral("f");
    field.kind = kind;
    field.isRequired = isRequired;
    return field;
}

QByteArray written(const QByteArray &content, const MessageField &field, const QString &text)
{
    const auto edit = writeField(JsonTree::parse(content), {jsonKey(field.name)}, field, text);
    return edit ? applied(content, *edit) : QByteArray("no edit");
}

FieldValue readBack(const QByteArray &content, const MessageField &field)
{
    return readField(JsonTree::parse(content), {jsonKey(field.name)}, field);
}

// Every place of a type's content that a form has a field for, elements of lists among them.
QList<std::pair<JsonPath, MessageField>> places(const JsonTree &tree, const MessageType &type)
{
    QList<std::pair<JsonPath, MessageField>> places;
    for (const MessageField &field : type.fields) {
        const JsonPath path{jsonKey(field.name)};
        if (field.kind == FieldKind::User) {
            for (const MessageField &member : field.members)
                places.append({path + JsonPath{jsonKey(member.name)}, member});
        } else if (field.kind == FieldKind::TextList || field.kind == FieldKind::ItemList) {
            for (int i = 0; i <= elementCount(tree, path) + 1; ++i)
                places.append({path + JsonPath{jsonIndex(i)}, elementField(field)});
        } else {
            places.append({path, field});
        }
    }
    return places;
}

// Everything but the value at `path`: tokens and white space, with that value cut out.
QByteArray withoutValue(const QByteArray &content, const JsonPath &path)
{
    const JsonTree tree = JsonTree::parse(content);
    const int node = tree.find(path);
    return node < 0 ? content : content.first(tree.node(node).start) + content.sliced(tree.node(node).end);
}

// A document as people and other programs write them: odd white space, odd numbers, keys nobody knows.
QByteArray generated(QRandomGenerator &random, const MessageType &type)
{
    const auto blank = [&random] {
        static const QByteArrayList blanks{"", " ", "\n  ", "\t", "\r\n", "  "};
        return blanks.at(random.bounded(blanks.size()));
    };
    const auto value = [&random] {
        static const QByteArrayList values{"1.0",
                                           "1e3",
                                           "12345678901234567890",
                                           "-0",
                                           "\"caf\\u00e9 \\/ \\ud83d\\ude00\"",
                                           "\"\xE4\xBD\xA0\xE5\xA5\xBD\"",
                                           "\"\"",
                                           "null",
                                           "true",
                                           "{ \"a\" : [ 1 , 2.50 ] }",
                                           "{\"name\" :null, \"id\":7 , \"extra\": [ ]}",
                                           "[]",
                                           "[\"x\", {\"y\":1E-2}]"};
        return values.at(random.bounded(values.size()));
    };
    QByteArrayList names{"\"own\"", "\"\\u006fdd\"", "\"zeit\""};
    for (const MessageField &field : type.fields) {
        if (random.bounded(2))
            names.append(encodeJsonString(field.name));
    }
    for (qsizetype i = names.size() - 1; i > 0; --i)
        names.swapItemsAt(i, random.bounded(int(i) + 1));
    QByteArrayList members;
    for (const QByteArray &name : std::as_const(names))
        members.append(blank() + name + blank() + ':' + blank() + value() + blank());
    return blank() + '{' + members.join(',') + '}' + blank();
}

} // namespace

class tst_form_field : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsShownAsAPersonWouldWriteIt_data()
    {
        QTest::addColumn<FieldKind>("kind");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("isEditable");
        QTest::newRow("text") << FieldKind::Text << QByteArray("\"caf\\u00e9\"")
                              << QStringLiteral("caf\u00e9") << true;
        QTest::newRow("text that is none")
            << FieldKind::Text << QByteArray("[1]") << QStringLiteral("[1]") << false;
        QTest::newRow("number as spelled")
            << FieldKind::Number << QByteArray("1e3") << QStringLiteral("1e3") << true;
        QTest::newRow("long number") << FieldKind::Integer << QByteArray("12345678901234567890")
                                     << QStringLiteral("12345678901234567890") << true;
        QTest::newRow("number in quotes")
            << FieldKind::Integer << QByteArray("\"12\"") << QStringLiteral("12") << true;
        QTest::newRow("true") << FieldKind::Boolean << QByteArray("true") << QStringLiteral("true") << true;
        QTest::newRow("JSON") << FieldKind::Json << QByteArray("{ \"a\":1.0 }")
                              << QStringLiteral("{ \"a\":1.0 }") << true;
        QTest::newRow("unfinished JSON")
            << FieldKind::Json << QByteArray("\"{\\\"a\\\":\"") << QStringLiteral("{\"a\":") << true;
        QTest::newRow("JSON that is a string of JSON")
            << FieldKind::Json << QByteArray("\"{}\"") << QStringLiteral("\"{}\"") << true;
    }

    void aValueIsShownAsAPersonWouldWriteIt()
    {
        QFETCH(FieldKind, kind);
        QFETCH(QByteArray, token);
        QFETCH(QString, shown);
        QFETCH(bool, isEditable);
        const MessageField field = plain(kind, true);
        const QByteArray content = "{\"f\":" + token + "}";
        const FieldValue value = readBack(content, field);
        QVERIFY(value.isPresent);
        QCOMPARE(value.isEditable, isEditable);
        QCOMPARE(value.text, shown);
        // Shown and taken back without a key pressed: not a byte is another.
        if (isEditable)
            QCOMPARE(written(content, field, value.text), content);
    }

    void whatIsTypedBecomesAValueOfItsKind_data()
    {
        QTest::addColumn<FieldKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("text") << FieldKind::Text << QStringLiteral("a \"b\"")
                              << QByteArray("{\"f\":\"a \\\"b\\\"\"}");
        QTest::newRow("number") << FieldKind::Number << QStringLiteral("1.50") << QByteArray("{\"f\":1.50}");
        QTest::newRow("integer") << FieldKind::Integer << QStringLiteral(" 12 ") << QByteArray("{\"f\":12}");
        QTest::newRow("no integer") << FieldKind::Integer << QStringLiteral("1.5")
                                    << QByteArray("{\"f\":1.5}");
        QTest::newRow("half a number")
            << FieldKind::Number << QStringLiteral("1e") << QByteArray("{\"f\":\"1e\"}");
        QTest::newRow("no number") << FieldKind::Number << QStringLiteral("12a")
                                   << QByteArray("{\"f\":\"12a\"}");
        QTest::newRow("false") << FieldKind::Boolean << QStringLiteral("false")
                               << QByteArray("{\"f\":false}");
        QTest::newRow("JSON") << FieldKind::Json << QStringLiteral("[1, 2]") << QByteArray("{\"f\":[1, 2]}");
        QTest::newRow("half JSON") << FieldKind::Json << QStringLiteral("[1,")
                                   << QByteArray("{\"f\":\"[1,\"}");
        QTest::newRow("number-like text")
            << FieldKind::Text << QStringLiteral("12") << QByteArray("{\"f\":\"12\"}");
    }

    void whatIsTypedBecomesAValueOfItsKind()
    {
        QFETCH(FieldKind, kind);
        QFETCH(QString, typed);
        QFETCH(QByteArray, expected);
        const MessageField field = plain(kind);
        QCOMPARE(written("{}", field, typed), expected);
        QCOMPARE(written("", field, typed), expected); // nothing yet
        QCOMPARE(readBack(expected, field).text, typed.trimmed());
    }

    void anEmptiedOptionalMemberGoesAndARequiredTextStays()
    {
        QCOMPARE(written("{\"a\":1,\"f\":\"x\"}", plain(FieldKind::Text), {}), QByteArray("{\"a\":1}"));
        QCOMPARE(written("{\"a\":1,\"f\":\"x\"}", plain(FieldKind::Text, true), {}),
                 QByteArray("{\"a\":1,\"f\":\"\"}"));
        QCOMPARE(written("{\"a\":1}", plain(FieldKind::Text, true), {}), QByteArray("{\"a\":1}"));
        QCOMPARE(written("{\"f\":12}", plain(FieldKind::Integer), {}), QByteArray("{}"));
    }

    void aUserWithoutMembersGoesToo()
    {
        const MessageField &user = fieldOf(QStringLiteral("RC:TxtMsg"), QStringLiteral("user"));
        const JsonPath path{jsonKey(QStringLiteral("user")), jsonKey(QStringLiteral("name"))};
        const QByteArray content = "{\"content\":\"x\"}";
        const auto made =
            writeField(JsonTree::parse(content), path, user.members.at(1), QStringLiteral("Ann"));
        QVERIFY(made);
        const QByteArray with = applied(content, *made);
        QCOMPARE(with, QByteArray("{\"content\":\"x\",\"user\":{\"name\":\"Ann\"}}"));
        const auto gone = writeField(JsonTree::parse(with), path, user.members.at(1), {});
        QVERIFY(gone);
        QCOMPARE(applied(with, *gone), content);
    }

    void nullIsAnEmptyValueOfEveryKind_data()
    {
        QTest::addColumn<FieldKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("text") << FieldKind::Text << QStringLiteral("x") << QByteArray("{ \"f\" : \"x\" }");
        QTest::newRow("long text") << FieldKind::LongText << QStringLiteral("x")
                                   << QByteArray("{ \"f\" : \"x\" }");
        QTest::newRow("address") << FieldKind::Url << QStringLiteral("x") << QByteArray("{ \"f\" : \"x\" }");
        QTest::newRow("integer") << FieldKind::Integer << QStringLiteral("3") << QByteArray("{ \"f\" : 3 }");
        QTest::newRow("number") << FieldKind::Number << QStringLiteral("3.0")
                                << QByteArray("{ \"f\" : 3.0 }");
        QTest::newRow("boolean") << FieldKind::Boolean << QStringLiteral("true")
                                 << QByteArray("{ \"f\" : true }");
        QTest::newRow("picture") << FieldKind::Thumbnail << QStringLiteral("x")
                                 << QByteArray("{ \"f\" : \"x\" }");
    }

    void nullIsAnEmptyValueOfEveryKind()
    {
        QFETCH(FieldKind, kind);
        QFETCH(QString, typed);
        QFETCH(QByteArray, expected);
        const QByteArray content = "{ \"f\" : null }";
        for (const bool isRequired : {false, true}) {
            const MessageField field = plain(kind, isRequired);
            QCOMPARE(readBack(content, field), (FieldValue{.isPresent = true}));
            QCOMPARE(written(content, field, {}), content);
            QCOMPARE(written(content, field, typed), expected);
        }
    }

    void aListThatIsNullCanBeAddedTo()
    {
        for (const FieldKind kind : {FieldKind::TextList, FieldKind::ItemList}) {
            const MessageField list = plain(kind);
            const JsonTree tree = JsonTree::parse("{ \"f\" : null }");
            QVERIFY(readBack(tree.bytes(), list).isEditable);
            const auto added = appendElement(tree, {jsonKey(list.name)}, list);
            QVERIFY(added);
            QCOMPARE(applied(tree.bytes(), *added),
                     QByteArray(kind == FieldKind::TextList ? "{ \"f\" : [\"\"] }" : "{ \"f\" : [{}] }"));
            QVERIFY(!readBack("{\"f\":\"one\"}", list).isEditable);
        }
    }

    void aUserThatIsNullIsMadeAnObject()
    {
        const MessageField &user = fieldOf(QStringLiteral("RC:TxtMsg"), QStringLiteral("user"));
        const JsonPath path{jsonKey(QStringLiteral("user")), jsonKey(QStringLiteral("name"))};
        const JsonTree tree = JsonTree::parse("{\"content\":\"x\", \"user\": null}");
        QCOMPARE(readField(tree, path, user.members.at(1)), FieldValue());
        const auto looked = writeField(tree, path, user.members.at(1), {});
        QVERIFY(looked && looked->isNothing());
        const auto made = writeField(tree, path, user.members.at(1), QStringLiteral("Ann"));
        QVERIFY(made);
        QCOMPARE(applied(tree.bytes(), *made),
                 QByteArray("{\"content\":\"x\", \"user\": {\"name\":\"Ann\"}}"));
    }

    void membersOfWhatIsNoObjectAreLeftAlone()
    {
        const MessageField &user = fieldOf(QStringLiteral("RC:TxtMsg"), QStringLiteral("user"));
        const JsonPath path{jsonKey(QStringLiteral("user")), jsonKey(QStringLiteral("name"))};
        for (const char *const value : {"\"u1\"", "[]", "7"}) {
            const JsonTree tree = JsonTree::parse(QByteArray("{\"user\":") + value + "}");
            QVERIFY(!readField(tree, path, user.members.at(1)).isEditable);
            QVERIFY(!writeField(tree, path, user.members.at(1), QStringLiteral("Ann")));
        }
    }

    void whatNoContentCanHoldDoesNotLoseTheRest()
    {
        const QString text = QStringLiteral("a") + QChar(QChar::Null) + QStringLiteral("b");
        QCOMPARE(written("{}", plain(FieldKind::Text), text), QByteArray("{\"f\":\"a\xEF\xBF\xBD"
                                                                         "b\"}"));
        QCOMPARE(written("{}", plain(FieldKind::Json), text), QByteArray("{\"f\":\"a\xEF\xBF\xBD"
                                                                         "b\"}"));
        // Sound by itself, and one level too deep where it is to stand.
        const QByteArray deep = QByteArray(maxJsonDepth, '[') + QByteArray(maxJsonDepth, ']');
        QCOMPARE(written("{}", plain(FieldKind::Json), QString::fromLatin1(deep)),
                 "{\"f\":\"" + deep + "\"}");
    }

    void aListIsEditedElementByElement()
    {
        MessageField list = plain(FieldKind::TextList, true);
        const JsonPath path{jsonKey(list.name)};
        QByteArray content = "{}";
        for (const char *name : {"Ann", "Bo"}) {
            const auto added = appendElement(JsonTree::parse(content), path, list);
            QVERIFY(added);
            content = applied(content, *added);
            JsonPath last = path;
            last.append(jsonIndex(elementCount(JsonTree::parse(content), path) - 1));
            const auto set =
                writeField(JsonTree::parse(content), last, elementField(list), QLatin1String(name));
            QVERIFY(set);
            content = applied(content, *set);
        }
        QCOMPARE(content, QByteArray("{\"f\":[\"Ann\",\"Bo\"]}"));
    }

    void brokenJsonIsLeftAlone()
    {
        QCOMPARE(written("{\"f\":", plain(FieldKind::Text), QStringLiteral("x")), QByteArray("no edit"));
        QCOMPARE(written("[1]", plain(FieldKind::Text), QStringLiteral("x")), QByteArray("no edit"));
    }

    void theFormKeepsEveryByteItDoesNotOwn_data()
    {
        QTest::addColumn<QString>("objectName");
        for (const MessageType &type : messageTypes()) {
            if (!type.fields.isEmpty())
                QTest::newRow(type.objectName.toUtf8().constData()) << type.objectName;
        }
    }

    // Form -> JSON -> form over generated documents of every type.
    void theFormKeepsEveryByteItDoesNotOwn()
    {
        QFETCH(QString, objectName);
        const MessageType &type = *findMessageType(objectName);
        QRandomGenerator random(quint32(qHash(objectName, 7)));
        const QStringList texts{QString(),
                                QString(QChar::Null),
                                QStringLiteral("plain"),
                                QStringLiteral("12"),
                                QStringLiteral("1.50"),
                                QStringLiteral("{\"a\":1.0}"),
                                QStringLiteral("\"quoted\" \\ and\nlines\t\u4F60\u597D \U0001F600"),
                                QStringLiteral("true")};
        for (int round = 0; round < 200; ++round) {
            const QByteArray content = generated(random, type);
            const JsonTree tree = JsonTree::parse(content);
            QVERIFY2(tree.ok(), content.constData());
            const auto all = places(tree, type);
            for (const auto &[path, field] : all) {
                const FieldValue shown = readField(tree, path, field);
                const QString typed = texts.at(random.bounded(texts.size()));
                const auto edit = writeField(tree, path, field, typed);
                if (!shown.isPresent && !shown.isEditable) {
                    QVERIFY(!edit);
                    continue;
                }

                // Looked at and taken back: nothing changes.
                if (shown.isEditable) {
                    const auto same = writeField(tree, path, field, shown.text);
                    QVERIFY(same);
                    if (shown.isPresent || path.last().index < 0)
                        QCOMPARE(applied(content, *same), content);
                }

                // Written: the value is what was typed, and all else is byte for byte as it was.
                QVERIFY(edit);
                const QByteArray after = applied(content, *edit);
                const JsonTree again = JsonTree::parse(after);
                QVERIFY2(again.ok(), after.constData());
                QCOMPARE(readField(again, path, field).text,
                         QString(typed).replace(QChar::Null, QChar::ReplacementCharacter));
                const int node = tree.find(path);
                if (node >= 0 && again.find(path) >= 0) {
                    QCOMPARE(withoutValue(after, path), withoutValue(content, path));
                } else if (again.find(path) >= 0) {
                    checkMade(tree, again, path);
                }
            }
        }
    }

private:
    // A new value, taken out again, leaves what was there.
    static void checkMade(const JsonTree &before, const JsonTree &after, const JsonPath &path)
    {
        qsizetype there = path.size();
        while (before.find(path.first(there)) < 0)
            --there;
        const int node = before.find(path.first(there));
        if (before.node(node).kind == JsonKind::Null) {
            QCOMPARE(withoutValue(after.bytes(), path.first(there)),
                     withoutValue(before.bytes(), path.first(there)));
            return;
        }
        const auto undone = removeJsonValue(after, path.first(there + 1));
        QVERIFY(undone);
        QCOMPARE(applied(after.bytes(), *undone), before.bytes());
    }
};

QTEST_APPLESS_MAIN(tst_form_field)
#include "tst_form_field.moc"
