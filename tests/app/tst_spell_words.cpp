// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/spell_words.h"

#include <QStringList>
#include <QTest>

using namespace crier;

class TestSpellWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFoundAndNamesAreNot_data();
    void wordsAreFoundAndNamesAreNot();
    void aWordIsGivenByItsPlace();
    void aWordOfAnyLengthEnds();
    void theContextEndsAtTheLinesAround();
    void theContextInALongLineCutsNoWord();
};

void TestSpellWords::wordsAreFoundAndNamesAreNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QString &text, const char *words) {
        QTest::newRow(name) << text << QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing", QString(), "");
    row("only signs", QStringLiteral(" ... !? \n 12 -- 3"), "");
    row("a sentence", QStringLiteral("The service (really) will restart."),
        "The service really will restart");
    row("lines", QStringLiteral("one\ntwo\u2029three\tfour"), "one two three four");
    row("accents", QStringLiteral("café naïve cafe\u0301"), "café naïve cafe\u0301");
    row("apostrophes", QStringLiteral("don't don’t 'quoted' users' l'été"), "don't don’t quoted users l'été");
    row("hyphens", QStringLiteral("half-open chat-room--now"), "half open chat room now");
    row("a soft hyphen", QStringLiteral("un\u00ADneces\u00ADsarily"), "un\u00ADneces\u00ADsarily");
    row("quotation marks", QStringLiteral("“Hello” «monde» „Welt“"), "Hello monde Welt");
    row("emoji", QStringLiteral("hello😀world 👨\u200D👩\u200D👧 family"), "hello world family");
    row("Chinese around it", QStringLiteral("服务restart于今晚，请wait。"), "restart wait");
    row("Japanese and Korean", QStringLiteral("サーバーをrestart 서비스 update"), "restart update");
    row("Thai", QStringLiteral("ยินดีต้อนรับ hello"), "hello");
    row("Cyrillic and Greek", QStringLiteral("Привет κόσμε"), "Привет κόσμε");
    row("Deseret, outside of the first plane", QStringLiteral("𐐔𐐯𐑅 𐐨"), "𐐔𐐯𐑅");
    row("numbers", QStringLiteral("at 22:00 v2 3rd mp3 2nd2none ok"), "at ok");
    row("underscores", QStringLiteral("foo_bar _private user_id ok"), "ok");
    row("web addresses",
        QStringLiteral("see https://example.com/a?b=c, (http://x.y) www.example.org or example.com."),
        "see or");
    row("a web address in Chinese", QStringLiteral("请看https://example.com/path。ok"), "ok");
    row("mail and names", QStringLiteral("ask ops@example.com or @opsteam, please"), "ask or please");
    row("tags and variables", QStringLiteral("#sale $name %percent go"), "go");
    row("paths and files", QStringLiteral("open /etc/motd C:\\temp readme.txt ~/notes now"), "open now");
    row("either and or", QStringLiteral("and/or"), "and or");
    row("object names", QStringLiteral("a RC:TxtMsg or App:Notice note: yes"), "or note yes");
    row("settings", QStringLiteral("set timeout=thirty here"), "set here");
    row("placeholders", QStringLiteral("Dear {{ custmer nam }}, hello{{x}}there {{open"),
        "Dear hello there open");
    row("run together", QStringLiteral("RongCloud iPhone TxtMsg"), "");
    row("capitals", QStringLiteral("UTC HTML NOTICE Ab A I"), "NOTICE Ab");
    row("a lone surrogate", QStringLiteral("one ") + QChar(0xD83D) + QStringLiteral(" two"), "one two");
    row("joins at the end", QStringLiteral("end'"), "end");
}

void TestSpellWords::wordsAreFoundAndNamesAreNot()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QStringList found;
    for (const WordPlace &place : wordsToCheck(text))
        found.append(text.sliced(place.from, place.length));
    QCOMPARE(found, words);
}

void TestSpellWords::aWordIsGivenByItsPlace()
{
    const QList<WordPlace> expected{{0, 2}, {6, 5}};
    QVERIFY(wordsToCheck(u"we 😀 teste") == expected);
}

void TestSpellWords::aWordOfAnyLengthEnds()
{
    QVERIFY(wordsToCheck(QString(131'072, u'a')).isEmpty());
    QCOMPARE(wordsToCheck(QString(60, u'a')).size(), 1);
    QVERIFY(wordsToCheck(QString(131'072, u'{')).isEmpty());
}

void TestSpellWords::theContextEndsAtTheLinesAround()
{
    const QString text = QStringLiteral("first\nsecond line\nthird");
    const WordPlace expected{6, 11};
    QVERIFY(contextOf(text, 8, 10) == expected);
    const WordPlace all{0, text.size()};
    QVERIFY(contextOf(text, 3, 20) == all);
    const WordPlace none{0, 0};
    QVERIFY(contextOf(QString(), 0, 0) == none);
}

void TestSpellWords::theContextInALongLineCutsNoWord()
{
    const QString text = QStringLiteral("word ").repeated(10'000);
    for (qsizetype from = 20'000; from < 20'010; ++from) {
        const WordPlace context = contextOf(text, from, from + 100);
        QVERIFY(context.from <= from && context.from + context.length >= from + 100);
        QVERIFY(context.length < 2'000);
        for (const WordPlace &place : wordsToCheck(QStringView(text).sliced(context.from, context.length)))
            QCOMPARE(text.sliced(context.from + place.from, place.length), QStringLiteral("word"));
    }
    const WordPlace asked{20'000, 100};
    QVERIFY(contextOf(QString(60'000, u'x'), 20'000, 20'100) == asked);
}

QTEST_GUILESS_MAIN(TestSpellWords)
#include "tst_spell_words.moc"
