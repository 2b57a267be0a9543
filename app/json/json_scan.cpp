// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_scan.h"

#include "app/json/json_string.h"

#include <QSet>
#include <QString>
#include <QVarLengthArray>

#include <utility>

namespace crier {

namespace {

using Byte = unsigned char;

bool isDigit(Byte byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(Byte byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
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
        if (utf8SequenceLength(m_p, m_end) == 0)
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
    const QByteArrayView decoded = escaped ? m_keys.keep(unescapeJson(inner)) : inner;
    if (!m_keys.add(m_stack.last().keys, decoded)) {
        m_duplicate = textOfUtf8(decoded);
        return fail(JsonFault::DuplicateKey, start);
    }
    skipSpace();
    if (m_p == m_end || *m_p != ':')
        return failHere(JsonFault::MissingColon);
    ++m_p;
    if (m_stack.size() == 1) {
        skipSpace();
        m_members.append({textOfUtf8(decoded), m_p - m_begin, 0});
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
    const JsonStringEnd end = scanJsonString(m_p, m_end);
    if (end.fault != JsonFault::None)
        return fail(end.fault, end.at);
    m_p = end.at;
    escaped = end.isEscaped;
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

} // namespace crier
