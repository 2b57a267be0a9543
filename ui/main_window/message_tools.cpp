// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/message_tools.h"

#include "app/rongcloud/message_types.h"
#include "app/templates/template_check.h"
#include "app/text/sentences.h"
#include "app/text/template_sentences.h"
#include "ui/compose/compose_view.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/drafts/draft_words.h"
#include "ui/drafts/drafts_dialog.h"
#include "ui/send/send_control.h"
#include "ui/templates/correction_dialog.h"
#include "ui/templates/template_editor.h"
#include "ui/templates/templates_dialog.h"

#include <QFileDialog>

namespace crier {

namespace {

void bringUp(QWidget *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

MessageTools::MessageTools(const QString &dataDir, ComposeView &compose, DraftKeeper &keeper,
                           SendControl &control, QWidget &window)
    : QObject(&window)
    , m_dataDir(dataDir)
    , m_notes(dataDir)
    , m_compose(compose)
    , m_keeper(keeper)
    , m_control(control)
    , m_window(window)
{
    connect(&keeper, &DraftKeeper::opened, this, &MessageTools::onDraftOpened);
    connect(&keeper, &DraftKeeper::continuedAsCopy, this, [this] {
        m_compose.say(
            tr("This draft was changed by somebody else meanwhile. Theirs was left as it is, and yours "
               "goes on as a draft of its own."));
    });
    connect(&compose, &ComposeView::typeChosen, this, &MessageTools::rememberType);
}

QString MessageTools::profileName() const
{
    return m_control.profile().name;
}

ProfileNotes MessageTools::notes()
{
    const Result<ProfileNotes> notes = m_notes.of(profileName());
    if (!m_notes.damagedPath().isEmpty() && m_notes.damagedPath() != m_toldDamage) {
        m_toldDamage = m_notes.damagedPath();
        m_compose.say(
            tr("What Crier remembered of your own types and correction texts could not be read. It was "
               "kept as %1.")
                .arg(m_toldDamage));
    }
    return notes ? notes.value() : ProfileNotes();
}

void MessageTools::profileChanged()
{
    m_compose.setCustomTypes(notes().customTypes);
}

void MessageTools::rememberType(const QString &objectName)
{
    if (findMessageType(objectName))
        return;
    // If it cannot be remembered it has to be typed again next time, which is no reason to disturb anybody.
    if (m_notes.rememberType(profileName(), objectName))
        m_compose.setCustomTypes(notes().customTypes);
}

void MessageTools::newMessage()
{
    beginAnother();
    Q_EMIT composeWanted();
}

void MessageTools::beginAnother()
{
    const QString sender = m_compose.sender();
    m_keeper.startFresh();
    m_compose.beginEmpty(sender);
}

void MessageTools::showDrafts()
{
    if (!m_drafts) {
        m_drafts = new DraftsDialog(m_keeper, &m_window);
        m_drafts->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_drafts, &DraftsDialog::openWanted, &m_keeper, &DraftKeeper::open);
        connect(m_drafts, &DraftsDialog::copyWanted, &m_keeper, &DraftKeeper::openCopy);
        connect(m_drafts, &DraftsDialog::restoreWanted, &m_keeper, &DraftKeeper::restoreVersion);
    }
    bringUp(m_drafts);
}

// From the keeper's answer on, it takes what the composer shows for the draft that was opened: shown at once.
void MessageTools::onDraftOpened(const OpenedDraft &draft)
{
    if (draft.isOpened())
        m_compose.turnTo(draft.saved);
    else if (draft.outcome != OpenOutcome::AlreadyOpen)
        m_compose.say(openSentence(draft));
    Q_EMIT composeWanted();
}

void MessageTools::showTemplates()
{
    if (!m_templates) {
        m_templates = new TemplatesDialog(TemplateStore(m_dataDir), &m_window);
        m_templates->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_templates, &TemplatesDialog::useWanted, this,
                [this](const QString &objectName, const QByteArray &content, const QString &name) {
                    m_keeper.keepVersion(VersionReason::Template);
                    m_compose.adoptContent(objectName, content);
                    m_compose.say(
                        tr("The message is now what the template \"%1\" says. Undo brings back what was "
                           "there before.")
                            .arg(name));
                    rememberType(objectName);
                    Q_EMIT composeWanted();
                });
    }
    bringUp(m_templates);
}

void MessageTools::saveAsTemplate()
{
    Draft draft;
    if (!m_compose.takeDraft(&draft)) {
        m_compose.say(tr("An input method is still composing. Finish the word, then save the template."));
        return;
    }
    const TemplateStore store(m_dataDir);
    auto *const editor =
        new TemplateEditor(store, templateOf(draft.objectName.value, draft.content), std::nullopt, &m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &TemplateEditor::stored, this, [this](const StoredTemplate &stored) {
        m_compose.say(tr("Kept as the template \"%1\".").arg(stored.message.name));
        if (m_templates)
            m_templates->reload();
    });
    editor->open();
}

void MessageTools::openFile()
{
    auto *const dialog = new QFileDialog(&m_window, tr("Open content from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON and text (*.json *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &m_compose, &ComposeView::openContentFile);
    dialog->open();
}

void MessageTools::editCorrection()
{
    if (!m_correction) {
        m_correction = new CorrectionDialog(profileName(), notes().correction, &m_window);
        m_correction->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_correction, &CorrectionDialog::saved, this,
                [this](const QString &objectName, const QByteArray &content) {
                    keepCorrection(CorrectionText{objectName, content});
                });
        connect(m_correction, &CorrectionDialog::removed, this, [this] { keepCorrection(std::nullopt); });
        m_correction->open();
    }
    bringUp(m_correction);
}

// Correction text and types of one's own are noted under the name.
void MessageTools::renameProfile(const QString &from, const QString &to)
{
    if (const Status moved = m_notes.renameProfile(from, to); !moved)
        m_compose.say(keptFileSentence(moved.error()));
}

void MessageTools::keepCorrection(const std::optional<CorrectionText> &text)
{
    const Status kept = m_notes.setCorrection(profileName(), text);
    if (!kept)
        m_correction->showTrouble(keptFileSentence(kept.error()));
    else
        m_correction->accept();
}

void MessageTools::reuse(const QString &objectName, const QByteArray &content)
{
    beginAnother();
    m_compose.adoptContent(objectName, content);
    Q_EMIT composeWanted(); // now, for the form may be another one
}

void MessageTools::writeCorrection()
{
    const std::optional<CorrectionText> own = notes().correction;
    const CorrectionText text = own.value_or(bundledCorrection(speaksChinese()));
    reuse(text.objectName, text.content);
    if (!own)
        m_compose.say(
            tr("%1 has no correction text of its own yet, so this is the example. Message > Correction "
               "text keeps one.")
                .arg(profileName()));
}

} // namespace crier
