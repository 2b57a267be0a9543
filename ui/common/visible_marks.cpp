// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/visible_marks.h"

#include <QChar>

namespace crier {

namespace {

constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;
constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t cancelTag = 0xE007F;

bool isTag(char32_t c)
{
    return c >= 0xE0000 && c <= cancelTag;
}

bool isHidden(char32_t c)
{
    if (c < 0x20)
        return c != '\n' && c != '\t';
    return (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x115F ||
           c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFEFF ||
           c == 0xFFA0 || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xD800 && c <= 0xDFFF) || isTag(c);
}

// Scripts whose letters change by what stands beside them, from Arabic to Mongolian.
bool isJoiningLetter(char32_t c)
{
    return (c >= 0x0600 && c <= 0x08FF) || (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x18AF);
}

// Roughly: pictures, and what varies them (a skin tone, the picture form of a character).
bool isEmojiPart(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2190 && c <= 0x2BFF) || c == 0xFE0F || c == 0x20E3;
}

// The units that the tags of a flag take from `at`, 0 if they are none: letters or digits and the end tag.
qsizetype flagTags(const QList<uint> &text, qsizetype at)
{
    if (at == 0 || text.at(at - 1) != blackFlag)
        return 0;
    qsizetype end = at;
    while (end < text.size() && isTag(text.at(end)) && text.at(end) != cancelTag)
        ++end;
    const bool isFlag = end > at && end < text.size() && text.at(end) == cancelTag;
    return isFlag ? end + 1 - at : 0;
}

bool joinsSomething(const QList<uint> &text, qsizetype at)
{
    if (at == 0 || at + 1 >= text.size())
        return false;
    const char32_t before = text.at(at - 1);
    const char32_t after = text.at(at + 1);
    if (isJoiningLetter(before))
        return true;
    return text.at(at) == zeroWidthJoiner && isEmojiPart(before) && isEmojiPart(after);
}

} // namespace

MarkedText withVisibleMarks(const QString &text)
{
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return isHidden(c.unicode()); // tags come as surrogates, and so does every emoji
    });
    if (isPlain)
        return {text, {}};

    const QList<uint> characters = text.toUcs4();
    MarkedText out;
    out.text.reserve(text.size() + 32);
    const auto append = [&out](char32_t c) { out.text += QChar::fromUcs4(c); };
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const char32_t c = characters.at(at);
        if (const qsizetype tags = flagTags(characters, at)) {
            for (const qsizetype end = at + tags; at < end; ++at)
                append(characters.at(at));
            --at;
        } else if (!isHidden(c) ||
                   ((c == zeroWidthJoiner || c == zeroWidthNonJoiner) && joinsSomething(characters, at))) {
            append(c);
        } else {
            const QString sign = QStringLiteral("[U+%1]").arg(uint(c), 4, 16, QChar(u'0')).toUpper();
            out.marks.append({out.text.size(), sign.size()});
            out.text += sign;
        }
    }
    return out;
}

} // namespace crier
