// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <memory>

class QSettings;
class QVariant;

namespace crier {

inline constexpr std::array<int, 4> disarmChoices{1, 5, 10, 30};

// What the window remembers between starts, in settings.ini inside the data folder, readable by its owner
// only. Nothing about what was sent or to whom, and never a secret.
class UiSettings
{
public:
    explicit UiSettings(const QString &dataDir);
    ~UiSettings();

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    QByteArray splitter(const QString &name) const;
    void setSplitter(const QString &name, const QByteArray &state);
    // "", "en" or "zh_CN"; empty follows the system.
    QString language() const;
    void setLanguage(const QString &language);
    QString lastSender() const;
    void setLastSender(const QString &sender);
    // The id of the dictionary spelling is checked with; empty: it is not.
    QString dictionary() const;
    void setDictionary(const QString &id);
    // How the preview was looked at.
    QString previewLook() const; // see previewLookId()
    void setPreviewLook(const QString &id);
    // Minutes without an act of the person after which the window is locked; 0: never.
    int lockMinutes() const;
    void setLockMinutes(int minutes);
    // Minutes without an act of the person after which live mode is disarmed; one of disarmChoices.
    int disarmMinutes() const;
    void setDisarmMinutes(int minutes);
    // The person stays in the sandbox and need not be told how to set up an app.
    bool isSetUpDismissed() const;
    void setSetUpDismissed();
    bool isFirstStart() const;
    void setStarted();

private:
    void write(const QString &key, const QVariant &value);

    std::unique_ptr<QSettings> m_file;
};

} // namespace crier
