// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>
#include <QFile>

namespace crier {

// Writes a file that is the old one or the new one, whatever happens in between: the bytes go to a new file
// beside it (readable by its owner only), are flushed to the disk, and only then take its name. Without
// commit() the new file is removed and the old one untouched.
//
// Call open(), write() as often as needed, commit(), in this order; after an error only destroy it.
class DurableFileWriter
{
public:
    DurableFileWriter() = default;
    ~DurableFileWriter();
    DurableFileWriter(const DurableFileWriter &) = delete;
    DurableFileWriter &operator=(const DurableFileWriter &) = delete;

    Status open(const QString &path);
    Status write(QByteArrayView bytes);
    Status commit();

private:
    Error failure() const;

    QString m_path;
    QFile m_file;
};

Status writeFileDurably(const QString &path, QByteArrayView bytes);

} // namespace crier
