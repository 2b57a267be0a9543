// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/setup_page.h"

#include "app/send/proxy_passwords.h"
#include "app/setup/setup_text.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/service/setup_step_row.h"
#include "ui/templates/status_line.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int longestRoom = 512;     // far more than an id has
constexpr int longestPassword = 512; // likewise
} // namespace

SetupPage::SetupPage(QNetworkAccessManager &manager, const Clock &clock, ProxyPasswords &proxyPasswords,
                     QWidget *parent)
    : ServicePage(parent)
    , m_proxyPasswords(proxyPasswords)
    , m_check(manager, clock, proxyPasswords)
    , m_introduction(new PlainLabel(this))
    , m_roomLabel(new PlainLabel(this))
    , m_room(new QLineEdit(this))
    , m_start(new QPushButton(this))
    , m_copy(new QToolButton(this))
    , m_status(new StatusLine(this))
    , m_proxyRow(new QWidget(this))
    , m_proxyQuestion(new PlainLabel(m_proxyRow))
    , m_proxyUser(new QLineEdit(m_proxyRow))
    , m_proxyPassword(new QLineEdit(m_proxyRow))
    , m_proxyAgain(new QPushButton(m_proxyRow))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("setupPage"));
    m_introduction->setObjectName(QStringLiteral("setupIntroduction"));
    m_introduction->setWordWrap(true);
    m_room->setObjectName(QStringLiteral("setupRoom"));
    m_room->setMaxLength(longestRoom);
    m_roomLabel->setBuddy(m_room);
    m_start->setObjectName(QStringLiteral("setupStart"));
    m_start->setAutoDefault(false);
    m_copy->setObjectName(QStringLiteral("setupCopy"));
    m_copy->setIcon(icon(IconName::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setAutoRaise(true);
    connect(m_room, &QLineEdit::returnPressed, this, [this] {
        if (!m_check.isRunning())
            startOrStop();
    });
    connect(m_start, &QPushButton::clicked, this, &SetupPage::startOrStop);
    connect(m_copy, &QToolButton::clicked, this, &SetupPage::copyText);

    m_proxyRow->setObjectName(QStringLiteral("setupProxyRow"));
    m_proxyQuestion->setWordWrap(true);
    m_proxyUser->setObjectName(QStringLiteral("setupProxyUser"));
    m_proxyUser->setMaxLength(longestPassword);
    m_proxyPassword->setObjectName(QStringLiteral("setupProxyPassword"));
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    m_proxyPassword->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    m_proxyPassword->setMaxLength(longestPassword);
    m_proxyAgain->setObjectName(QStringLiteral("setupProxyAgain"));
    m_proxyAgain->setAutoDefault(false);
    connect(m_proxyPassword, &QLineEdit::returnPressed, this, &SetupPage::takeProxyPassword);
    connect(m_proxyAgain, &QPushButton::clicked, this, &SetupPage::takeProxyPassword);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::row);
    tools->addWidget(m_roomLabel);
    tools->addWidget(m_room, 1);
    tools->addWidget(m_start);
    tools->addWidget(m_copy);
    auto *proxyFields = new QHBoxLayout;
    proxyFields->setSpacing(space::row);
    proxyFields->addWidget(m_proxyUser, 1);
    proxyFields->addWidget(m_proxyPassword, 1);
    proxyFields->addWidget(m_proxyAgain);
    auto *proxyLayout = new QVBoxLayout(m_proxyRow);
    proxyLayout->setContentsMargins(0, 0, 0, 0);
    proxyLayout->setSpacing(space::tight);
    proxyLayout->addWidget(m_proxyQuestion);
    proxyLayout->addLayout(proxyFields);

    auto *list = new QWidget(this);
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, space::row, 0);
    rows->setSpacing(space::group);
    for (const SetupStep &step : waitingSteps()) {
        auto *row = new SetupStepRow(list);
        row->setStep(step);
        rows->addWidget(row);
        m_rows.append(row);
    }
    rows->addStretch();
    m_scroll->setObjectName(QStringLiteral("setupSteps"));
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::group, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_introduction);
    layout->addLayout(tools);
    layout->addWidget(m_status);
    layout->addWidget(m_proxyRow);
    layout->addWidget(m_scroll, 1);
    layout->addStretch(); // so that all stays at the top while there are no steps yet

    connect(&m_check, &SetupCheck::stepChanged, this, &SetupPage::showStep);
    connect(&m_check, &SetupCheck::finished, this, &SetupPage::showEnd);
    connect(&m_check, &SetupCheck::proxyPasswordWanted, this, &SetupPage::askForProxyPassword);
    clearResults();
    retranslate();
}

QString SetupPage::title() const
{
    return tr("Check setup");
}

void SetupPage::setProfile(const Profile &profile, const Secret &secret)
{
    const bool isAnother = profile != m_profile;
    m_profile = profile;
    m_secret = secret;
    // A window that was locked has forgotten the secret; a check must not go on with its copy.
    if (m_check.isRunning() && (isAnother || secret.isEmpty()))
        m_check.stop();
    if (isAnother) {
        clearResults(); // what was found of another profile says nothing of this one
        m_room->setText(profile.rehearsalRoom.value);
    }
    refreshIntroduction();
}

void SetupPage::startOrStop()
{
    if (m_check.isRunning()) {
        m_check.stop();
        return;
    }
    clearResults();
    m_check.start({.profile = m_profile, .secret = m_secret, .room = {m_room->text().trimmed()}});
    m_scroll->setVisible(true);
    retranslate();
}

void SetupPage::showStep(const SetupStep &step)
{
    for (SetupStepRow *row : std::as_const(m_rows)) {
        if (row->step().id == step.id)
            row->setStep(step);
    }
    const bool isMeasured = step.verdict == SetupVerdict::ClockRight ||
                            step.verdict == SetupVerdict::ClockOff ||
                            step.verdict == SetupVerdict::ClockFarOff;
    if (isMeasured)
        Q_EMIT clockMeasured(m_profile.appKey.value, -std::chrono::seconds(step.number));
}

void SetupPage::showEnd(const SetupReport &)
{
    retranslate();
    sayEnd();
}

void SetupPage::sayEnd()
{
    const SetupReport &report = m_check.report();
    if (report.steps.isEmpty() || m_check.isRunning() || m_scroll->isHidden())
        return;
    const SetupStatus worst = report.worst();
    StatusLine::Tone tone = StatusLine::Tone::Done;
    if (worst == SetupStatus::Failed)
        tone = StatusLine::Tone::Trouble;
    else if (worst == SetupStatus::Warning || report.stopped)
        tone = StatusLine::Tone::Warning;
    m_status->say(tone, setupSummary(report)); // tells assistive technology, too
}

void SetupPage::askForProxyPassword(const QString &proxy)
{
    m_proxy = proxy;
    wipeProxyPassword();
    m_proxyRow->show();
    retranslate();
    announce(m_proxyQuestion, m_proxyQuestion->text());
}

void SetupPage::takeProxyPassword()
{
    if (m_proxyUser->text().isEmpty()) {
        m_proxyUser->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_proxyPasswords.keep(m_proxy, m_proxyUser->text(), Secret(m_proxyPassword->text().toUtf8()));
    wipeProxyPassword();
    m_start->setFocus(Qt::OtherFocusReason);
    if (m_check.isRunning())
        m_check.stop();
    startOrStop();
}

void SetupPage::wipeProxyPassword()
{
    wipeText(m_proxyPassword->text());
    m_proxyPassword->clear();
}

void SetupPage::copyText()
{
    QGuiApplication::clipboard()->setText(setupReportText(m_check.report()));
    announce(m_copy, tr("The report was copied."));
}

void SetupPage::clearResults()
{
    const QList<SetupStep> steps = waitingSteps();
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setStep(steps.at(i));
    m_scroll->setVisible(false);
    m_status->clear();
    m_proxyRow->hide();
    m_copy->setEnabled(false);
}

void SetupPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        sayEnd();
    }
    ServicePage::changeEvent(event);
}

void SetupPage::refreshIntroduction()
{
    const QString name = oneLine(m_profile.name, 60);
    const QString what = tr(
        "Looks at the way to the service and asks it questions that only read, step by step. No broadcast is "
        "sent and nobody is reached.");
    m_introduction->setText(
        name.isEmpty() ? what
                       //: %1 is a profile's name, %2 SANDBOX, TEST or LIVE, %3 whole sentences
                       : tr("Checks %1 (%2). %3").arg(name, environmentWord(m_profile.environment), what));
}

void SetupPage::retranslate()
{
    const bool isRunning = m_check.isRunning();
    refreshIntroduction();
    m_roomLabel->setText(tr("&Rehearsal room:"));
    m_room->setPlaceholderText(tr("Chatroom ID, if you have one to rehearse in"));
    m_room->setAccessibleName(tr("Rehearsal room, a chatroom ID"));
    m_room->setEnabled(!isRunning);
    m_start->setText(isRunning ? tr("&Stop") : tr("&Start the check"));
    m_start->setAccessibleDescription(m_introduction->text());
    m_copy->setText(tr("Copy as text"));
    const bool isOver = !m_scroll->isHidden() && !isRunning;
    m_copy->setEnabled(isOver);
    m_copy->setAccessibleDescription(isOver ? QString() : tr("There is a report once a check is over."));
    m_copy->setToolTip(isOver ? QString() : plainToolTip(m_copy->accessibleDescription()));
    m_proxyQuestion->setText(
        tr("The proxy %1 asks for a name and a password. They are kept until Crier ends, for "
           "sending as well, and are written nowhere.")
            .arg(oneLine(m_proxy)));
    m_proxyUser->setPlaceholderText(tr("Name"));
    m_proxyUser->setAccessibleName(tr("Name for the proxy"));
    m_proxyPassword->setPlaceholderText(tr("Password"));
    m_proxyPassword->setAccessibleName(tr("Password for the proxy"));
    m_proxyAgain->setText(tr("Check again"));
    m_scroll->setAccessibleName(tr("Steps of the check"));
}

} // namespace crier
