// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/service_tools.h"

#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "ui/log/log_view.h"
#include "ui/send/send_control.h"
#include "ui/service/decoder_page.h"
#include "ui/service/incident_page.h"
#include "ui/service/inspector_page.h"
#include "ui/service/other_secrets.h"
#include "ui/service/service_view.h"
#include "ui/service/setup_page.h"
#include "ui/support/bundle_dialog.h"

namespace crier {

ServiceTools::ServiceTools(Parts parts, ServiceView &view, LogView &log, QWidget &window)
    : QObject(&window)
    , m_parts(std::move(parts))
    , m_view(view)
    , m_window(window)
    , m_setup(new SetupPage(m_network, m_parts.clock, m_parts.proxyPasswords, &view))
    , m_decoder(new DecoderPage(m_parts.desk, m_parts.clock, &view))
{
    auto *const incidents = new IncidentPage(m_parts.desk, m_parts.clock, &view);
    m_view.addPage(m_setup);
    m_view.addPage(m_decoder);
    auto *const inspector = new InspectorPage(m_parts.clock, &view);
    new OtherSecrets(m_parts.profiles, m_parts.secrets, *inspector);
    m_view.addPage(inspector);
    m_view.addPage(incidents);
    connect(incidents, &IncidentPage::bundleWanted, this, [this] { showBundle(std::nullopt); });
    connect(m_setup, &SetupPage::clockMeasured, m_decoder, &DecoderPage::setClockDifference);
    connect(&log, &LogView::bundleWanted, this, [this](qint64 id) { showBundle(id); });
    connect(&log, &LogView::explanationWanted, this, &ServiceTools::explain);
}

void ServiceTools::showSetup()
{
    m_view.showPage(m_setup);
    Q_EMIT serviceWanted();
}

void ServiceTools::explain(const SendRecord &record)
{
    m_view.showPage(m_decoder);
    Q_EMIT serviceWanted();
    m_decoder->showOutcome(record);
}

void ServiceTools::showBundle(std::optional<qint64> id)
{
    const Result<QList<Profile>> stored = m_parts.profiles.list();
    const QList<Profile> profiles = stored ? *stored : QList<Profile>{};
    // Somebody may have sent a secret by mistake, and then chosen another profile.
    QList<Secret> hidden{m_parts.control.secret()};
    for (const Profile &profile : profiles)
        hidden.append(m_parts.secrets.secretOf(profile.id));
    auto *dialog = new BundleDialog(
        m_parts.desk,
        {.clock = m_parts.clock, .dataDir = m_parts.dataDir, .profiles = profiles, .hidden = hidden}, id,
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// A bundle could not be masked any more without them.
void ServiceTools::forgetSecrets()
{
    for (BundleDialog *bundle : m_window.findChildren<BundleDialog *>())
        bundle->close();
}

} // namespace crier
