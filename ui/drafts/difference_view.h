// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_difference.h"

#include <QPlainTextEdit>

class QTextCursor;

namespace crier {

// Differences to read, not to edit: removed lines begin with "-", added ones with "+", changed words are
// struck out or underlined, and colours only repeat that. Long unchanged stretches are left out, and said to
// be.
class DifferenceView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget *parent = nullptr);

    void setParts(const QList<DraftPartDifference> &parts);
    // Instead of a difference.
    void setNotice(const QString &notice);
    // "+ added: 3, - removed: 1", in lines.
    QString summary() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void renderLine(QTextCursor &cursor, const DiffLine &line, DraftPart part) const;
    void renderPart(QTextCursor &cursor, const DraftPartDifference &part) const;

    QList<DraftPartDifference> m_parts;
};

} // namespace crier
