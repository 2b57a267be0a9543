// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/incident_card.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/service/incident_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int cardWidth = 272;
} // namespace

IncidentCard::IncidentCard(const ProfileIncidents &facts, const QDateTime &now, bool isCurrent,
                           QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("incidentCard"));
    setFrameShape(QFrame::StyledPanel);
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(cardWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::tight);

    // A layout that stands in a scroll area does not ask how high a line is once it wraps.
    const int textWidth = cardWidth - 2 * (space::group + frameWidth());
    const auto fit = [](QLabel &label, int width) {
        label.setWordWrap(true);
        label.setMinimumHeight(label.heightForWidth(width));
    };

    QStringList spoken;
    const auto addLine = [&](IconName picture, const QColor &color, const QString &text,
                             const QFont &lineFont) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space::row);
        auto *image = new PlainLabel(this);
        image->setPixmap(tintedPixmap(picture, {iconSize, iconSize}, devicePixelRatioF(), color));
        auto *label = new PlainLabel(text, this);
        label->setFont(lineFont);
        fit(*label, textWidth - iconSize - space::row);
        QPalette colors = label->palette();
        colors.setColor(QPalette::WindowText, color);
        label->setPalette(colors);
        row->addWidget(image, 0, Qt::AlignTop);
        row->addWidget(label, 1);
        layout->addLayout(row);
        spoken.append(text);
    };
    const auto addText = [&](const QString &text) {
        if (text.isEmpty())
            return;
        auto *label = new PlainLabel(text, this);
        fit(*label, textWidth);
        layout->addWidget(label);
        spoken.append(text);
    };

    QString name = facts.profile.isEmpty() ? tr("App Key %1").arg(oneLine(facts.appKey, 40))
                                           : oneLine(facts.profile, 60);
    if (isCurrent)
        name = tr("%1 (in use now)", "%1 is a profile name").arg(name);
    addLine(environmentIcon(facts.environment), environmentInk(facts.environment, palette()),
            tr("%1 - %2", "SANDBOX, TEST or LIVE, and a profile name")
                .arg(environmentWord(facts.environment), name),
            strongFont(font()));
    addLine(stateIcon(facts.last.state), stateColor(facts.last.state, palette()),
            tr("Last: %1, %2", "how the last send ended, and how long ago")
                .arg(stateWord(facts.last.state), agoText(facts.last.startedAt, now)),
            font());
    addText(facts.lastSuccess ? tr("Last success: %1.").arg(agoText(*facts.lastSuccess, now))
                              : tr("No success among the sends looked at."));
    addText(facts.counts.total() == 0
                ? tr("Nothing was sent in this time.")
                : tr("%1. %2", "how many sends ended how, and the error rate as a sentence")
                      .arg(countsText(facts.counts), errorRateText(facts.counts)));
    addText(timesText(facts.times));
    layout->addStretch();
    setAccessibleName(spoken.constFirst());
    setAccessibleDescription(spoken.mid(1).join(QLatin1Char(' ')));
}

} // namespace crier
