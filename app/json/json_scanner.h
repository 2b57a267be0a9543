// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_keys.h"
#include "app/json/json_string.h"
#include "app/json/json_tree.h"

#include <QVarLengthArray>

#include <utility>

namespace crier {

// The one grammar of the program, for app/json alone: a strict (RFC 8259), non-recursive, one-pass reader
// that tells a sink what stands where. A sink has, with places as byte offsets:
//     void openContainer(JsonKind kind, qsizetype start);
//     void closeContainer(qsizetype end);                      // one past the bracket
//     void key(qsizetype start, qsizetype end, QByteArrayView decoded);
//     void scalar(JsonKind kind, qsizetype start, qsizetype end);
// A sink hears everything in front of the first fault; what it made of that is worth nothing then.
template<typename Sink>
class JsonScanner
{
public:
    JsonScanner(QByteArrayView bytes, Sink &sink)
        : m_begin(reinterpret_cast<const Byte *>(bytes.data()))
        , m_end(m_begin + bytes.size())
        , m_p(m_begin)
        , m_sink(sink)
    {}

    // False when there is a fault.
    bool scan();

    JsonFault fault() const { return m_fault; }
    qsizetype faultOffset() const { return m_faultAt - m_begin; }
    QByteArrayView faultKey() const { return m_duplicate; } // of DuplicateKey, decoded

private:
    using Byte = unsigned char;
    enum class Expect { Value, FirstElement, Key, FirstKey, CommaOrEnd };

    struct Frame
    {
        bool isObject = false;
        JsonKeyRegister::Object keys;
    };

    static bool isDigit(Byte byte) { return byte >= '0' && byte <= '9'; }
    static bool isLetter(Byte byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

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

    bool scanKey();
    bool scanValue();
    bool openContainer();
    void closeContainer();
    bool scanString(bool &escaped);
    bool scanNumber();
    bool scanLiteral(JsonKind &kind);

    const Byte *m_begin;
    const Byte *m_end;
    const Byte *m_p;
    Sink &m_sink;
    const Byte *m_comma = nullptr;
    const Byte *m_faultAt = nullptr;
    JsonFault m_fault = JsonFault::None;
    Expect m_expect = Expect::Value;
    QVarLengthArray<Frame, 32> m_stack;
    JsonKeyRegister m_keys;
    QByteArrayView m_duplicate;
};

template<typename Sink>
bool JsonScanner<Sink>::scan()
{
    if (m_end - m_p >= 3 && m_p[0] == 0xEF && m_p[1] == 0xBB && m_p[2] == 0xBF)
        return fail(JsonFault::ByteOrderMark, m_p);
    skipSpace();
    if (m_p == m_end)
        return fail(JsonFault::Empty, m_begin);
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

template<typename Sink>
bool JsonScanner<Sink>::scanKey()
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
        m_duplicate = decoded;
        return fail(JsonFault::DuplicateKey, start);
    }
    m_sink.key(start - m_begin, m_p - m_begin, decoded);
    skipSpace();
    if (m_p == m_end || *m_p != ':')
        return failHere(JsonFault::MissingColon);
    ++m_p;
    m_expect = Expect::Value;
    return true;
}

template<typename Sink>
bool JsonScanner<Sink>::scanValue()
{
    if (*m_p == '{' || *m_p == '[')
        return openContainer();
    const Byte *const start = m_p;
    bool isSound = false;
    bool escaped = false;
    JsonKind kind = JsonKind::String;
    if (*m_p == '"') {
        isSound = scanString(escaped);
    } else if (isDigit(*m_p) || *m_p == '-' || *m_p == '+' || *m_p == '.') {
        kind = JsonKind::Number;
        isSound = scanNumber();
    } else if (isLetter(*m_p)) {
        isSound = scanLiteral(kind);
    } else {
        isSound = failHere(JsonFault::UnexpectedCharacter);
    }
    if (!isSound)
        return false;
    m_expect = Expect::CommaOrEnd;
    m_sink.scalar(kind, start - m_begin, m_p - m_begin);
    return true;
}

template<typename Sink>
bool JsonScanner<Sink>::openContainer()
{
    if (m_stack.size() == maxJsonDepth)
        return fail(JsonFault::TooDeep, m_p);
    const bool isObject = *m_p == '{';
    m_sink.openContainer(isObject ? JsonKind::Object : JsonKind::Array, m_p - m_begin);
    ++m_p;
    m_stack.append({isObject, m_keys.open()});
    m_expect = isObject ? Expect::FirstKey : Expect::FirstElement;
    return true;
}

template<typename Sink>
void JsonScanner<Sink>::closeContainer()
{
    ++m_p;
    m_keys.close(m_stack.last().keys);
    m_stack.removeLast();
    m_expect = Expect::CommaOrEnd;
    m_sink.closeContainer(m_p - m_begin);
}

template<typename Sink>
bool JsonScanner<Sink>::scanString(bool &escaped)
{
    const JsonStringEnd end = scanJsonString(m_p, m_end);
    if (end.fault != JsonFault::None)
        return fail(end.fault, end.at);
    m_p = end.at;
    escaped = end.isEscaped;
    return true;
}

template<typename Sink>
bool JsonScanner<Sink>::scanNumber()
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

template<typename Sink>
bool JsonScanner<Sink>::scanLiteral(JsonKind &kind)
{
    const Byte *const start = m_p;
    while (m_p != m_end && (isLetter(*m_p) || isDigit(*m_p) || *m_p == '_'))
        ++m_p;
    const QByteArrayView word(start, m_p - start);
    if (word == "true")
        kind = JsonKind::True;
    else if (word == "false")
        kind = JsonKind::False;
    else if (word == "null")
        kind = JsonKind::Null;
    else
        return fail(JsonFault::BadLiteral, start);
    return true;
}

} // namespace crier
