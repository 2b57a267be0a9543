// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/json/json_edit.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace crier {

class FindBar;
class FormView;
class JsonEditor;
class MessageDocument;
class PlainLabel;

// Form and JSON, two tabs over one MessageDocument. Large documents are taken over shortly after the last key
// instead of with every key; flush() takes over at once.
class ContentEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ContentEditor(MessageDocument &document, QWidget *parent = nullptr);
    ~ContentEditor() override;

    bool showsJson() const;
    void setShowsJson(bool json);
    // Where the caret is: in the text of the current field, or in the JSON.
    int cursorPosition() const;
    void setCursorPosition(int position);
    // The form's field with the keyboard, as jsonPathText() calls it; empty in the JSON tab.
    QString currentField() const;
    void setCurrentField(const QString &field);
    // What is typed is in the document afterwards. False while an input method is composing.
    bool flush();
    // What an input method is composing becomes the text, as far as it goes, and is in the document
    // afterwards.
    void finishComposing();
    // What has the keyboard, or gets it.
    QWidget *currentInput() const;
    FormView *form() const { return m_form; }
    JsonEditor *json() const { return m_json; }

    // Marks the fields and lines they are about.
    void setFindings(const QList<Finding> &findings);
    // Puts the keyboard where it is: into the field, or at the place in the JSON.
    void showFinding(const Finding &finding);

    void undo();
    void redo();
    // Other white space, same tokens. Said when the JSON is broken and cannot be taken apart.
    void format();
    void compact();
    void find();

Q_SIGNALS:
    // Something was typed that the document may not have yet.
    void touched();
    // The cursor, or the keyboard to another field.
    void moved();
    void tabChanged();
    // About to spell all of the content anew, at the person's wish.
    void rewriteComing();
    void troubled(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildForm();
    void buildJson();
    void onEdited();
    void onDocumentEdited(const ByteEdit &edit);
    void onTypeChanged();
    void onTabChanged();
    void showForm();
    void showJson();
    void rewrite(std::optional<QByteArray> (*spelled)(const QByteArray &));
    void revealBytes(qsizetype start, qsizetype end);
    qsizetype textOffset(qsizetype byte) const;
    void markFault();
    void retranslate();

    MessageDocument &m_document;
    QTabWidget *m_tabs;
    QStackedWidget *m_formPage;
    FormView *m_form;
    QWidget *m_noForm;
    PlainLabel *m_whyNoForm;
    QPushButton *m_showFault;
    QWidget *m_jsonPage;
    JsonEditor *m_json;
    FindBar *m_find;
    QWidget *m_tools;
    QToolButton *m_formatTool;
    QToolButton *m_compactTool;
    QToolButton *m_findTool;
    QTimer *m_settle;
    QList<Finding> m_findings;
    bool m_taking = false;
    bool m_untaken = false; // typed into the JSON, and not in the document yet
    bool m_stale = true;    // the JSON tab does not show the document
};

} // namespace crier
