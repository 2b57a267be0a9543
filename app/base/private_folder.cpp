// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/private_folder.h"

#include "app/base/system_error.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#if !defined(Q_OS_WIN)
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace crier {

#if defined(Q_OS_WIN)

Status flushFolder(const QString &)
{
    return Done{}; // NTFS journals its folders
}

Status makePrivateFolder(const QString &path, bool)
{
    // The user's profile folder is closed to others by its access list, which new folders inherit.
    if (!QDir().mkpath(path))
        return Error{ErrorKind::StorageUnavailable, path};
    return Done{};
}

#else

Status flushFolder(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd == -1)
        return systemError(path);
    Status flushed = Done{};
    if (::fsync(fd) != 0 && errno != EINVAL) // a file system without folder flushes says EINVAL
        flushed = systemError(path);
    ::close(fd);
    return flushed;
}

Status makePrivateFolder(const QString &path, bool mayTighten)
{
    const QString folder = QDir::cleanPath(QDir(path).absolutePath());
    const QFileInfo info(folder);
    if (info.exists()) {
        if (!info.isDir())
            return Error{ErrorKind::StorageUnavailable, QStringLiteral("%1 is not a folder").arg(folder)};
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                QFile::WriteOther | QFile::ExeOther;
        if (mayTighten && info.ownerId() == ::getuid() && (info.permissions() & others))
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return Done{};
    }

    const QString parent = QFileInfo(folder).path();
    if (parent == folder)
        return Error{ErrorKind::StorageUnavailable, folder};
    if (Status made = makePrivateFolder(parent, false); !made)
        return made;
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0) {
        const Error error = systemError(folder);
        // Another program may make it in the same moment; a link to nowhere is there as well, but is no
        // folder.
        if (!QFileInfo(folder).isDir())
            return error;
    }
    return flushFolder(parent);
}

#endif

} // namespace crier
