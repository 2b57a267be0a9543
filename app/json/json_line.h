// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

#include <optional>

namespace crier {

// One JSON object on one line, its members in the order they are added: QJsonObject would sort the names, and
// the order is documented. Names are plain ASCII.
class JsonLine
{
public:
    void add(const char *name, const QJsonValue &value);
    // A value that is JSON already.
    void addToken(const char *name, const QByteArray &token);
    void addList(const char *name, const QList<QByteArray> &tokens);
    QByteArray line() const { return (m_line.isEmpty() ? QByteArray("{") : m_line) + '}'; }

private:
    QByteArray m_line;
};

template<typename T>
QJsonValue optionalValue(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

// Null for an empty text.
QJsonValue textOrNull(const QString &text);

} // namespace crier
