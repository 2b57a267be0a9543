// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/dictionaries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

namespace crier {

namespace {

// Qt also takes "xyz" for a language it does not know, and answers with the C locale.
bool isKnown(const QLocale &locale)
{
    return locale.language() != QLocale::C && locale.language() != QLocale::AnyLanguage;
}

QLocale localeOf(const Dictionary &dictionary)
{
    return QLocale(QString(dictionary.id).replace(u'-', u'_'));
}

QString languageName(const Dictionary &dictionary)
{
    const QLocale locale = localeOf(dictionary);
    const QString name = isKnown(locale) ? locale.nativeLanguageName() : QString();
    return name.isEmpty() ? dictionary.id : name;
}

QString territoryName(const Dictionary &dictionary)
{
    const QLocale locale = localeOf(dictionary);
    const QString name = isKnown(locale) ? locale.nativeTerritoryName() : QString();
    return name.isEmpty() ? dictionary.id : name;
}

// Adds what `distinction` says to every name that more than one of them has.
template<typename Distinction>
void tellApart(QList<Dictionary> &dictionaries, Distinction distinction)
{
    QHash<QString, int> count;
    for (const Dictionary &dictionary : std::as_const(dictionaries))
        ++count[dictionary.name];
    for (Dictionary &dictionary : dictionaries) {
        if (count.value(dictionary.name) > 1)
            dictionary.name =
                QStringLiteral("%1 (%2)").arg(languageName(dictionary), distinction(dictionary));
    }
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
#if defined(Q_OS_MACOS)
    folders << QDir::homePath() + QStringLiteral("/Library/Spelling") << QStringLiteral("/Library/Spelling");
#elif defined(Q_OS_WIN)
    folders << QCoreApplication::applicationDirPath() + QStringLiteral("/dictionaries");
#endif
    const QStringList places = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString &place : places) {
        folders << place + QStringLiteral("/hunspell") << place + QStringLiteral("/myspell")
                << place + QStringLiteral("/myspell/dicts");
    }
    folders.removeDuplicates();
    return folders;
}

QList<Dictionary> availableDictionaries(const QStringList &folders)
{
    QList<Dictionary> dictionaries;
    QSet<QString> seen;
    for (const QString &folder : folders) {
        const QFileInfoList files =
            QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files, QDir::Name);
        for (const QFileInfo &file : files) {
            Dictionary dictionary;
            dictionary.id = file.completeBaseName();
            dictionary.affixPath = file.absoluteFilePath();
            dictionary.wordsPath = file.absoluteDir().filePath(dictionary.id + QStringLiteral(".dic"));
            if (seen.contains(dictionary.id) || !QFileInfo(dictionary.wordsPath).isFile())
                continue;
            dictionary.name = languageName(dictionary);
            seen.insert(dictionary.id);
            dictionaries.append(dictionary);
        }
    }
    tellApart(dictionaries, territoryName);
    tellApart(dictionaries, [](const Dictionary &dictionary) { return dictionary.id; });
    std::sort(dictionaries.begin(), dictionaries.end(), [](const Dictionary &one, const Dictionary &other) {
        return QString::localeAwareCompare(one.name, other.name) < 0;
    });
    return dictionaries;
}

} // namespace crier
