// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QString>

#include <optional>

namespace crier {

enum class Shell {
    Posix,      // sh, dash, bash, zsh; needs curl, openssl and od
    PowerShell, // Windows PowerShell 5.1 and later; needs curl.exe, which Windows has
    Cmd,        // the Windows command prompt, which has no SHA-1 and asks PowerShell for it
};

// The longest line the command prompt takes.
inline constexpr qsizetype longestCmdLine = 8'191;
// The environment variable the commands take the App Secret from.
QString secretVariable();

// The broadcast of `draft` as a command to paste: the same URL and headers (but curl's own User-Agent), and
// the same body bytes. Holds neither secret nor signature: it reads the secret from secretVariable() when
// run, and makes nonce, time stamp and signature then. It follows no redirect, checks certificates, reads no
// .curlrc and tries once. Expects values that checkSend() let through.
//
// None where the shell cannot take it: a command prompt line that would be too long, or an App Key with a
// quotation mark or a backslash, which versions of PowerShell hand on to programs in different ways.
std::optional<QString> curlCommand(const Profile &profile, const Draft &draft, Shell shell);

} // namespace crier
