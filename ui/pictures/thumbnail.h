// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QRect>
#include <QSize>

namespace crier {

// The dossier's rules for thumbnails (section 4): JPEG, longest side 240 px, shortest 100 px, quality about
// 30 %, aim for 5 KB as Base64, at most 10 KB, which every stated ceiling allows. The smaller reading of
// "KB".
inline constexpr int thumbnailLongestSide = 240;
inline constexpr int thumbnailShortestSide = 100;
inline constexpr int thumbnailAimBytes = 5'000;   // of Base64
inline constexpr int thumbnailMostBytes = 10'000; // of Base64

// How a picture of `source` pixels becomes a thumbnail: scaled as a whole, then cut out of the middle. The
// longest side becomes 240; in pictures longer than 2.4:1 the short side would fall below 100, so there the
// short side becomes 100 and the ends of the long one are cut off. Nothing is enlarged.
struct ThumbnailPlan
{
    QSize scaled;
    QRect cut; // of `scaled`
};
ThumbnailPlan planThumbnail(const QSize &source);

struct Thumbnail
{
    QByteArray base64; // of a JPEG; no prefix, no line breaks
    QSize size;
    int quality = 0; // of the JPEG, in percent
    bool isNull() const { return base64.isEmpty(); }
};

// Transparent places become white. The JPEG carries pixels and nothing else: no place, no camera, no profile.
// Pure; null for a null image. Takes a few milliseconds for a small picture, so large ones belong off the GUI
// thread.
Thumbnail makeThumbnail(const QImage &picture);

} // namespace crier
