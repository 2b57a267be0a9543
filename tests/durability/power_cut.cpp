// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/preload_paths.h"

#include <cerrno>
#include <cstdlib>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>

// Preloaded into a program, keeps in folder CRIER_CUT_SHADOW what a power cut would leave of folder
// CRIER_CUT_ROOT, at its worst: of a file what it held when it was last flushed, of a folder the names it had
// when it was last flushed. Shadow files:
//   root         the key of the root folder
//   file-KEY     the flushed content of a file
//   folder-KEY   the flushed names of a folder, each a line "TYPE KEY NAME", TYPE d or f
// A KEY names an inode and its time of birth, because inode numbers are used again.

namespace {

using crier::test::liesUnder;

const char *rootFolder()
{
    static const char *const folder = std::getenv("CRIER_CUT_ROOT");
    return folder;
}

struct Key
{
    char text[64];
    bool isFolder;
};

bool keyOf(int folder, const char *name, Key &key)
{
    struct statx about
    {};
    const int flags = AT_SYMLINK_NOFOLLOW | (*name == '\0' ? AT_EMPTY_PATH : 0);
    if (::statx(folder, name, flags, STATX_INO | STATX_BTIME | STATX_TYPE, &about) != 0)
        return false;
    std::snprintf(key.text, sizeof key.text, "%llu-%lld-%u", static_cast<unsigned long long>(about.stx_ino),
                  static_cast<long long>(about.stx_btime.tv_sec), about.stx_btime.tv_nsec);
    key.isFolder = S_ISDIR(about.stx_mode);
    return true;
}

// Builds a shadow file beside its final name: a kill in the middle must not leave half of it.
class ShadowFile
{
public:
    explicit ShadowFile(const char *kind, const char *key)
    {
        std::snprintf(m_path, sizeof m_path, "%s/%s%s", std::getenv("CRIER_CUT_SHADOW"), kind, key);
        std::snprintf(m_draft, sizeof m_draft, "%s.draft", m_path);
        m_fd = ::open(m_draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        require(m_fd != -1);
    }
    ~ShadowFile()
    {
        ::close(m_fd);
        require(::rename(m_draft, m_path) == 0);
    }
    void write(const char *bytes, std::size_t size) { require(::write(m_fd, bytes, size) == ssize_t(size)); }
    // A shadow that is wrong proves nothing.
    static void require(bool ok)
    {
        if (!ok) {
            std::perror("power_cut");
            std::abort();
        }
    }

private:
    char m_path[PATH_MAX];
    char m_draft[PATH_MAX + 8];
    int m_fd;
};

void keepFile(int fd, const Key &key)
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const int source = ::open(link, O_RDONLY | O_CLOEXEC); // with its own position, and readable
    ShadowFile::require(source != -1);
    ShadowFile shadow("file-", key.text);
    char buffer[65536];
    ssize_t size = 0;
    while ((size = ::read(source, buffer, sizeof buffer)) > 0)
        shadow.write(buffer, std::size_t(size));
    ShadowFile::require(size == 0);
    ::close(source);
}

void keepFolder(int fd, const Key &key)
{
    DIR *const folder = ::fdopendir(::openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    ShadowFile::require(folder != nullptr);
    ShadowFile shadow("folder-", key.text);
    while (const dirent *entry = ::readdir(folder)) {
        Key child{};
        if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0 ||
            !keyOf(::dirfd(folder), entry->d_name, child))
            continue;
        char line[512];
        const int size = std::snprintf(line, sizeof line, "%c %s %s\n", child.isFolder ? 'd' : 'f',
                                       child.text, entry->d_name);
        shadow.write(line, std::size_t(size));
    }
    ::closedir(folder);
}

int keepAfter(int result, int fd)
{
    const int error = errno;
    Key key{};
    if (result == 0 && rootFolder() && liesUnder(fd, rootFolder()) && keyOf(fd, "", key)) {
        if (key.isFolder)
            keepFolder(fd, key);
        else
            keepFile(fd, key);
    }
    errno = error;
    return result;
}

template<typename Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

__attribute__((constructor)) void nameTheRoot()
{
    Key key{};
    if (rootFolder() && keyOf(AT_FDCWD, rootFolder(), key))
        ShadowFile("root", "").write(key.text, std::strlen(key.text));
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) int fsync(int fd)
{
    static auto *const flush = original<int(int)>("fsync");
    return keepAfter(flush(fd), fd);
}

__attribute__((visibility("default"))) int fdatasync(int fd)
{
    static auto *const flush = original<int(int)>("fdatasync");
    return keepAfter(flush(fd), fd);
}
}
