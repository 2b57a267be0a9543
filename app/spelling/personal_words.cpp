// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/personal_words.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"
#include "app/base/system_error.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QStringDecoder>

#include <algorithm>
#include <chrono>

namespace crier {

namespace {

constexpr qint64 largestFile =
    4 * 1024 * 1024; // of hundreds of thousands of words; what is larger is not ours
constexpr std::chrono::milliseconds patience{2'000}; // another window is done by then

Result<QSet<QString>> readWords(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QSet<QString>();
    if (!file.open(QIODevice::ReadOnly))
        return systemError(path);
    if (file.size() > largestFile)
        return Error{ErrorKind::StorageCorrupt, path};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return systemError(path);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return Error{ErrorKind::StorageCorrupt, path};
    QSet<QString> words;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (const QStringView word = line.trimmed(); !word.isEmpty())
            words.insert(word.toString());
    }
    return words;
}

QString lockPath(const QString &path)
{
    return path + QStringLiteral(".lock");
}

Status take(QLockFile &lock, const QString &path)
{
    lock.setStaleLockTime(0); // never free by age alone, only when its owner is gone
    if (lock.tryLock(int(patience.count())))
        return Done{};
    return Error{lock.error() == QLockFile::LockFailedError ? ErrorKind::StorageBusy
                                                            : ErrorKind::StorageReadOnly,
                 path};
}

} // namespace

PersonalWords::PersonalWords(const QString &dataDir)
    : m_folder(dataDir)
    , m_path(QDir(dataDir).filePath(QStringLiteral("words.txt")))
{}

Status PersonalWords::load()
{
    Result<QSet<QString>> words = readWords(m_path);
    if (words) {
        m_words.unite(*words);
        return Done{};
    }
    if (words.error().kind != ErrorKind::StorageCorrupt)
        return words.error();
    QLockFile lock(lockPath(m_path));
    if (Status locked = take(lock, m_path); !locked)
        return locked;
    return readOrPutAside();
}

// To be called with the lock held: another window may be about to put it aside as well.
Status PersonalWords::readOrPutAside()
{
    Result<QSet<QString>> words = readWords(m_path);
    if (words) {
        m_words.unite(*words);
        return Done{};
    }
    if (words.error().kind != ErrorKind::StorageCorrupt)
        return words.error();
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const QString aside = m_path + QStringLiteral(".damaged-") + now;
    if (!QFile::rename(m_path, aside))
        return systemError(m_path);
    m_damagedPath = aside;
    return Done{};
}

bool PersonalWords::contains(const QString &word) const
{
    if (m_words.isEmpty())
        return false;
    const QString small = word.toLower();
    if (m_words.contains(word) || m_words.contains(small))
        return true;
    // ZEPHYR for Zephyr.
    return word.size() > 1 && word == word.toUpper() && m_words.contains(word.first(1) + small.sliced(1));
}

Status PersonalWords::add(const QString &word)
{
    m_words.insert(word);
    if (Status made = makePrivateFolder(m_folder, false); !made)
        return made;
    QLockFile lock(lockPath(m_path)); // or of two windows that add at once, one word is lost
    if (Status locked = take(lock, m_path); !locked)
        return locked;
    if (Status loaded = readOrPutAside(); !loaded)
        return loaded;
    QStringList words(m_words.begin(), m_words.end());
    std::sort(words.begin(), words.end());
    return writeFileDurably(m_path, (words.join(u'\n') + u'\n').toUtf8());
}

} // namespace crier
