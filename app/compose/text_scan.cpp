// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/text_scan.h"

#include "app/compose/invisible.h"
#include "app/compose/json_characters.h"

#include <QByteArray>
#include <QChar>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crier {

namespace {

// Words of people who try something out. Latin ones stand alone, in any case, digits behind them allowed; a
// second word follows with nothing but blanks or a comma between. Chinese ones may be anywhere, or must be
// all of what stands between two marks, as they are ordinary words inside a sentence.
struct LatinWord
{
    std::string_view word;
    std::string_view second = {};
};
constexpr std::array latinWords{
    LatinWord{"test"},           LatinWord{"testing"}, LatinWord{"lorem"},
    LatinWord{"ipsum"},          LatinWord{"asdf"},    LatinWord{"asdfgh"},
    LatinWord{"qwerty"},         LatinWord{"foobar"},  LatinWord{"xxx"},
    LatinWord{"xxxx"},           LatinWord{"xxxxx"},   LatinWord{"foo", "bar"},
    LatinWord{"hello", "world"},
};
struct ChineseWord
{
    std::string_view word;
    bool standsAlone = false;
    std::string_view unlessBefore = {}; // then it is two other words
};
constexpr std::array chineseWords{
    ChineseWord{"测试", false, "玩"}, // 试玩
    ChineseWord{"測試", false, "玩"}, ChineseWord{"请忽略"},       ChineseWord{"請忽略"},
    ChineseWord{"试一下", true},      ChineseWord{"試一下", true}, ChineseWord{"试试看", true},
    ChineseWord{"试试", true},        ChineseWord{"試試", true},
};

constexpr unsigned char byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool isAsciiLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Which two bytes may begin something of interest: a set small enough to stay in the fastest cache, asked
// once for each byte of the text.
class Pairs
{
public:
    constexpr Pairs()
    {
        for (const LatinWord &word : latinWords)
            addInAnyCase(word.word[0], word.word[1]);
        for (const ChineseWord &word : chineseWords)
            add(word.word[0], word.word[1]);
        addInAnyCase('h', 't');
        addInAnyCase('w', 'w');
        add('{', '{');
        for (int second = 0; second < 256; ++second) { // control characters, whatever follows
            for (int first = 0; first < 0x20; ++first) {
                if (first != '\t' && first != '\n' && first != '\r')
                    add(static_cast<char>(first), static_cast<char>(second));
            }
            add('\x7F', static_cast<char>(second));
        }
        for (int second = 0x80; second <= 0x9F; ++second)
            add('\xC2', static_cast<char>(second)); // C1 controls
        add('\xC2', '\xAD');                        // soft hyphen
        add('\xD8', '\x9C');                        // U+061C
        add('\xE1', '\xA0');                        // U+180B to U+180E
        add('\xE2', '\x80');                        // U+200B to U+202E
        add('\xE2', '\x81');                        // U+2060 to U+206F
        add('\xE3', '\x85');                        // U+3164
        add('\xEF', '\xB8');                        // variation selectors
        add('\xEF', '\xBB');                        // U+FEFF
        add('\xEF', '\xBE');                        // U+FFA0
        add('\xF3', '\xA0');                        // tags, more variation selectors
    }

    bool contains(char first, char second) const
    {
        const unsigned pair = pairOf(first, second);
        return (m_bits[pair / 64] >> (pair % 64)) & 1;
    }

private:
    static constexpr unsigned pairOf(char first, char second)
    {
        return byteOf(first) | unsigned(byteOf(second)) << 8;
    }

    constexpr void add(char first, char second)
    {
        const unsigned pair = pairOf(first, second);
        m_bits[pair / 64] |= std::uint64_t(1) << (pair % 64);
    }

    constexpr void addInAnyCase(char first, char second)
    {
        const auto upper = [](char c) { return static_cast<char>(c - ('a' - 'A')); };
        for (const char one : {first, upper(first)}) {
            for (const char other : {second, upper(second)})
                add(one, other);
        }
    }

    std::array<std::uint64_t, 1024> m_bits{};
};
constexpr Pairs interesting;

bool isCjk(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

// Whether `c`, which is not ASCII, may be part of a link in running text. `isHostClear`: the host has been
// read up to a name in ASCII, so what follows without a space in Chinese text is not part of it.
bool continuesLink(char32_t c, bool isHostClear)
{
    if (isCjk(c))
        return !isHostClear;
    // A mark of no script of its own, such as a variation selector, shows nothing in a link.
    return QChar::isLetterOrNumber(c) || (QChar::isMark(c) && QChar::script(c) != QChar::Script_Inherited);
}

class Scanner
{
public:
    Scanner(QByteArrayView text, TextScanOptions options, const std::function<void(const TextPlace &)> &found)
        : m_text(text)
        , m_options(options)
        , m_found(found)
        , m_judge(text)
    {}

    void run()
    {
        const qsizetype size = m_text.size();
        const char *const bytes = m_text.data();
        qsizetype i = 0;
        while (i + 1 < size) {
            if (interesting.contains(bytes[i], bytes[i + 1]))
                i = look(i);
            else
                ++i;
        }
        if (i < size && interesting.contains(bytes[i], '\0'))
            lookAtCharacter(i);
    }

private:
    // Looks at what begins at `i`; gives where to go on.
    qsizetype look(qsizetype i)
    {
        const char byte = m_text[i];
        if (byte == '{')
            return take(TextMark::Placeholder, i, placeholderEnd(i));
        if (isAsciiLetter(byte)) {
            if (m_options.links && (lower(byte) == 'h' || lower(byte) == 'w')) {
                if (const auto end = linkEnd(i))
                    return take(TextMark::Link, i, end);
            }
            return m_options.words ? take(TextMark::TestWord, i, latinWordEnd(i)) : i + 1;
        }
        if (m_options.words && byteOf(byte) >= 0xE4) {
            if (const auto end = chineseWordEnd(i))
                return take(TextMark::TestWord, i, end);
        }
        return lookAtCharacter(i);
    }

    qsizetype take(TextMark mark, qsizetype start, std::optional<qsizetype> end)
    {
        if (!end)
            return start + 1;
        m_found({mark, start, *end});
        return *end;
    }

    qsizetype lookAtCharacter(qsizetype i)
    {
        const char32_t character = characterAt(m_text, i);
        const qsizetype end = i + utf8Length(character);
        switch (m_judge.visibilityOf(i, character)) {
        case Visibility::Visible:
            break;
        case Visibility::BidiControl:
            m_found({TextMark::BidiControl, i, end});
            break;
        case Visibility::Invisible:
            m_found({TextMark::Invisible, i, end});
        }
        return end;
    }

    bool beginsWith(qsizetype i, std::string_view word) const
    {
        if (m_text.size() - i < qsizetype(word.size()))
            return false;
        for (std::size_t at = 0; at < word.size(); ++at) {
            if (lower(m_text[i + qsizetype(at)]) != word[at])
                return false;
        }
        return true;
    }

    // Whether a word can begin at `i`. One that hangs on what is before it, as in "best-test" or "a@test", is
    // part of something else.
    bool beginsWord(qsizetype i) const
    {
        const char32_t before = characterBefore(m_text, i);
        if (before == U'-' || before == U'.' || before == U'@' || before == U'/')
            return !isWordCharacter(characterBefore(m_text, i - 1));
        return !isWordCharacter(before);
    }

    bool endsWord(qsizetype i) const
    {
        const char32_t after = characterAt(m_text, i);
        if (after == U'-' || after == U'.' || after == U'@' || after == U'/')
            return !isWordCharacter(characterAt(m_text, i + 1));
        return !isWordCharacter(after);
    }

    std::optional<qsizetype> placeholderEnd(qsizetype i) const
    {
        constexpr qsizetype longest = 64;
        bool hasName = false;
        for (qsizetype at = i + 2; at + 1 < m_text.size() && at - i <= longest; ++at) {
            const char byte = m_text[at];
            if (byte == '}')
                return hasName && m_text[at + 1] == '}' ? std::optional(at + 2) : std::nullopt;
            // Behind a name anything may follow, such as a filter: {{name|default:"x"}}.
            const bool isAnyMark = hasName && !m_options.isJson;
            const std::string_view unlike = isAnyMark ? "{" : m_options.isJson ? "{\":,;<>" : "{\":,;";
            if (byteOf(byte) < 0x20 || unlike.find(byte) != std::string_view::npos)
                return std::nullopt;
            hasName = hasName || byte != ' ';
        }
        return std::nullopt;
    }

    std::optional<qsizetype> latinWordEnd(qsizetype i) const
    {
        if (!beginsWord(i))
            return std::nullopt;
        const auto lettersEnd = [this](qsizetype at) {
            while (at < m_text.size() && isAsciiLetter(m_text[at]))
                ++at;
            return at;
        };
        const auto isWord = [&](qsizetype from, qsizetype to, std::string_view word) {
            return to - from == qsizetype(word.size()) && beginsWith(from, word);
        };
        const qsizetype end = lettersEnd(i);
        for (const LatinWord &candidate : latinWords) {
            if (!isWord(i, end, candidate.word))
                continue;
            qsizetype at = end;
            if (!candidate.second.empty()) {
                while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == ','))
                    ++at;
                const qsizetype secondEnd = lettersEnd(at);
                if (at == end || !isWord(at, secondEnd, candidate.second))
                    continue;
                at = secondEnd;
            }
            while (at < m_text.size() && isAsciiDigit(m_text[at]))
                ++at;
            if (endsWord(at))
                return at;
        }
        return std::nullopt;
    }

    std::optional<qsizetype> chineseWordEnd(qsizetype i) const
    {
        const QByteArrayView rest = m_text.sliced(i);
        const auto isLetter = [](char32_t c) { return QChar::isLetterOrNumber(c); };
        for (const ChineseWord &word : chineseWords) {
            const qsizetype size = qsizetype(word.word.size());
            if (rest.size() < size || rest[2] != word.word[2]) // the third byte tells nearly all apart
                continue;
            if (!rest.startsWith(QByteArrayView(word.word.data(), size)))
                continue;
            if (word.standsAlone &&
                (isLetter(characterBefore(m_text, i)) || isLetter(characterAt(m_text, i + size))))
                continue;
            const QByteArrayView unless(word.unlessBefore.data(), qsizetype(word.unlessBefore.size()));
            if (unless.isEmpty() || !rest.sliced(size).startsWith(unless))
                return i + size;
        }
        return std::nullopt;
    }

    // Whether one of the full stops that browsers read as the dot of a host stands before `i`.
    bool isHostDot(qsizetype i) const
    {
        const char32_t before = characterBefore(m_text, i);
        return before == 0x3002 || before == 0xFF0E || before == 0xFF61;
    }

    // "192.168.1.1"
    bool isFourNumbers(qsizetype start, qsizetype end) const
    {
        int dots = 0;
        for (qsizetype at = start; at < end; ++at) {
            if (m_text[at] == '.' && at > start && m_text[at - 1] != '.')
                ++dots;
            else if (!isAsciiDigit(m_text[at]))
                return false;
        }
        return dots == 3 && m_text[end - 1] != '.';
    }

    std::optional<qsizetype> linkEnd(qsizetype i) const
    {
        qsizetype at = i;
        for (const std::string_view beginning : {"http://", "https://", "www."}) {
            if (beginsWith(i, beginning))
                at = i + qsizetype(beginning.size());
        }
        if (at == i || (m_text[at - 1] == '.' && !beginsWord(i)))
            return std::nullopt;
        const qsizetype hostStart = at;
        bool isHostClear = false;
        while (at < m_text.size()) {
            const char byte = m_text[at];
            if (byteOf(byte) < 0x80) {
                if (byteOf(byte) <= 0x20 || byte == '\x7F' ||
                    std::string_view("\"<>`{}|\\^").find(byte) != std::string_view::npos)
                    break;
                const bool isAfterDot = at > hostStart && (m_text[at - 1] == '.' || isHostDot(at));
                isHostClear =
                    isHostClear || byte == '/' || byte == ':' || (isAfterDot && isAsciiLetter(byte));
                ++at;
                continue;
            }
            const char32_t character = characterAt(m_text, at);
            isHostClear = isHostClear || isFourNumbers(hostStart, at);
            const qsizetype next = at + utf8Length(character);
            const bool isDot = !isHostClear && next < m_text.size() && isHostDot(next) &&
                               (isAsciiLetter(m_text[next]) || isAsciiDigit(m_text[next]));
            if (!isDot && !continuesLink(character, isHostClear))
                break;
            at += utf8Length(character);
        }
        // Marks at the end belong to the sentence, and so does a bracket that was opened before the link.
        const QByteArrayView link = m_text.sliced(i, at - i);
        std::string marks = ".,;:!?'*_~";
        if (!link.contains('('))
            marks += ')';
        if (!link.contains('['))
            marks += ']';
        while (at > hostStart && marks.find(m_text[at - 1]) != std::string::npos)
            --at;
        return at > hostStart ? std::optional(at) : std::nullopt;
    }

    QByteArrayView m_text;
    TextScanOptions m_options;
    const std::function<void(const TextPlace &)> &m_found;
    VisibilityJudge m_judge;
};

} // namespace

void scanText(QByteArrayView utf8, TextScanOptions options,
              const std::function<void(const TextPlace &)> &found)
{
    Scanner(utf8, options, found).run();
}

} // namespace crier
