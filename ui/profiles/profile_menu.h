// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace crier {

// The profiles in a menu, in front of what else is in it: one is checked, and the first nine have a shortcut.
class ProfileMenu : public QObject
{
    Q_OBJECT

public:
    explicit ProfileMenu(QMenu &menu);

    void setProfiles(const QList<Profile> &profiles);
    void setCurrent(const QByteArray &id);
    void retranslate();

Q_SIGNALS:
    void wanted(const QByteArray &id);

private:
    QMenu &m_menu;
    QAction *m_end; // the profiles stand before it
    QActionGroup *m_group;
    QList<Profile> m_profiles;
    QByteArray m_current;
};

} // namespace crier
