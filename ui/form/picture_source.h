// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/picture_reader.h"

#include <QWidget>

class QPushButton;

namespace crier {

class PlainLabel;

// For a message that only names a picture by its address: reads size and measures from the person's own copy
// of it, so that nobody has to look them up. The picture itself goes nowhere.
class PictureSource : public QWidget
{
    Q_OBJECT

public:
    explicit PictureSource(QWidget *parent = nullptr);

    // As if the person had chosen it.
    void take(const QString &path);
    // Ends a reading that is under way: the form is for another message now.
    void giveUp();

Q_SIGNALS:
    void pictureTaken(const QString &fileName, qint64 fileBytes, const QSize &pixels);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void onRead(const PictureRead &read);
    void retranslate();

    PictureReader m_reader;
    QPushButton *m_choose;
    PlainLabel *m_note;
};

} // namespace crier
