// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/incidents/incidents.h"

#include <QFrame>

namespace crier {

// How it goes with one profile, at a glance: whom it reaches, how the last send ended, when one last worked.
class IncidentCard : public QFrame
{
    Q_OBJECT

public:
    // `isCurrent`: it is the profile the window speaks for.
    IncidentCard(const ProfileIncidents &facts, const QDateTime &now, bool isCurrent,
                 QWidget *parent = nullptr);
};

} // namespace crier
