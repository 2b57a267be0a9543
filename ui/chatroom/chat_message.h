// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "ui/common/visible_marks.h"

#include <QDateTime>
#include <QList>
#include <QSize>
#include <QString>

namespace crier {

// How a member's app would draw a message.
enum class ChatLook {
    Bubble, // something a person says or shows
    Strip,  // a grey notice line
    Card,   // a type and its fields, plainly
    Unseen, // nothing: the app acts on it
};

// One piece of a message, from top to bottom.
struct ChatPart
{
    enum class Kind {
        Text,
        Title,
        Quiet,   // what matters less
        Field,   // label: its name; text: its value
        Quote,   // label: of whom; text: what
        Picture, // base64, else an empty frame of `size` (invalid: unknown); label: a word on the frame
        Voice,   // seconds
        File,    // label: what kind; text: its name
    };
    enum class Sign { None, Play, Place };

    Kind kind = Kind::Text;
    QString text = {};
    QString label = {};
    QList<TextMark> marks = {}; // of `text`
    QByteArray base64 = {};
    QSize size = {};
    Sign sign = Sign::None;
    double seconds = 0;
};

// One message in the chatroom, ready to be painted.
struct ChatMessage
{
    quint64 id = 0; // of this list
    ChatLook look = ChatLook::Bubble;
    QString sender; // the name members see
    QList<ChatPart> parts;
    QString note;   // under the message, in our words: "Your app decides how this looks."
    QDateTime time; // local; none for the preview
    bool isPreview = false;

    // All of it in words, a part a line.
    QString text() const;
};

// What `draft` looks like to a member. Reads at most the first 2,000 characters of any text. Nothing is
// fetched and no file is opened: addresses are shown as the name of their host.
ChatMessage chatMessageOf(const Draft &draft);

} // namespace crier
