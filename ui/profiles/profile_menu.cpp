// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profile_menu.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QActionGroup>
#include <QMenu>

namespace crier {

namespace {
constexpr int shortcuts = 9;
}

ProfileMenu::ProfileMenu(QMenu &menu)
    : QObject(&menu)
    , m_menu(menu)
    , m_end(menu.insertSeparator(menu.actions().value(0)))
    , m_group(new QActionGroup(this))
{}

void ProfileMenu::setProfiles(const QList<Profile> &profiles)
{
    m_profiles = profiles;
    retranslate();
}

void ProfileMenu::setCurrent(const QByteArray &id)
{
    m_current = id;
    for (QAction *action : m_group->actions())
        action->setChecked(action->data().toByteArray() == id);
}

void ProfileMenu::retranslate()
{
    qDeleteAll(m_group->actions());
    int number = 0;
    for (const Profile &profile : std::as_const(m_profiles)) {
        ++number;
        QString name = oneLine(profile.name, 60);
        name.replace(u'&', QStringLiteral("&&"));
        auto *action = new QAction(icon(environmentIcon(profile.environment)),
                                   tr("%1 - %2", "name of a profile, and its environment as a word")
                                       .arg(name, environmentWord(profile.environment)),
                                   m_group);
        action->setObjectName(QStringLiteral("actionProfile%1").arg(number));
        action->setStatusTip(tr("Speak for this profile from now on"));
        action->setCheckable(true);
        action->setData(profile.id);
        action->setChecked(profile.id == m_current);
        if (number <= shortcuts)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(Qt::Key_0 + number)));
        m_menu.insertAction(m_end, action);
        // What is checked is what is so, not what was wished for.
        connect(action, &QAction::triggered, this, [this, id = profile.id] {
            setCurrent(m_current);
            Q_EMIT wanted(id);
        });
    }
}

} // namespace crier
