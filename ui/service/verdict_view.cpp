// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/verdict_view.h"

#include "app/text/sentences.h"
#include "app/text/verdict_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/visible_marks.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace crier {

namespace {

enum RowIndex {
    CauseRow,
    ActionRow,
    ActorsRow,
    DeliveryRow,
    SaidRow,
    AlternativesRow,
    CertaintyRow,
    SourcesRow
};

IconName iconOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Accepted:
        return IconName::Accepted;
    case Delivery::NotDelivered:
        return IconName::Rejected;
    case Delivery::Unknown:
        return IconName::Unknown;
    case Delivery::NotApplicable:
        return IconName::Info;
    }
    return IconName::Info;
}

QColor colorOf(Delivery delivery, const QPalette &palette)
{
    switch (delivery) {
    case Delivery::Accepted:
        return stateColor(SendState::Accepted, palette);
    case Delivery::NotDelivered:
        return stateColor(SendState::Rejected, palette);
    case Delivery::Unknown:
        return stateColor(SendState::Unknown, palette);
    case Delivery::NotApplicable:
        return quietText(palette);
    }
    return quietText(palette);
}

// Sources are places and no prose: one a line.
QString lines(const QStringList &texts)
{
    return texts.join(QLatin1Char('\n'));
}

// As text from outside is shown here: nothing hidden, and a word longer than a line may be broken, or it
// would push everything else out of sight.
QString shown(const QString &text)
{
    constexpr int longestRun = 24;
    QString out;
    int run = 0;
    for (const QChar c : withVisibleMarks(text).text) {
        run = c.isSpace() || c.script() == QChar::Script_Han ? 0 : run + 1;
        out += c;
        if (run >= longestRun && !c.isHighSurrogate()) {
            out += QChar(0x200B); // a place to break at
            run = 0;
        }
    }
    return out;
}

} // namespace

VerdictView::VerdictView(QWidget *parent)
    : QScrollArea(parent)
    , m_icon(new PlainLabel(this))
    , m_head(new PlainLabel(this))
{
    setObjectName(QStringLiteral("verdict"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::group);
    grid->setVerticalSpacing(space::row);
    grid->setColumnStretch(1, 1);
    m_head->setObjectName(QStringLiteral("verdictMeaning"));
    m_head->setWordWrap(true);
    m_head->setFont(strongFont(font()));
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::row);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_head, 1);

    const auto id = [](const char *name) { return QString::fromLatin1(name); };
    addRow(*grid, id("verdictCause"), [] { return tr("Likely cause"); });
    addRow(*grid, id("verdictAction"), [] { return tr("What to do"); });
    addRow(*grid, id("verdictActors"), [] { return tr("Who can do it"); });
    addRow(*grid, id("verdictDelivery"), [] { return tr("Delivered?"); });
    addRow(*grid, id("verdictSaid"), [] { return tr("In its own words"); });
    addRow(*grid, id("verdictAlternatives"), [] { return tr("Also possible"); });
    addRow(*grid, id("verdictCertainty"), [] { return tr("How sure"); });
    addRow(*grid, id("verdictSources"), [] { return tr("Sources"); });

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, space::row, space::row, space::row);
    layout->setSpacing(space::group);
    layout->addLayout(head);
    layout->addLayout(grid);
    layout->addStretch();
    setWidget(page);
    retranslate();
}

void VerdictView::addRow(QGridLayout &layout, const QString &objectName, std::function<QString()> title)
{
    auto *name = new PlainLabel(this);
    auto *value = new PlainLabel(this);
    name->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    value->setObjectName(objectName);
    value->setWordWrap(true);
    value->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const int row = layout.rowCount();
    layout.addWidget(name, row, 0);
    layout.addWidget(value, row, 1);
    m_rows.append({name, value, std::move(title)});
}

void VerdictView::setRow(int row, const QString &text)
{
    m_rows.at(row).value->setText(shown(text));
    m_rows.at(row).name->setVisible(!text.isEmpty());
    m_rows.at(row).value->setVisible(!text.isEmpty());
}

void VerdictView::setHead(const QString &text, Delivery delivery)
{
    m_head->setText(shown(text));
    m_delivery = delivery;
    paintHead();
    ensureVisible(0, 0);
}

void VerdictView::paintHead()
{
    m_icon->setVisible(m_delivery.has_value());
    if (m_delivery)
        m_icon->setPixmap(tintedPixmap(iconOf(*m_delivery), {iconSize, iconSize}, devicePixelRatioF(),
                                       colorOf(*m_delivery, palette())));
    for (const Row &row : std::as_const(m_rows)) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, quietText(palette()));
        row.name->setPalette(colors);
    }
}

void VerdictView::showVerdict(const Verdict &verdict)
{
    const VerdictText text = verdictText(verdict);
    setRow(CauseRow, text.cause);
    setRow(ActionRow, text.action);
    setRow(ActorsRow, text.actors);
    setRow(DeliveryRow, text.delivery);
    setRow(SaidRow, text.said);
    setRow(AlternativesRow, lines(text.alternatives));
    setRow(CertaintyRow, text.certainty);
    setRow(SourcesRow, lines(text.sources));
    setHead(text.meaning, verdict.delivery);
}

void VerdictView::showEntry(const CodeEntry &entry)
{
    const bool chinese = speaksChinese();
    setRow(CauseRow, chinese ? entry.causeChinese : entry.cause);
    setRow(ActionRow, chinese ? entry.actionChinese : entry.action);
    setRow(ActorsRow, {});
    setRow(DeliveryRow, deliveryWords(entry.delivery));
    setRow(SaidRow, {});
    setRow(AlternativesRow, {});
    setRow(CertaintyRow, certaintySentence(entry.certainty));
    setRow(SourcesRow, lines(entry.sources));
    QString head =
        tr("%1 %2: %3", "whose number, the number, its meaning")
            .arg(scopeWords(entry.scope), entry.id, chinese ? entry.meaningChinese : entry.meaning);
    if (entry.httpStatus && entry.scope == CodeScope::Service)
        head = tr("%1 It comes with HTTP status %2.", "%1 is a whole sentence")
                   .arg(head, QString::number(*entry.httpStatus));
    setHead(head, entry.delivery);
}

void VerdictView::showHint(const QString &sentence)
{
    for (int row = 0; row < m_rows.size(); ++row)
        setRow(row, {});
    m_head->setText(sentence);
    m_delivery.reset();
    paintHead();
}

void VerdictView::retranslate()
{
    setAccessibleName(tr("What it means"));
    m_head->setAccessibleName(tr("Meaning"));
    for (const Row &row : std::as_const(m_rows)) {
        row.name->setText(row.title());
        row.value->setAccessibleName(row.title());
    }
}

void VerdictView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        paintHead();
    QScrollArea::changeEvent(event);
}

} // namespace crier
