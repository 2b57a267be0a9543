// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/text_diff.h"

#include <QHash>
#include <QStringView>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>
#include <vector>

namespace crier {

namespace {

using Sequence = std::vector<int>; // lines or words, equal ones with the same number

// The search remembers (d + 1)^2 numbers for d changes: 9 MiB at most.
constexpr int mostChanges = 1'500;
// And looks at so many pairs, which keeps the worst case below a tenth of a second.
constexpr qsizetype mostSteps = 8'000'000;

struct Match
{
    qsizetype before = 0;
    qsizetype after = 0;
    qsizetype length = 0;
};

class Numbers
{
public:
    int of(QStringView text)
    {
        const auto known = m_numbers.constFind(text);
        if (known != m_numbers.cend())
            return *known;
        const int number = int(m_numbers.size());
        m_numbers.insert(text, number);
        return number;
    }
    Sequence of(const QList<QStringView> &parts)
    {
        Sequence sequence;
        sequence.reserve(size_t(parts.size()));
        for (const QStringView part : parts)
            sequence.push_back(of(part));
        return sequence;
    }

private:
    QHash<QStringView, int> m_numbers;
};

// The greedy search of E. W. Myers (1986) between two sequences whose first and last elements differ. Empty
// when it would take too long, or when nothing is common.
std::vector<Match> commonParts(const int *before, qsizetype beforeSize, const int *after, qsizetype afterSize)
{
    const qsizetype most = std::min<qsizetype>(beforeSize + afterSize, mostChanges);
    std::vector<std::vector<int>> rounds; // how far each diagonal reached after d changes; -d to d by two
    std::vector<int> reach(size_t(2 * most + 3), 0);
    const auto at = [&reach, most](qsizetype diagonal) -> int & {
        return reach[size_t(diagonal + most + 1)];
    };
    qsizetype steps = 0;
    qsizetype changes = -1;
    for (qsizetype d = 0; d <= most && changes < 0; ++d) {
        for (qsizetype k = -d; k <= d; k += 2) {
            const bool isDown = k == -d || (k != d && at(k - 1) < at(k + 1));
            qsizetype x = isDown ? at(k + 1) : at(k - 1) + 1;
            qsizetype y = x - k;
            while (x < beforeSize && y < afterSize && before[x] == after[y]) {
                ++x;
                ++y;
                ++steps;
            }
            at(k) = int(x);
            ++steps;
            if (x >= beforeSize && y >= afterSize) {
                changes = d;
                break;
            }
        }
        if (steps > mostSteps)
            return {};
        std::vector<int> round(size_t(2 * d + 1));
        for (qsizetype k = -d; k <= d; ++k)
            round[size_t(k + d)] = at(k);
        rounds.push_back(std::move(round));
    }
    if (changes < 0)
        return {};

    std::vector<Match> matches;
    qsizetype x = beforeSize;
    qsizetype y = afterSize;
    for (qsizetype d = changes; d > 0; --d) {
        const std::vector<int> &previous = rounds[size_t(d - 1)];
        const auto reached = [&previous, d](qsizetype k) -> qsizetype { return previous[size_t(k + d - 1)]; };
        const qsizetype k = x - y;
        const bool isDown = k == -d || (k != d && reached(k - 1) < reached(k + 1));
        const qsizetype from = isDown ? k + 1 : k - 1;
        const qsizetype fromX = reached(from);
        const qsizetype start = isDown ? fromX : fromX + 1;
        if (x > start)
            matches.push_back({start, start - k, x - start});
        x = fromX;
        y = fromX - from;
    }
    if (x > 0)
        matches.push_back({0, 0, x});
    std::reverse(matches.begin(), matches.end());
    return matches;
}

std::vector<Match> matchesOf(const Sequence &before, const Sequence &after)
{
    const qsizetype shorter = qsizetype(std::min(before.size(), after.size()));
    qsizetype head = 0;
    while (head < shorter && before[size_t(head)] == after[size_t(head)])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head &&
           before[before.size() - size_t(tail) - 1] == after[after.size() - size_t(tail) - 1])
        ++tail;

    std::vector<Match> matches;
    if (head > 0)
        matches.push_back({0, 0, head});
    const qsizetype beforeSize = qsizetype(before.size()) - head - tail;
    const qsizetype afterSize = qsizetype(after.size()) - head - tail;
    if (beforeSize > 0 && afterSize > 0) {
        for (Match match : commonParts(before.data() + head, beforeSize, after.data() + head, afterSize)) {
            match.before += head;
            match.after += head;
            matches.push_back(match);
        }
    }
    if (tail > 0)
        matches.push_back({head + beforeSize, head + afterSize, tail});
    return matches;
}

// An empty text has no lines, so that joining gives back exactly what was split.
QList<QStringView> linesOf(const QString &text)
{
    return text.isEmpty() ? QList<QStringView>() : QStringView(text).split(u'\n');
}

QList<QStringView> wordsOf(const QString &text)
{
    QList<QStringView> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype end = next > start ? next : text.size();
        words.append(QStringView(text).sliced(start, end - start));
        start = end;
    }
    return words;
}

bool isSpace(QStringView word)
{
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isSpace(); });
}

// One side of a group of changed lines, as one text.
struct Side
{
    QString text;
    QList<QStringView> words;
    std::vector<bool> isCommon;
    qsizetype letters = 0; // that are no spaces
    qsizetype commonLetters = 0;

    void setText(const QString &joined)
    {
        text = joined;
        words = wordsOf(text);
        isCommon.assign(size_t(words.size()), false);
    }
    void count()
    {
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (isSpace(words.at(i)))
                continue;
            letters += words.at(i).size();
            if (isCommon[size_t(i)])
                commonLetters += words.at(i).size();
        }
    }
    // A space between two changed words reads better as changed.
    void closeGaps()
    {
        for (size_t i = 1; i + 1 < isCommon.size(); ++i) {
            if (isCommon[i] && !isCommon[i - 1] && !isCommon[i + 1] && isSpace(words.at(qsizetype(i))) &&
                words.at(qsizetype(i)) != u"\n")
                isCommon[i] = false;
        }
    }
    // Into the lines that were joined, in their order.
    void mark(DiffLine *const lines, qsizetype count) const
    {
        qsizetype line = 0;
        qsizetype lineStart = 0;
        qsizetype lineEnd = count > 0 ? lines[0].text.size() : 0;
        qsizetype position = 0;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const qsizetype end = position + words.at(i).size();
            qsizetype from = position;
            while (from < end && line < count) {
                const qsizetype to = std::min(end, lineEnd);
                if (!isCommon[size_t(i)] && to > from) {
                    QList<DiffSpan> &changed = *lines[line].changed;
                    const qsizetype start = from - lineStart;
                    if (!changed.isEmpty() && changed.last().start + changed.last().length == start)
                        changed.last().length += to - from;
                    else
                        changed.append({start, to - from});
                }
                if (to >= end)
                    break;
                from = lineEnd + 1; // past the line feed
                ++line;
                lineStart = from;
                lineEnd = line < count ? lineStart + lines[line].text.size() : lineStart;
            }
            position = end;
        }
    }
};

void markWords(QList<DiffLine> &lines, qsizetype removed, qsizetype added)
{
    if (removed == 0 || added == 0)
        return;
    const qsizetype first = lines.size() - removed - added;
    const auto joined = [&lines](qsizetype from, qsizetype count) {
        QStringList texts;
        for (qsizetype i = 0; i < count; ++i)
            texts.append(lines.at(from + i).text);
        return texts.join(u'\n');
    };
    Side before;
    Side after;
    before.setText(joined(first, removed));
    after.setText(joined(first + removed, added));
    Numbers numbers;
    const Sequence beforeNumbers = numbers.of(before.words);
    for (const Match &match : matchesOf(beforeNumbers, numbers.of(after.words))) {
        std::fill_n(before.isCommon.begin() + match.before, match.length, true);
        std::fill_n(after.isCommon.begin() + match.after, match.length, true);
    }
    before.count();
    after.count();
    // Where hardly a word stayed, marks would only be confetti.
    if (before.commonLetters * 3 < std::max(before.letters, after.letters))
        return;
    for (Side *side : {&before, &after})
        side->closeGaps();
    for (qsizetype i = first; i < lines.size(); ++i)
        lines[i].changed.emplace();
    before.mark(lines.data() + first, removed);
    after.mark(lines.data() + first + removed, added);
}

QString joinedLines(const QList<DiffLine> &lines, DiffKind without)
{
    QString text;
    bool isFirst = true;
    for (const DiffLine &line : lines) {
        if (line.kind == without)
            continue;
        if (!std::exchange(isFirst, false))
            text += u'\n';
        text += line.text;
    }
    return text;
}

} // namespace

bool TextDiff::isEmpty() const
{
    return count(DiffKind::Same) == lines.size();
}

QString TextDiff::before() const
{
    return joinedLines(lines, DiffKind::Added);
}

QString TextDiff::after() const
{
    return joinedLines(lines, DiffKind::Removed);
}

qsizetype TextDiff::count(DiffKind kind) const
{
    return std::count_if(lines.cbegin(), lines.cend(),
                         [kind](const DiffLine &line) { return line.kind == kind; });
}

TextDiff diffTexts(const QString &before, const QString &after)
{
    const QList<QStringView> beforeLines = linesOf(before);
    const QList<QStringView> afterLines = linesOf(after);
    Numbers numbers;
    const Sequence beforeNumbers = numbers.of(beforeLines);
    std::vector<Match> matches = matchesOf(beforeNumbers, numbers.of(afterLines));
    matches.push_back({beforeLines.size(), afterLines.size(), 0}); // what follows the last one

    TextDiff diff;
    qsizetype x = 0;
    qsizetype y = 0;
    qsizetype removed = 0;
    qsizetype added = 0;
    for (const Match &match : matches) {
        for (; x < match.before; ++x, ++removed)
            diff.lines.append({DiffKind::Removed, beforeLines.at(x).toString()});
        for (; y < match.after; ++y, ++added)
            diff.lines.append({DiffKind::Added, afterLines.at(y).toString()});
        markWords(diff.lines, removed, added);
        for (qsizetype i = 0; i < match.length; ++i, ++x, ++y)
            diff.lines.append({DiffKind::Same, beforeLines.at(x).toString()});
        removed = added = 0;
    }
    return diff;
}

} // namespace crier
