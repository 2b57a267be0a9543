// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_format.h"

#include "app/json/json_scanner.h"

namespace crier {

namespace {

// Writes the tokens again, with white space of its own or none.
class SpaceSink
{
public:
    SpaceSink(const QByteArray &json, bool isCompact)
        : m_json(json)
        , m_isCompact(isCompact)
    {
        m_out.reserve(isCompact ? json.size() : json.size() + json.size() / 4);
    }

    void openContainer(JsonKind kind, qsizetype)
    {
        beginValue();
        m_out.append(kind == JsonKind::Object ? '{' : '[');
        ++m_depth;
        m_isEmpty = true;
    }

    void closeContainer(qsizetype end)
    {
        --m_depth;
        if (!m_isEmpty)
            breakLine();
        m_isEmpty = false;
        m_out.append(m_json.at(end - 1));
    }

    void key(qsizetype start, qsizetype end, QByteArrayView)
    {
        beginChild();
        append(start, end);
        m_out.append(m_isCompact ? ":" : ": ");
        m_isAfterKey = true;
    }

    void scalar(JsonKind, qsizetype start, qsizetype end)
    {
        beginValue();
        append(start, end);
    }

    QByteArray takeText() { return std::move(m_out); }

private:
    void beginValue()
    {
        if (m_depth > 0 && !m_isAfterKey)
            beginChild();
        m_isAfterKey = false;
    }

    void beginChild()
    {
        if (!m_isEmpty)
            m_out.append(',');
        m_isEmpty = false;
        breakLine();
    }

    void breakLine()
    {
        if (!m_isCompact)
            m_out.append(m_lineStart.constData(), 1 + m_depth * 2);
    }

    void append(qsizetype start, qsizetype end) { m_out.append(m_json.constData() + start, end - start); }

    const QByteArray &m_json;
    const bool m_isCompact;
    const QByteArray m_lineStart = '\n' + QByteArray(2 * maxJsonDepth, ' '); // of the deepest line
    QByteArray m_out;
    int m_depth = 0;
    bool m_isEmpty = true; // the innermost open container has no child yet
    bool m_isAfterKey = false;
};

// Writes all bytes again but those of strings that can be spelled shorter.
class PlainSink
{
public:
    explicit PlainSink(const QByteArray &json)
        : m_json(json)
    {
        m_out.reserve(json.size());
    }

    void openContainer(JsonKind, qsizetype) {}
    void closeContainer(qsizetype) {}
    void key(qsizetype start, qsizetype end, QByteArrayView) { appendString(start, end); }
    void scalar(JsonKind kind, qsizetype start, qsizetype end)
    {
        if (kind == JsonKind::String)
            appendString(start, end);
    }

    QByteArray takeText()
    {
        appendUpTo(m_json.size());
        return std::move(m_out);
    }

private:
    void appendString(qsizetype start, qsizetype end);
    void appendPlain(qsizetype start, qsizetype end);

    void appendUpTo(qsizetype end)
    {
        m_out.append(m_json.constData() + m_written, end - m_written);
        m_written = end;
    }

    const QByteArray &m_json;
    QByteArray m_out;
    qsizetype m_written = 0; // bytes of m_json that are done
};

void PlainSink::appendString(qsizetype start, qsizetype end)
{
    const auto *const bytes = reinterpret_cast<const unsigned char *>(m_json.constData());
    const QByteArrayView untilEnd = QByteArrayView(m_json).first(end);
    for (qsizetype at = start; (at = untilEnd.indexOf('\\', at)) >= 0;) {
        const qsizetype after = skipJsonEscape(bytes + at, bytes + end) - bytes;
        if (bytes[at + 1] == 'u' || bytes[at + 1] == '/')
            appendPlain(at, after);
        at = after;
    }
}

// The escape from `start` to `end` as the character itself; what must be escaped gets its short escape, if it
// has one.
void PlainSink::appendPlain(qsizetype start, qsizetype end)
{
    appendUpTo(start);
    const qsizetype before = m_out.size();
    appendUnescapedJson(m_out, QByteArrayView(m_json).sliced(start, end - start));
    const char first = m_out.at(before);
    if (first == '"' || first == '\\' || static_cast<unsigned char>(first) < 0x20) {
        m_out.truncate(before);
        const QByteArray token = encodeJsonString(QString(QLatin1Char(first)));
        if (token.size() == 4) // two quotes and an escape of two
            m_out.append(token.constData() + 1, 2);
        else
            return; // it stays as it is written
    }
    m_written = end;
}

template<typename Sink>
std::optional<QByteArray> rewritten(const QByteArray &json, Sink sink)
{
    if (!JsonScanner(json, sink).scan())
        return std::nullopt;
    return sink.takeText();
}

} // namespace

std::optional<QByteArray> formattedJson(const QByteArray &json)
{
    return rewritten(json, SpaceSink(json, false));
}

std::optional<QByteArray> compactJson(const QByteArray &json)
{
    return rewritten(json, SpaceSink(json, true));
}

std::optional<QByteArray> plainlySpelledJson(const QByteArray &json)
{
    return rewritten(json, PlainSink(json));
}

} // namespace crier
