// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_store.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace crier {

// The list of templates under their headings: one's own, the examples, what cannot be read; with a search.
class TemplatePicker : public QWidget
{
    Q_OBJECT

public:
    explicit TemplatePicker(QWidget *parent = nullptr);

    // Keeps what is chosen where it is still there.
    void setTemplates(const TemplateList &templates);
    // Null where none of that kind is chosen.
    const StoredTemplate *chosen() const;
    const UnreadableTemplate *chosenUnreadable() const;
    // What both go by: "own/id", "bundled/id", "file/path"; empty where nothing is chosen.
    QString chosenKey() const;
    // Makes it visible, even if that ends a search. Another key chooses the first.
    void choose(const QString &key);
    void focusList();

    static QString keyOf(const StoredTemplate &stored);

Q_SIGNALS:
    void chosenChanged();
    void deleteWanted();
    void openWanted(); // Enter or a double click: on to the form

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addHeading(const QString &text);
    void addTemplate(const StoredTemplate &stored);
    void addUnreadable(const UnreadableTemplate &unreadable);
    void filter();
    void hideOthers();
    void select(const QString &key);

    TemplateList m_templates;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace crier
