// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace crier::test {

// A user whom file permissions bind. Whoever runs the tests, unless that is the superuser: then `nobody`, if
// crierctl can be started as that one.
class OtherUser
{
public:
    OtherUser();
    bool isPossible() const { return m_isPossible; }
    // What to put before a command to run it as this user; may be empty.
    QStringList prefix() const { return m_prefix; }
    bool give(const QString &path) const;
    // So that this user can reach what lies in the folder.
    bool letThrough(const QString &folder) const;
    unsigned userId() const { return m_userId; }

private:
    bool m_isPossible = false;
    QStringList m_prefix;
    unsigned m_userId = 0;
};

} // namespace crier::test
