// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profiles_dialog.h"

#include "app/base/durable_file.h"
#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/text/profile_sentences.h"
#include "app/text/secret_sentences.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/profiles/profile_editor.h"
#include "ui/profiles/profile_removal.h"
#include "ui/templates/status_line.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {
constexpr qint64 largestImport = 1'048'576; // bytes; reliability 5.23
}

ProfilesDialog::ProfilesDialog(ProfileStore &store, SecretKeeper &secrets, ProfileRemoval &removal,
                               QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_removal(removal)
    , m_what(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_list(new QListWidget(this))
    , m_status(new StatusLine(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("profilesDialog"));
    m_list->setObjectName(QStringLiteral("profileList"));
    m_status->setObjectName(QStringLiteral("profilesStatus"));
    m_close->setObjectName(QStringLiteral("profilesClose"));
    m_close->setAutoDefault(false);
    m_what->setWordWrap(true);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("profilesEmpty"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *lists = new QVBoxLayout;
    lists->addWidget(m_empty);
    lists->addWidget(m_list, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(space::group);
    middle->addLayout(lists, 1);
    middle->addWidget(buildButtons());
    auto *end = new QHBoxLayout;
    end->addStretch();
    end->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(m_what);
    layout->addLayout(middle, 1);
    layout->addWidget(m_status);
    layout->addLayout(end);
    resize(600, 400);

    connect(m_list, &QListWidget::currentRowChanged, this, &ProfilesDialog::showChoice);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const Profile *profile = chosen())
            edit(*profile);
    });
    connect(m_status, &StatusLine::offerTaken, this, &ProfilesDialog::remove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_secrets, &SecretKeeper::stored, this, [this](const QByteArray &id, SecretTrouble trouble) {
        for (const Profile &profile : std::as_const(m_profiles)) {
            if (profile.id == id)
                tellSecret(SecretTask::Write, trouble, profile.name);
        }
    });
    connect(&m_removal, &ProfileRemoval::removed, this, &ProfilesDialog::onRemoved);
    connect(&m_removal, &ProfileRemoval::failed, this, &ProfilesDialog::onRemovalFailed);
    retranslate();
    if (m_removal.isUnderWay()) // an earlier list was closed meanwhile
        showRemoval();
}

QPushButton *ProfilesDialog::addButton(const char *objectName)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setAutoDefault(false);
    return button;
}

QWidget *ProfilesDialog::buildButtons()
{
    m_add = addButton("profilesAdd");
    m_edit = addButton("profilesEdit");
    m_duplicate = addButton("profilesDuplicate");
    m_up = addButton("profilesUp");
    m_down = addButton("profilesDown");
    m_delete = addButton("profilesDelete");
    m_import = addButton("profilesImport");
    m_export = addButton("profilesExport");
    connect(m_add, &QPushButton::clicked, this, &ProfilesDialog::add);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const Profile *profile = chosen())
            edit(*profile);
    });
    connect(m_duplicate, &QPushButton::clicked, this, &ProfilesDialog::duplicate);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_delete, &QPushButton::clicked, this, &ProfilesDialog::askToDelete);
    connect(m_import, &QPushButton::clicked, this, &ProfilesDialog::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &ProfilesDialog::chooseExport);
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    for (QPushButton *button : {m_add, m_edit, m_duplicate, m_up, m_down, m_delete})
        layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    return column;
}

bool ProfilesDialog::say(const Status &status)
{
    if (status)
        m_status->clear();
    else
        m_status->say(StatusLine::Tone::Trouble, profileErrorSentence(status.error()));
    return status.ok();
}

void ProfilesDialog::tellSecret(SecretTask task, SecretTrouble trouble, const QString &name)
{
    if (trouble != SecretTrouble::None)
        m_status->say(StatusLine::Tone::Warning, secretSentence(task, trouble, name, m_secrets.storeName()));
}

void ProfilesDialog::reload(const QByteArray &wanted)
{
    const QByteArray before = wanted.isEmpty() && chosen() ? chosen()->id : wanted;
    const Result<QList<Profile>> stored = m_store.list();
    if (!stored)
        m_status->say(StatusLine::Tone::Trouble, profileErrorSentence(stored.error()));
    m_profiles = stored ? *stored : QList<Profile>();
    m_list->clear();
    for (const Profile &profile : std::as_const(m_profiles)) {
        auto *item =
            new QListWidgetItem(icon(environmentIcon(profile.environment)),
                                tr("%1 - %2 - %3", "environment as a word, name of a profile, its host")
                                    .arg(environmentWord(profile.environment), oneLine(profile.name, 80),
                                         authorityOf(profile.baseUrl)),
                                m_list);
        if (profile.id == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && !m_profiles.isEmpty())
        m_list->setCurrentRow(0);
    m_empty->setVisible(m_profiles.isEmpty());
    m_list->setVisible(!m_profiles.isEmpty());
    showChoice();
}

const Profile *ProfilesDialog::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_profiles.size() ? &m_profiles.at(row) : nullptr;
}

void ProfilesDialog::showChoice()
{
    const int row = m_list->currentRow();
    const bool is = chosen() != nullptr;
    for (QPushButton *button : {m_edit, m_duplicate, m_delete})
        button->setEnabled(is && !m_removal.isUnderWay());
    m_up->setEnabled(is && row > 0);
    m_down->setEnabled(is && row + 1 < m_profiles.size());
    m_export->setEnabled(!m_profiles.isEmpty());
    if (!m_toDelete.isEmpty() && (!is || chosen()->id != m_toDelete)) {
        m_toDelete.clear();
        m_status->clear();
    }
}

void ProfilesDialog::add()
{
    Profile fresh;
    fresh.environment = Environment::Test;
    edit(fresh);
}

void ProfilesDialog::edit(const Profile &profile)
{
    m_status->clear();
    m_editor = new ProfileEditor(profile, m_profiles, m_secrets.storeName(), this);
    m_editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_editor, &ProfileEditor::saveWanted, this, &ProfilesDialog::keep);
    m_editor->open();
}

void ProfilesDialog::keep(const Profile &profile, const Secret &secret)
{
    QByteArray id = profile.id;
    if (id.isEmpty()) {
        const Result<Profile> added = m_store.add(profile);
        if (!added) {
            m_editor->showTrouble(profileErrorSentence(added.error()));
            return;
        }
        id = added->id;
    } else {
        const auto before = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                         [&id](const Profile &each) { return each.id == id; });
        const QString oldName = before == m_profiles.cend() ? profile.name : before->name;
        if (const Status replaced = m_store.replace(profile); !replaced) {
            m_editor->showTrouble(profileErrorSentence(replaced.error()));
            return;
        }
        if (oldName != profile.name)
            Q_EMIT renamed(oldName, profile.name);
    }
    if (!secret.isEmpty())
        m_secrets.put(id, secret);
    m_editor->accept();
    reload(id);
    Q_EMIT changed();
    Q_EMIT stored(id);
}

// The copy has no secret: whose it is has to be said anew.
void ProfilesDialog::duplicate()
{
    if (const Profile *profile = chosen()) {
        Profile copy = *profile;
        copy.id.clear();
        copy.name = tr("%1 (copy)", "name of a profile").arg(profile->name);
        edit(copy);
    }
}

void ProfilesDialog::move(int step)
{
    if (const Profile *profile = chosen();
        profile && say(m_store.move(profile->id, m_list->currentRow() + step))) {
        reload(QByteArray(profile->id));
        Q_EMIT changed();
    }
}

void ProfilesDialog::askToDelete()
{
    const Profile *profile = chosen();
    if (!profile)
        return;
    m_toDelete = profile->id;
    m_leavesSecret = false;
    m_status->say(StatusLine::Tone::Warning,
                  tr("Delete the profile %1, and its secret from %2? This cannot be taken back. Its log and "
                     "drafts stay.")
                      .arg(oneLine(profile->name, 60), m_secrets.storeName()),
                  tr("Delete it"));
}

void ProfilesDialog::remove()
{
    const QByteArray id = std::exchange(m_toDelete, {});
    const Profile *const profile = chosen();
    if (!profile || profile->id != id)
        return;
    if (m_leavesSecret) {
        if (say(m_store.remove(id)))
            onRemoved();
        return;
    }
    m_removal.begin(*profile);
    showRemoval();
}

void ProfilesDialog::showRemoval()
{
    showChoice();
    m_status->say(StatusLine::Tone::Done, tr("Taking the secret out of %1...").arg(m_secrets.storeName()));
}

void ProfilesDialog::onRemoved()
{
    m_status->clear();
    reload();
    Q_EMIT changed();
}

void ProfilesDialog::onRemovalFailed(const QByteArray &id, const QString &sentence, bool keptSecret)
{
    showChoice();
    const bool isChosen = chosen() && chosen()->id == id;
    if (!keptSecret || !isChosen) {
        m_status->say(StatusLine::Tone::Trouble, sentence);
        return;
    }
    m_toDelete = id;
    m_leavesSecret = true;
    m_status->say(StatusLine::Tone::Trouble, sentence,
                  tr("Delete the profile and leave its secret in the key store"));
}

void ProfilesDialog::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import profiles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilesDialog::importFile);
    dialog->open();
}

void ProfilesDialog::importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_status->say(StatusLine::Tone::Trouble,
                      tr("%1 cannot be read: %2 Choose another file.").arg(path, file.errorString()));
        return;
    }
    const QByteArray bytes = file.read(largestImport + 1);
    QStringList told;
    if (const QStringList secrets = secretLikeMembers(bytes); !secrets.isEmpty()) {
        told.append(tr("The file holds what looks like secrets (%1). They were not read. Delete the file, or "
                       "keep it where nobody else can read it.")
                        .arg(oneLine(secrets.join(QStringLiteral(", ")), 120)));
    }
    const Result<QList<Profile>> found =
        bytes.size() > largestImport ? Error{ErrorKind::InvalidInput, {}} : importedProfiles(bytes);
    if (!found) {
        told.prepend(
            (found.error().kind == ErrorKind::StorageNewer
                 ? tr("%1 was made by a newer version of Crier. Install that version, then import it.")
                 : tr("%1 is no file of profiles. Choose one that Crier exported."))
                .arg(path));
        m_status->say(StatusLine::Tone::Trouble, told.join(u'\n'));
        return;
    }
    QStringList taken;
    QStringList left;
    QByteArray last;
    for (const Profile &profile : *found) {
        const Result<Profile> added = m_store.add(profile);
        const QString name = oneLine(profile.name, 60);
        if (added) {
            last = added->id;
            taken.append(
                tr("%1 at %2", "name and host of a profile").arg(name, authorityOf(profile.baseUrl)));
        } else {
            left.append(tr("%1: %2", "name of a profile, and why it was left out")
                            .arg(name, profileErrorSentence(added.error())));
        }
    }
    reload(last);
    const bool isWell = told.isEmpty() && left.isEmpty();
    if (!left.isEmpty())
        told.prepend(tr("Left out: %1").arg(left.join(QStringLiteral(" "))));
    if (!taken.isEmpty())
        told.prepend(tr("Imported: %1. Check the addresses before you enter a secret; Crier never writes "
                        "one into such a file.")
                         .arg(taken.join(QStringLiteral(", "))));
    m_status->say(isWell ? StatusLine::Tone::Done : StatusLine::Tone::Warning, told.join(u'\n'));
    if (!taken.isEmpty())
        Q_EMIT changed();
}

void ProfilesDialog::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export profiles, without their secrets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilters({tr("Profiles (*.json)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilesDialog::exportFile);
    dialog->open();
}

void ProfilesDialog::exportFile(const QString &path)
{
    const Status written = writeFileDurably(path, exportedProfiles(m_profiles));
    if (!written)
        m_status->say(StatusLine::Tone::Trouble,
                      errorSentence({ErrorKind::ExportFailed, written.error().detail}));
    else
        m_status->say(StatusLine::Tone::Done, tr("Exported to %1, without any secret.").arg(path));
}

void ProfilesDialog::retranslate()
{
    setWindowTitle(tr("Profiles"));
    m_what->setText(tr("A profile is one app in one environment. Its secret is kept in %1; it is in no file, "
                       "and in no export.")
                        .arg(m_secrets.storeName()));
    m_empty->setText(tr("Your own apps will stand here. The sandbox needs no profile: it is always there."));
    m_list->setAccessibleName(tr("Profiles"));
    m_add->setText(tr("&Add..."));
    m_edit->setText(tr("&Edit..."));
    m_duplicate->setText(tr("D&uplicate..."));
    m_up->setText(tr("Move u&p"));
    m_down->setText(tr("Move &down"));
    m_delete->setText(tr("De&lete..."));
    m_import->setText(tr("&Import..."));
    m_export->setText(tr("E&xport..."));
    m_export->setToolTip(plainToolTip(tr("All profiles as a file, never with a secret")));
    m_close->setText(tr("Close"));
    reload();
}

void ProfilesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace crier
