// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/picture_reader.h"

#include <QWidget>

class QMimeData;
class QToolButton;

namespace crier {

class PlainLabel;

// The form's field for FieldKind::Thumbnail: shows the thumbnail that stands in the content and makes one
// from a file that is chosen or dropped, or from a picture that is pasted. Nothing is fetched from anywhere,
// and of the file only the thumbnail is kept.
class PictureField : public QWidget
{
    Q_OBJECT

public:
    explicit PictureField(QWidget *parent = nullptr);

    QString base64() const { return m_base64; }
    // What the content says. Tells nobody, and ends a reading that is under way: the newest wish counts.
    void setBase64(const QString &base64);
    // Ends a reading that is under way, and forgets what was wrong.
    void giveUp();
    // The trouble that is shown now, if any.
    QString trouble() const { return m_trouble; }

    // As if the person had chosen, dropped or pasted it.
    void take(const QString &path);
    void take(const QImage &image);
    // What the clipboard or a drag holds: a picture, or one file of this computer.
    void take(const QMimeData &held);

public Q_SLOTS:
    // What the Edit menu calls.
    void paste();

Q_SIGNALS:
    // The person changed it; empty after Remove.
    void edited(const QString &base64);
    // Comes right after edited(): what the other members of the content can be filled with. A pasted picture
    // has no file name, and 0 bytes.
    void pictureTaken(const QString &fileName, qint64 fileBytes, const QSize &pixels);
    // A picture could not be taken; the field shows the sentence as well.
    void troubled(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void remove();
    void onRead(const PictureRead &read);
    void showTrouble(const QString &sentence);
    void showState();
    void retranslate();

    QString m_base64;
    QString m_trouble;
    QString m_reading; // name of the file
    PictureReader m_reader;
    PlainLabel *m_picture;
    PlainLabel *m_state;
    QToolButton *m_choose;
    QToolButton *m_paste;
    QToolButton *m_remove;
};

} // namespace crier
