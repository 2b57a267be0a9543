// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visible_text.h"

namespace crier {

QString withVisibleControls(const QString &text, Lines lines)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        const bool isDirection = u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) ||
                                 (u >= 0x2066 && u <= 0x2069);
        const bool isHidden = u == 0x00AD || u == 0xFEFF;
        if (lines == Lines::Keep && (c == QLatin1Char('\n') || c == QLatin1Char('\t')))
            out += c;
        else if (u < 0x20)
            out += QChar(0x2400 + u); // the symbol for that control
        else if (u == 0x7F)
            out += QChar(0x2421);
        else if ((u > 0x7F && u < 0xA0) || u == 0x2028 || u == 0x2029 || isDirection || isHidden)
            out += QChar(QChar::ReplacementCharacter);
        else
            out += c;
    }
    return out;
}

} // namespace crier
