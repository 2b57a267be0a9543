// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace crier {

// A Hunspell dictionary: two files of one name beside each other.
struct Dictionary
{
    QString id;   // the name of its files: en_US, de_DE_frami; what settings keep
    QString name; // for people, in the dictionary's own language: "British English"
    QString affixPath;
    QString wordsPath;
    friend bool operator==(const Dictionary &, const Dictionary &) = default;
};

// Where dictionaries are kept on this system, the person's own places first. DICPATH goes before all of them.
QStringList dictionaryFolders();

// What is there now, sorted by name. Of two dictionaries with one id the one in the earlier folder counts. No
// two have the same name.
QList<Dictionary> availableDictionaries(const QStringList &folders = dictionaryFolders());

} // namespace crier
