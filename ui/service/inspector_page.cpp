// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/inspector_page.h"

#include "app/text/inspection_sentences.h"
#include "app/text/secret_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/visible_marks.h"
#include "ui/editor/plain_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace crier {

namespace {

constexpr auto readingPause = 300ms; // after the last key, until the text is read

IconName iconOf(Weight weight)
{
    switch (weight) {
    case Weight::Right:
        return IconName::Accepted;
    case Weight::Note:
        return IconName::Info;
    case Weight::Warning:
        return IconName::Warning;
    case Weight::Error:
        return IconName::Error;
    }
    return IconName::Info;
}

QColor colorOf(Weight weight, const QPalette &palette)
{
    switch (weight) {
    case Weight::Right:
        return stateColor(SendState::Accepted, palette);
    case Weight::Note:
        return quietText(palette);
    case Weight::Warning:
        return warningColor(palette);
    case Weight::Error:
        return errorColor(palette);
    }
    return quietText(palette);
}

} // namespace

InspectorPage::InspectorPage(const Clock &clock, QWidget *parent)
    : ServicePage(parent)
    , m_clock(clock)
    , m_pasteTitle(new PlainLabel(this))
    , m_paste(new PlainEditor(this))
    , m_secretNote(new PlainLabel(this))
    , m_othersNote(new PlainLabel(this))
    , m_askOthers(new QPushButton(this))
    , m_check(new QPushButton(this))
    , m_clear(new QPushButton(this))
    , m_listTitle(new PlainLabel(this))
    , m_form(new PlainLabel(this))
    , m_list(new QListWidget(this))
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("inspectorPage"));
    m_pasteTitle->setBuddy(m_paste);
    m_paste->setObjectName(QStringLiteral("inspectorPaste"));
    m_paste->setFont(monospaceFont(this));
    m_paste->setTabChangesFocus(true);
    m_secretNote->setObjectName(QStringLiteral("inspectorSecret"));
    m_secretNote->setWordWrap(true);
    m_othersNote->setObjectName(QStringLiteral("inspectorOthers"));
    m_othersNote->setWordWrap(true);
    m_askOthers->setObjectName(QStringLiteral("inspectorAskOthers"));
    m_check->setObjectName(QStringLiteral("inspectorCheck"));
    m_clear->setObjectName(QStringLiteral("inspectorClear"));
    m_form->setObjectName(QStringLiteral("inspectorForm"));
    m_form->setWordWrap(true);
    m_listTitle->setBuddy(m_list);
    m_list->setObjectName(QStringLiteral("inspectorList"));
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(space::tight / 2);

    auto *top = new QWidget(this);
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, space::row);
    topLayout->setSpacing(space::row);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_secretNote, 1);
    buttons->addWidget(m_clear);
    buttons->addWidget(m_check);
    topLayout->addWidget(m_pasteTitle);
    topLayout->addWidget(m_paste, 1);
    topLayout->addLayout(buttons);
    auto *others = new QHBoxLayout;
    others->addWidget(m_othersNote, 1);
    others->addStretch();
    others->addWidget(m_askOthers);
    topLayout->addLayout(others);
    auto *bottom = new QWidget(this);
    auto *bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->setContentsMargins(0, space::row, 0, 0);
    bottomLayout->setSpacing(space::row);
    bottomLayout->addWidget(m_listTitle);
    bottomLayout->addWidget(m_form);
    bottomLayout->addWidget(m_list, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(top);
    splitter->addWidget(bottom);
    splitter->setSizes({400, 500}); // shares, not pixels
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::group, 0, 0);
    layout->addWidget(splitter);
    setTabOrder(m_paste, m_clear);
    setTabOrder(m_clear, m_check);
    setTabOrder(m_check, m_askOthers);
    setTabOrder(m_askOthers, m_list);

    m_pause->setSingleShot(true);
    m_pause->setInterval(readingPause);
    connect(m_pause, &QTimer::timeout, this, &InspectorPage::inspectNow);
    connect(m_paste, &PlainEditor::edited, m_pause, qOverload<>(&QTimer::start));
    connect(m_check, &QPushButton::clicked, this, &InspectorPage::inspectNow);
    connect(m_askOthers, &QPushButton::clicked, this, &InspectorPage::otherSecretsWanted);
    connect(m_clear, &QPushButton::clicked, this, &InspectorPage::clear);
    retranslate();
}

QString InspectorPage::title() const
{
    return tr("Inspector");
}

void InspectorPage::setProfile(const Profile &profile, const Secret &secret)
{
    m_profile = profile;
    m_secret = secret;
    m_others = {};
    retranslate();
    if (m_inspection)
        inspectNow(); // what was said was said with another secret
    Q_EMIT profileChanged();
}

void InspectorPage::setOthers(const Others &others)
{
    const auto isSame = [](const Secret &one, const Secret &other) { return one.reveal() == other.reveal(); };
    const bool isNew = others.profiles != m_others.profiles || others.appKeys != m_others.appKeys ||
                       !std::equal(others.secrets.cbegin(), others.secrets.cend(), m_others.secrets.cbegin(),
                                   m_others.secrets.cend(), isSame);
    m_others = others;
    showOthers();
    if (isNew && m_inspection)
        inspectNow();
}

void InspectorPage::showOthers()
{
    const auto listed = [](const QStringList &names) {
        QStringList shown;
        for (const QString &name : names)
            shown.append(oneLine(name, 60));
        return shown.join(tr(", ", "between names"));
    };
    QStringList sentences;
    if (!m_others.profiles.isEmpty())
        sentences.append(tr("Also tried: the App Secrets of %1.").arg(listed(m_others.profiles)));
    if (m_others.isAsking)
        sentences.append(
            tr("The key store is being asked for: %1.").arg(oneLine(m_others.missing.value(0), 60)));
    else if (m_others.trouble == SecretTrouble::NotFound)
        sentences.append(tr("The key store has no App Secret of: %1.").arg(listed(m_others.missing)));
    else if (m_others.trouble != SecretTrouble::None)
        sentences.append(
            secretSentence(SecretTask::Read, m_others.trouble, m_others.troubled, m_others.storeName));
    const QString text = sentences.join(QLatin1Char(' '));
    const bool isNew = text != m_othersNote->text();
    m_othersNote->setText(text);
    m_othersNote->setVisible(!text.isEmpty());
    m_askOthers->setText(tr("Also try the secrets of the other profiles"));
    // Not while it is asked: pressing it twice would do nothing more.
    const bool hadFocus = m_askOthers->hasFocus();
    m_askOthers->setEnabled(!m_others.isAsking);
    m_askOthers->setVisible(!m_others.missing.isEmpty());
    if (hadFocus && !m_askOthers->hasFocus())
        m_paste->setFocus();
    if (isNew && !text.isEmpty() && isVisible())
        announce(m_othersNote, text);
}

void InspectorPage::inspectNow()
{
    m_pause->stop();
    const QString text = m_paste->exactText();
    if (text.trimmed().isEmpty())
        m_inspection.reset();
    else
        m_inspection = inspect(text.toUtf8(), {.profile = m_profile.name,
                                               .appKey = m_profile.appKey,
                                               .secret = m_secret,
                                               .otherSecrets = m_others.secrets,
                                               .otherProfiles = m_others.profiles,
                                               .otherAppKeys = m_others.appKeys,
                                               .now = m_clock.utcNow()});
    showInspection();
    if (m_list->count() > 0)
        announce(m_list, m_list->item(0)->text());
}

void InspectorPage::showInspection()
{
    m_list->clear();
    if (!m_inspection) {
        m_form->setText(
            tr("What is wrong with the request, and which mistake made its signature, will stand here. "
               "Nothing is sent."));
        return;
    }
    m_form->setText(requestFormSentence(m_inspection->request.form));
    for (const Observation &observation : std::as_const(m_inspection->observations)) {
        if (observation.remark == Remark::NothingRecognised)
            continue; // it is what the line above says
        const QString sentence =
            tr("%1: %2", "how much it matters, and a sentence")
                .arg(weightWord(observation.weight),
                     withVisibleMarks(observationSentence(observation, *m_inspection)).text);
        m_list->addItem(new QListWidgetItem(
            icon(iconOf(observation.weight), colorOf(observation.weight, palette())), sentence));
    }
    if (m_inspection->isRecognised() && m_list->count() == 0)
        m_list->addItem(new QListWidgetItem(icon(IconName::Info), tr("Nothing wrong was noticed.")));
}

void InspectorPage::clear()
{
    m_paste->showText(QString());
    inspectNow();
    m_paste->setFocus();
}

void InspectorPage::retranslate()
{
    m_pasteTitle->setText(
        tr("&Paste a failing request: as it was sent, a curl command, or its headers out of a log"));
    m_paste->setAccessibleName(tr("Failing request"));
    m_paste->setPlaceholderText(tr("curl ... or App-Key: ..., Nonce: ..., Timestamp: ..., Signature: ..."));
    m_check->setText(tr("Chec&k"));
    m_clear->setText(tr("C&lear"));
    m_listTitle->setText(tr("&Observations"));
    m_list->setAccessibleName(tr("Observations"));
    m_secretNote->setText(m_secret.isEmpty()
                              ? tr("The App Secret of this profile is not known here, so a signature can "
                                   "only be checked for the "
                                   "mistakes that show without it.")
                              : tr("Checked with the App Secret of %1, on this computer. It is never shown.")
                                    .arg(oneLine(m_profile.name, 60)));
    showOthers();
    showInspection();
}

void InspectorPage::showEvent(QShowEvent *event)
{
    ServicePage::showEvent(event);
    Q_EMIT otherSecretsNeeded();
}

void InspectorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showInspection();
    ServicePage::changeEvent(event);
}

} // namespace crier
