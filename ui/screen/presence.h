// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace crier {

// Tells that a person is there: keys, the mouse, touch, an input method, in any window of this program. At
// most once a second, so that moving the mouse costs next to nothing.
class Presence : public QObject
{
    Q_OBJECT

public:
    explicit Presence(QObject *parent = nullptr);

Q_SIGNALS:
    void acted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QElapsedTimer m_since;
};

} // namespace crier
