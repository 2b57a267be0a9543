// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/ui_settings.h"

#include "app/base/private_folder.h"
#include "app/send/arming.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace crier {

namespace {
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter-%1");
const QString languageKey = QStringLiteral("language");
const QString senderKey = QStringLiteral("compose/last-sender");
const QString dictionaryKey = QStringLiteral("compose/dictionary");
const QString previewKey = QStringLiteral("compose/preview");
const QString lockKey = QStringLiteral("lock-minutes");
const QString disarmKey = QStringLiteral("disarm-minutes");
const QString setUpKey = QStringLiteral("set-up-dismissed");
const QString startedKey = QStringLiteral("started");
} // namespace

UiSettings::UiSettings(const QString &dataDir)
    : m_file(std::make_unique<QSettings>(QDir(dataDir).filePath(QStringLiteral("settings.ini")),
                                         QSettings::IniFormat))
{}

UiSettings::~UiSettings() = default;

void UiSettings::write(const QString &key, const QVariant &value)
{
    // QSettings makes files that everybody may read, but keeps the rights of one that is there.
    const QString path = m_file->fileName();
    if (!QFile::exists(path) && makePrivateFolder(QFileInfo(path).path(), false)) {
        QFile fresh(path);
        if (fresh.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    m_file->setValue(key, value);
}

QByteArray UiSettings::geometry() const
{
    return m_file->value(geometryKey).toByteArray();
}

void UiSettings::setGeometry(const QByteArray &geometry)
{
    write(geometryKey, geometry);
}

QByteArray UiSettings::splitter(const QString &name) const
{
    return m_file->value(splitterKey.arg(name)).toByteArray();
}

void UiSettings::setSplitter(const QString &name, const QByteArray &state)
{
    write(splitterKey.arg(name), state);
}

QString UiSettings::language() const
{
    return m_file->value(languageKey).toString();
}

void UiSettings::setLanguage(const QString &language)
{
    write(languageKey, language);
}

QString UiSettings::lastSender() const
{
    return m_file->value(senderKey).toString();
}

void UiSettings::setLastSender(const QString &sender)
{
    write(senderKey, sender);
}

QString UiSettings::dictionary() const
{
    return m_file->value(dictionaryKey).toString();
}

void UiSettings::setDictionary(const QString &id)
{
    write(dictionaryKey, id);
}

QString UiSettings::previewLook() const
{
    return m_file->value(previewKey).toString();
}

void UiSettings::setPreviewLook(const QString &id)
{
    write(previewKey, id);
}

int UiSettings::lockMinutes() const
{
    return std::clamp(m_file->value(lockKey).toInt(), 0, 24 * 60); // the file may have been written by hand
}

void UiSettings::setLockMinutes(int minutes)
{
    write(lockKey, minutes);
}

int UiSettings::disarmMinutes() const
{
    const int minutes = m_file->value(disarmKey).toInt(); // the file may have been written by hand
    const bool isOffered =
        std::find(disarmChoices.cbegin(), disarmChoices.cend(), minutes) != disarmChoices.cend();
    return isOffered ? minutes : int(Arming::defaultIdle.count());
}

void UiSettings::setDisarmMinutes(int minutes)
{
    write(disarmKey, minutes);
}

bool UiSettings::isSetUpDismissed() const
{
    return m_file->value(setUpKey).toBool();
}

void UiSettings::setSetUpDismissed()
{
    write(setUpKey, true);
}

bool UiSettings::isFirstStart() const
{
    return !m_file->value(startedKey).toBool();
}

void UiSettings::setStarted()
{
    write(startedKey, true);
}

} // namespace crier
