// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_folder.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace crier {

class DifferenceView;
class DraftKeeper;
class ElidedLabel;
class PlainLabel;
class VersionModel;
struct DraftComparison;

// The versions of one draft, what changed, and the way back to one of them.
class VersionsPane : public QWidget
{
    Q_OBJECT

public:
    explicit VersionsPane(DraftKeeper &keeper, QWidget *parent = nullptr);

    // Asks for its versions anew, also when it is the same draft as before.
    void setDraft(const std::optional<DraftSummary> &draft);

Q_SIGNALS:
    void restoreWanted(const QString &id, const QString &version);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void onVersions(const QString &id, const QList<DraftVersion> &versions);
    void onCompared(const QString &id, const QString &before, const QString &after,
                    const DraftComparison &comparison);
    void compare();
    void showPage();
    void retranslate();
    QString chosen() const; // a version's id, or empty

    DraftKeeper &m_keeper;
    std::optional<DraftSummary> m_draft;
    bool m_isAnswered = false; // the versions of m_draft are known
    QString m_before;          // of the comparison that is asked for
    QString m_after;
    VersionModel *m_model;
    QStackedWidget *m_pages;
    PlainLabel *m_empty;
    PlainLabel *m_title;
    QTreeView *m_versions;
    PlainLabel *m_againstLabel;
    QComboBox *m_against;
    ElidedLabel *m_summary;
    DifferenceView *m_difference;
    PlainLabel *m_hint;
    QPushButton *m_restore;
};

} // namespace crier
