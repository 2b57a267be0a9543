// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace crier {

class PlainLabel;

// One place of a dialog where it says what is wrong or what it has done, with an icon, and with at most one
// thing to do about it.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Done, Warning, Trouble };

    explicit StatusLine(QWidget *parent = nullptr);

    // Several sentences stand on lines of their own. `offer` is the button's text; empty: there is none.
    void say(Tone tone, const QString &text, const QString &offer = {});
    void clear();
    QString text() const;

Q_SIGNALS:
    void offerTaken();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTone();

    Tone m_tone = Tone::Done;
    PlainLabel *m_picture;
    PlainLabel *m_text;
    QPushButton *m_offer;
};

} // namespace crier
