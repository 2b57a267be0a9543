// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_store.h"

#include <QDialog>
#include <QHash>

#include <functional>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace crier {

class ElidedLabel;
class PlainLabel;
class StatusLine;
class TemplateForm;
class TemplatePicker;

// Chooses a template, fills it in and offers the result as a draft. It stands beside the window and may stay
// open; what is typed into a form stays with its template as long as the dialog lives. Knows neither sender
// nor profile.
class TemplatesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TemplatesDialog(TemplateStore store, QWidget *parent = nullptr);

public Q_SLOTS:
    // Reads the templates anew; also done whenever the dialog becomes the active window.
    void reload();
    // Never replaces one of the same name.
    void importFrom(const QString &path);
    // The chosen one. A file that is there is replaced only when the person says so.
    void exportTo(const QString &path);

Q_SIGNALS:
    // The person wants this as a draft. The sender, the profile and everything else stay as they are.
    void useWanted(const QString &objectName, const QByteArray &content, const QString &templateName);

public Q_SLOTS:
    // What was filled in and not used yet is not thrown away without a question.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Page
    {
        MessageTemplate message;
        QWidget *page;
        TemplateForm *form;
    };

    QWidget *buildLeft();
    QWidget *buildRight();
    QPushButton *addButton(const char *objectName, void (TemplatesDialog::*wanted)());
    void showChosen();
    TemplateForm *formFor(const StoredTemplate &stored);
    void showResult();
    void use();
    void openImport();
    void openExport();
    void writeExport(const MessageTemplate &message, const QString &path, bool overwrite);
    void duplicate();
    void edit();
    void remove();
    void restore(const QString &id, const QString &removedPath);
    void showStored(const StoredTemplate &stored, const QString &sentence);
    void say(const QString &sentence);
    void complain(const QString &sentence);
    void offer(const QString &sentence, const QString &button, std::function<void()> then);
    void retranslate();

    TemplateStore m_store;
    QHash<QString, Page> m_pages; // by key of the picker
    std::function<void()> m_offer;
    bool m_isFilledIn = false; // since something was used last
    TemplatePicker *m_picker;
    ElidedLabel *m_name;
    PlainLabel *m_description;
    QStackedWidget *m_forms;
    PlainLabel *m_unreadable;
    PlainLabel *m_previewTitle;
    QPlainTextEdit *m_preview;
    StatusLine *m_problems;
    StatusLine *m_status;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace crier
