// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/thumbnail.h"

#include <QString>

namespace crier {

inline constexpr qint64 maxPictureFileBytes = 50 * 1024 * 1024;
inline constexpr int maxPictureSide = 16'384;
inline constexpr qint64 maxPicturePixels = 100'000'000;

enum class PictureTrouble {
    None,
    Missing,       // no such file
    NotAFile,      // a folder, a device
    Unreadable,    // detail: what the system said
    FileTooLarge,  // bytes
    NotAPicture,   // none of the formats pictureFormat() knows
    TooManyPixels, // pixels, mostPixels
    Broken,        // of a known format, but it cannot be decoded or breaks off
};

// What became of reading a picture. With trouble there is no thumbnail.
struct PictureRead
{
    PictureTrouble trouble = PictureTrouble::None;
    QString fileName; // without folders; empty for a pasted picture
    qint64 bytes = 0; // of the file; 0 for a pasted picture
    QSize pixels;     // as the picture is seen, turned the way its camera was held
    qint64 mostPixels = maxPicturePixels;
    QString detail;
    Thumbnail thumbnail;
};

// Reads `path` and makes its thumbnail. What the file is, is decided by its bytes and not by its name; how
// large it is, before anything is decoded. Of an animation the first picture counts. Bounded in memory, but
// may take a second: not for the GUI thread.
PictureRead readPicture(const QString &path);
// The same for the bytes of a file.
PictureRead readPictureBytes(const QByteArray &bytes, const QString &fileName);
// For a picture that is decoded already.
PictureRead readPictureImage(const QImage &image);

// What is wrong and what to do about it, for people. Empty without trouble.
QString pictureSentence(const PictureRead &read);

} // namespace crier
