// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QImage>

namespace crier {

// The largest side a thumbnail inside a content may have to be decoded.
inline constexpr int maxInlineSide = 2'000;

enum class InlineTrouble {
    None,
    Missing,     // no text at all
    NotBase64,   // strictly: a "data:" prefix or a line break is none
    NotAPicture, // not JPEG, PNG or GIF
    TooLarge,    // above maxInlineSide
    Broken,
};

// A picture that stands in a content as Base64. Nothing else is ever decoded for a preview: no file, no
// address.
struct InlinePicture
{
    InlineTrouble trouble = InlineTrouble::Missing;
    QSize pixels; // as stated by the picture
    QImage image; // possibly scaled down; null with trouble
};
InlinePicture decodeInlinePicture(const QByteArray &base64);

// Remembers what it decoded, so that a key press elsewhere in the content decodes nothing.
class InlinePictures
{
public:
    InlinePicture picture(const QByteArray &base64);

private:
    QCache<QByteArray, InlinePicture> m_cache{32 * 1024}; // KiB
};

} // namespace crier
