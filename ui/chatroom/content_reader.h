// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"
#include "ui/common/visible_marks.h"

#include <QStringList>

namespace crier {

// Reads the members of a content for showing them: texts shortened, numbers spelled as they are, addresses as
// their host. Expects a tree that is an object, and lives no longer than it.
class ContentReader
{
public:
    explicit ContentReader(const JsonTree &tree, int object = 0)
        : m_tree(tree)
        , m_object(object)
    {}

    const JsonTree &tree() const { return m_tree; }
    int member(const char *key) const { return m_tree.member(m_object, QString::fromLatin1(key)); }
    bool isText(const char *key) const;

    // Of a text: what it says, nothing hidden. Empty for anything else.
    MarkedText text(const char *key) const;
    // One line: a text, or the token as it is written.
    QString line(const char *key, qsizetype longest = 200) const;
    QString lineOf(int node, qsizetype longest) const;
    // A number, also one that is written as a text; `otherwise` for anything else.
    double number(const char *key, double otherwise = 0) const;
    QString size(const char *key) const; // bytes, in words; as it is written where it is no number
    QString host(const char *key) const; // of an address; what stands there when it is none
    QByteArray base64(const char *key) const;
    // An array of texts, or one text; the first `most`.
    QStringList lines(const char *key, int most) const;

private:
    const JsonTree &m_tree;
    int m_object;
};

// The beginning of a JSON text, decoded: up to `most` characters, without reading the rest. `wasCut` says
// whether there is a rest.
QString beginningOf(QByteArrayView token, qsizetype most, bool *wasCut);

} // namespace crier
