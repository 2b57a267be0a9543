// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/rongcloud/profile.h"
#include "app/text/secret_sentences.h"

#include <QDialog>
#include <QList>
#include <QPointer>

class QListWidget;
class QPushButton;

namespace crier {

class PlainLabel;
class ProfileEditor;
class ProfileRemoval;
class ProfileStore;
class SecretKeeper;
class StatusLine;

// All profiles of the person: adding, changing, ordering, deleting them with their secret, taking them to
// another computer and back. Does it itself; who shows a profile reads anew when changed() comes.
class ProfilesDialog : public QDialog
{
    Q_OBJECT

public:
    // All of them outlive it.
    ProfilesDialog(ProfileStore &store, SecretKeeper &secrets, ProfileRemoval &removal,
                   QWidget *parent = nullptr);

    // Opens the form of a new one, as "Add" does.
    void add();
    void importFile(const QString &path);
    void exportFile(const QString &path);

Q_SIGNALS:
    void changed();
    void renamed(const QString &from, const QString &to);
    // A new profile, or another secret: `id` may be chosen now.
    void stored(const QByteArray &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildButtons();
    QPushButton *addButton(const char *objectName);
    void reload(const QByteArray &chosen = {});
    void showChoice();
    const Profile *chosen() const;
    void edit(const Profile &profile);
    void keep(const Profile &profile, const Secret &secret);
    void duplicate();
    void move(int step);
    void askToDelete();
    void remove();
    void showRemoval();
    void onRemoved();
    void onRemovalFailed(const QByteArray &id, const QString &sentence, bool keptSecret);
    void chooseImport();
    void chooseExport();
    bool say(const Status &status);
    void tellSecret(SecretTask task, SecretTrouble trouble, const QString &name);
    void retranslate();

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    ProfileRemoval &m_removal;
    QList<Profile> m_profiles;
    QByteArray m_toDelete;       // asked about
    bool m_leavesSecret = false; // of m_toDelete
    QPointer<ProfileEditor> m_editor;
    PlainLabel *m_what;
    PlainLabel *m_empty;
    QListWidget *m_list;
    QPushButton *m_add = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    StatusLine *m_status;
    QPushButton *m_close;
};

} // namespace crier
