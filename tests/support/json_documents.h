// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QRandomGenerator>

namespace crier {

// Made-up JSON texts as nobody would write them: odd white space, all line ends, escapes that need not be,
// numbers in every spelling, empty containers. The same seed gives the same texts everywhere.
class JsonDocuments
{
public:
    explicit JsonDocuments(quint32 seed)
        : m_random(seed)
    {}

    // Sound, white space around it included.
    QByteArray object();
    QByteArray array();
    QByteArray value();
    QByteArray stringToken();
    QByteArray numberToken();
    // Mostly broken: a sound text with up to three bytes changed, gone or added, or with another fault.
    QByteArray mutant();

    int upTo(int limit) { return m_random.bounded(limit + 1); } // both ends included
    bool oneIn(int count) { return m_random.bounded(count) == 0; }

private:
    QByteArray space();
    QByteArray character();
    QByteArray nested(int depth);
    QByteArray container(bool isObject, int depth);
    template<int count>
    const char *oneOf(const char *const (&texts)[count])
    {
        return texts[m_random.bounded(count)];
    }

    QRandomGenerator m_random;
};

// Tokens of a sound JSON text, cut by rules of their own: brackets, colons and commas are tokens too.
QByteArrayList jsonTokens(const QByteArray &json);

} // namespace crier
