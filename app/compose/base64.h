// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace crier {

// What keeps apps from reading a picture or a recording that stands in a content as Base64. All places are
// byte offsets; below 0: none.
struct Base64Faults
{
    qsizetype prefixEnd = 0;     // of "data:image/jpeg;base64,", which is no part of the data
    qsizetype firstBreak = -1;   // a line break, a blank beside one, or a blank around the whole
    qsizetype firstInvalid = -1; // what no Base64 has; at the end: padding that is missing
    bool isRepairable = false;   // Base64 for links (- and _), or without its padding: nothing is lost
};

Base64Faults examineBase64(QByteArrayView text);

// Whether the data, which may have a prefix and line breaks, begins as a JPEG does.
bool beginsLikeJpeg(QByteArrayView text);

} // namespace crier
