// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace crier {

// The character that begins at `offset` of valid UTF-8, and the one that ends before it; 0 where there is
// none.
char32_t characterAt(QByteArrayView utf8, qsizetype offset);
char32_t characterBefore(QByteArrayView utf8, qsizetype offset);
// How many bytes of UTF-8 `character` takes.
int utf8Length(char32_t character);

// Goes through the characters of a sound JSON string, one at a time, and tells which bytes spell each.
class JsonCharacters
{
public:
    // What stands between the quotes.
    explicit JsonCharacters(QByteArrayView inner)
        : m_inner(inner)
    {}

    // To the first, or next, character; false at the end.
    bool next();

    char32_t character() const { return m_character; }
    qsizetype start() const { return m_start; }
    qsizetype end() const { return m_end; }
    // The same in what the string stands for, as UTF-8.
    qsizetype decodedStart() const { return m_decodedStart; }
    qsizetype decodedEnd() const { return m_decodedEnd; }

private:
    QByteArrayView m_inner;
    char32_t m_character = 0;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    qsizetype m_decodedStart = 0;
    qsizetype m_decodedEnd = 0;
};

} // namespace crier
