// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/json_scan.h"

#include <QSet>
#include <QString>
#include <QStringDecoder>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cstring>

namespace crier {

namespace {

using Byte = unsigned char;

// Length of the UTF-8 sequence that begins at `p`, 0 when it is not valid (RFC 3629: no overlong forms, no
// surrogates, nothing above U+10FFFF). `p` is before `end`.
int utf8Length(const Byte *p, const Byte *end)
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

bool isDigit(Byte byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(Byte byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
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
        if (isDigit(byte))
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

void appendUtf8(QByteArray &out, uint codePoint)
{
    const auto put = [&out](uint value) { out.append(static_cast<char>(value)); };
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
}

// What lies between the quotes of a string token that passed the scanner, with its escapes resolved, as
// UTF-8.
QByteArray unescaped(QByteArrayView inner)
{
    QByteArray out;
    out.reserve(inner.size());
    const auto *p = reinterpret_cast<const Byte *>(inner.data());
    const Byte *const end = p + inner.size();
    while (p != end) {
        const Byte *const run = p;
        while (p != end && *p != '\\')
            ++p;
        out.append(reinterpret_cast<const char *>(run), p - run);
        if (p == end)
            break;
        const Byte letter = p[1];
        p += 2;
        switch (letter) {
        case 'b':
            out.append('\b');
            break;
        case 'f':
            out.append('\f');
            break;
        case 'n':
            out.append('\n');
            break;
        case 'r':
            out.append('\r');
            break;
        case 't':
            out.append('\t');
            break;
        case 'u': {
            const int unit = hexQuad(p, end);
            p += 4;
            if (isHighSurrogate(unit)) {
                const int low = hexQuad(p + 2, end);
                p += 6;
                appendUtf8(out, 0x10000u + (static_cast<uint>(unit - 0xD800) << 10) +
                                    static_cast<uint>(low - 0xDC00));
            } else {
                appendUtf8(out, static_cast<uint>(unit));
            }
            break;
        }
        default: // quote, backslash, slash
            out.append(static_cast<char>(letter));
        }
    }
    return out;
}

// QString::fromUtf8() drops a leading U+FEFF as a byte-order mark; inside a text it is a character like
// others.
QString textOf(QByteArrayView utf8)
{
    if (!utf8.startsWith("\xEF\xBB\xBF"))
        return QString::fromUtf8(utf8);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

// A key of the object number `object`. Keys are compared as what they decode to.
struct ObjectKey
{
    quint32 object = 0;
    QByteArrayView decoded;
    friend bool operator==(const ObjectKey &, const ObjectKey &) = default;
    friend size_t qHash(const ObjectKey &key, size_t seed = 0)
    {
        return qHashBits(key.decoded.data(), static_cast<size_t>(key.decoded.size()), seed ^ key.object);
    }
};

// Finds duplicate keys in linear time over the whole text. The keys of an open object wait in one shared
// stack and are compared one by one, which allocates nothing; an object that grows wide moves into a hash
// set.
class KeyRegister
{
public:
    struct Object
    {
        quint32 number = 0;
        qsizetype firstKey = 0;
        bool isWide = false;
    };

    Object open() { return {++m_objects, m_keys.size(), false}; }

    void close(const Object &object) { m_keys.resize(object.firstKey); }

    // False when `object` has this key already.
    bool add(Object &object, QByteArrayView decoded)
    {
        if (object.isWide)
            return insertWide({object.number, decoded});
        for (qsizetype i = object.firstKey; i < m_keys.size(); ++i) {
            if (m_keys[i] == decoded)
                return false;
        }
        if (m_keys.size() - object.firstKey < widest) {
            m_keys.append(decoded);
            return true;
        }
        for (qsizetype i = object.firstKey; i < m_keys.size(); ++i)
            m_wide.insert({object.number, m_keys[i]});
        m_keys.resize(object.firstKey);
        object.isWide = true;
        return insertWide({object.number, decoded});
    }

    // Keeps the bytes of an escaped key for as long as the register lives.
    QByteArrayView keep(QByteArray decoded)
    {
        m_kept.append(std::move(decoded));
        return m_kept.last();
    }

private:
    static constexpr qsizetype widest = 16;

    bool insertWide(const ObjectKey &key)
    {
        const qsizetype before = m_wide.size();
        m_wide.insert(key);
        return m_wide.size() != before;
    }

    quint32 m_objects = 0;
    QVarLengthArray<QByteArrayView, 64> m_keys;
    QSet<ObjectKey> m_wide;   // of closed objects too: their numbers never come again
    QList<QByteArray> m_kept; // the arrays may move, their bytes do not
};

class Scanner
{
public:
    explicit Scanner(QByteArrayView bytes)
        : m_begin(reinterpret_cast<const Byte *>(bytes.data()))
        , m_end(m_begin + bytes.size())
        , m_p(m_begin)
    {}

    JsonScan scanObject()
    {
        if (scanDocument() && !m_rootIsObject)
            fail(JsonFault::NotAnObject, m_root);
        JsonScan scan;
        scan.fault = m_fault;
        scan.members = std::move(m_members);
        scan.key = std::move(m_duplicate);
        if (m_fault != JsonFault::None)
            scan.position = positionAt({m_begin, m_end - m_begin}, m_faultAt - m_begin);
        return scan;
    }

    // One string token from the first to the last byte.
    bool scanOnlyString()
    {
        bool escaped = false;
        return m_p != m_end && *m_p == '"' && scanString(escaped) && m_p == m_end;
    }

private:
    enum class Expect { Value, FirstElement, Key, FirstKey, CommaOrEnd };

    struct Frame
    {
        bool isObject = false;
        KeyRegister::Object keys;
    };

    bool fail(JsonFault fault, const Byte *at)
    {
        m_fault = fault;
        m_faultAt = at;
        return false;
    }

    void skipSpace()
    {
        while (m_p != m_end && (*m_p == ' ' || *m_p == '\n' || *m_p == '\r' || *m_p == '\t'))
            ++m_p;
    }

    // The fault of a byte that has no business here; `ordinary` when the byte itself is a sound character.
    bool failHere(JsonFault ordinary)
    {
        if (m_p == m_end)
            return fail(JsonFault::Unclosed, m_p);
        if (*m_p == 0)
            return fail(JsonFault::NulCharacter, m_p);
        if (utf8Length(m_p, m_end) == 0)
            return fail(JsonFault::InvalidUtf8, m_p);
        return fail(ordinary, m_p);
    }

    bool beginsValue() const
    {
        return m_p != m_end &&
               (*m_p == '"' || *m_p == '{' || *m_p == '[' || *m_p == '-' || isDigit(*m_p) || isLetter(*m_p));
    }

    bool scanDocument();
    bool scanKey();
    bool scanValue();
    bool openContainer();
    void closeContainer();
    bool scanString(bool &escaped);
    bool scanEscape();
    bool scanNumber();
    bool scanLiteral();
    void endValue()
    {
        m_expect = Expect::CommaOrEnd;
        if (m_stack.size() == 1 && m_stack.last().isObject)
            m_members.last().valueEnd = m_p - m_begin;
    }

    const Byte *m_begin;
    const Byte *m_end;
    const Byte *m_p;
    const Byte *m_root = nullptr;
    const Byte *m_comma = nullptr;
    const Byte *m_faultAt = nullptr;
    JsonFault m_fault = JsonFault::None;
    Expect m_expect = Expect::Value;
    bool m_rootIsObject = false;
    QVarLengthArray<Frame, 32> m_stack;
    KeyRegister m_keys;
    QList<JsonMember> m_members;
    QString m_duplicate;
};

bool Scanner::scanDocument()
{
    if (m_end - m_p >= 3 && m_p[0] == 0xEF && m_p[1] == 0xBB && m_p[2] == 0xBF)
        return fail(JsonFault::ByteOrderMark, m_p);
    skipSpace();
    if (m_p == m_end)
        return fail(JsonFault::Empty, m_begin);
    m_root = m_p;
    m_rootIsObject = *m_p == '{';
    if (!scanValue())
        return false;
    while (!m_stack.isEmpty()) {
        skipSpace();
        if (m_p == m_end)
            return fail(JsonFault::Unclosed, m_p);
        const bool inObject = m_stack.last().isObject;
        switch (m_expect) {
        case Expect::FirstKey:
        case Expect::Key:
            if (*m_p == '}') {
                if (m_expect == Expect::Key)
                    return fail(JsonFault::TrailingComma, m_comma);
                closeContainer();
            } else if (!scanKey()) {
                return false;
            }
            break;
        case Expect::FirstElement:
        case Expect::Value:
            if (!inObject && *m_p == ']') {
                if (m_expect == Expect::Value)
                    return fail(JsonFault::TrailingComma, m_comma);
                closeContainer();
            } else if (!scanValue()) {
                return false;
            }
            break;
        case Expect::CommaOrEnd:
            if (*m_p == ',') {
                m_comma = m_p++;
                m_expect = inObject ? Expect::Key : Expect::Value;
            } else if (*m_p == (inObject ? '}' : ']')) {
                closeContainer();
            } else {
                return failHere(beginsValue() ? JsonFault::MissingComma : JsonFault::UnexpectedCharacter);
            }
            break;
        }
    }
    skipSpace();
    return m_p == m_end || failHere(JsonFault::TrailingText);
}

bool Scanner::scanKey()
{
    if (*m_p != '"')
        return failHere(JsonFault::UnexpectedCharacter);
    const Byte *const start = m_p;
    bool escaped = false;
    if (!scanString(escaped))
        return false;
    const QByteArrayView inner(start + 1, m_p - start - 2);
    const QByteArrayView decoded = escaped ? m_keys.keep(unescaped(inner)) : inner;
    if (!m_keys.add(m_stack.last().keys, decoded)) {
        m_duplicate = textOf(decoded);
        return fail(JsonFault::DuplicateKey, start);
    }
    skipSpace();
    if (m_p == m_end || *m_p != ':')
        return failHere(JsonFault::MissingColon);
    ++m_p;
    if (m_stack.size() == 1) {
        skipSpace();
        m_members.append({textOf(decoded), m_p - m_begin, 0});
    }
    m_expect = Expect::Value;
    return true;
}

bool Scanner::scanValue()
{
    bool isSound = false;
    bool escaped = false;
    if (*m_p == '{' || *m_p == '[')
        return openContainer();
    if (*m_p == '"')
        isSound = scanString(escaped);
    else if (isDigit(*m_p) || *m_p == '-' || *m_p == '+' || *m_p == '.')
        isSound = scanNumber();
    else if (isLetter(*m_p))
        isSound = scanLiteral();
    else
        isSound = failHere(JsonFault::UnexpectedCharacter);
    if (isSound)
        endValue();
    return isSound;
}

bool Scanner::openContainer()
{
    if (m_stack.size() == maxJsonDepth)
        return fail(JsonFault::TooDeep, m_p);
    const bool isObject = *m_p++ == '{';
    m_stack.append({isObject, m_keys.open()});
    m_expect = isObject ? Expect::FirstKey : Expect::FirstElement;
    return true;
}

void Scanner::closeContainer()
{
    ++m_p;
    m_keys.close(m_stack.last().keys);
    m_stack.removeLast();
    endValue();
}

bool Scanner::scanString(bool &escaped)
{
    const Byte *const start = m_p++;
    for (;;) {
        m_p = skipPlain(m_p, m_end);
        if (m_p == m_end)
            return fail(JsonFault::UnterminatedString, start);
        const Byte byte = *m_p;
        if (byte >= 0x80) {
            // Text that is not ASCII comes in runs: stay here until it ends.
            while ((m_p = skipCommonThreeByte(m_p, m_end)) != m_end && *m_p >= 0x80) {
                const int length = utf8Length(m_p, m_end);
                if (length == 0)
                    return fail(JsonFault::InvalidUtf8, m_p);
                m_p += length;
            }
        } else if (byte == '"') {
            ++m_p;
            return true;
        } else if (byte == '\\') {
            escaped = true;
            if (!scanEscape()) {
                // An escape that the end of the text cut off is not the person's mistake.
                return m_fault == JsonFault::UnterminatedString ? fail(m_fault, start) : false;
            }
        } else {
            return fail(byte == 0 ? JsonFault::NulCharacter : JsonFault::ControlCharacter, m_p);
        }
    }
}

bool Scanner::scanEscape()
{
    const Byte *const start = m_p++;
    if (m_p == m_end)
        return fail(JsonFault::UnterminatedString, start);
    if (*m_p != 'u') {
        if (*m_p == 0 || std::strchr("\"\\/bfnrt", *m_p) == nullptr)
            return fail(JsonFault::BadEscape, start);
        ++m_p;
        return true;
    }
    ++m_p;
    const int unit = hexQuad(m_p, m_end);
    if (unit < 0) {
        const bool isCut = m_end - m_p < 4 && std::find(m_p, m_end, '"') == m_end;
        return fail(isCut ? JsonFault::UnterminatedString : JsonFault::BadEscape, start);
    }
    m_p += 4;
    if (unit == 0)
        return fail(JsonFault::NulCharacter, start);
    if (isLowSurrogate(unit))
        return fail(JsonFault::LoneSurrogate, start);
    if (isHighSurrogate(unit)) {
        const bool hasEscape = m_end - m_p >= 6 && m_p[0] == '\\' && m_p[1] == 'u';
        if (!hasEscape || !isLowSurrogate(hexQuad(m_p + 2, m_end)))
            return fail(JsonFault::LoneSurrogate, start);
        m_p += 6;
    }
    return true;
}

bool Scanner::scanNumber()
{
    const Byte *const start = m_p;
    const auto digits = [this] {
        const Byte *const first = m_p;
        while (m_p != m_end && isDigit(*m_p))
            ++m_p;
        return m_p != first;
    };
    if (*m_p == '-')
        ++m_p;
    const Byte *const whole = m_p;
    bool isSound = digits() && (*whole != '0' || m_p - whole == 1);
    if (isSound && m_p != m_end && *m_p == '.') {
        ++m_p;
        isSound = digits();
    }
    if (isSound && m_p != m_end && (*m_p == 'e' || *m_p == 'E')) {
        ++m_p;
        if (m_p != m_end && (*m_p == '+' || *m_p == '-'))
            ++m_p;
        isSound = digits();
    }
    if (isSound && m_p != m_end)
        isSound = !isLetter(*m_p) && *m_p != '.' && *m_p != '+' && *m_p != '-' && *m_p != '_';
    return isSound || fail(JsonFault::BadNumber, start);
}

bool Scanner::scanLiteral()
{
    const Byte *const start = m_p;
    while (m_p != m_end && (isLetter(*m_p) || isDigit(*m_p) || *m_p == '_'))
        ++m_p;
    const QByteArrayView word(start, m_p - start);
    return word == "true" || word == "false" || word == "null" || fail(JsonFault::BadLiteral, start);
}

} // namespace

JsonScan scanJsonObject(QByteArrayView bytes)
{
    return Scanner(bytes).scanObject();
}

std::optional<JsonPosition> findInvalidUtf8(QByteArrayView bytes)
{
    const auto *const begin = reinterpret_cast<const Byte *>(bytes.data());
    const Byte *const end = begin + bytes.size();
    for (const Byte *p = begin; p != end;) {
        const int length = utf8Length(p, end);
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
    if (!Scanner(token).scanOnlyString())
        return std::nullopt;
    return textOf(unescaped(token.sliced(1, token.size() - 2)));
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
