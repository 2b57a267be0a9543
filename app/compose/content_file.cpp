// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/content_file.h"

#include <QFile>
#include <QFileInfo>

namespace crier {

ContentFile readContentFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {.trouble = ContentFileTrouble::Missing};
    if (!info.isFile())
        return {.trouble = ContentFileTrouble::NotAFile};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {.trouble = ContentFileTrouble::Unreadable, .detail = file.errorString()};
    // One byte more than is allowed tells a file that grew after it was looked at.
    const QByteArray content = file.read(maxContentFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return {.trouble = ContentFileTrouble::Unreadable, .detail = file.errorString()};
    if (content.size() > maxContentFileBytes)
        return {.trouble = ContentFileTrouble::TooLarge,
                .bytes = std::max<qint64>(file.size(), content.size())};
    if (const auto position = findInvalidUtf8(content))
        return {.trouble = ContentFileTrouble::NotUtf8, .position = *position};
    return {.content = content, .bytes = content.size()};
}

} // namespace crier
