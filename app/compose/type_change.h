// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/message_types.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <optional>

namespace crier {

struct TypeChange
{
    const MessageType *from = nullptr; // null: the app's own type
    const MessageType *to = nullptr;
    QByteArray content;             // as it is under `from`
    std::optional<QByteArray> kept; // what `to` held when it was left
    QSet<QString> deleted;          // members of `kept` that went along and were taken out since
    QString lastText;               // the announcement's text as last seen; may be empty
};

// The content under the type changed to. What fits both types is carried over: the announcement's text,
// members of the same name and kind, and everything neither type knows. Members only `from` knows are left
// out (the caller keeps the old content). Where `kept` is given it is the start, without what is `deleted`,
// and what fits both is brought up to date in it; else the old content is, so that its white space and order
// stay. Content that is no sound object stays as it is, unless it is plain text and `to` has a text for it.
QByteArray convertedContent(const TypeChange &change);

// The announcement's text inside `content`, for a type that has one.
std::optional<QString> announcementText(const QByteArray &content, const MessageType *type);

} // namespace crier
