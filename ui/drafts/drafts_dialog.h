// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_store.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;

namespace crier {

class DraftKeeper;
class DraftListModel;
class PlainLabel;
class VersionsPane;

// All drafts, and the versions of each. Does not block the window. Listing, deleting and taking back it does
// itself; turning the window to another draft is the window's to do, which then calls the keeper.
class DraftsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DraftsDialog(DraftKeeper &keeper, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    // For DraftKeeper::open(), openCopy() and restoreVersion(). When the keeper says that a draft was opened,
    // the dialog closes; that a version was restored, it stays; when it was not, the dialog says why.
    void openWanted(const QString &id);
    void copyWanted(const QString &id);
    void restoreWanted(const QString &id, const QString &version);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Awaited { Nothing, Open, Restore };

    QWidget *buildList();
    void connectParts();
    void onListed(const DraftListing &listing);
    void onOpened(const OpenedDraft &opened);
    void onRemoved(const QString &id, const std::optional<Error> &error);
    void onTakenBack(const QString &id, const std::optional<Error> &error);
    void openChosen();
    void removeOrTakeBack();
    void choose(const QString &id);
    void showChoice();
    void showTroubles();
    void say(const QString &sentence, bool isTrouble);
    void retranslate();
    std::optional<DraftSummary> chosen() const;

    DraftKeeper &m_keeper;
    DraftListModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QStackedWidget *m_pages;
    QListView *m_list;
    PlainLabel *m_empty;
    QCheckBox *m_withDeleted;
    PlainLabel *m_hint;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_remove;
    QWidget *m_undoRow;
    PlainLabel *m_undoText;
    QPushButton *m_undo;
    PlainLabel *m_message;
    PlainLabel *m_troubleText;
    VersionsPane *m_versions;
    QList<DraftTrouble> m_troubles;
    QString m_deletedId; // what Undo takes back
    QString m_deletedTitle;
    Awaited m_awaited = Awaited::Nothing;
    bool m_isListed = false;
};

} // namespace crier
