// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox_server.h"
#include "tests/ui/window_fixture.h"
#include "ui/compose/compose_view.h"
#include "ui/editor/plain_editor.h"
#include "ui/send/send_control.h"

#include <QAbstractButton>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace crier {

// The real window on a live profile whose service is a server on this computer that counts.
class LiveWindow
{
public:
    LiveWindow(const QString &folder, std::chrono::seconds hold)
        : server(SandboxSettings{})
        , isServing(server.start())
        , profile(profileOf(server, hold))
        , fixture(
              folder,
              {.sandbox = {}, .profile = profile, .secret = Secret(server.appSecret()), .withSandbox = false})
    {
        QObject::connect(&server, &SandboxServer::requestReceived, &fixture.window,
                         [this](const SandboxRequest &request) { requests.append(request); });
    }

    static Profile profileOf(const SandboxServer &server, std::chrono::seconds hold)
    {
        Profile profile;
        profile.name = QStringLiteral("Shop Live");
        profile.environment = Environment::Live;
        profile.baseUrl = QUrl(server.url());
        profile.appKey.value = QString::fromLatin1(server.appKey());
        profile.id = "live-id";
        profile.hold = hold;
        return profile;
    }

    bool start(const QString &text = QStringLiteral("The doors open at ten"))
    {
        if (!isServing || !fixture.start())
            return false;
        fixture.sender()->setText(QStringLiteral("ops-team"));
        WindowFixture::replaceAll(*fixture.textEditor(), text);
        return QTest::qWaitFor([this] { return control().standing().remedy == Remedy::Arm; });
    }
    bool arm()
    {
        return fixture.arming.arm(control().profile(), control().profile().name) && fixture.waitForSend();
    }

    SendControl &control() const { return fixture.window.control(); }
    QDialog *sheet() const { return fixture.window.findChild<QDialog *>(QStringLiteral("reviewSheet")); }
    template<typename Widget = QAbstractButton>
    Widget *find(const char *objectName) const
    {
        return fixture.window.findChild<Widget *>(QString::fromLatin1(objectName));
    }
    bool openSheet()
    {
        if (!QTest::qWaitFor([this] { return !sheet(); })) // an earlier one goes with the next events
            return false;
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        return sheet() && QTest::qWaitForWindowExposed(sheet());
    }
    // As a person who has read it: the button is deaf at first.
    bool confirm()
    {
        return QTest::qWaitFor([this] {
            if (sheet() && sheet()->isVisible())
                QTest::mouseClick(find("reviewConfirm"), Qt::LeftButton);
            return !sheet() || !sheet()->isVisible();
        });
    }
    bool isHolding() const { return control().standing().isHolding; }
    QString notice() const { return fixture.labelText("composeNotice"); }

    SandboxServer server;
    bool isServing;
    Profile profile;
    WindowFixture fixture;
    QList<SandboxRequest> requests;
};

} // namespace crier
