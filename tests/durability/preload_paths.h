// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstring>

#include <linux/limits.h>
#include <unistd.h>

// For libraries that are loaded into crierctl: C++ without its library, nothing that allocates.
namespace crier::test {

// Whether the open file lies in folder `root` or is that folder.
inline bool liesUnder(int fd, const char *root)
{
    char link[64];
    char path[PATH_MAX + 1];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = ::readlink(link, path, PATH_MAX);
    if (length <= 0)
        return false;
    path[length] = '\0';
    const std::size_t rootLength = std::strlen(root);
    return std::strncmp(path, root, rootLength) == 0 && (path[rootLength] == '\0' || path[rootLength] == '/');
}

} // namespace crier::test
