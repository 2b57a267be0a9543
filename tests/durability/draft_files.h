// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

// Reads what draft_typist left behind, without the program's own code: a mistake in it must not hide itself.
namespace crier::test {

// How many key presses a file holds; none when it is not one whole state of the typist.
inline std::optional<int> pressesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    const int presses = object[QLatin1String("cursor")].toInt(-1);
    const QString content =
        QStringLiteral("{\"content\":\"%1\"}").arg(QStringLiteral("key ").repeated(std::max(presses, 0)));
    const bool isWhole = object[QLatin1String("version")].toInt() == 1 &&
                         object[QLatin1String("content")] == content &&
                         object[QLatin1String("sender")] == QStringLiteral("typist-%1").arg(presses) &&
                         object[QLatin1String("objectName")] == QStringLiteral("RC:TxtMsg") &&
                         object[QLatin1String("profile")] == QStringLiteral("Sandbox") &&
                         object[QLatin1String("asJson")] == (presses % 2 == 1);
    return isWhole ? std::optional(presses) : std::nullopt;
}

struct DraftFiles
{
    QList<int> drafts;   // key presses in each, in no order
    QList<int> versions; // the same
    QStringList notWhole;
    QStringList unfinished; // may be there after a crash, until the draft is opened again
};

inline DraftFiles draftFilesIn(const QString &dataDir)
{
    DraftFiles found;
    const QString folder = QDir(dataDir).filePath(QStringLiteral("drafts"));
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.endsWith(QStringLiteral(".lock")))
            continue;
        if (path.endsWith(QStringLiteral(".tmp"))) {
            found.unfinished.append(path);
            continue;
        }
        const std::optional<int> presses = pressesIn(path);
        if (!presses)
            found.notWhole.append(path);
        else if (files.fileInfo().dir().path() == folder)
            found.drafts.append(*presses);
        else
            found.versions.append(*presses);
    }
    return found;
}

} // namespace crier::test
