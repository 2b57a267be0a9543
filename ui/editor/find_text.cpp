// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_text.h"

namespace crier {

namespace {

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate() || c.isMark();
}

// A word ends where one of two neighbours is no part of one.
bool isWordEdge(QStringView text, qsizetype at)
{
    return at == 0 || at == text.size() || !isWordPart(text.at(at - 1)) || !isWordPart(text.at(at));
}

} // namespace

qsizetype findTerm(QStringView text, const SearchTerm &term, qsizetype from)
{
    if (term.isEmpty())
        return -1;
    const Qt::CaseSensitivity sensitivity = term.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    qsizetype at = text.indexOf(term.text, from, sensitivity);
    while (at >= 0 && term.wholeWord && !(isWordEdge(text, at) && isWordEdge(text, at + term.text.size())))
        at = text.indexOf(term.text, at + 1, sensitivity);
    return at;
}

QList<qsizetype> findTerms(QStringView text, const SearchTerm &term, qsizetype most)
{
    QList<qsizetype> found;
    for (qsizetype at = findTerm(text, term, 0); at >= 0 && found.size() < most;
         at = findTerm(text, term, at + term.text.size()))
        found.append(at);
    return found;
}

} // namespace crier
