// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templates_dialog.h"

#include "app/templates/template_fill.h"
#include "app/text/template_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/templates/status_line.h"
#include "ui/templates/template_editor.h"
#include "ui/templates/template_form.h"
#include "ui/templates/template_picker.h"
#include "ui/templates/template_texts.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

namespace crier {

namespace {

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

TemplatesDialog::TemplatesDialog(TemplateStore store, QWidget *parent)
    : QDialog(parent)
    , m_store(std::move(store))
    , m_picker(new TemplatePicker(this))
    , m_name(new ElidedLabel(this))
    , m_description(new PlainLabel(this))
    , m_forms(new QStackedWidget(this))
    , m_unreadable(new PlainLabel(this))
    , m_previewTitle(new PlainLabel(this))
    , m_preview(new QPlainTextEdit(this))
    , m_problems(new StatusLine(this))
    , m_status(new StatusLine(this))
{
    setObjectName(QStringLiteral("templatesDialog"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({240, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_status);
    resize(860, 580);

    connect(m_picker, &TemplatePicker::chosenChanged, this, &TemplatesDialog::showChosen);
    connect(m_picker, &TemplatePicker::deleteWanted, this, &TemplatesDialog::remove);
    connect(m_picker, &TemplatePicker::openWanted, this, [this] {
        if (const StoredTemplate *stored = m_picker->chosen())
            formFor(*stored)->focusFirst();
    });
    connect(m_status, &StatusLine::offerTaken, this, [this] {
        m_status->clear();
        if (const auto then = std::exchange(m_offer, {}))
            then();
    });
    retranslate();
    reload();
    m_picker->focusList();
}

QPushButton *TemplatesDialog::addButton(const char *objectName, void (TemplatesDialog::*wanted)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setAutoDefault(false); // Enter belongs to the field it is pressed in
    connect(button, &QPushButton::clicked, this, wanted);
    return button;
}

QWidget *TemplatesDialog::buildLeft()
{
    m_edit = addButton("editTemplate", &TemplatesDialog::edit);
    m_duplicate = addButton("duplicateTemplate", &TemplatesDialog::duplicate);
    m_import = addButton("importTemplate", &TemplatesDialog::openImport);
    m_export = addButton("exportTemplate", &TemplatesDialog::openExport);
    m_delete = addButton("deleteTemplate", &TemplatesDialog::remove);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(space::tight);
    buttons->addWidget(m_edit, 0, 0);
    buttons->addWidget(m_duplicate, 0, 1);
    buttons->addWidget(m_import, 1, 0);
    buttons->addWidget(m_export, 1, 1);
    buttons->addWidget(m_delete, 2, 0);
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, space::tight, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_picker, 1);
    layout->addLayout(buttons);
    return left;
}

QWidget *TemplatesDialog::buildRight()
{
    m_name->setObjectName(QStringLiteral("templateName"));
    m_name->setFont(strongFont(font()));
    m_description->setObjectName(QStringLiteral("templateDescription"));
    m_description->setWordWrap(true);
    m_unreadable->setObjectName(QStringLiteral("templateUnreadable"));
    m_unreadable->setWordWrap(true);
    m_unreadable->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_unreadable->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_forms->addWidget(m_unreadable);
    m_preview->setObjectName(QStringLiteral("templatePreview"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setMinimumHeight(m_preview->fontMetrics().lineSpacing() * 3 + 3 * space::tight);
    m_previewTitle->setBuddy(m_preview);
    m_problems->setObjectName(QStringLiteral("templateProblems"));
    m_status->setObjectName(QStringLiteral("templateStatus"));
    m_use = addButton("useTemplate", &TemplatesDialog::use);
    m_use->setIcon(icon(IconName::Compose));
    m_close = addButton("closeTemplates", &TemplatesDialog::reject);

    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(space::tight, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_name);
    layout->addWidget(m_description);
    layout->addWidget(m_forms, 3);
    layout->addWidget(m_previewTitle);
    layout->addWidget(m_preview, 2);
    layout->addWidget(m_problems);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_use);
    layout->addLayout(buttons);
    return right;
}

void TemplatesDialog::reload()
{
    const TemplateList templates = m_store.list();
    m_picker->setTemplates(templates);
    if (templates.trouble)
        complain(keptFileSentence(*templates.trouble));
}

TemplateForm *TemplatesDialog::formFor(const StoredTemplate &stored)
{
    const QString key = TemplatePicker::keyOf(stored);
    const Page known = m_pages.value(key);
    if (known.form && known.message == stored.message) {
        m_forms->setCurrentWidget(known.page);
        return known.form;
    }
    if (known.page) { // the template was changed; so may its fields be
        m_forms->removeWidget(known.page);
        known.page->deleteLater();
    }
    auto *area = new QScrollArea(m_forms);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *form = new TemplateForm(stored.message, QDateTime::currentDateTimeUtc());
    area->setWidget(form);
    connect(form, &TemplateForm::edited, this, [this] {
        m_isFilledIn = true;
        showResult();
    });
    m_forms->addWidget(area);
    m_forms->setCurrentWidget(area);
    m_pages.insert(key, {stored.message, area, form});
    return form;
}

void TemplatesDialog::showChosen()
{
    const StoredTemplate *stored = m_picker->chosen();
    const UnreadableTemplate *unreadable = m_picker->chosenUnreadable();
    const bool isOwn = stored && !stored->isBundled;
    m_export->setEnabled(stored);
    m_duplicate->setEnabled(stored);
    m_edit->setEnabled(isOwn);
    m_delete->setEnabled(isOwn || unreadable);
    const QString why =
        stored && !isOwn ? tr("Examples stay as they are. Duplicate one to change it.") : QString();
    for (QPushButton *button : {m_edit, m_delete}) {
        button->setToolTip(plainToolTip(why));
        button->setAccessibleDescription(why);
    }
    m_preview->setVisible(stored);
    m_previewTitle->setVisible(stored);
    m_description->setVisible(stored && !stored->message.description.isEmpty());
    if (stored) {
        m_name->setText(stored->message.name);
        m_description->setText(stored->message.description);
        formFor(*stored);
    } else {
        m_name->setText(unreadable ? QFileInfo(unreadable->path).fileName() : QString());
        m_unreadable->setText(unreadable ? tr("%1\n\nThe file was left as it is:\n%2")
                                               .arg(problemLines(unreadable->problems),
                                                    QDir::toNativeSeparators(unreadable->path))
                                         : tr("Choose a template on the left."));
        m_forms->setCurrentWidget(m_unreadable);
    }
    showResult();
}

void TemplatesDialog::showResult()
{
    const StoredTemplate *stored = m_picker->chosen();
    if (!stored) {
        m_problems->clear();
        m_use->setEnabled(false);
        m_use->setAccessibleDescription(m_unreadable->text());
        return;
    }
    const FilledTemplate filled = fillTemplate(stored->message, formFor(*stored)->values());
    m_preview->setPlainText(previewText(stored->message, filled.content));
    const QString problems = problemLines(filled.problems, stored->message);
    m_problems->say(filled.ok() ? StatusLine::Tone::Warning : StatusLine::Tone::Trouble, problems);
    m_use->setEnabled(filled.ok());
    m_use->setAccessibleDescription(problems);
}

void TemplatesDialog::use()
{
    const StoredTemplate *stored = m_picker->chosen();
    if (!stored)
        return;
    const MessageTemplate message = stored->message; // whoever hears of it may reload the list
    const FilledTemplate filled = fillTemplate(message, formFor(*stored)->values());
    if (!filled.ok()) {
        showResult();
        return;
    }
    m_isFilledIn = false;
    Q_EMIT useWanted(message.objectName, filled.content, message.name);
}

void TemplatesDialog::reject()
{
    if (!m_isFilledIn) {
        QDialog::reject();
        return;
    }
    offer(tr("What you filled in is not used yet. Use it as a draft, go on, or discard it."), tr("Discard"),
          [this] { QDialog::reject(); });
}

void TemplatesDialog::openImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a template"), documentsFolder(),
                                   tr("Templates (*.json)") + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesDialog::importFrom);
    dialog->open();
}

void TemplatesDialog::importFrom(const QString &path)
{
    const TemplateReading reading = readTemplateFile(path);
    const QString file = oneLine(QFileInfo(path).fileName());
    if (!reading.ok()) {
        complain(tr("“%1” was not imported. %2").arg(file, problemLines(reading.problems)));
        return;
    }
    const Result<StoredTemplate> stored = m_store.add(reading.message);
    if (!stored)
        complain(tr("“%1” was not imported. %2").arg(file, keptFileSentence(stored.error())));
    else if (stored->message.name == reading.message.name)
        showStored(*stored, tr("“%1” was imported.").arg(stored->message.name));
    else
        showStored(*stored, tr("There was a template of that name already; it was imported as “%1”.")
                                .arg(stored->message.name));
}

void TemplatesDialog::openExport()
{
    const StoredTemplate *stored = m_picker->chosen();
    if (!stored)
        return;
    auto *dialog =
        new QFileDialog(this, tr("Export the template"), documentsFolder(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setOption(
        QFileDialog::DontConfirmOverwrite); // asked here, in the dialog, not in a box of its own
    dialog->selectFile(fileNameFor(stored->message.name));
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesDialog::exportTo);
    dialog->open();
}

void TemplatesDialog::exportTo(const QString &path)
{
    if (const StoredTemplate *stored = m_picker->chosen())
        writeExport(stored->message, path, false);
}

void TemplatesDialog::writeExport(const MessageTemplate &message, const QString &path, bool overwrite)
{
    const QString shown = QDir::toNativeSeparators(path);
    const Status written = exportTemplate(message, path, overwrite);
    if (written)
        say(tr("Written to %1.").arg(shown));
    else if (written.error().kind == ErrorKind::Conflict)
        offer(tr("%1 is there already.").arg(shown), tr("Replace it"),
              [this, message, path] { writeExport(message, path, true); });
    else
        complain(keptFileSentence(written.error()));
}

void TemplatesDialog::duplicate()
{
    const StoredTemplate *stored = m_picker->chosen();
    if (!stored)
        return;
    const Result<StoredTemplate> copy = m_store.add(stored->message);
    if (copy)
        showStored(*copy, tr("“%1” is your own copy.").arg(copy->message.name));
    else
        complain(keptFileSentence(copy.error()));
}

void TemplatesDialog::edit()
{
    const StoredTemplate *stored = m_picker->chosen();
    if (!stored || stored->isBundled)
        return;
    auto *editor = new TemplateEditor(m_store, stored->message, *stored, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &TemplateEditor::stored, this, [this](const StoredTemplate &changed) {
        showStored(changed, tr("“%1” was saved.").arg(changed.message.name));
    });
    editor->open();
}

void TemplatesDialog::remove()
{
    const StoredTemplate *stored = m_picker->chosen();
    const UnreadableTemplate *unreadable = m_picker->chosenUnreadable();
    if ((!stored || stored->isBundled) && !unreadable)
        return;
    const QString id = stored ? stored->message.id : QFileInfo(unreadable->path).completeBaseName();
    const QString name = stored ? stored->message.name : QFileInfo(unreadable->path).fileName();
    const Result<QString> removed = m_store.remove(id);
    reload();
    if (!removed) {
        complain(keptFileSentence(removed.error()));
        return;
    }
    offer(tr("“%1” was deleted.").arg(name), tr("Undo"), [this, id, path = *removed] { restore(id, path); });
}

void TemplatesDialog::restore(const QString &id, const QString &removedPath)
{
    const Status restored = m_store.restore(id, removedPath);
    reload();
    if (!restored)
        complain(keptFileSentence(restored.error()));
    else
        m_picker->choose(QStringLiteral("own/") + id);
}

void TemplatesDialog::showStored(const StoredTemplate &stored, const QString &sentence)
{
    reload();
    m_picker->choose(TemplatePicker::keyOf(stored));
    say(sentence);
}

void TemplatesDialog::say(const QString &sentence)
{
    m_offer = {};
    m_status->say(StatusLine::Tone::Done, sentence);
}

void TemplatesDialog::complain(const QString &sentence)
{
    m_offer = {};
    m_status->say(StatusLine::Tone::Trouble, sentence);
}

void TemplatesDialog::offer(const QString &sentence, const QString &button, std::function<void()> then)
{
    m_offer = std::move(then);
    m_status->say(StatusLine::Tone::Done, sentence, button);
}

bool TemplatesDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        reload(); // another window or a person may have changed a file
    return QDialog::event(event);
}

void TemplatesDialog::retranslate()
{
    setWindowTitle(tr("Templates"));
    m_edit->setText(tr("&Edit..."));
    m_duplicate->setText(tr("D&uplicate"));
    m_import->setText(tr("&Import..."));
    m_export->setText(tr("E&xport..."));
    m_delete->setText(tr("&Delete"));
    m_use->setText(tr("Use as d&raft"));
    m_close->setText(tr("&Close"));
    m_previewTitle->setText(tr("&Preview"));
    m_preview->setAccessibleName(tr("Preview of the message"));
    showChosen();
}

void TemplatesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace crier
