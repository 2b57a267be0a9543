// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_format.h"

namespace crier {

namespace {

uchar byteAt(QByteArrayView bytes, qsizetype at)
{
    return uchar(bytes.at(at));
}

// Walks the segments up to the end-of-image marker. Looking for FF D9 alone would find the one of the small
// picture that cameras put into the header.
bool jpegEnds(QByteArrayView bytes)
{
    constexpr uchar startOfImage = 0xD8;
    constexpr uchar endOfImage = 0xD9;
    constexpr uchar startOfScan = 0xDA;
    const auto standsAlone = [](uchar marker) {
        return marker == startOfImage || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    };
    qsizetype at = 0;
    while (at + 1 < bytes.size()) {
        if (byteAt(bytes, at) != 0xFF)
            return false;
        const uchar marker = byteAt(bytes, at + 1);
        if (marker == endOfImage)
            return true;
        if (marker == 0xFF) { // filling
            ++at;
            continue;
        }
        at += 2;
        if (standsAlone(marker))
            continue;
        if (at + 1 >= bytes.size())
            return false;
        at += byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);
        if (marker != startOfScan)
            continue;
        // The data of the scan: FF 00 is a byte FF, FF D0 to D7 are places to begin again at.
        for (; at + 1 < bytes.size(); ++at) {
            const uchar next = byteAt(bytes, at + 1);
            if (byteAt(bytes, at) == 0xFF && next != 0x00 && !(next >= 0xD0 && next <= 0xD7))
                break;
        }
    }
    return false;
}

} // namespace

QByteArray pictureFormat(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return QByteArrayLiteral("jpeg");
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return QByteArrayLiteral("png");
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return QByteArrayLiteral("gif");
    if (bytes.startsWith("BM") && bytes.size() > 26)
        return QByteArrayLiteral("bmp");
    if (bytes.startsWith("RIFF") && bytes.size() > 12 && bytes.sliced(8).startsWith("WEBP"))
        return QByteArrayLiteral("webp");
    return {};
}

bool isWholePicture(QByteArrayView bytes, const QByteArray &format)
{
    if (format == "jpeg")
        return jpegEnds(bytes);
    if (format == "png")
        return bytes.lastIndexOf(QByteArrayView("IEND")) > 0;
    if (format == "gif")
        return bytes.lastIndexOf(';') > 0; // the trailer, which may be followed by rubbish
    return true;
}

} // namespace crier
