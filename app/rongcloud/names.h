// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace crier {

// Strings that must not be swapped are types of their own.
struct AppKey
{
    QString value;
    friend bool operator==(const AppKey &, const AppKey &) = default;
};

struct UserId
{
    QString value;
    friend bool operator==(const UserId &, const UserId &) = default;
};

struct ObjectName // the platform's word for a message type, "RC:TxtMsg"
{
    QString value;
    friend bool operator==(const ObjectName &, const ObjectName &) = default;
};

struct ChatroomId
{
    QString value;
    friend bool operator==(const ChatroomId &, const ChatroomId &) = default;
};

} // namespace crier
