// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"

#include <QList>
#include <QString>

#include <optional>

namespace crier {

// How well a type serves as a chatroom broadcast (dossier section 4).
enum class Fit { Recommended, Possible, Discouraged, Internal };

// How a member of a content is edited and checked.
enum class FieldKind {
    Text,      // one line
    LongText,  // several lines
    Url,       // address of a file or page
    Integer,   // JSON number without fraction
    Number,    // any JSON number
    Boolean,   //
    Thumbnail, // raw Base64 of a JPEG (dossier section 4, "Thumbnail and media rules")
    Audio,     // raw Base64 of AMR data
    Json,      // any JSON value, written as JSON
    TextList,  // array of strings
    ItemList,  // array of objects, each written as JSON
    User,      // the sender's profile {id, name, portrait, extra}, see `members`
};

// One member of a type's content object.
struct MessageField
{
    QString name; // as in the content: "imageUri"
    FieldKind kind = FieldKind::Text;
    bool isRequired = false;
    // For an Integer or a Boolean that some sources write as a string or as 0 and 1; for a Text that some
    // write as an object, or a TextList as one string: that is not wrong.
    bool isLenient = false;
    bool isClientOnly = false; // only client SDKs set it; a server must not, or it means nothing here
    QString label;
    QString labelChinese;
    QString help; // one sentence or two, limits included
    QString helpChinese;
    std::optional<double> minimum; // of a number
    std::optional<double> maximum;
    std::optional<qint64> maxBytes;   // of the value, UTF-8 or Base64
    QList<MessageField> members = {}; // of User
};

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
    QString textField; // the one member that is the announcement's text; empty where there is none
    QList<MessageField> fields = {}; // in the order a form shows them; empty where none are known
    bool isDocumented = false;       // the vendor documents the fields; else they were read from SDKs
    QByteArray example = {};         // minimal valid content as compact JSON; empty where the table has none
};

// All built-in types in the table's order; the custom pseudo type is not among them. Parsed on first use.
const QList<MessageType> &messageTypes();
// Null when `objectName` is not a built-in type.
const MessageType *findMessageType(const QString &objectName);

// Null when there is none of that name.
const MessageField *findField(const QList<MessageField> &fields, const QString &name);
// The field that describes the value at `path`, which for what stands in a list is the list's; null where
// nothing is known.
const MessageField *findField(const MessageType &type, const JsonPath &path);

// "recommended", "possible", "discouraged", "internal": how the table and crierctl spell it.
QString fitId(Fit fit);
// "text", "long-text", "url" ... likewise.
QString fieldKindId(FieldKind kind);

} // namespace crier
