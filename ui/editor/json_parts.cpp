// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_parts.h"

namespace crier {

namespace {

constexpr int backslashOnly = 5;

bool isNumberPart(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'+' || c == u'e' || c == u'E';
}

bool isPunctuation(QChar c)
{
    return c == u'{' || c == u'}' || c == u'[' || c == u']' || c == u',' || c == u':';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// Two views read as one text.
class Joined
{
public:
    Joined(QStringView first, QStringView second)
        : m_first(first)
        , m_second(second)
    {}
    qsizetype size() const { return m_first.size() + m_second.size(); }
    QChar at(qsizetype i) const
    {
        return i < m_first.size() ? m_first.at(i) : m_second.at(i - m_first.size());
    }

private:
    QStringView m_first;
    QStringView m_second;
};

// Whether the string that begins before `from` is followed by a colon.
bool isKey(const Joined &text, qsizetype from)
{
    qsizetype i = from;
    while (i < text.size() && text.at(i) != u'"')
        i += text.at(i) == u'\\' ? 2 : 1;
    for (++i; i < text.size() && text.at(i).isSpace(); ++i) {
    }
    return i < text.size() && text.at(i) == u':';
}

class Scanner
{
public:
    Scanner(QStringView piece, QStringView ahead, JsonThread thread, QList<JsonSpan> *spans)
        : m_piece(piece)
        , m_ahead(ahead)
        , m_thread(thread)
        , m_spans(spans)
    {}

    JsonThread run()
    {
        while (m_at < m_piece.size()) {
            if (m_thread.inside == JsonThread::Nothing)
                readOutside();
            else
                readString(m_at);
        }
        return m_thread;
    }

private:
    void put(qsizetype start, qsizetype end, JsonPart part) const
    {
        if (m_spans && end > start)
            m_spans->append({int(start), int(end - start), part});
    }

    void readOutside()
    {
        const QChar c = m_piece.at(m_at);
        const qsizetype start = m_at;
        if (c == u'"') {
            m_thread.inside =
                isKey(Joined(m_piece, m_ahead), m_at + 1) ? JsonThread::Key : JsonThread::String;
            ++m_at;
            readString(start);
        } else if (isPunctuation(c)) {
            // One span for a run of them and the spaces between: fewer pieces to lay out.
            qsizetype end = m_at;
            while (m_at < m_piece.size() && (isPunctuation(m_piece.at(m_at)) || m_piece.at(m_at) == u' ')) {
                if (isPunctuation(m_piece.at(m_at)))
                    end = m_at + 1;
                ++m_at;
            }
            put(start, end, JsonPart::Punctuation);
        } else if (c == u'-' || (c >= u'0' && c <= u'9')) {
            while (m_at < m_piece.size() && isNumberPart(m_piece.at(m_at)))
                ++m_at;
            put(start, m_at, JsonPart::Number);
        } else if (isLetter(c)) {
            while (m_at < m_piece.size() && isLetter(m_piece.at(m_at)))
                ++m_at;
            const QStringView word = m_piece.sliced(start, m_at - start);
            if (word == u"true" || word == u"false" || word == u"null")
                put(start, m_at, JsonPart::Literal);
        } else {
            ++m_at;
        }
    }

    // Up to the closing quote or the end of the piece; `start` is where what is not shown yet began.
    void readString(qsizetype start)
    {
        const JsonPart part = m_thread.inside == JsonThread::Key ? JsonPart::Key : JsonPart::String;
        while (m_at < m_piece.size()) {
            const QChar c = m_piece.at(m_at);
            if (m_thread.pendingEscape > 0 || c == u'\\') {
                put(start, m_at, part);
                start = m_at;
                readEscape();
                put(start, m_at, JsonPart::Escape);
                start = m_at;
                continue;
            }
            ++m_at;
            if (c == u'"') {
                m_thread.inside = JsonThread::Nothing;
                break;
            }
        }
        put(start, m_at, part);
    }

    void readEscape()
    {
        if (m_thread.pendingEscape == 0) {
            ++m_at;
            m_thread.pendingEscape = backslashOnly;
        }
        while (m_thread.pendingEscape > 0 && m_at < m_piece.size()) {
            const QChar c = m_piece.at(m_at);
            if (m_thread.pendingEscape == backslashOnly) {
                m_thread.pendingEscape = c == u'u' ? 4 : 0;
            } else if (c == u'"') {
                m_thread.pendingEscape = 0; // a wrong escape does not take the string's end along
                return;
            } else {
                --m_thread.pendingEscape;
            }
            ++m_at;
        }
    }

    const QStringView m_piece;
    const QStringView m_ahead;
    JsonThread m_thread;
    QList<JsonSpan> *m_spans;
    qsizetype m_at = 0;
};

} // namespace

JsonThread scanJsonPiece(QStringView piece, QStringView ahead, JsonThread thread, QList<JsonSpan> *spans)
{
    return Scanner(piece, ahead, thread, spans).run();
}

} // namespace crier
