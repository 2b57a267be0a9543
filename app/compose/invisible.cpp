// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/invisible.h"

#include "app/compose/json_characters.h"

#include <QChar>

namespace crier {

namespace {

constexpr bool isWithin(char32_t character, char32_t first, char32_t last)
{
    return character >= first && character <= last;
}

constexpr bool isVariationSelector(char32_t c)
{
    return isWithin(c, 0xFE00, 0xFE0F) || isWithin(c, 0xE0100, 0xE01EF) || isWithin(c, 0x180B, 0x180D);
}

// Pictures and symbols that emoji are made of.
constexpr bool isPictorial(char32_t c)
{
    return isWithin(c, 0x1F000, 0x1FAFF) || isWithin(c, 0x2190, 0x2BFF) || c == 0x00A9 || c == 0x00AE ||
           c == 0x203C || c == 0x2049 || c == 0x2122 || c == 0x2139 || c == 0x3030 || c == 0x303D ||
           c == 0x3297 || c == 0x3299;
}

// Scripts in which a joiner, or what keeps two letters apart, is a matter of spelling.
bool isJoining(char32_t c)
{
    if (c < 0x0600)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Mongolian:
    case QChar::Script_Nko:
    case QChar::Script_Mandaic:
    case QChar::Script_PhagsPa:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Gurmukhi:
    case QChar::Script_Gujarati:
    case QChar::Script_Oriya:
    case QChar::Script_Tamil:
    case QChar::Script_Telugu:
    case QChar::Script_Kannada:
    case QChar::Script_Malayalam:
    case QChar::Script_Sinhala:
    case QChar::Script_Myanmar:
    case QChar::Script_Khmer:
    case QChar::Script_Tibetan:
    case QChar::Script_Balinese:
    case QChar::Script_Javanese:
        return true;
    case QChar::Script_Inherited:
        return QChar::isMark(c) && !isVariationSelector(c); // vowel signs that several scripts share
    default:
        return false;
    }
}

// Scripts written without spaces, where U+200B says where a line may end.
bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_Javanese:
        return true;
    default:
        return false;
    }
}

// Whether any letter is written from right to left. By lead bytes, as a text may be long: Hebrew to N'Ko,
// Samaritan to Arabic Extended, the presentation forms.
bool containsRightToLeft(QByteArrayView utf8)
{
    for (qsizetype i = 0; i + 1 < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const auto second = static_cast<unsigned char>(utf8[i + 1]);
        if (isWithin(lead, 0xD6, 0xDF) && !(lead == 0xD6 && second < 0x90) && characterAt(utf8, i) != 0x061C)
            return true;
        if (lead == 0xE0 && isWithin(second, 0xA0, 0xA3))
            return true;
        if (lead == 0xEF && isWithin(second, 0xAC, 0xBB)) {
            const char32_t c = characterAt(utf8, i);
            if (isWithin(c, 0xFB1D, 0xFDFF) || isWithin(c, 0xFE70, 0xFEFC))
                return true;
        }
    }
    return false;
}

// A flag of a region: a black flag, tags, the tag that ends them.
bool isTagOfFlag(QByteArrayView utf8, qsizetype offset)
{
    constexpr int tagLength = 4;
    constexpr int mostTags = 8; // of a flag
    for (int tags = 0; tags < mostTags && offset >= tagLength; ++tags) {
        offset -= tagLength;
        const char32_t before = characterAt(utf8, offset);
        if (before == 0x1F3F4)
            return true;
        if (!isWithin(before, 0xE0020, 0xE007E))
            return false;
    }
    return false;
}

bool selectsVariant(char32_t selector, char32_t before)
{
    if (isWithin(selector, 0x180B, 0x180D))
        return QChar::script(before) == QChar::Script_Mongolian;
    if (isWithin(before, U'0', U'9') || before == U'#' || before == U'*') // keycaps
        return selector == 0xFE0E || selector == 0xFE0F;
    return before >= 0xA0 && !isVariationSelector(before) && !QChar::isSpace(before) &&
           QChar::category(before) != QChar::Other_Format; // which has nothing to vary
}

} // namespace

bool showsNothing(char32_t c)
{
    switch (c) {
    case 0x034F: // grapheme joiner
    case 0x115F: // fillers
    case 0x1160:
    case 0x17B4: // Khmer vowels that are not written
    case 0x17B5:
    case 0x2800: // Braille without dots
    case 0x3164:
    case 0xFFA0:
        return true;
    default:
        break;
    }
    const QChar::Category category = QChar::category(c);
    return QChar::isSpace(c) || isVariationSelector(c) || category == QChar::Other_Format ||
           category == QChar::Other_Control;
}

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return isWithin(c, U'0', U'9') || isWithin(c | 0x20, U'a', U'z') || c == U'_';
    if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return false;
    default:
        return true;
    }
}

bool VisibilityJudge::hasRightToLeft()
{
    if (!m_hasRightToLeft)
        m_hasRightToLeft = containsRightToLeft(m_utf8);
    return *m_hasRightToLeft;
}

Visibility VisibilityJudge::visibilityOf(qsizetype offset, char32_t c)
{
    const auto unless = [](bool isLegitimate) {
        return isLegitimate ? Visibility::Visible : Visibility::Invisible;
    };
    const auto before = [&] { return characterBefore(m_utf8, offset); };
    const auto after = [&] { return characterAt(m_utf8, offset + utf8Length(c)); };
    if (c < 0x20)
        return unless(c == U'\n' || c == U'\r' || c == U'\t');
    if (isWithin(c, 0x202A, 0x202E) || isWithin(c, 0x2066, 0x2069))
        return Visibility::BidiControl;
    if (isVariationSelector(c))
        return unless(selectsVariant(c, before()));
    if (isWithin(c, 0xE0000, 0xE007F))
        return unless(isTagOfFlag(m_utf8, offset));
    switch (c) {
    case 0x200B: // zero width space
        return unless(isUnspaced(before()) && isUnspaced(after()));
    case 0x200C: // zero width non-joiner
        return unless(isJoining(before()) && isJoining(after()));
    case 0x200D: // zero width joiner
        return unless((isJoining(before()) && !QChar::isSpace(after())) ||
                      ((isPictorial(before()) || before() == 0xFE0F) && isPictorial(after())));
    case 0x200E: // marks of direction
    case 0x200F:
    case 0x061C:
        return unless(hasRightToLeft());
    case 0x180E: // Mongolian vowel separator
        return unless(QChar::script(before()) == QChar::Script_Mongolian);
    case 0x00AD: // soft hyphen
    case 0x3164: // fillers
    case 0xFFA0:
    case 0xFEFF: // byte-order mark, or no-break space without width
        return Visibility::Invisible;
    default:
        return unless(!isWithin(c, 0x7F, 0x9F) && !isWithin(c, 0x2060, 0x2064) &&
                      !isWithin(c, 0x206A, 0x206F));
    }
}

} // namespace crier
