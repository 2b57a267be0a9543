// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_scan.h"

#include <QByteArray>
#include <QString>

namespace crier {

// Larger than any content that can be sent, so that one that is too long can be opened and shortened.
inline constexpr qint64 maxContentFileBytes = 1024 * 1024;

enum class ContentFileTrouble {
    None,
    Missing,
    NotAFile,   // a folder or a device
    Unreadable, // detail: what the system said
    TooLarge,   // bytes
    NotUtf8,    // position
};

struct ContentFile
{
    ContentFileTrouble trouble = ContentFileTrouble::None;
    QByteArray content = {};
    QString detail = {};
    qint64 bytes = 0;
    JsonPosition position = {};
};

// A file a person chose as content. Reads at most maxContentFileBytes, and only what is a file: a device or a
// pipe might have no end.
ContentFile readContentFile(const QString &path);

} // namespace crier
