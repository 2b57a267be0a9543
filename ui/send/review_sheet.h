// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QDialog>
#include <QElapsedTimer>

class QCheckBox;
class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace crier {

class PlainLabel;

// The one question before a live send: whom it reaches, from whom, what, and what is doubtful about it. Holds
// the very bytes it shows. Its confirming button is not where Send was, is never the default, and is deaf for
// its first half second and to held keys.
class ReviewSheet : public QDialog
{
    Q_OBJECT

public:
    // `warnings` are asked about; a message with errors gets no review.
    ReviewSheet(const Profile &profile, const Draft &draft, const QList<Finding> &warnings, QWidget *parent);

    const Profile &profile() const { return m_profile; }
    const Draft &draft() const { return m_draft; }
    // Why it cannot be confirmed at this moment; empty: it can.
    void setObstacle(const QString &reason);

Q_SIGNALS:
    void confirmed();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildFacts();
    void addFact(QFormLayout &form, const QString &title, const QString &value, const char *objectName);
    void addWarnings(QVBoxLayout &layout, const QList<Finding> &warnings);
    void judge();
    void confirm();

    Profile m_profile;
    Draft m_draft;
    QString m_obstacle;
    QElapsedTimer m_since;
    QCheckBox *m_accepted = nullptr; // with warnings only
    PlainLabel *m_obstacleLabel;
    QPushButton *m_confirm;
    QPushButton *m_back;
};

} // namespace crier
