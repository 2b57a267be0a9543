// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_file.h"

#include "ui/common/texts.h"
#include "ui/pictures/picture_format.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QPixelFormat>

#include <algorithm>

namespace crier {

namespace {

struct Pictures
{
    Q_DECLARE_TR_FUNCTIONS(Pictures)
};

constexpr int shownNameLength = 80;
constexpr qint64 mebibyte = 1024 * 1024;

// A JPEG is decoded at the size that is wanted. What other formats need is the whole picture, and Qt refuses
// to allocate more than its limit for one.
qint64 mostPixelsOf(const QImageReader &reader, const QByteArray &format)
{
    if (format == "jpeg" || QImageReader::allocationLimit() == 0)
        return maxPicturePixels;
    const QImage::Format pixelFormat = reader.imageFormat();
    const int bytesPerPixel = pixelFormat == QImage::Format_Invalid
                                  ? 4
                                  : std::max(4, QImage::toPixelFormat(pixelFormat).bitsPerPixel() / 8);
    return std::min(maxPicturePixels, QImageReader::allocationLimit() * mebibyte / bytesPerPixel);
}

// Twice as large as the thumbnail will be, so that the last step can be a smooth one.
QSize decodeSize(const QSize &pixels)
{
    const QSize wanted = planThumbnail(pixels).scaled * 2;
    return wanted.width() < pixels.width() && wanted.height() < pixels.height() ? wanted : QSize();
}

} // namespace

PictureRead readPicture(const QString &path)
{
    PictureRead read;
    const QFileInfo info(path);
    read.fileName = info.fileName();
    if (!info.exists()) {
        read.trouble = PictureTrouble::Missing;
        return read;
    }
    if (!info.isFile()) { // a device or a pipe could go on for ever
        read.trouble = PictureTrouble::NotAFile;
        return read;
    }
    read.bytes = info.size();
    QFile file(path);
    if (read.bytes > maxPictureFileBytes) {
        read.trouble = PictureTrouble::FileTooLarge;
        return read;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        read.trouble = PictureTrouble::Unreadable;
        read.detail = file.errorString();
        return read;
    }
    const QByteArray bytes = file.read(maxPictureFileBytes + 1);
    if (file.error() != QFile::NoError) {
        read.trouble = PictureTrouble::Unreadable;
        read.detail = file.errorString();
        return read;
    }
    return readPictureBytes(bytes, read.fileName);
}

PictureRead readPictureBytes(const QByteArray &bytes, const QString &fileName)
{
    PictureRead read;
    read.fileName = fileName;
    read.bytes = bytes.size();
    if (bytes.size() > maxPictureFileBytes) {
        read.trouble = PictureTrouble::FileTooLarge;
        return read;
    }
    const QByteArray format = pictureFormat(bytes);
    if (format.isEmpty() || !QImageReader::supportedImageFormats().contains(format)) {
        read.trouble = PictureTrouble::NotAPicture;
        return read;
    }
    if (!isWholePicture(bytes, format)) {
        read.trouble = PictureTrouble::Broken;
        return read;
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize stored = reader.size();
    const bool isOnItsSide = reader.transformation() & QImageIOHandler::TransformationRotate90;
    read.pixels = isOnItsSide ? stored.transposed() : stored;
    read.mostPixels = mostPixelsOf(reader, format);
    if (stored.isEmpty()) {
        read.trouble = PictureTrouble::Broken;
        return read;
    }
    if (std::max(stored.width(), stored.height()) > maxPictureSide ||
        qint64(stored.width()) * stored.height() > read.mostPixels) {
        read.trouble = PictureTrouble::TooManyPixels;
        return read;
    }
    if (const QSize size = decodeSize(stored); size.isValid())
        reader.setScaledSize(size);
    const QImage image = reader.read();
    if (image.isNull()) {
        read.trouble = PictureTrouble::Broken;
        read.detail = reader.errorString();
        return read;
    }
    read.thumbnail = makeThumbnail(image);
    return read;
}

PictureRead readPictureImage(const QImage &image)
{
    PictureRead read;
    read.pixels = image.size();
    if (image.isNull())
        read.trouble = PictureTrouble::NotAPicture;
    else if (std::max(image.width(), image.height()) > maxPictureSide)
        read.trouble = PictureTrouble::TooManyPixels;
    else
        read.thumbnail = makeThumbnail(image);
    return read;
}

QString pictureSentence(const PictureRead &read)
{
    const QString name =
        read.fileName.isEmpty()
            ? Pictures::tr("The pasted picture", "begins a sentence, in place of a file's name")
            : oneLine(read.fileName, shownNameLength);
    switch (read.trouble) {
    case PictureTrouble::None:
        break;
    case PictureTrouble::Missing:
        return Pictures::tr("%1 is not there any more. Choose another file.").arg(name);
    case PictureTrouble::NotAFile:
        return Pictures::tr("%1 is not a file. Choose a picture file.").arg(name);
    case PictureTrouble::Unreadable:
        return Pictures::tr("%1 cannot be read: %2.").arg(name, read.detail);
    case PictureTrouble::FileTooLarge:
        return Pictures::tr("%1 is larger than %2 MiB, the most Crier reads. Choose a smaller file.")
            .arg(name, QLocale().toString(maxPictureFileBytes / mebibyte));
    case PictureTrouble::NotAPicture:
        return Pictures::tr("%1 is not a picture that Crier reads. Choose a JPEG, PNG, GIF or BMP file.")
            .arg(name);
    case PictureTrouble::TooManyPixels:
        return Pictures::tr("%1 has %2 x %3 pixels. Crier reads up to %4 pixels a side and %5 million "
                            "pixels in all; make the picture smaller first.")
            .arg(name, QLocale().toString(read.pixels.width()), QLocale().toString(read.pixels.height()),
                 QLocale().toString(maxPictureSide), QLocale().toString(read.mostPixels / 1'000'000));
    case PictureTrouble::Broken:
        return Pictures::tr("%1 is damaged or breaks off. Open it in a picture program, save it anew and "
                            "choose it again.")
            .arg(name);
    }
    return {};
}

} // namespace crier
