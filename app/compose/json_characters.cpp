// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/json_characters.h"

#include <QChar>

namespace crier {

namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

char16_t unitOf(QByteArrayView hexQuad)
{
    return static_cast<char16_t>(hexQuad.toUShort(nullptr, 16));
}

} // namespace

char32_t characterAt(QByteArrayView utf8, qsizetype offset)
{
    if (offset >= utf8.size())
        return 0;
    const auto lead = static_cast<unsigned char>(utf8[offset]);
    if (lead < 0x80)
        return lead;
    const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = lead & (0x7Fu >> length);
    for (qsizetype i = offset + 1; i < offset + length && i < utf8.size(); ++i)
        character = (character << 6) | (static_cast<unsigned char>(utf8[i]) & 0x3Fu);
    return character;
}

char32_t characterBefore(QByteArrayView utf8, qsizetype offset)
{
    if (offset <= 0)
        return 0;
    do
        --offset;
    while (offset > 0 && isContinuation(utf8[offset]));
    return characterAt(utf8, offset);
}

int utf8Length(char32_t character)
{
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

bool JsonCharacters::next()
{
    if (m_end == m_inner.size())
        return false;
    m_start = m_end;
    m_decodedStart = m_decodedEnd;
    if (m_inner[m_start] != '\\') {
        m_character = characterAt(m_inner, m_start);
        m_end = m_start + utf8Length(m_character);
    } else {
        m_end = m_start + 2;
        switch (const char letter = m_inner[m_start + 1]) {
        case 'b':
            m_character = U'\b';
            break;
        case 'f':
            m_character = U'\f';
            break;
        case 'n':
            m_character = U'\n';
            break;
        case 'r':
            m_character = U'\r';
            break;
        case 't':
            m_character = U'\t';
            break;
        case 'u': {
            const char16_t unit = unitOf(m_inner.sliced(m_end, 4));
            m_end += 4;
            m_character = unit;
            if (QChar::isHighSurrogate(unit)) { // its other half follows: the string is sound
                m_character = QChar::surrogateToUcs4(unit, unitOf(m_inner.sliced(m_end + 2, 4)));
                m_end += 6;
            }
            break;
        }
        default: // quote, backslash, slash
            m_character = static_cast<unsigned char>(letter);
        }
    }
    m_decodedEnd = m_decodedStart + utf8Length(m_character);
    return true;
}

} // namespace crier
