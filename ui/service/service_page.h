// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QWidget>

namespace crier {

// One page of the Service place. It works only while somebody asks it to: being shown costs nothing.
class ServicePage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // The word on its tab, in the language in use.
    virtual QString title() const = 0;
    // Whom the window speaks for from now on. Results of another profile are not shown as this one's. The
    // secret is empty when it is not known.
    virtual void setProfile(const Profile &profile, const Secret &secret) = 0;
};

} // namespace crier
