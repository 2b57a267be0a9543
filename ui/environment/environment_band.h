// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QWidget>

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
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void paintTag(class QPainter &painter, const QRect &tag, const QColor &ground) const;

    Profile m_profile;
    QString m_word;
    QString m_sentence;
};

} // namespace crier
