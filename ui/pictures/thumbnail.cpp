// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/thumbnail.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crier {

namespace {

constexpr int worstQuality = 10;
constexpr int usualQuality = 30;
constexpr int bestQuality = 85;
constexpr qreal shrinkStep = 0.8;

QSize scaledBy(const QSize &size, qreal factor)
{
    return {std::max(1, int(std::lround(size.width() * factor))),
            std::max(1, int(std::lround(size.height() * factor)))};
}

// On white and without anything but pixels: a colour profile alone can weigh more than the thumbnail may.
QImage flattened(const QImage &picture)
{
    QImage flat(picture.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QImage pixels = picture;
    if (pixels.colorSpace().isValid())
        pixels.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    pixels.setDevicePixelRatio(1);
    QPainter painter(&flat);
    painter.drawImage(0, 0, pixels);
    return flat;
}

QByteArray encoded(const QImage &picture, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, QByteArrayLiteral("jpeg"));
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    return writer.write(picture) ? bytes.toBase64() : QByteArray();
}

// The best quality from `worst` to `best` that fits into `mostBytes`; null when none does.
Thumbnail fitting(const QImage &picture, int worst, int best, qsizetype mostBytes)
{
    Thumbnail found;
    while (worst <= best) {
        const int middle = (worst + best) / 2;
        const QByteArray bytes = encoded(picture, middle);
        if (!bytes.isEmpty() && bytes.size() <= mostBytes) {
            found = {bytes, picture.size(), middle};
            worst = middle + 1;
        } else {
            best = middle - 1;
        }
    }
    return found;
}

} // namespace

ThumbnailPlan planThumbnail(const QSize &source)
{
    const int longest = std::max(source.width(), source.height());
    const int shortest = std::min(source.width(), source.height());
    const qreal factor = std::min(
        1.0, std::max(qreal(thumbnailLongestSide) / longest, qreal(thumbnailShortestSide) / shortest));
    ThumbnailPlan plan;
    plan.scaled = scaledBy(source, factor);
    plan.cut = QRect({}, plan.scaled.boundedTo({thumbnailLongestSide, thumbnailLongestSide}));
    plan.cut.moveTopLeft(
        {(plan.scaled.width() - plan.cut.width()) / 2, (plan.scaled.height() - plan.cut.height()) / 2});
    return plan;
}

Thumbnail makeThumbnail(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const ThumbnailPlan plan = planThumbnail(picture.size());
    QImage small =
        picture.scaled(plan.scaled, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).copy(plan.cut);
    small = flattened(small);
    // A rich picture may not fit at any quality: then it is made smaller, which in the end always helps.
    for (;;) {
        Thumbnail made = fitting(small, worstQuality, bestQuality, thumbnailAimBytes);
        if (made.isNull())
            made = fitting(small, worstQuality, usualQuality, thumbnailMostBytes);
        if (!made.isNull() || small.size() == QSize(1, 1))
            return made;
        small =
            small.scaled(scaledBy(small.size(), shrinkStep), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
}

} // namespace crier
