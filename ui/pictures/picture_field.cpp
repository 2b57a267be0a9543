// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_field.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/pictures/inline_picture.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPixmap>
#include <QToolButton>
#include <QUrl>

namespace crier {

namespace {

constexpr int frameSide = 96;
constexpr int nameLength = 60;

QString localFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

bool holdsPicture(const QMimeData &data)
{
    return data.hasImage() || !localFile(data).isEmpty();
}

QToolButton *button(const QString &objectName, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(objectName);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return made;
}

} // namespace

PictureField::PictureField(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PlainLabel(this))
    , m_state(new PlainLabel(this))
    , m_choose(button(QStringLiteral("choosePictureButton"), this))
    , m_paste(button(QStringLiteral("pastePictureButton"), this))
    , m_remove(button(QStringLiteral("removePictureButton"), this))
{
    setAcceptDrops(true);
    setFocusProxy(m_choose);
    m_picture->setObjectName(QStringLiteral("thumbnail"));
    m_picture->setFrameShape(QFrame::StyledPanel);
    m_picture->setFixedSize(frameSide, frameSide);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setBackgroundRole(QPalette::Base);
    m_picture->setAutoFillBackground(true);
    m_state->setObjectName(QStringLiteral("thumbnailState"));
    m_state->setWordWrap(true);

    connect(m_choose, &QToolButton::clicked, this, &PictureField::choose);
    connect(m_paste, &QToolButton::clicked, this, &PictureField::paste);
    connect(m_remove, &QToolButton::clicked, this, &PictureField::remove);
    connect(&m_reader, &PictureReader::finished, this, &PictureField::onRead);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::tight);
    for (QToolButton *each : {m_choose, m_paste, m_remove})
        buttons->addWidget(each);
    buttons->addStretch(1);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::row);
    layout->setVerticalSpacing(space::tight);
    layout->addWidget(m_picture, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(m_state, 0, 1, Qt::AlignTop);
    layout->addLayout(buttons, 1, 1, Qt::AlignBottom);
    layout->setColumnStretch(1, 1);
    retranslate();
}

void PictureField::setBase64(const QString &base64)
{
    if (base64 == m_base64)
        return;
    m_base64 = base64;
    giveUp();
}

void PictureField::giveUp()
{
    m_reader.cancel();
    m_trouble.clear();
    showState();
}

void PictureField::take(const QString &path)
{
    m_trouble.clear();
    m_reading = QFileInfo(path).fileName();
    m_reader.read(path);
    showState();
}

void PictureField::take(const QImage &image)
{
    m_trouble.clear();
    m_reading.clear();
    m_reader.read(image);
    showState();
}

void PictureField::take(const QMimeData &held)
{
    // A file that was copied may bring a small picture of itself along: the file is what was meant.
    if (const QString path = localFile(held); !path.isEmpty())
        take(path);
    else if (held.hasImage())
        take(qvariant_cast<QImage>(held.imageData()));
    else if (held.hasUrls())
        showTrouble(held.urls().size() > 1
                        ? tr("Choose one picture, not several.")
                        : tr("Crier fetches nothing from the network. Save the picture first, then choose "
                             "the file."));
    else
        showTrouble(tr("There is no picture to paste. Copy a picture or a picture file first."));
}

void PictureField::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a picture"));
    dialog->setObjectName(QStringLiteral("choosePictureDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Pictures (%1)", "%1 are patterns of file names")
                                .arg(QStringLiteral("*.jpg *.jpeg *.png *.gif *.bmp *.webp")),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, qOverload<const QString &>(&PictureField::take));
    dialog->open();
}

void PictureField::paste()
{
    if (const QMimeData *held = QGuiApplication::clipboard()->mimeData())
        take(*held);
}

void PictureField::remove()
{
    const bool held = !m_base64.isEmpty();
    setBase64({});
    m_choose->setFocus(); // the button that was pressed is now disabled
    if (held)
        Q_EMIT edited({});
}

void PictureField::onRead(const PictureRead &read)
{
    if (read.trouble != PictureTrouble::None) {
        showTrouble(pictureSentence(read));
        return;
    }
    m_base64 = QString::fromLatin1(read.thumbnail.base64);
    showState();
    announce(m_state, m_state->text());
    Q_EMIT edited(m_base64);
    Q_EMIT pictureTaken(read.fileName, read.bytes, read.pixels);
}

void PictureField::showTrouble(const QString &sentence)
{
    m_reader.cancel();
    m_trouble = sentence;
    showState();
    announce(m_state, sentence);
    Q_EMIT troubled(sentence);
}

void PictureField::showState()
{
    const InlinePicture shown = decodeInlinePicture(m_base64.toLatin1());
    const qreal ratio = devicePixelRatioF();
    const int room = frameSide - 2 * m_picture->frameWidth() - 2;
    if (shown.trouble == InlineTrouble::None) {
        const QSize most = QSize(room, room) * ratio;
        const QSize size = shown.image.size().boundedTo(shown.image.size().scaled(most, Qt::KeepAspectRatio));
        QPixmap picture =
            QPixmap::fromImage(shown.image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        picture.setDevicePixelRatio(ratio);
        m_picture->setPixmap(picture);
    } else {
        m_picture->setPixmap(tintedPixmap(IconName::Picture, {32, 32}, ratio, quietText(palette())));
    }

    QString words;
    if (!m_trouble.isEmpty())
        words = m_trouble;
    else if (m_reader.isBusy())
        words = m_reading.isEmpty() ? tr("Making the thumbnail...")
                                    : tr("Reading %1...", "%1 is a file").arg(oneLine(m_reading, nameLength));
    else if (shown.trouble == InlineTrouble::Missing)
        words = tr("No picture yet. Choose one, paste one, or drop a file here.");
    else if (shown.trouble == InlineTrouble::None)
        words = tr("%1 x %2 pixels, %3 as Base64", "of a thumbnail; %3 is a size")
                    .arg(shown.pixels.width())
                    .arg(shown.pixels.height())
                    .arg(sizeText(m_base64.size()));
    else
        words = tr("What the content holds here is no picture Crier can show (%1).", "%1 is a size")
                    .arg(sizeText(m_base64.toUtf8().size()));
    m_state->setText(words);
    m_picture->setAccessibleDescription(words);
    m_choose->setAccessibleDescription(words);
    m_remove->setEnabled(!m_base64.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_trouble.isEmpty() ? quietText(palette()) : errorColor(palette()));
    m_state->setPalette(colors);
}

void PictureField::retranslate()
{
    m_picture->setAccessibleName(tr("Thumbnail"));
    m_choose->setText(tr("Choose picture..."));
    m_choose->setAccessibleName(tr("Choose picture"));
    m_paste->setText(tr("Paste"));
    m_paste->setAccessibleName(tr("Paste a picture"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove the picture"));
    m_remove->setToolTip(tr("Take the thumbnail out of the message"));
    showState();
}

// The keys come here from the buttons as well. Taken before shortcuts are: the window has one of the same
// keys.
bool PictureField::event(QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if ((isPress || event->type() == QEvent::ShortcutOverride) &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        event->accept();
        if (isPress)
            paste();
        return true;
    }
    return QWidget::event(event);
}

void PictureField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showState();
    QWidget::changeEvent(event);
}

void PictureField::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || holdsPicture(*event->mimeData())) // an address is told why not
        event->acceptProposedAction();
}

void PictureField::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    take(*event->mimeData());
}

} // namespace crier
