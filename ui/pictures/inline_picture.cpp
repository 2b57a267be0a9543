// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/inline_picture.h"

#include "ui/pictures/picture_format.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace crier {

namespace {
constexpr int longestShownSide = 480; // twice a thumbnail's: sharp on dense screens
}

InlinePicture decodeInlinePicture(const QByteArray &base64)
{
    if (base64.isEmpty())
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {InlineTrouble::NotBase64, {}, {}};
    QBuffer buffer;
    buffer.setData(*decoded);
    buffer.open(QIODevice::ReadOnly);
    const QByteArray format = pictureFormat(buffer.data());
    if (format != "jpeg" && format != "png" && format != "gif")
        return {InlineTrouble::NotAPicture, {}, {}};
    if (!isWholePicture(buffer.data(), format))
        return {InlineTrouble::Broken, {}, {}};
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize pixels = reader.size();
    if (pixels.isEmpty())
        return {InlineTrouble::Broken, {}, {}};
    if (std::max(pixels.width(), pixels.height()) > maxInlineSide)
        return {InlineTrouble::TooLarge, pixels, {}};
    if (std::max(pixels.width(), pixels.height()) > longestShownSide)
        reader.setScaledSize(pixels.scaled(longestShownSide, longestShownSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    return {image.isNull() ? InlineTrouble::Broken : InlineTrouble::None, pixels, image};
}

InlinePicture InlinePictures::picture(const QByteArray &base64)
{
    if (const InlinePicture *known = m_cache.object(base64))
        return *known;
    const InlinePicture picture = decodeInlinePicture(base64);
    const qsizetype kibibytes = (base64.size() + picture.image.sizeInBytes()) / 1024;
    m_cache.insert(base64, new InlinePicture(picture), 1 + kibibytes);
    return picture;
}

} // namespace crier
