// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profile_editor.h"

#include "app/profiles/data_centres.h"
#include "app/profiles/profile_check.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"
#include "ui/profiles/vendor_links.h"
#include "ui/secrets/secret_edit.h"
#include "ui/templates/status_line.h"
#include "ui/templates/zone_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimeEdit>
#include <QTimeZone>
#include <QVBoxLayout>

namespace crier {

namespace {

constexpr int longestInterval = 600'000; // ms
constexpr int longestRoom = 512;         // far more than an id has

// Those a person chooses from; the sandbox is Crier's own and always there.
constexpr Environment offered[] = {Environment::Test, Environment::Live};

QString sayingOf(Environment environment)
{
    switch (environment) {
    case Environment::Test:
        return ProfileEditor::tr("%1 - a development App Key; only test users are reached");
    case Environment::Live:
        return ProfileEditor::tr("%1 - real people are reached, after arming and a review");
    case Environment::Sandbox:
        break;
    }
    return ProfileEditor::tr("%1 - a sandbox on this computer; nobody is reached");
}

} // namespace

ProfileEditor::ProfileEditor(const Profile &profile, const QList<Profile> &others, const QString &storeName,
                             QWidget *parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_others(others)
    , m_storeName(storeName)
    , m_name(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_centre(new QComboBox(this))
    , m_host(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_secret(new SecretEdit(this))
    , m_secretHint(new PlainLabel(this))
    , m_sender(new QLineEdit(this))
    , m_room(new QLineEdit(this))
    , m_interval(new QSpinBox(this))
    , m_hold(new QComboBox(this))
    , m_hasHours(new QCheckBox(this))
    , m_from(new QTimeEdit(this))
    , m_until(new PlainLabel(this))
    , m_to(new QTimeEdit(this))
    , m_zone(new ZoneBox(this))
    , m_status(new StatusLine(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("profileEditor"));
    QWidget *const form = buildForm();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(form, 1);
    layout->addWidget(m_status);
    layout->addLayout(buttons);
    m_cancel->setObjectName(QStringLiteral("profileCancel"));
    m_save->setObjectName(QStringLiteral("profileSave"));
    m_cancel->setAutoDefault(false);
    m_save->setDefault(true);
    resize(620, 540);
    load();
    retranslate();

    connect(m_environment, &QComboBox::activated, this, &ProfileEditor::chooseEnvironment);
    connect(m_hold, &QComboBox::activated, this, [this] { m_isHoldChosen = true; });
    connect(m_centre, &QComboBox::currentIndexChanged, this, &ProfileEditor::chooseCentre);
    connect(m_host, &QComboBox::currentIndexChanged, this, &ProfileEditor::showAddress);
    connect(m_hasHours, &QCheckBox::toggled, this, [this](bool isOn) {
        for (QWidget *field :
             {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_zone)})
            field->setEnabled(isOn);
    });
    for (QLineEdit *field : {m_name, m_address, m_key, m_sender})
        connect(field, &QLineEdit::textChanged, this, [this] {
            if (m_wasTried)
                check();
        });
    connect(m_key, &QLineEdit::textChanged, m_secret,
            [this] { m_secret->setAppKey(AppKey{m_key->text().trimmed()}); });
    connect(m_save, &QPushButton::clicked, this, &ProfileEditor::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_name->setFocus();
}

void ProfileEditor::addRow(QFormLayout &form, PlainLabel *&label, QWidget *field, const char *objectName)
{
    field->setObjectName(QString::fromLatin1(objectName));
    label = new PlainLabel(this);
    label->setBuddy(field);
    form.addRow(label, field);
}

QWidget *ProfileEditor::buildForm()
{
    for (const Environment environment : offered)
        m_environment->addItem(icon(environmentIcon(environment)), QString(), environmentId(environment));
    for (const DataCentre &centre : vendor().dataCentres)
        m_centre->addItem(QString(), centre.id);
    m_centre->addItem(QString(), QString());
    for (const bool isBackup : {false, true})
        m_host->addItem(QString(), isBackup);
    for (const std::chrono::seconds hold : holdChoices)
        m_hold->addItem(QString(), int(hold.count()));
    for (QWidget *box :
         {static_cast<QWidget *>(m_environment), static_cast<QWidget *>(m_centre),
          static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_hold), static_cast<QWidget *>(m_interval)})
        ignoreWheel(box);
    m_interval->setRange(int(shortestInterval.count()), longestInterval);
    m_interval->setSingleStep(100);
    for (QTimeEdit *time : {m_from, m_to})
        time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_room->setMaxLength(longestRoom);
    m_secretHint->setWordWrap(true);
    m_secretHint->setFont(quietFont(font()));
    m_secretHint->setObjectName(QStringLiteral("profileSecretHint"));

    auto *inner = new QWidget;
    auto *form = new QFormLayout(inner);
    m_form = form;
    form->setContentsMargins(0, 0, space::row, 0);
    form->setHorizontalSpacing(space::group);
    form->setVerticalSpacing(space::row);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(*form, m_nameLabel, m_name, "profileName");
    addRow(*form, m_environmentLabel, m_environment, "profileEnvironment");
    addRow(*form, m_centreLabel, m_centre, "profileCentre");
    addRow(*form, m_hostLabel, m_host, "profileHost");
    addRow(*form, m_addressLabel, m_address, "profileAddress");
    addRow(*form, m_keyLabel, m_key, "profileKey");
    form->addRow(nullptr, new VendorLinks(vendor(), inner));
    addRow(*form, m_secretLabel, m_secret, "profileSecret");
    m_secretLabel->setBuddy(m_secret->field());
    form->addRow(nullptr, m_secretHint);
    addRow(*form, m_senderLabel, m_sender, "profileSender");
    addRow(*form, m_roomLabel, m_room, "profileRoom");
    addRow(*form, m_intervalLabel, m_interval, "profileInterval");
    addRow(*form, m_holdLabel, m_hold, "profileHold");
    m_hasHours->setObjectName(QStringLiteral("profileHasHours"));
    m_from->setObjectName(QStringLiteral("profileFrom"));
    m_to->setObjectName(QStringLiteral("profileTo"));
    m_zone->setObjectName(QStringLiteral("profileZone"));
    auto *hours = new QHBoxLayout;
    hours->setSpacing(space::row);
    hours->addWidget(m_from);
    hours->addWidget(m_until);
    hours->addWidget(m_to);
    hours->addWidget(m_zone, 1);
    form->addRow(m_hasHours);
    form->addRow(nullptr, hours);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void ProfileEditor::load()
{
    m_name->setText(m_profile.name);
    int environment = m_environment->findData(environmentId(m_profile.environment));
    if (environment < 0) { // a sandbox that somebody runs
        m_environment->addItem(icon(environmentIcon(m_profile.environment)), QString(),
                               environmentId(m_profile.environment));
        environment = m_environment->count() - 1;
    }
    m_environment->setCurrentIndex(environment);
    const bool isNew = m_profile.id.isEmpty() && m_profile.baseUrl.isEmpty();
    const DataCentre *const centre = dataCentre(m_profile.dataCentre);
    m_centre->setCurrentIndex(isNew ? 0 : m_centre->findData(centre ? centre->id : QString()));
    m_address->setText(m_profile.baseUrl.toString());
    m_host->setCurrentIndex(centre && m_profile.baseUrl.host() == centre->backup.host() ? 1 : 0);
    m_room->setText(m_profile.rehearsalRoom.value);
    m_key->setText(m_profile.appKey.value);
    m_sender->setText(m_profile.defaultSender.value);
    m_interval->setValue(int(m_profile.interval.count()));
    m_hold->setCurrentIndex(std::max(0, m_hold->findData(int(m_profile.hold.count()))));
    // A stored hold counts as chosen only where it is not what the environment gives by itself: a test
    // profile that becomes live gets live's.
    m_isHoldChosen = !m_profile.id.isEmpty() && m_profile.hold != defaultHold(m_profile.environment);
    m_hasHours->setChecked(m_profile.hours.has_value());
    const SendingHours hours =
        m_profile.hours.value_or(SendingHours{QTime(8, 0), QTime(22, 0), QTimeZone::systemTimeZoneId()});
    m_from->setTime(hours.from);
    m_to->setTime(hours.until);
    m_zone->setZone(QString::fromUtf8(hours.zone));
    for (QWidget *field :
         {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_zone)})
        field->setEnabled(m_profile.hours.has_value());
    m_secret->setAppKey(m_profile.appKey);
    chooseCentre();
    if (isNew)
        chooseEnvironment();
}

void ProfileEditor::chooseEnvironment()
{
    if (m_isHoldChosen)
        return;
    const Environment environment = environmentFromId(m_environment->currentData().toString());
    m_hold->setCurrentIndex(m_hold->findData(int(defaultHold(environment).count())));
}

// The address of a data centre is not typed: it is one of its two hosts.
void ProfileEditor::chooseCentre()
{
    const DataCentre *const centre = dataCentre(m_centre->currentData().toString());
    m_address->setReadOnly(centre != nullptr);
    m_form->setRowVisible(m_host, centre && !centre->backup.isEmpty());
    showAddress();
}

// An address with the host that is wished for stays as it is.
void ProfileEditor::showAddress()
{
    const DataCentre *const centre = dataCentre(m_centre->currentData().toString());
    if (!centre)
        return;
    const bool isBackup = m_host->currentData().toBool() && !centre->backup.isEmpty();
    const QUrl &host = isBackup ? centre->backup : centre->primary;
    if (QUrl(m_address->text()).host() != host.host())
        m_address->setText(host.toString());
}

Profile ProfileEditor::edited() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.environment = environmentFromId(m_environment->currentData().toString());
    profile.dataCentre = m_centre->currentData().toString();
    profile.baseUrl = QUrl(m_address->text().trimmed(), QUrl::StrictMode);
    profile.appKey.value = m_key->text().trimmed();
    profile.defaultSender.value = m_sender->text();
    profile.rehearsalRoom.value = m_room->text().trimmed();
    profile.interval = std::chrono::milliseconds(m_interval->value());
    profile.hold = std::chrono::seconds(m_hold->currentData().toInt());
    profile.hours.reset();
    if (m_hasHours->isChecked())
        profile.hours = SendingHours{m_from->time(), m_to->time(), m_zone->zone().toUtf8()};
    return profile;
}

bool ProfileEditor::check()
{
    QStringList errors;
    QStringList warnings;
    for (const Finding &finding : checkProfileSettings(edited(), m_others))
        (severityOf(finding.problem) == Severity::Error ? errors : warnings).append(findingSentence(finding));
    if (!m_secret->problem().isEmpty())
        errors.append(m_secret->problem());
    else if (!m_profile.id.isEmpty() && edited().appKey != m_profile.appKey && m_secret->secret().isEmpty())
        errors.append(
            tr("The App Key is another one, and a secret belongs to one App Key only. Enter the App "
               "Secret of this one."));
    if (!errors.isEmpty())
        m_status->say(StatusLine::Tone::Trouble, errors.join(u'\n'));
    else
        m_status->say(StatusLine::Tone::Warning, warnings.join(u'\n'));
    return errors.isEmpty();
}

void ProfileEditor::save()
{
    m_wasTried = true;
    if (check())
        Q_EMIT saveWanted(edited(), m_secret->secret());
}

void ProfileEditor::showTrouble(const QString &sentence)
{
    m_status->say(StatusLine::Tone::Trouble, sentence);
}

void ProfileEditor::retranslate()
{
    setWindowTitle(m_profile.id.isEmpty() ? tr("New profile")
                                          : tr("Profile %1").arg(oneLine(m_profile.name, 60)));
    const auto name = [](PlainLabel *label, QWidget *field, const QString &text) {
        label->setText(text);
        field->setAccessibleName(QString(text).remove(u'&'));
    };
    name(m_nameLabel, m_name, tr("&Name"));
    name(m_environmentLabel, m_environment, tr("&Environment"));
    name(m_centreLabel, m_centre, tr("&Data centre"));
    name(m_hostLabel, m_host, tr("&Primary or backup"));
    name(m_addressLabel, m_address, tr("Add&ress"));
    name(m_keyLabel, m_key, tr("App &Key"));
    name(m_secretLabel, m_secret, tr("App &Secret"));
    name(m_senderLabel, m_sender, tr("De&fault sender ID"));
    name(m_roomLabel, m_room, tr("Rehearsal roo&m (optional)"));
    m_room->setPlaceholderText(tr("A chatroom of yours that Check setup looks at"));
    name(m_intervalLabel, m_interval, tr("Time be&tween sends"));
    name(m_holdLabel, m_hold, tr("&Hold before sending"));
    m_name->setPlaceholderText(tr("The app as you call it; arming asks for it"));
    m_secretHint->setText(
        (m_profile.id.isEmpty()
             ? tr("Who has the secret can send to everyone in the name of your app. It is kept in %1 and "
                  "nowhere else.")
             : tr("Leave it empty to keep the one there is. It is kept in %1 and nowhere else."))
            .arg(m_storeName));
    for (int i = 0; i < m_environment->count(); ++i) {
        const Environment environment = environmentFromId(m_environment->itemData(i).toString());
        m_environment->setItemText(i, sayingOf(environment).arg(environmentWord(environment)));
    }
    for (int i = 0; i < m_centre->count(); ++i) {
        const DataCentre *const centre = dataCentre(m_centre->itemData(i).toString());
        m_centre->setItemText(i, centre ? dataCentreName(*centre)
                                        : tr("An address of its own (dedicated deployment)"));
    }
    m_host->setItemText(0, tr("Primary host"));
    m_host->setItemText(1, tr("Backup host; Crier never switches to it by itself"));
    for (int i = 0; i < m_hold->count(); ++i) {
        const int seconds = m_hold->itemData(i).toInt();
        m_hold->setItemText(i, seconds == 0 ? tr("None") : tr("%1 s").arg(seconds));
    }
    m_interval->setSuffix(tr(" ms", "milliseconds, behind a number"));
    m_hasHours->setText(tr("Ask before sending outside these h&ours"));
    m_from->setAccessibleName(tr("From"));
    m_until->setText(tr("to", "between two times of the day"));
    m_to->setAccessibleName(tr("Until"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    if (m_wasTried)
        check();
}

void ProfileEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace crier
