// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/shell_words.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

class PosixSplitter
{
public:
    explicit PosixSplitter(const QString &line)
        : m_line(line)
    {}

    ShellWords split()
    {
        while (m_at < m_line.size()) {
            const QChar c = m_line.at(m_at);
            if (c == u'\\')
                takeEscape();
            else if (c == u'\'')
                takeSingle();
            else if (c == u'"')
                takeDouble();
            else if (c == u'$' && next() == u'\'')
                takeAnsi();
            else if (c == u'\n' || u"|;&<>"_s.contains(c))
                takeOperator();
            else if (c.isSpace())
                endWord(1);
            else
                append(m_line.mid(m_at++, 1));
        }
        endWord(0);
        return m_result;
    }

private:
    QChar next() const { return m_at + 1 < m_line.size() ? m_line.at(m_at + 1) : QChar(); }

    void append(const QString &text)
    {
        m_word += text;
        m_isInWord = true;
    }

    void endWord(qsizetype skip)
    {
        if (m_isInWord)
            m_result.words.append(m_word);
        m_word.clear();
        m_isInWord = false;
        m_at += skip;
    }

    void takeOperator()
    {
        const QString sign = m_line.mid(m_at, 1);
        // An address that nobody quoted has its & inside of a word; a shell would not send it so, but what
        // the person meant is clear.
        const bool isInsideWord = sign == "&"_L1 && m_isInWord && next().isLetter();
        if (isInsideWord) {
            append(sign);
            ++m_at;
            return;
        }
        endWord(1);
        m_result.words.append(sign);
    }

    void takeEscape()
    {
        if (m_line.mid(m_at + 1, 2) == "\r\n"_L1) {
            m_at += 3;
        } else if (next() == u'\n') {
            m_at += 2; // the line goes on
        } else {
            append(m_line.mid(m_at + 1, 1));
            m_at += 2;
        }
    }

    void takeSingle()
    {
        const qsizetype end = m_line.indexOf(u'\'', m_at + 1);
        m_result.isUnbalanced |= end < 0;
        append(m_line.mid(m_at + 1, end < 0 ? -1 : end - m_at - 1));
        m_at = end < 0 ? m_line.size() : end + 1;
    }

    void takeDouble()
    {
        append({});
        for (++m_at; m_at < m_line.size(); ++m_at) {
            const QChar c = m_line.at(m_at);
            if (c == u'"') {
                ++m_at;
                return;
            }
            if (c == u'\\' && (u"\"\\$`"_s.contains(next()) || next() == u'\n')) {
                if (next() != u'\n')
                    m_word += next();
                ++m_at;
            } else {
                m_word += c;
            }
        }
        m_result.isUnbalanced = true;
    }

    void takeAnsi()
    {
        append({});
        m_at += 2;
        QByteArray bytes; // \xNN gives bytes, which only together are characters
        const auto flush = [&] { m_word += QString::fromUtf8(std::exchange(bytes, {})); };
        while (m_at < m_line.size()) {
            const QChar c = m_line.at(m_at++);
            if (c == u'\'') {
                flush();
                return;
            }
            if (c != u'\\' || m_at >= m_line.size()) {
                bytes += QString(c).toUtf8();
                if (c.isHighSurrogate() && m_at < m_line.size()) {
                    bytes.chop(bytes.endsWith("\xef\xbf\xbd") ? 3 : 1);
                    bytes += m_line.mid(m_at++ - 1, 2).toUtf8();
                }
                continue;
            }
            takeAnsiEscape(bytes);
        }
        flush();
        m_result.isUnbalanced = true;
    }

    void takeAnsiEscape(QByteArray &bytes)
    {
        static const QString letters = u"abefnrtv"_s;
        static const QByteArray controls = "\a\b\x1b\f\n\r\t\v";
        const QChar kind = m_line.at(m_at++);
        if (const qsizetype found = letters.indexOf(kind); found >= 0) {
            bytes += controls.at(found);
        } else if (kind == u'x' || kind == u'u' || kind == u'U') {
            const int most = kind == u'x' ? 2 : kind == u'u' ? 4 : 8;
            const uint number = takeDigits(most, 16);
            if (kind == u'x')
                bytes += char(number);
            else if (number <= QChar::LastValidCodePoint)
                bytes += QString::fromUcs4(reinterpret_cast<const char32_t *>(&number), 1).toUtf8();
        } else if (kind >= u'0' && kind <= u'7') {
            --m_at;
            bytes += char(takeDigits(3, 8));
        } else {
            bytes += QString(kind).toUtf8();
        }
    }

    uint takeDigits(int most, int base)
    {
        uint number = 0;
        for (int i = 0; i < most && m_at < m_line.size(); ++i, ++m_at) {
            bool isDigit = false;
            const uint digit = m_line.mid(m_at, 1).toUInt(&isDigit, base);
            if (!isDigit)
                break;
            number = number * uint(base) + digit;
        }
        return number;
    }

    const QString &m_line;
    qsizetype m_at = 0;
    QString m_word;
    bool m_isInWord = false;
    ShellWords m_result;
};

// What the command prompt hands to the program.
QString withoutCarets(const QString &line)
{
    QString out;
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'^' && !isQuoted && i + 1 < line.size()) {
            ++i;
            if (line.at(i) == u'\r' && i + 1 < line.size() && line.at(i + 1) == u'\n')
                ++i;
            if (line.at(i) == u'\n')
                continue; // the line goes on
            out += line.at(i);
            continue;
        }
        if (c == u'"')
            isQuoted = !isQuoted;
        out += c;
    }
    return out;
}

} // namespace

ShellWords splitPosix(const QString &line)
{
    return PosixSplitter(line).split();
}

ShellWords splitCmd(const QString &line)
{
    const QString text = withoutCarets(line);
    ShellWords result;
    QString word;
    bool isInWord = false, isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar after = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (c == u'\\' && after == u'"') {
            word += u'"';
            isInWord = true;
            ++i;
        } else if (c == u'"' && isQuoted && after == u'"') {
            word += u'"';
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
            isInWord = true;
        } else if (c.isSpace() && !isQuoted) {
            if (isInWord)
                result.words.append(word);
            word.clear();
            isInWord = false;
        } else {
            word += c;
            isInWord = true;
        }
    }
    if (isInWord)
        result.words.append(word);
    result.isUnbalanced = isQuoted;
    return result;
}

bool looksLikeCmd(const QString &line)
{
    static const QRegularExpression carets(u"\\^\\s*\\r?\\n|\\^\""_s);
    static const QRegularExpression doubled(u"(?<=\\S)\"\"(?=\\S)"_s);
    return line.contains(carets) || (!line.contains(u'\'') && line.contains(doubled));
}

} // namespace crier
