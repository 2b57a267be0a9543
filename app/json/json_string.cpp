// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_string.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstring>

namespace crier {

namespace {

using Byte = unsigned char;

// Bytes that a string may hold as they are: printable ASCII but quote and backslash. DEL is allowed by RFC
// 8259.
constexpr std::array<bool, 256> makePlain()
{
    std::array<bool, 256> plain{};
    for (int byte = 0x20; byte < 0x80; ++byte)
        plain[static_cast<std::size_t>(byte)] = byte != '"' && byte != '\\';
    return plain;
}
constexpr std::array<bool, 256> isPlain = makePlain();

// True when all eight bytes of `word` are plain. A byte that borrows from its neighbour is not plain itself,
// so a borrow can only spoil an answer that is false already.
bool allPlain(quint64 word)
{
    constexpr quint64 ones = 0x0101010101010101u;
    constexpr quint64 tops = 0x8080808080808080u;
    const quint64 quote = word ^ (ones * '"');
    const quint64 backslash = word ^ (ones * '\\');
    return ((word | (word - ones * 0x20) | (quote - ones) | (backslash - ones)) & tops) == 0;
}

const Byte *skipPlain(const Byte *p, const Byte *end)
{
    while (end - p >= 8) {
        quint64 word;
        std::memcpy(&word, p, sizeof word);
        if (!allPlain(word))
            break;
        p += 8;
    }
    while (p != end && isPlain[*p])
        ++p;
    return p;
}

// Skips what is certainly valid: characters of three bytes but the two groups with forbidden members (lead
// bytes E0 and ED). Most Chinese, Japanese and Korean text goes through here.
const Byte *skipCommonThreeByte(const Byte *p, const Byte *end)
{
    while (end - p >= 3 && p[0] >= 0xE1 && p[0] <= 0xEC && ((p[1] ^ 0x80) | (p[2] ^ 0x80)) < 0x40)
        p += 3;
    return p;
}

// The four hex digits at `p`, or -1.
int hexQuad(const Byte *p, const Byte *end)
{
    if (end - p < 4)
        return -1;
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const Byte byte = p[i];
        int digit = 0;
        if (byte >= '0' && byte <= '9')
            digit = byte - '0';
        else if (byte >= 'a' && byte <= 'f')
            digit = byte - 'a' + 10;
        else if (byte >= 'A' && byte <= 'F')
            digit = byte - 'A' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

// Writes the character at `out`; gives what is behind it.
Byte *writeUtf8(Byte *out, uint codePoint)
{
    const auto put = [&out](uint value) { *out++ = static_cast<Byte>(value); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3F));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
    return out;
}

// Scans the escape that begins with the backslash at `p`.
JsonStringEnd scanEscape(const Byte *const start, const Byte *const end)
{
    const auto fault = [start](JsonFault which) { return JsonStringEnd{which, start, true}; };
    const Byte *p = start + 1;
    if (p == end)
        return fault(JsonFault::UnterminatedString);
    if (*p != 'u') {
        const bool isKnown = *p != 0 && std::strchr("\"\\/bfnrt", *p) != nullptr;
        return isKnown ? JsonStringEnd{JsonFault::None, p + 1, true} : fault(JsonFault::BadEscape);
    }
    ++p;
    const int unit = hexQuad(p, end);
    if (unit < 0) {
        // Cut off by the end of the text, it is the quote that is missing.
        const bool isCut = end - p < 4 && std::find(p, end, '"') == end;
        return fault(isCut ? JsonFault::UnterminatedString : JsonFault::BadEscape);
    }
    p += 4;
    if (unit == 0)
        return fault(JsonFault::NulCharacter);
    if (isLowSurrogate(unit))
        return fault(JsonFault::LoneSurrogate);
    if (isHighSurrogate(unit)) {
        const bool hasEscape = end - p >= 6 && p[0] == '\\' && p[1] == 'u';
        if (!hasEscape || !isLowSurrogate(hexQuad(p + 2, end)))
            return fault(JsonFault::LoneSurrogate);
        p += 6;
    }
    return {JsonFault::None, p, true};
}

} // namespace

int utf8SequenceLength(const Byte *p, const Byte *end)
{
    const Byte lead = p[0];
    if (lead < 0x80)
        return 1;
    const auto follows = [p, end](int at, Byte from = 0x80, Byte to = 0xBF) {
        return end - p > at && p[at] >= from && p[at] <= to;
    };
    if (lead >= 0xC2 && lead <= 0xDF)
        return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const Byte from = lead == 0xE0 ? 0xA0 : 0x80;
        const Byte to = lead == 0xED ? 0x9F : 0xBF;
        return follows(1, from, to) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const Byte from = lead == 0xF0 ? 0x90 : 0x80;
        const Byte to = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, from, to) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

JsonStringEnd scanJsonString(const Byte *const start, const Byte *const end)
{
    const Byte *p = start + 1;
    bool isEscaped = false;
    for (;;) {
        p = skipPlain(p, end);
        if (p == end)
            return {JsonFault::UnterminatedString, start, isEscaped};
        if (*p >= 0x80) {
            // Text that is not ASCII comes in runs: stay here until it ends.
            while ((p = skipCommonThreeByte(p, end)) != end && *p >= 0x80) {
                const int length = utf8SequenceLength(p, end);
                if (length == 0)
                    return {JsonFault::InvalidUtf8, p, isEscaped};
                p += length;
            }
        } else if (*p == '"') {
            return {JsonFault::None, p + 1, isEscaped};
        } else if (*p == '\\') {
            isEscaped = true;
            const JsonStringEnd escape = scanEscape(p, end);
            if (escape.fault == JsonFault::UnterminatedString)
                return {escape.fault, start, isEscaped};
            if (escape.fault != JsonFault::None)
                return escape;
            p = escape.at;
        } else {
            return {*p == 0 ? JsonFault::NulCharacter : JsonFault::ControlCharacter, p, isEscaped};
        }
    }
}

const Byte *skipJsonEscape(const Byte *p, const Byte *end)
{
    if (p[1] != 'u')
        return p + 2;
    return p + (isHighSurrogate(hexQuad(p + 2, end)) ? 12 : 6);
}

QByteArray unescapeJson(QByteArrayView inner)
{
    QByteArray text;
    appendUnescapedJson(text, inner);
    return text;
}

void appendUnescapedJson(QByteArray &text, QByteArrayView inner)
{
    const qsizetype before = text.size();
    text.resize(before + inner.size()); // an escape is longer than what it stands for
    auto *out = reinterpret_cast<Byte *>(text.data()) + before;
    const auto *p = reinterpret_cast<const Byte *>(inner.data());
    const Byte *const end = p + inner.size();
    while (p != end) {
        const void *const found = std::memchr(p, '\\', static_cast<std::size_t>(end - p));
        const Byte *const escape = found ? static_cast<const Byte *>(found) : end;
        out = std::copy(p, escape, out);
        if (escape == end)
            break;
        const Byte letter = escape[1];
        p = escape + 2;
        switch (letter) {
        case 'b':
            *out++ = '\b';
            break;
        case 'f':
            *out++ = '\f';
            break;
        case 'n':
            *out++ = '\n';
            break;
        case 'r':
            *out++ = '\r';
            break;
        case 't':
            *out++ = '\t';
            break;
        case 'u': {
            const int unit = hexQuad(p, end);
            p += 4;
            if (isHighSurrogate(unit)) {
                const int low = hexQuad(p + 2, end);
                p += 6;
                out = writeUtf8(out, 0x10000u + (static_cast<uint>(unit - 0xD800) << 10) +
                                         static_cast<uint>(low - 0xDC00));
            } else {
                out = writeUtf8(out, static_cast<uint>(unit));
            }
            break;
        }
        default: // quote, backslash, slash
            *out++ = letter;
        }
    }
    text.truncate(out - reinterpret_cast<const Byte *>(text.constData()));
}

QString textOfUtf8(QByteArrayView utf8)
{
    // QString::fromUtf8() drops a leading U+FEFF as a byte-order mark; inside a text it is a character like
    // others.
    if (!utf8.startsWith("\xEF\xBB\xBF"))
        return QString::fromUtf8(utf8);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

std::optional<JsonPosition> findInvalidUtf8(QByteArrayView bytes)
{
    const auto *const begin = reinterpret_cast<const Byte *>(bytes.data());
    const Byte *const end = begin + bytes.size();
    for (const Byte *p = begin; p != end;) {
        const int length = utf8SequenceLength(p, end);
        if (length == 0)
            return positionAt(bytes, p - begin);
        p += length;
    }
    return std::nullopt;
}

JsonPosition positionAt(QByteArrayView bytes, qsizetype offset)
{
    JsonPosition position;
    position.offset = std::clamp(offset, qsizetype(0), bytes.size());
    for (qsizetype i = 0; i < position.offset; ++i) {
        const auto byte = static_cast<Byte>(bytes[i]);
        const bool endsLine =
            byte == '\n' || (byte == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'));
        if (endsLine) {
            ++position.line;
            position.column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            ++position.column;
        }
    }
    return position;
}

std::optional<QString> decodeJsonString(QByteArrayView token)
{
    const auto *const begin = reinterpret_cast<const Byte *>(token.data());
    const Byte *const end = begin + token.size();
    if (begin == end || *begin != '"')
        return std::nullopt;
    const JsonStringEnd scanned = scanJsonString(begin, end);
    if (scanned.fault != JsonFault::None || scanned.at != end)
        return std::nullopt;
    return textOfUtf8(unescapeJson(token.sliced(1, token.size() - 2)));
}

QByteArray encodeJsonString(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size() + 2);
    out.append('"');
    for (const char character : utf8) {
        switch (character) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\b':
            out.append("\\b");
            break;
        case '\f':
            out.append("\\f");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default:
            if (static_cast<Byte>(character) < 0x20)
                out.append("\\u00").append(QByteArray::number(character, 16).rightJustified(2, '0'));
            else
                out.append(character);
        }
    }
    out.append('"');
    return out;
}

} // namespace crier
