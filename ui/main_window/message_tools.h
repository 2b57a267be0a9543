// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/compose_notes.h"
#include "app/drafts/draft_store.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace crier {

class ComposeView;
class CorrectionDialog;
class DraftKeeper;
class DraftsDialog;
class SendControl;
class TemplatesDialog;

// What the Message menu does beside writing: drafts, templates, files, the correction text. Opens the
// dialogs, and brings what is chosen in them into the composer; sender and profile always stay as they are.
class MessageTools : public QObject
{
    Q_OBJECT

public:
    MessageTools(const QString &dataDir, ComposeView &compose, DraftKeeper &keeper, SendControl &control,
                 QWidget &window);

    void newMessage();
    void showDrafts();
    void showTemplates();
    void saveAsTemplate();
    void openFile();
    void editCorrection();
    // An earlier content as a new draft.
    void reuse(const QString &objectName, const QByteArray &content);
    // The profile's correction text as a new draft.
    void writeCorrection();
    // The profile is another one: its own types are offered.
    void profileChanged();
    void renameProfile(const QString &from, const QString &to);

Q_SIGNALS:
    // There is something new in the composer to look at.
    void composeWanted();

private:
    void beginAnother();
    void onDraftOpened(const OpenedDraft &draft);
    void rememberType(const QString &objectName);
    void keepCorrection(const std::optional<CorrectionText> &text);
    ProfileNotes notes();
    QString profileName() const;

    QString m_dataDir;
    ComposeNotes m_notes;
    ComposeView &m_compose;
    DraftKeeper &m_keeper;
    SendControl &m_control;
    QWidget &m_window;
    QPointer<DraftsDialog> m_drafts;
    QPointer<TemplatesDialog> m_templates;
    QPointer<CorrectionDialog> m_correction;
    QString m_toldDamage;
};

} // namespace crier
