// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_scan.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace crier {

enum class JsonKind { Object, Array, String, Number, True, False, Null };

// One step down: into an object by key, or into an array by index.
struct JsonStep
{
    QString key;
    qsizetype index = -1; // from 0; below 0: the step is by key
    friend bool operator==(const JsonStep &, const JsonStep &) = default;
};
// From the root down; empty is the root itself.
using JsonPath = QList<JsonStep>;

JsonStep jsonKey(const QString &key);
JsonStep jsonIndex(qsizetype index);
// "user.name", "nameList[2]"; for people, never parsed.
QString jsonPathText(const JsonPath &path);

// A value as byte ranges of the text it was read from.
struct JsonNode
{
    JsonKind kind = JsonKind::Null;
    qsizetype start = 0;     // first byte of the value's token (an object's "{")
    qsizetype end = 0;       // one past its last byte
    qsizetype keyStart = -1; // of a member: its key's token with quotes; else below 0
    qsizetype keyEnd = -1;
    int parent = -1; // nodes are numbered in document order; the root is 0
    int firstChild = -1;
    int nextSibling = -1;
    int childCount = 0;
    friend bool operator==(const JsonNode &, const JsonNode &) = default;
};

// A JSON text read without rewriting anything: where each value stands. Same grammar and same faults as
// scanJsonObject(), but the root may be any value. Never recurses.
class JsonTree
{
public:
    JsonTree() = default; // of an empty text: Empty
    // Shares `bytes`. With a fault there are no nodes.
    static JsonTree parse(const QByteArray &bytes);

    bool ok() const { return m_fault == JsonFault::None; }
    JsonFault fault() const { return m_fault; }
    JsonPosition faultPosition() const { return m_faultPosition; }
    QString faultKey() const { return m_faultKey; } // of DuplicateKey

    const QByteArray &bytes() const { return m_bytes; }
    const QList<JsonNode> &nodes() const { return m_nodes; }
    const JsonNode &node(int index) const { return m_nodes.at(index); }
    bool isObject() const { return ok() && m_nodes.first().kind == JsonKind::Object; }

    // All of these give -1 for what is not there, and take -1 for the same answer. A member has one key: a
    // text with a duplicate key has a fault.
    int member(int object, const QString &key) const;
    int element(int array, qsizetype index) const;
    int find(const JsonPath &path) const;
    // The deepest value whose token, or whose key's token, holds the byte at `offset`.
    int nodeAt(qsizetype offset) const;

    JsonPath pathOf(int node) const;
    QString key(int node) const; // decoded; empty for what is no member
    QByteArrayView token(int node) const;
    // Of a string: what it stands for.
    std::optional<QString> text(int node) const;

private:
    bool has(int node) const { return node >= 0 && node < m_nodes.size(); }
    QByteArrayView keyInner(int member) const; // between the quotes

    QByteArray m_bytes;
    QList<JsonNode> m_nodes;
    JsonFault m_fault = JsonFault::Empty;
    JsonPosition m_faultPosition;
    QString m_faultKey;
};

} // namespace crier
