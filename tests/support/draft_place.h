// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/saved_draft.h"

#include <QByteArray>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QSysInfo>
#include <QTemporaryDir>

namespace crier::test {

inline SavedDraft sampleDraft(const QString &text = QStringLiteral("The service will restart at 22:00 UTC."))
{
    SavedDraft saved;
    saved.draft.sender.value = QStringLiteral("ops-team");
    saved.draft.objectName.value = QStringLiteral("RC:TxtMsg");
    saved.draft.content = "{\"content\":\"" + text.toUtf8() + "\"}";
    saved.draft.includeSender = true;
    saved.profile = QStringLiteral("Shop Live 服务");
    saved.asJson = true;
    saved.cursor = 17;
    return saved;
}

// A data folder of its own, and what a test does to it behind the program's back.
class DraftPlace
{
public:
    bool isValid() const { return m_folder.isValid(); }
    QString dataDir() const { return m_folder.filePath(QStringLiteral("data")); }
    QDir drafts() const { return QDir(dataDir() + QStringLiteral("/drafts")); }
    QString filePath(const QString &name) const { return drafts().filePath(name); }
    QStringList files(const QString &filter) const { return drafts().entryList({filter}, QDir::Files); }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(filePath(name)).path());
        QFile file(filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // File times are what "newest" goes by; two saves of a test may share one.
    bool setAge(const QString &name, int minutes) const
    {
        QFile file(filePath(name));
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60 * minutes),
                                QFileDevice::FileModificationTime);
    }
    // What a killed program leaves beside a draft: process id, program, host. No process has such an id.
    bool leaveDeadLock(const QString &name) const
    {
        return write(name + QStringLiteral(".lock"),
                     "999999999\ncrier\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    }
    // Until putBack(), nothing can be written: a file lies where the folder was.
    bool takeAway() const
    {
        QFile blocker(drafts().path());
        return QDir().rename(drafts().path(), drafts().path() + QStringLiteral("-away")) &&
               blocker.open(QIODevice::WriteOnly);
    }
    bool putBack() const
    {
        return QFile::remove(drafts().path()) &&
               QDir().rename(drafts().path() + QStringLiteral("-away"), drafts().path());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace crier::test
