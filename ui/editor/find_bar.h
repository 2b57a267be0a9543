// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/find_text.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace crier {

class ElidedLabel;
class PlainEditor;

// Finds and replaces in one PlainEditor at a time. Hidden until it is wanted: Ctrl+F and Ctrl+H in the editor
// open it, F3 and Shift+F3 go on and back, Escape in the bar closes it and returns to the editor. Escape
// elsewhere is not touched: it may be what cancels a send.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    // Whose text it is; null for none. The bar stays open and keeps what is looked for.
    void setEditor(PlainEditor *editor);

public Q_SLOTS:
    void openFind();
    void openReplace();
    void shut();
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void open(bool withReplace);
    void showReplace(bool isWanted);
    void goOn(bool forward);
    void onTermChanged();
    void recount();
    void select(qsizetype index, const QString &note);
    bool selectionIsMatch() const;
    bool takeKey(const QKeyEvent &event, bool act);
    void updateControls();
    void sayStatus(const QString &note);
    void retranslate();

    QPointer<PlainEditor> m_editor;
    const QObject *m_watched = nullptr; // the same, to be compared only: it may be on its way out
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QToolButton *m_toggle; // shows and hides what replaces
    QPushButton *m_replaceOne;
    QPushButton *m_replaceAll;
    QCheckBox *m_case;
    QCheckBox *m_whole;
    ElidedLabel *m_status;
    QTimer *m_recount;
    SearchTerm m_term;
    QList<qsizetype> m_found; // offsets; right unless m_recount is running
    qsizetype m_origin = 0;   // where looking begins while the term is typed
};

} // namespace crier
