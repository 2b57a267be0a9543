// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/base64.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace crier {

namespace {

enum class Symbol : unsigned char { Foreign, Plain, OfLinks, Padding, Blank };

constexpr std::array<Symbol, 256> makeSymbols()
{
    std::array<Symbol, 256> symbols{};
    for (const char c : {'+', '/'})
        symbols[std::size_t(c)] = Symbol::Plain;
    for (char c = '0'; c <= '9'; ++c)
        symbols[std::size_t(c)] = Symbol::Plain;
    for (char c = 'a'; c <= 'z'; ++c)
        symbols[std::size_t(c)] = symbols[std::size_t(c - 'a' + 'A')] = Symbol::Plain;
    for (const char c : {'-', '_'})
        symbols[std::size_t(c)] = Symbol::OfLinks;
    for (const char c : {' ', '\t', '\r', '\n'})
        symbols[std::size_t(c)] = Symbol::Blank;
    symbols[std::size_t('=')] = Symbol::Padding;
    return symbols;
}
constexpr std::array<Symbol, 256> symbols = makeSymbols();

Symbol symbolOf(char byte)
{
    return symbols[static_cast<unsigned char>(byte)];
}

// One past the comma of "data:...," with what blanks are before it; 0 where there is none.
qsizetype dataPrefixEnd(QByteArrayView text)
{
    constexpr QByteArrayView scheme("data:");
    constexpr qsizetype longest = 200;
    qsizetype end = 0;
    for (;;) { // it may have been put in front twice
        qsizetype start = end;
        while (start < text.size() && symbolOf(text[start]) == Symbol::Blank)
            ++start;
        const QByteArrayView rest = text.sliced(start, std::min(text.size() - start, longest));
        if (rest.first(std::min(rest.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) != 0)
            return end;
        const qsizetype comma = rest.indexOf(',');
        if (comma < 0)
            return end;
        end = start + comma + 1;
    }
}

} // namespace

Base64Faults examineBase64(QByteArrayView text)
{
    Base64Faults faults;
    faults.prefixEnd = dataPrefixEnd(text);
    const auto invalid = [&faults](qsizetype at, bool isRepairable) {
        faults.isRepairable = isRepairable && (faults.firstInvalid < 0 || faults.isRepairable);
        if (faults.firstInvalid < 0)
            faults.firstInvalid = at;
    };
    qsizetype characters = 0;
    qsizetype padding = 0;
    for (qsizetype i = faults.prefixEnd; i < text.size();) {
        switch (symbolOf(text[i])) {
        case Symbol::Plain:
        case Symbol::OfLinks:
            if (padding > 0)
                invalid(i, false);
            else if (symbolOf(text[i]) == Symbol::OfLinks)
                invalid(i, true);
            ++characters;
            ++i;
            break;
        case Symbol::Padding:
            ++padding;
            ++i;
            break;
        case Symbol::Blank: {
            const qsizetype start = i;
            while (i < text.size() && symbolOf(text[i]) == Symbol::Blank)
                ++i;
            const QByteArrayView run = text.sliced(start, i - start);
            const bool isBreak =
                run.contains('\n') || run.contains('\r') || start == faults.prefixEnd || i == text.size();
            // A lone blank inside was a plus before something decoded it as a form.
            if (!isBreak)
                invalid(start, false);
            else if (faults.firstBreak < 0)
                faults.firstBreak = start;
            break;
        }
        case Symbol::Foreign:
            invalid(i, false);
            return faults;
        }
    }
    constexpr std::array<qsizetype, 4> neededPadding{0, 3, 2, 1}; // three: cut off in the middle
    const qsizetype needed = neededPadding[std::size_t(characters % 4)];
    if (padding != needed || needed == 3)
        invalid(text.size(), needed < 3 && padding < needed);
    return faults;
}

bool beginsLikeJpeg(QByteArrayView text)
{
    constexpr QByteArrayView start("/9j/"); // FF D8 FF
    qsizetype matched = 0;
    for (qsizetype i = dataPrefixEnd(text); i < text.size() && matched < start.size(); ++i) {
        if (symbolOf(text[i]) == Symbol::Blank)
            continue;
        const char byte = text[i] == '_' ? '/' : text[i];
        if (byte != start[matched])
            return false;
        ++matched;
    }
    return matched == start.size();
}

} // namespace crier
