// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/send/send_desk.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <optional>

namespace crier {

class DecoderPage;
class LogView;
class ProfileStore;
class ProxyPasswords;
class SecretKeeper;
class SendControl;
class ServiceView;
class SetupPage;

// The pages of the Service place, and the ways to them from the other places.
class ServiceTools : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SendDesk &desk;
        const Clock &clock;
        QString dataDir;
        ProfileStore &profiles;
        SecretKeeper &secrets;
        SendControl &control;
        ProxyPasswords &proxyPasswords;
    };

    ServiceTools(Parts parts, ServiceView &view, LogView &log, QWidget &window);

    // Makes "Check setup" the page that is shown.
    void showSetup();
    // For a window that is locked.
    void forgetSecrets();

Q_SIGNALS:
    // For the window to show the place.
    void serviceWanted();

private:
    void explain(const SendRecord &record);
    // About the send `id`; none: about the last results.
    void showBundle(std::optional<qint64> id);

    Parts m_parts;
    ServiceView &m_view;
    QWidget &m_window;
    QNetworkAccessManager m_network; // its own: a check begins with nothing known and no connection kept
    SetupPage *m_setup;
    DecoderPage *m_decoder;
};

} // namespace crier
