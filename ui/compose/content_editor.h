// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabWidget;
class QTimer;

namespace crier {

class ContentDocument;
class PlainEditor;
class PlainLabel;

// The two tabs over one ContentDocument. Large documents are taken over shortly after the last key instead of
// with every key; flush() takes over at once.
class ContentEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ContentEditor(ContentDocument &document, QWidget *parent = nullptr);

    ~ContentEditor() override;

    bool showsJson() const;
    void setShowsJson(bool json);
    int cursorPosition() const;
    void setCursorPosition(int position);
    // What is typed is in the document afterwards. False while an input method is composing.
    bool flush();
    PlainEditor *currentEditor() const;

Q_SIGNALS:
    // Something was typed that the document may not have yet.
    void touched();
    void tabChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void onEdited();
    void onTypeChanged();
    void onTabChanged();
    void updateTextTab();
    void retranslate();

    ContentDocument &m_document;
    QTabWidget *m_tabs;
    PlainEditor *m_text;
    PlainEditor *m_json;
    QWidget *m_jsonPage;
    PlainLabel *m_whyNoText;
    QTimer *m_settle;
    bool m_taking = false;
    bool m_untaken = false; // typed, and not in the document yet
};

} // namespace crier
