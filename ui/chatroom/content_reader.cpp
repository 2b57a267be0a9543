// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/content_reader.h"

#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QUrl>

#include <cmath>

namespace crier {

namespace {

constexpr qsizetype longestText = 2'000;
constexpr qsizetype longestHost = 80;
constexpr qsizetype longestAddress = 4'000; // beyond it nothing is an address
constexpr int bytesOfEscape = 6;            // \u0041

int escapeLength(QByteArrayView token, qsizetype at)
{
    if (token.at(at + 1) != 'u')
        return 2;
    // Halves of a surrogate pair stay together; the text is sound, so the other half is there.
    const char third = token.at(at + 3);
    const bool isHigh =
        (token.at(at + 2) == 'd' || token.at(at + 2) == 'D') &&
        (third == '8' || third == '9' || third == 'a' || third == 'A' || third == 'b' || third == 'B');
    return isHigh ? 2 * bytesOfEscape : bytesOfEscape;
}

int sequenceLength(char lead)
{
    const auto byte = uchar(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

QString cutTo(const QString &text, qsizetype most, bool *wasCut)
{
    *wasCut = *wasCut || text.size() > most;
    if (text.size() <= most)
        return text;
    return text.left(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
}

} // namespace

QString beginningOf(QByteArrayView token, qsizetype most, bool *wasCut)
{
    *wasCut = false;
    qsizetype at = 1;
    qsizetype units = 0;
    while (at < token.size() - 1 && units <= most) {
        at += token.at(at) == '\\' ? escapeLength(token, at) : sequenceLength(token.at(at));
        ++units;
    }
    if (at >= token.size() - 1)
        return cutTo(decodeJsonString(token).value_or(QString()), most, wasCut);
    *wasCut = true;
    return cutTo(decodeJsonString(token.first(at).toByteArray() + '"').value_or(QString()), most, wasCut);
}

bool ContentReader::isText(const char *key) const
{
    const int node = member(key);
    return node >= 0 && m_tree.node(node).kind == JsonKind::String;
}

MarkedText ContentReader::text(const char *key) const
{
    if (!isText(key))
        return {};
    bool wasCut = false;
    MarkedText text = withVisibleMarks(beginningOf(m_tree.token(member(key)), longestText, &wasCut));
    if (wasCut) {
        text.text = QCoreApplication::translate("ChatroomModel", "%1... (shortened here)",
                                                "%1 is the beginning of a text")
                        .arg(text.text);
    }
    return text;
}

QString ContentReader::line(const char *key, qsizetype longest) const
{
    return lineOf(member(key), longest);
}

QString ContentReader::lineOf(int node, qsizetype longest) const
{
    if (node < 0)
        return {};
    const QByteArrayView token = m_tree.token(node);
    bool wasCut = false;
    const QString text = m_tree.node(node).kind == JsonKind::String
                             ? beginningOf(token, longest + 1, &wasCut)
                             : QString::fromUtf8(token.first(std::min(token.size(), longest * 4)));
    // A line break is a blank here and no hidden character.
    return withVisibleMarks(oneLine(text, longest)).text;
}

double ContentReader::number(const char *key, double otherwise) const
{
    bool isNumber = false;
    const double value = line(key, 40).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? value : otherwise;
}

QString ContentReader::size(const char *key) const
{
    const double bytes = number(key, -1);
    return bytes >= 0 && bytes < 1e15 ? sizeText(qint64(bytes)) : line(key, 40);
}

QString ContentReader::host(const char *key) const
{
    const int node = member(key);
    if (node < 0 || m_tree.node(node).kind != JsonKind::String || m_tree.token(node).size() > longestAddress)
        return line(key, longestHost);
    // The encoded form: two names that look alike must not read alike.
    const QString host =
        QUrl(m_tree.text(node).value_or(QString()), QUrl::StrictMode).host(QUrl::FullyEncoded);
    return host.isEmpty() ? line(key, longestHost) : oneLine(host, longestHost);
}

QByteArray ContentReader::base64(const char *key) const
{
    if (!isText(key))
        return {};
    return m_tree.text(member(key)).value_or(QString()).toUtf8();
}

QStringList ContentReader::lines(const char *key, int most) const
{
    const int node = member(key);
    if (node < 0 || m_tree.node(node).kind != JsonKind::Array)
        return node < 0 ? QStringList() : QStringList{line(key)};
    QStringList lines;
    for (int child = m_tree.node(node).firstChild; child >= 0 && lines.size() < most;
         child = m_tree.node(child).nextSibling)
        lines.append(lineOf(child, 200));
    return lines;
}

} // namespace crier
