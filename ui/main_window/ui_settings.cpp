// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/ui_settings.h"

#include <QDir>
#include <QSettings>

namespace crier {

namespace {
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter-%1");
const QString languageKey = QStringLiteral("language");
const QString senderKey = QStringLiteral("compose/last-sender");
const QString startedKey = QStringLiteral("started");
} // namespace

// QSettings makes a new file 0600 when it is opened by path.
UiSettings::UiSettings(const QString &dataDir)
    : m_file(std::make_unique<QSettings>(QDir(dataDir).filePath(QStringLiteral("settings.ini")),
                                         QSettings::IniFormat))
{
}

UiSettings::~UiSettings() = default;

QByteArray UiSettings::geometry() const
{
    return m_file->value(geometryKey).toByteArray();
}

void UiSettings::setGeometry(const QByteArray &geometry)
{
    m_file->setValue(geometryKey, geometry);
}

QByteArray UiSettings::splitter(const QString &name) const
{
    return m_file->value(splitterKey.arg(name)).toByteArray();
}

void UiSettings::setSplitter(const QString &name, const QByteArray &state)
{
    m_file->setValue(splitterKey.arg(name), state);
}

QString UiSettings::language() const
{
    return m_file->value(languageKey).toString();
}

void UiSettings::setLanguage(const QString &language)
{
    m_file->setValue(languageKey, language);
}

QString UiSettings::lastSender() const
{
    return m_file->value(senderKey).toString();
}

void UiSettings::setLastSender(const QString &sender)
{
    m_file->setValue(senderKey, sender);
}

bool UiSettings::isFirstStart() const
{
    return !m_file->value(startedKey).toBool();
}

void UiSettings::setStarted()
{
    m_file->setValue(startedKey, true);
}

} // namespace crier
