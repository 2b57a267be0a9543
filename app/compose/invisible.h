// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace crier {

enum class Visibility { Visible, BidiControl, Invisible };

// Tells what the characters of one text are to its reader. A character that shows nothing by itself but
// belongs where it stands counts as visible: the joiners of emoji and of scripts that join, the marks of
// direction in right-to-left text, the selectors behind a character that has variants, the breaks of scripts
// without spaces. Line breaks and tabs are visible.
class VisibilityJudge
{
public:
    // Of valid UTF-8.
    explicit VisibilityJudge(QByteArrayView utf8)
        : m_utf8(utf8)
    {}

    // `character` is the one at `offset`.
    Visibility visibilityOf(qsizetype offset, char32_t character);

private:
    bool hasRightToLeft();

    QByteArrayView m_utf8;
    std::optional<bool> m_hasRightToLeft; // a matter of the whole text, so looked for once
};

// White space, or a character that has no shape of its own.
bool showsNothing(char32_t character);

// Latin, Greek, Cyrillic and other letters and digits that words with spaces between them are made of.
bool isWordCharacter(char32_t character);

} // namespace crier
