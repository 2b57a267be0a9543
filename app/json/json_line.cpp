// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_line.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace crier {

void JsonLine::add(const char *name, const QJsonValue &value)
{
    // One value inside an array, without the brackets: the only way to have Qt write a bare value.
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    addToken(name, wrapped.mid(1, wrapped.size() - 2));
}

void JsonLine::addToken(const char *name, const QByteArray &token)
{
    m_line += m_line.isEmpty() ? "{\"" : ",\"";
    m_line += name;
    m_line += "\":";
    m_line += token;
}

void JsonLine::addList(const char *name, const QList<QByteArray> &tokens)
{
    addToken(name, '[' + tokens.join(',') + ']');
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace crier
