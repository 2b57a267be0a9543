// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace crier {

// How well a type serves as a chatroom broadcast (dossier section 4).
enum class Fit { Recommended, Possible, Discouraged, Internal };

// One built-in type of resources/tables/message-types.json.
struct MessageType
{
    QString objectName; // "RC:TxtMsg"
    QString name;       // "Text"
    QString nameChinese;
    QString purpose;
    QString purposeChinese;
    Fit fit = Fit::Discouraged;
    QString fitReason;
    QString fitReasonChinese;
    QString textField;  // the one member that is the announcement's text; empty where there is none
    QByteArray example; // minimal valid content as compact JSON; empty where the table has none
};

// All built-in types in the table's order; the custom pseudo type is not among them. Parsed on first use.
const QList<MessageType> &messageTypes();
// Null when `objectName` is not a built-in type.
const MessageType *findMessageType(const QString &objectName);

} // namespace crier
