// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QString>
#include <QStringConverter>

// Looks for a secret in whatever form it may have been written down. Uses nothing of the program's own.
namespace crier::test {

struct Needle
{
    QByteArray what;
    QByteArray bytes;
};

inline QList<Needle> formsOf(const QByteArray &name, const QByteArray &bytes)
{
    QList<Needle> forms{{name + " as it is", bytes},
                        {name + " in capitals", bytes.toUpper()},
                        {name + " in hex", bytes.toHex()},
                        {name + " in hex capitals", bytes.toHex().toUpper()},
                        {name + " in percent form", bytes.toPercentEncoding({}, bytes)}};
    const QString text = QString::fromLatin1(bytes);
    forms.append({name + " in UTF-16LE", QStringEncoder(QStringConverter::Utf16LE)(text)});
    forms.append({name + " in UTF-16BE", QStringEncoder(QStringConverter::Utf16BE)(text)});
    // Inside a longer text its Base64 depends on how many bytes stand before it; only whole groups are
    // certain.
    for (int before = 0; before < 3; ++before) {
        const qsizetype skip = (3 - before) % 3;
        const QByteArray whole = bytes.mid(skip, (bytes.size() - skip) / 3 * 3);
        forms.append({name + " in Base64", whole.toBase64()});
    }
    return forms;
}

// What stands in `bytes`, as a sentence that names `where`; empty when nothing does.
inline QByteArray trace(const QByteArray &where, const QByteArray &bytes, const QList<Needle> &needles)
{
    for (const Needle &needle : needles) {
        if (bytes.contains(needle.bytes))
            return needle.what + " stands in " + where;
    }
    return {};
}

struct FolderSearch
{
    QByteArray trace; // the first one
    int files = 0;    // that were read to their end
};

// Every file below `folder`, and its name.
inline FolderSearch searchFolder(const QString &folder, const QList<Needle> &needles)
{
    FolderSearch search;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext() && search.trace.isEmpty()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            search.trace = path.toUtf8() + " cannot be searched";
            break;
        }
        search.trace = trace("the name of a file", path.toUtf8(), needles);
        if (search.trace.isEmpty())
            search.trace = trace(path.toUtf8(), file.readAll(), needles);
        ++search.files;
    }
    return search;
}

} // namespace crier::test
