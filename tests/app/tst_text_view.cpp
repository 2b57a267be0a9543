// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/text_view.h"
#include "app/json/json_scan.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

const QString field = QStringLiteral("content");

QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces = {
        QStringLiteral("a"),
        QStringLiteral("\""),
        QStringLiteral("\\"),
        QStringLiteral("\n"),
        QStringLiteral("&+%=%41"),
        QStringLiteral("服务"),
        QStringLiteral("👩‍👩‍👧"),
        QStringLiteral("مرحبا"),
        QStringLiteral("\u2028"),
        QStringLiteral("\t"),
        QStringLiteral("\uFEFF"),
        QStringLiteral("{}"),
    };
    QString text;
    for (int i = random.bounded(8); i > 0; --i)
        text += pieces.at(random.bounded(int(pieces.size())));
    return text;
}

// White space as people write it.
QByteArray randomSpace(QRandomGenerator &random)
{
    static const QByteArrayList spaces = {"", "", " ", "\n  ", "\t", "\r\n"};
    return spaces.at(random.bounded(int(spaces.size())));
}

} // namespace

class TestTextView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theTextIsTheMembersString_data();
    void theTextIsTheMembersString();
    void contentWithoutThatTextHasNone_data();
    void contentWithoutThatTextHasNone();
    void everyOtherByteIsKept();
    void aNewObjectIsMadeWhereThereIsNoText();
};

void TestTextView::theTextIsTheMembersString_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray(R"({"content":"hi"})") << QStringLiteral("hi");
    QTest::newRow("empty") << QByteArray(R"({"content":""})") << QString();
    QTest::newRow("escaped") << QByteArray(R"({"content":"a\"\n\u670d😀"})") << QStringLiteral("a\"\n服😀");
    QTest::newRow("key in other spelling") << QByteArray(R"({"\u0063ontent" : "x"})") << QStringLiteral("x");
    QTest::newRow("not the inner one")
        << QByteArray(R"({"a":{"content":"no"},"content":"yes"})") << QStringLiteral("yes");
}

void TestTextView::theTextIsTheMembersString()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    const std::optional<QString> found = textOfContent(content, field);
    QVERIFY(found);
    QCOMPARE(*found, text);
}

void TestTextView::contentWithoutThatTextHasNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("broken") << QByteArray(R"({"content":"x",})");
    QTest::newRow("absent") << QByteArray(R"({"message":"x"})");
    QTest::newRow("a number") << QByteArray(R"({"content":1})");
    QTest::newRow("an object") << QByteArray(R"({"content":{}})");
    QTest::newRow("inner only") << QByteArray(R"({"a":{"content":"x"}})");
    QTest::newRow("an array") << QByteArray(R"(["content","x"])");
    QTest::newRow("twice") << QByteArray(R"({"content":"x","content":"y"})");
}

void TestTextView::contentWithoutThatTextHasNone()
{
    QFETCH(QByteArray, content);
    QVERIFY(!textOfContent(content, field));
}

void TestTextView::everyOtherByteIsKept()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 3'000; ++round) {
        const auto space = [&random] { return randomSpace(random); };
        QByteArray before = space() + "{" + space();
        for (int i = random.bounded(3); i > 0; --i)
            before += "\"k" + QByteArray::number(i) + "\"" + space() + ":" + space() +
                      "[1.50, {\"content\":\"no\"}],";
        before += "\"content\"" + space() + ":" + space();
        QByteArray after = space();
        for (int i = random.bounded(3); i > 0; --i)
            after += ",\"z" + QByteArray::number(i) + "\":" + encodeJsonString(randomText(random)) + space();
        after += "}" + space();

        const QString oldText = randomText(random);
        const QByteArray content = before + encodeJsonString(oldText) + after;
        QCOMPARE(textOfContent(content, field), std::optional(oldText));

        const QString newText = randomText(random);
        const QByteArray changed = contentWithText(content, field, newText);
        QCOMPARE(textOfContent(changed, field), std::optional(newText));
        QCOMPARE(changed, before + encodeJsonString(newText) + after);
        QCOMPARE(contentWithText(changed, field, oldText), content);
    }
}

void TestTextView::aNewObjectIsMadeWhereThereIsNoText()
{
    const QByteArray quoted = R"({"content":"a\"b"})";
    QCOMPARE(contentWithText({}, field, QStringLiteral("a\"b")), quoted);
    const QByteArray plain = R"({"message":"服"})";
    QCOMPARE(contentWithText("[1]", QStringLiteral("message"), QStringLiteral("服")), plain);
}

QTEST_GUILESS_MAIN(TestTextView)
#include "tst_text_view.moc"
