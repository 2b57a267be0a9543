// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSet>
#include <QString>

namespace crier {

// The words a person added, one a line in `words.txt` of the data folder, shared by all windows and all
// dictionaries.
class PersonalWords
{
public:
    // The file need not be there yet.
    explicit PersonalWords(const QString &dataDir);

    // Reads the file. A damaged one is put aside, see damagedPath(), and there are no words then; what the
    // system does not let us read stays as it is, and nothing is added to it.
    Status load();
    // Also knows the word where it is written with capitals.
    bool contains(const QString &word) const;
    // Adds to what is in the file by now. Known from here on even when it could not be written.
    Status add(const QString &word);

    const QSet<QString> &all() const { return m_words; }
    QString path() const { return m_path; }
    QString damagedPath() const { return m_damagedPath; } // where it was kept; empty: it was not damaged

private:
    Status readOrPutAside();

    QString m_folder;
    QString m_path;
    QString m_damagedPath;
    QSet<QString> m_words;
};

} // namespace crier
