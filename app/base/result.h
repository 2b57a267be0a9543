// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace crier {

// Why something did not work, as a kind that code can branch on. The sentence for people is made from it in
// text/sentences.h; `detail` is for the log and for the unfolded part of a message, never the whole message;
// only where a kind says so below does the sentence quote it.
enum class ErrorKind {
    InvalidInput,
    Secret,
    StorageUnavailable, // cannot be opened, created or locked
    StorageReadOnly,    // the place cannot be written
    StorageFull,
    StorageBusy,       // another program kept it locked for longer than we wait
    StorageFault,      // the disk reported an error
    StorageCorrupt,    // damaged; it was or must be set aside
    StorageSetAside,   // a damaged log was put aside (detail: its path) and nobody has acknowledged it
    StorageEndMissing, // the end of an earlier send is not in the log yet
    StorageNewer,      // written by a newer Crier; can be read, must not be written
    StorageMoved,      // the file was renamed or deleted under us
    Conflict,          // compare-and-set found another state than expected
    ExportFailed,      // the file to export to cannot be written (detail: why)
    RateLimited,       // the slot of this App Key is not free
    ServiceOff,        // 1009 was answered; waiting for a person
    Disarmed,          // a live profile, and nobody allowed this send
    SqliteMissing,     // a part of the installation: Qt's driver for the log
    TlsMissing,        // a part of the installation: what makes https
    Network,
    Internal,
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail;
    friend bool operator==(const Error &, const Error &) = default;
};

// A value or the reason why there is none. Until C++23 brings std::expected.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::move(value))
    {}
    Result(Error error)
        : m_state(std::move(error))
    {}

    bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return std::get<T>(m_state); }
    T &&value() && { return std::get<T>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    const T *operator->() const { return &value(); }
    const Error &error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

struct Done
{};
using Status = Result<Done>; // of a step that gives nothing back but may fail

} // namespace crier
