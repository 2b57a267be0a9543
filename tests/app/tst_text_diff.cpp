// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/text_diff.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace crier;

namespace {

QStringList shown(const TextDiff &diff)
{
    QStringList lines;
    for (const DiffLine &line : diff.lines) {
        const QChar sign = line.kind == DiffKind::Added ? u'+' : line.kind == DiffKind::Removed ? u'-' : u' ';
        lines.append(sign + line.text);
    }
    return lines;
}

// What is marked in the first line of that kind.
QStringList marked(const TextDiff &diff, DiffKind kind)
{
    const auto line = std::find_if(diff.lines.cbegin(), diff.lines.cend(),
                                   [kind](const DiffLine &candidate) { return candidate.kind == kind; });
    QStringList words;
    if (line == diff.lines.cend() || !line->changed)
        return words;
    for (const DiffSpan &span : *line->changed)
        words.append(line->text.mid(span.start, span.length));
    return words;
}

// Text of few different characters, so that much of it is common.
QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("a"),  QStringLiteral("b "),      QStringLiteral("\n"),
                                    QStringLiteral("\n"), QStringLiteral("word "),   QStringLiteral("服务"),
                                    QStringLiteral("😀"),  QStringLiteral("e\u0301"), QStringLiteral("\r"),
                                    QStringLiteral("中")};
    QString text;
    const int size = random.bounded(60);
    for (int i = 0; i < size; ++i)
        text += pieces.at(random.bounded(int(pieces.size())));
    return text;
}

QString changedText(QRandomGenerator &random, QString text)
{
    const int changes = random.bounded(6);
    for (int i = 0; i < changes; ++i) {
        const int at = random.bounded(int(text.size()) + 1);
        if (random.bounded(2) == 0)
            text.insert(at, randomText(random).left(8));
        else
            text.remove(at, random.bounded(8));
    }
    return text;
}

void checkRules(const QString &before, const QString &after)
{
    const TextDiff diff = diffTexts(before, after);
    QCOMPARE(diff.before(), before);
    QCOMPARE(diff.after(), after);
    QCOMPARE(diff.isEmpty(), before == after);
    for (const DiffLine &line : diff.lines) {
        QVERIFY(!line.text.contains(u'\n'));
        if (!line.changed)
            continue;
        QVERIFY(line.kind != DiffKind::Same);
        qsizetype end = 0;
        for (const DiffSpan &span : *line.changed) {
            QVERIFY(span.start >= end && span.length > 0);
            end = span.start + span.length;
            QVERIFY(end <= line.text.size());
        }
    }
}

} // namespace

class TextDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedLineStandsBesideTheOneItReplaced()
    {
        const TextDiff diff =
            diffTexts(QStringLiteral("one\ntwo\nthree"), QStringLiteral("one\ntwo and a half\nthree"));
        QCOMPARE(shown(diff), QStringList({QStringLiteral(" one"), QStringLiteral("-two"),
                                           QStringLiteral("+two and a half"), QStringLiteral(" three")}));
    }

    void aLineThatCameOrWentLeavesTheOthersAlone_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("added first") << QStringLiteral("b\nc") << QStringLiteral("a\nb\nc")
                                     << QStringList{QStringLiteral("+a"), QStringLiteral(" b"),
                                                    QStringLiteral(" c")};
        QTest::newRow("removed in the middle")
            << QStringLiteral("a\nb\nc") << QStringLiteral("a\nc")
            << QStringList{QStringLiteral(" a"), QStringLiteral("-b"), QStringLiteral(" c")};
        QTest::newRow("line feed at the end") << QStringLiteral("a") << QStringLiteral("a\n")
                                              << QStringList{QStringLiteral(" a"), QStringLiteral("+")};
        QTest::newRow("from nothing")
            << QString() << QStringLiteral("a\nb") << QStringList{QStringLiteral("+a"), QStringLiteral("+b")};
        QTest::newRow("to nothing") << QStringLiteral("a") << QString() << QStringList{QStringLiteral("-a")};
        QTest::newRow("a line moved")
            << QStringLiteral("x\na\nb\nc") << QStringLiteral("a\nb\nc\nx")
            << QStringList{QStringLiteral("-x"), QStringLiteral(" a"), QStringLiteral(" b"),
                           QStringLiteral(" c"), QStringLiteral("+x")};
    }
    void aLineThatCameOrWentLeavesTheOthersAlone()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTEST(shown(diffTexts(before, after)), "expected");
    }

    void onlyTheChangedWordsAreMarked_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("removed");
        QTest::addColumn<QStringList>("added");
        const QString restart = QStringLiteral("The service will restart at %1 UTC.");
        QTest::newRow("a word") << restart.arg(QStringLiteral("noon"))
                                << restart.arg(QStringLiteral("midnight"))
                                << QStringList{QStringLiteral("noon")}
                                << QStringList{QStringLiteral("midnight")};
        QTest::newRow("words side by side")
            << QStringLiteral("we meet in the big hall today") << QStringLiteral("we meet in one room today")
            << QStringList{QStringLiteral("the big hall")} << QStringList{QStringLiteral("one room")};
        QTest::newRow("Chinese, by character")
            << QStringLiteral("服务将于今晚重启") << QStringLiteral("服务将于明晚重启")
            << QStringList{QStringLiteral("今")} << QStringList{QStringLiteral("明")};
        QTest::newRow("only added") << QStringLiteral("stay calm") << QStringLiteral("please stay calm")
                                    << QStringList() << QStringList{QStringLiteral("please ")};
        QTest::newRow("an emoji as a whole")
            << QStringLiteral("see you 😀 there") << QStringLiteral("see you 😁 there")
            << QStringList{QStringLiteral("😀")} << QStringList{QStringLiteral("😁")};
    }
    void onlyTheChangedWordsAreMarked()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const TextDiff diff = diffTexts(before, after);
        QTEST(marked(diff, DiffKind::Removed), "removed");
        QTEST(marked(diff, DiffKind::Added), "added");
    }

    void aLineWithHardlyAWordInCommonIsMarkedAsAWhole()
    {
        const TextDiff diff = diffTexts(QStringLiteral("The service will restart soon"),
                                        QStringLiteral("Everybody in this room wins a prize"));
        QCOMPARE(diff.lines.size(), 2);
        QVERIFY(!diff.lines.at(0).changed);
        QVERIFY(!diff.lines.at(1).changed);
    }

    void aSplitLineHasNoWordMarked()
    {
        const TextDiff diff = diffTexts(QStringLiteral("one two"), QStringLiteral("one\ntwo"));
        QCOMPARE(shown(diff),
                 QStringList({QStringLiteral("-one two"), QStringLiteral("+one"), QStringLiteral("+two")}));
        QVERIFY(diff.lines.at(1).changed && diff.lines.at(1).changed->isEmpty());
    }

    void everyDiffGivesBackBothTexts()
    {
        QRandomGenerator random(20'240'917);
        for (int i = 0; i < 4'000; ++i) {
            const QString before = randomText(random);
            checkRules(before, i % 3 == 0 ? randomText(random) : changedText(random, before));
            if (QTest::currentTestFailed()) {
                qWarning("round %d", i);
                return;
            }
        }
        checkRules(QStringLiteral("a\xD83D"), QStringLiteral("a")); // half a surrogate pair
    }

    void theShortestDiffIsFound()
    {
        // Against the textbook's table, on lines of one letter.
        QRandomGenerator random(7);
        for (int i = 0; i < 500; ++i) {
            QStringList before;
            QStringList after;
            for (QStringList *lines : {&before, &after}) {
                const int size = 1 + random.bounded(12);
                for (int n = 0; n < size; ++n)
                    lines->append(QString(QChar(u'a' + random.bounded(3))));
            }
            QList<QList<int>> common(before.size() + 1, QList<int>(after.size() + 1, 0));
            for (qsizetype x = before.size() - 1; x >= 0; --x) {
                for (qsizetype y = after.size() - 1; y >= 0; --y)
                    common[x][y] = before.at(x) == after.at(y) ? common[x + 1][y + 1] + 1
                                                               : std::max(common[x + 1][y], common[x][y + 1]);
            }
            const TextDiff diff = diffTexts(before.join(u'\n'), after.join(u'\n'));
            QCOMPARE(diff.count(DiffKind::Same), common[0][0]);
        }
    }

    void largeTextsStayWithinBounds_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QRandomGenerator random(3);
        constexpr int size = 131'072;
        QString words;
        QString otherWords;
        QString letters;
        QString lines;
        QString otherLines;
        while (words.size() < size) {
            words += QString::number(random.generate(), 36) + u' ';
            otherWords += QString::number(random.generate(), 36) + u' ';
            lines += QString::number(random.bounded(1000)) + u'\n';
            otherLines += QString::number(random.bounded(1000)) + u'\n';
        }
        for (int i = 0; i < size; ++i)
            letters += QChar(u'a' + random.bounded(26));
        QTest::newRow("one line of other words") << words << otherWords;
        QTest::newRow("one line, one word more")
            << words << words.left(60'000) + QStringLiteral("more ") + words.mid(60'000);
        QTest::newRow("one word") << letters << u'x' + letters;
        QTest::newRow("lines from the same few") << lines << otherLines;
        QTest::newRow("empty lines") << QString(size, u'\n') << QString(size / 2, u'\n');
        QTest::newRow("Chinese") << QString(size / 2, QChar(u'服')) << QString(size / 2, QChar(u'务'));
        QTest::newRow("spaces") << QString(size, u' ') << QString(size - 1, u' ') + u'x';
    }
    // A search without bounds would take hours here, and gigabytes.
    void largeTextsStayWithinBounds()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        checkRules(before, after);
    }

    void oneWordMoreInAVeryLongLineIsFound()
    {
        QString words;
        for (int i = 0; i < 20'000; ++i)
            words += QString::number(i) + u' ';
        const TextDiff diff =
            diffTexts(words, words.left(60'000) + QStringLiteral("more ") + words.mid(60'000));
        QCOMPARE(marked(diff, DiffKind::Added).join(u' ').contains(QStringLiteral("more")), true);
        QVERIFY(marked(diff, DiffKind::Added).join(u' ').size() < 30);
    }
};

QTEST_GUILESS_MAIN(TextDiffTest)
#include "tst_text_diff.moc"
