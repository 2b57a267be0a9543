// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_store.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace crier {

class PlainEditor;
class PlainLabel;
class StatusLine;
class VariableEditor;

// Names a template, and says of each of its blanks how it is asked for; then stores it. For a new one, as
// templateOf() makes it of a draft, and for one that is stored already.
//
// Open it with open(). It closes itself when the template is stored; after a failure it stays and says why.
class TemplateEditor : public QDialog
{
    Q_OBJECT

public:
    // With `replaced` the stored template is changed, without a new one is made.
    TemplateEditor(TemplateStore store, MessageTemplate message, std::optional<StoredTemplate> replaced,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    // It is on the disk.
    void stored(const StoredTemplate &stored);

public Q_SLOTS:
    // What is not stored yet is not thrown away without a question.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void takeContent();
    void takeFields();
    void showProblems();
    bool isChanged();
    void onOffer();
    void save();
    void conclude(const Result<StoredTemplate> &result);
    void retranslate();

    TemplateStore m_store;
    MessageTemplate m_message;
    MessageTemplate m_begun; // as it was opened
    std::optional<StoredTemplate> m_replaced;
    QString m_textField;             // the editor shows this member's text; empty: the content as it is
    QList<TemplateVariable> m_known; // also of blanks that were taken out and may come back
    bool m_wasTried = false;         // from then on what is wrong is said while typing
    bool m_hasHalfCharacter = false;
    bool m_offersDiscard = false; // and not to save as a new one
    PlainLabel *m_nameLabel;
    QLineEdit *m_name;
    PlainLabel *m_languageLabel;
    QComboBox *m_language;
    PlainLabel *m_descriptionLabel;
    QLineEdit *m_description;
    PlainLabel *m_contentLabel;
    PlainEditor *m_content;
    VariableEditor *m_variables;
    StatusLine *m_status;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace crier
