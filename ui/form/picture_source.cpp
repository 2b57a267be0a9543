// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/picture_source.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace crier {

PictureSource::PictureSource(QWidget *parent)
    : QWidget(parent)
    , m_choose(new QPushButton(this))
    , m_note(new PlainLabel(this))
{
    m_choose->setObjectName(QStringLiteral("pictureSource"));
    m_note->setObjectName(QStringLiteral("pictureSourceNote"));
    m_note->setWordWrap(true);
    m_note->setFont(quietFont(font()));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_choose);
    layout->addWidget(m_note, 1);
    connect(m_choose, &QPushButton::clicked, this, &PictureSource::choose);
    connect(&m_reader, &PictureReader::finished, this, &PictureSource::onRead);
    retranslate();
}

void PictureSource::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose the picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("GIF pictures (*.gif);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureSource::take);
    dialog->open();
}

void PictureSource::take(const QString &path)
{
    m_reader.read(path);
}

void PictureSource::giveUp()
{
    m_reader.cancel();
    retranslate();
}

void PictureSource::onRead(const PictureRead &read)
{
    const bool isSound = read.trouble == PictureTrouble::None;
    m_note->setText(isSound ? tr("%1: %2 x %3 pixels, %4. Put its web address in below.")
                                  .arg(oneLine(read.fileName, 40))
                                  .arg(read.pixels.width())
                                  .arg(read.pixels.height())
                                  .arg(sizeText(read.bytes))
                            : pictureSentence(read));
    announce(m_note, m_note->text());
    if (isSound)
        Q_EMIT pictureTaken(read.fileName, read.bytes, read.pixels);
}

void PictureSource::retranslate()
{
    m_choose->setText(tr("Fill from a file..."));
    m_choose->setAccessibleDescription(tr("Reads size, width and height from your own copy of the picture."));
    m_note->setText(tr("Reads size, width and height from your own copy of the picture."));
}

void PictureSource::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
