// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/profiles/profile_store.h"
#include "app/secrets/patient_secret_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/send/arming.h"
#include "app/send/proxy_passwords.h"
#include "app/send/send_desk.h"
#include "tests/support/fake_secret_backend.h"
#include "ui/chatroom/sandbox_host.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/editor/spell_checking.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/ui_settings.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

class QAbstractButton;
class QLineEdit;

namespace crier {

class PlainEditor;
class TypePicker;

// Any warning but those the offscreen platform gives for every window with a smallest size and for pop-ups.
QRegularExpression unexpectedWarning();

// The system's, whose wall can be moved ahead.
class MovedClock final : public Clock
{
public:
    QDateTime utcNow() const override { return m_system.utcNow().addMSecs(ahead); }
    std::chrono::milliseconds monotonicNow() const override { return m_system.monotonicNow(); }

    std::atomic<qint64> ahead{0};

private:
    SystemClock m_system;
};

// The real window with a real ledger in `folder` and a real sandbox, put together as main() does it.
class WindowFixture
{
public:
    struct Options
    {
        SandboxSettings sandbox;
        Profile profile = SandboxHost::unstartedProfile();
        Secret secret;
        bool withSandbox = true;
    };

    explicit WindowFixture(const QString &folder);
    WindowFixture(const QString &folder, Options options);
    ~WindowFixture();

    // Shows the window and waits until the draft is back and, with a sandbox, until Send has been judged.
    bool start();
    bool waitForSend();
    // Waits for the next end, up to `timeout`.
    bool waitForReports(int count);

    QAbstractButton *sendButton() const;
    // The field of the announcement's text.
    PlainEditor *textEditor() const;
    PlainEditor *jsonEditor() const;
    TypePicker *type() const;
    // As if the person had taken all of it out and pasted `text`.
    static void replaceAll(PlainEditor &editor, const QString &text);
    // As if the person had chosen it from the list.
    void chooseType(const QString &objectName);
    QLineEdit *sender() const;
    QString reason() const;
    QString labelText(const char *objectName) const;

    QList<SandboxRequest> received;
    QList<SendReport> reports;
    MovedClock clock;
    UiSettings settings;
    ProxyPasswords proxyPasswords;
    SendDesk desk;
    DraftKeeper keeper;
    QNetworkAccessManager network;
    SpellChecking spelling;
    Arming arming;
    ProfileStore profiles;
    FakeSecretBackend *backend; // of keyStore
    PatientSecretStore keyStore;
    SecretKeeper secrets;
    std::unique_ptr<SandboxHost> sandbox;
    MainWindow window;
};

} // namespace crier
