// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/durable_file.h"

#include "app/base/private_folder.h"
#include "app/base/system_error.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#if defined(Q_OS_WIN)
#include <io.h>
#include <qt_windows.h>

#include <string>
#else
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#endif

namespace crier {

namespace {

constexpr QFile::Permissions ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;

#if defined(Q_OS_WIN)

bool flushToDisk(int handle)
{
    return FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(handle))) != 0;
}

bool replaceFile(const QString &from, const QString &to)
{
    const auto wide = [](const QString &path) { return QDir::toNativeSeparators(path).toStdWString(); };
    const std::wstring source = wide(from);
    const std::wstring target = wide(to);
    // Refused while somebody has the file open, another window or a virus scanner. That passes.
    for (int again = 30;
         MoveFileExW(source.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) == 0;
         --again) {
        const DWORD error = GetLastError();
        if (again == 0 || (error != ERROR_ACCESS_DENIED && error != ERROR_SHARING_VIOLATION))
            return false;
        Sleep(10);
    }
    return true;
}

#else

bool flushToDisk(int handle)
{
#if defined(Q_OS_MACOS)
    // fsync() stops at the drive's cache there; some file systems know no better, hence the second try.
    if (fcntl(handle, F_FULLFSYNC) == 0)
        return true;
#endif
    return fsync(handle) == 0;
}

bool replaceFile(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

#endif

} // namespace

DurableFileWriter::~DurableFileWriter()
{
    if (m_file.fileName().isEmpty())
        return;
    m_file.close();
    QFile::remove(m_file.fileName());
}

// To be asked right after the failure, before another call changes the system's error number.
Error DurableFileWriter::failure() const
{
    return systemError(m_path);
}

Status DurableFileWriter::open(const QString &path)
{
    m_path = path;
    // A name nobody can foresee and a file that must be new: in a folder shared with others nothing is
    // followed.
    const QString name = path + QLatin1Char('.') +
                         QString::number(QRandomGenerator::system()->generate64(), 16) +
                         QStringLiteral(".tmp");
    m_file.setFileName(name);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, ownerOnlyFile)) {
        const Error error = failure();
        m_file.setFileName({}); // not ours to remove
        return error;
    }
    return Done{};
}

Status DurableFileWriter::write(QByteArrayView bytes)
{
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return failure();
    return Done{};
}

Status DurableFileWriter::commit()
{
    if (!m_file.flush() || !flushToDisk(m_file.handle()))
        return failure();
    m_file.close();
    if (m_file.error() != QFileDevice::NoError)
        return failure();
    if (!replaceFile(m_file.fileName(), m_path))
        return failure();
    m_file.setFileName({});                               // it carries the real name now
    return flushFolder(QFileInfo(m_path).absolutePath()); // the new name is durable only with its folder
}

Status writeFileDurably(const QString &path, QByteArrayView bytes)
{
    DurableFileWriter writer;
    if (Status opened = writer.open(path); !opened)
        return opened;
    if (Status written = writer.write(bytes); !written)
        return written;
    return writer.commit();
}

} // namespace crier
