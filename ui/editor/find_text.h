// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace crier {

// What is looked for in a text.
struct SearchTerm
{
    QString text;
    bool matchCase = false;
    bool wholeWord = false;

    bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

// The next place at or after `from` where `term` stands in `text`; -1 for none.
qsizetype findTerm(QStringView text, const SearchTerm &term, qsizetype from);
// All of them, one after the other, up to `most`.
QList<qsizetype> findTerms(QStringView text, const SearchTerm &term, qsizetype most);

} // namespace crier
