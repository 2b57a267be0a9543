// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentences.h"
#include "app/text/sentences_context.h"

#include <QDir>
#include <QLocale>

namespace crier {

QString contentFileSentence(const QString &path, const ContentFile &file)
{
    const QString name = QDir::toNativeSeparators(path);
    switch (file.trouble) {
    case ContentFileTrouble::None:
        return {};
    case ContentFileTrouble::Missing:
        return Sentences::tr("%1 is not there. Choose another file.").arg(name);
    case ContentFileTrouble::NotAFile:
        return Sentences::tr("%1 is not a file. Choose the file that holds the content.").arg(name);
    case ContentFileTrouble::Unreadable:
        return Sentences::tr("%1 cannot be read: %2.").arg(name, file.detail);
    case ContentFileTrouble::TooLarge:
        return Sentences::tr("%1 has %2, and a message may have 128 KiB. Choose a smaller file.")
            .arg(name, QLocale().formattedDataSize(file.bytes));
    case ContentFileTrouble::NotUtf8:
        return Sentences::tr("%1 is not UTF-8 text: %2. Save it as UTF-8 and open it again.")
            .arg(name, positionText(file.position));
    }
    return {};
}

} // namespace crier
