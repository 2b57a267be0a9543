// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace crier {

// What the first bytes say a picture is: "jpeg", "png", "gif", "bmp" or "webp"; empty for anything else. Only
// these are ever given to Qt's readers, each to its own: formats that are text (SVG, XPM) or that nobody
// sends are surface for attacks and nothing else.
QByteArray pictureFormat(QByteArrayView bytes);

// False for a file that breaks off: Qt's readers fill the missing rest with grey and report success.
bool isWholePicture(QByteArrayView bytes, const QByteArray &format);

} // namespace crier
