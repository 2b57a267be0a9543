// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_review.h"

#include "ui/send/review_sheet.h"

#include <algorithm>
#include <utility>

namespace crier {

SendReview::SendReview(SendControl &control, std::function<std::optional<Draft>()> now,
                       std::function<QList<Finding>(const Draft &)> warnings, QWidget *over)
    : QObject(over)
    , m_control(control)
    , m_now(std::move(now))
    , m_warnings(std::move(warnings))
    , m_over(over)
{
    connect(&m_control, &SendControl::standingChanged, this, &SendReview::onStanding);
}

void SendReview::open(const Draft &draft, const QList<Finding> &warnings)
{
    if (m_sheet || !m_control.standing().canSend)
        return;
    m_told = warnings;
    m_sheet = new ReviewSheet(m_control.profile(), draft, warnings, m_over->window());
    m_sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_sheet, &ReviewSheet::confirmed, this, &SendReview::onConfirmed);
    connect(m_sheet, &QDialog::rejected, this, [this] { end({}); });
    m_sheet->open();
}

void SendReview::onStanding()
{
    if (!m_sheet)
        return;
    if (!(m_sheet->profile() == m_control.profile()))
        end(tr("The profile was changed during the review. Nothing was sent."));
    else if (!m_control.arming().allows(m_sheet->profile()))
        end(tr("Live mode was disarmed during the review. Nothing was sent."));
    else
        m_sheet->setObstacle(m_control.standing().reason);
}

void SendReview::noteDraft(const Draft &draft)
{
    if (m_sheet && !(m_sheet->draft() == draft))
        end(tr("The message was changed during the review. Nothing was sent."));
}

void SendReview::onConfirmed()
{
    if (!m_sheet)
        return;
    const Draft shown = m_sheet->draft();
    const Profile profile = m_sheet->profile();
    const std::optional<Draft> present = m_now();
    if (!present || !(*present == shown)) {
        end(tr("The message was changed during the review. Nothing was sent."));
        return;
    }
    const QList<Finding> warnings = m_warnings(shown);
    if (!m_sheet) // what was found just now has ended it
        return;
    const bool isAllTold = std::all_of(warnings.cbegin(), warnings.cend(),
                                       [this](const Finding &warning) { return m_told.contains(warning); });
    // Gone before the order is made, so that a second confirmation finds no sheet.
    ReviewSheet *const sheet = std::exchange(m_sheet, nullptr);
    sheet->disconnect(this);
    sheet->close();
    if (!isAllTold && m_control.standing().canSend) {
        open(shown, warnings);
        return;
    }
    if (!m_control.confirm(shown, profile))
        Q_EMIT ended(tr("Nothing was sent: %1").arg(m_control.refusal()));
}

void SendReview::end(const QString &sentence)
{
    if (!m_sheet)
        return;
    ReviewSheet *const sheet = std::exchange(m_sheet, nullptr);
    sheet->disconnect(this);
    sheet->close();
    Q_EMIT ended(sentence);
}

} // namespace crier
