// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QWidget>

class QHBoxLayout;

namespace crier {

// "LIVE - everyone in every chatroom of Shop" as one sentence; "Sandbox - nobody is reached".
QString reachSentence(const Profile &profile);

// Always there: says as a word, an icon, a shape and a colour whom a send reaches.
class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(Profile profile, QWidget *parent = nullptr);

    void setProfile(const Profile &profile);
    // Take a widget over: behind the word, and at the end of the band.
    void setLeading(QWidget *widget);
    void setTrailing(QWidget *widget);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QRect tagBox() const; // as if it were read from left to right
    void paintTag(class QPainter &painter, const QRect &tag, const QColor &ground) const;

    Profile m_profile;
    QHBoxLayout *m_row;
    QWidget *m_leading = nullptr;
    QWidget *m_trailing = nullptr;
    QString m_word;
    QString m_sentence;
};

} // namespace crier
