// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace crier {

// Chooses a time zone by typing a part of its name or from the list. What is typed is not corrected: whether
// there is such a zone is said where it is used.
class ZoneBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ZoneBox(QWidget *parent = nullptr);

    QString zone() const { return currentText().trimmed(); }
    void setZone(const QString &zone);

Q_SIGNALS:
    void zoneChanged();
};

} // namespace crier
