// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/review_sheet.h"

#include "app/profiles/data_centres.h"
#include "app/rongcloud/message_types.h"
#include "app/rongcloud/request.h"
#include "app/text/sentences.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/visible_marks.h"
#include "ui/environment/environment_band.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace crier {

namespace {

constexpr QSize wanted{840, 560};
constexpr int warningsHeight = 96; // as many as fit; the rest is scrolled to

QString typeText(const QString &objectName)
{
    const MessageType *type = findMessageType(objectName);
    if (!type)
        return oneLine(objectName);
    return ReviewSheet::tr("%1 - %2", "name and object name of a message type")
        .arg(speaksChinese() ? type->nameChinese : type->name, type->objectName);
}

// Groups of eight, so that it can be read to somebody and breaks in a narrow column.
QString spacedHash(const QByteArray &hash)
{
    QString text;
    for (qsizetype at = 0; at < hash.size(); at += 8)
        text += (at > 0 ? QStringLiteral(" ") : QString()) + QString::fromLatin1(hash.mid(at, 8));
    return text;
}

} // namespace

ReviewSheet::ReviewSheet(const Profile &profile, const Draft &draft, const QList<Finding> &warnings,
                         QWidget *parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_draft(draft)
    , m_obstacleLabel(new PlainLabel(this))
    , m_confirm(new QPushButton(this))
    , m_back(new QPushButton(tr("Back to the message"), this))
{
    setObjectName(QStringLiteral("reviewSheet"));
    setWindowTitle(tr("Review before sending"));
    const QString app = oneLine(profile.name, 80);
    auto *band = new EnvironmentBand(profile, this);
    auto *reach = new PlainLabel(
        tr("Everyone in every chatroom of %1 gets this message. It cannot be recalled.").arg(app), this);
    reach->setObjectName(QStringLiteral("reviewReach"));
    reach->setFont(strongFont(font()));
    reach->setWordWrap(true);
    setAccessibleDescription(reach->text());

    auto *preview = new ChatroomView(profile.environment, this);
    preview->setPreview(draft);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::group);
    columns->addWidget(buildFacts(), 3);
    columns->addWidget(preview, 2);

    m_obstacleLabel->setObjectName(QStringLiteral("reviewObstacle"));
    m_obstacleLabel->setWordWrap(true);
    m_confirm->setObjectName(QStringLiteral("reviewConfirm"));
    m_confirm->setText(profile.hold.count() > 0
                           ? tr("Broadcast in %1 s").arg(QString::number(profile.hold.count()))
                           : tr("Broadcast now"));
    m_confirm->setAccessibleDescription(reach->text());
    m_back->setObjectName(QStringLiteral("reviewBack"));
    for (QPushButton *button : {m_confirm, m_back}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    // At the other end than Send, which is where a second click of a double click lands.
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_obstacleLabel, 1);
    buttons->addWidget(m_back);

    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(space::group, space::row, space::group, space::group);
    inner->setSpacing(space::row);
    inner->addWidget(reach);
    inner->addLayout(columns, 1);
    if (!warnings.isEmpty())
        addWarnings(*inner, warnings);
    inner->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(band);
    layout->addLayout(inner, 1);

    connect(m_confirm, &QPushButton::clicked, this, &ReviewSheet::confirm);
    connect(m_back, &QPushButton::clicked, this, &QDialog::reject);
    resize(wanted.boundedTo(parent->size() - QSize(2 * space::group, 2 * space::group)));
    preview->list()->setFocus(); // keys do nothing there but scroll
    judge();
}

QWidget *ReviewSheet::buildFacts()
{
    auto *facts = new QWidget;
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::group);
    form->setVerticalSpacing(space::row);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFact(*form, tr("App"), oneLine(m_profile.name, 120), "reviewApp");
    addFact(*form, tr("App Key"), oneLine(m_profile.appKey.value), "reviewAppKey");
    if (const DataCentre *centre = dataCentreOf(m_profile.baseUrl))
        addFact(*form, tr("Data centre"), dataCentreName(*centre), "reviewCentre");
    addFact(*form, tr("Host"), authorityOf(m_profile.baseUrl), "reviewHost");
    const QString sender = withVisibleMarks(m_draft.sender.value).text;
    addFact(*form, tr("Sender"),
            m_draft.includeSender ? tr("\"%1\", who gets it as well").arg(sender) : tr("\"%1\"").arg(sender),
            "reviewSender");
    addFact(*form, tr("Type"), typeText(m_draft.objectName.value), "reviewType");
    const QLocale locale;
    addFact(*form, tr("Size"),
            tr("%1 bytes of content, %2 as sent")
                .arg(locale.toString(m_draft.content.size()), locale.toString(formBodyOf(m_draft).size())),
            "reviewSize");
    addFact(*form, tr("Content SHA-256"), spacedHash(sha256Hex(m_draft.content)), "reviewHash");
    if (m_profile.hold.count() > 0)
        addFact(*form, tr("Hold"),
                tr("%1 s after you confirm, in which you can still cancel it.")
                    .arg(QString::number(m_profile.hold.count())),
                "reviewHold");
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void ReviewSheet::addFact(QFormLayout &form, const QString &title, const QString &value,
                          const char *objectName)
{
    auto *label = new PlainLabel(value);
    label->setObjectName(QString::fromLatin1(objectName));
    label->setWordWrap(true);
    label->setAccessibleName(QStringLiteral("%1: %2").arg(title, value));
    auto *name = new PlainLabel(title);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    name->setPalette(quiet);
    form.addRow(name, label);
}

void ReviewSheet::addWarnings(QVBoxLayout &layout, const QList<Finding> &warnings)
{
    auto *list = new QWidget;
    auto *lines = new QVBoxLayout(list);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::tight);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, warningColor(palette()));
    for (const Finding &warning : warnings) {
        auto *line = new PlainLabel(tr("Warning: %1").arg(findingSentence(warning)));
        line->setObjectName(QStringLiteral("reviewWarning"));
        line->setWordWrap(true);
        line->setPalette(colors);
        lines->addWidget(line);
    }
    lines->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("reviewWarnings"));
    scroll->setAccessibleName(tr("Warnings"));
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::TabFocus); // for the arrow keys
    scroll->setMaximumHeight(warningsHeight);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_accepted =
        new QCheckBox(tr("I have &read the warnings (%1) and want to send it").arg(warnings.size()), this);
    m_accepted->setObjectName(QStringLiteral("reviewAccepted"));
    layout.addWidget(scroll);
    layout.addWidget(m_accepted);
    connect(m_accepted, &QCheckBox::toggled, this, &ReviewSheet::judge);
}

void ReviewSheet::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    judge();
}

void ReviewSheet::judge()
{
    const bool isAccepted = !m_accepted || m_accepted->isChecked();
    m_confirm->setEnabled(m_obstacle.isEmpty() && isAccepted);
    m_obstacleLabel->setText(!m_obstacle.isEmpty() ? m_obstacle
                             : isAccepted          ? QString()
                                                   : tr("Read the warnings and tick the box first."));
}

void ReviewSheet::showEvent(QShowEvent *event)
{
    m_since.start();
    QDialog::showEvent(event);
}

void ReviewSheet::confirm()
{
    if (isVisible() && m_since.hasExpired(deafTime.count()))
        Q_EMIT confirmed();
}

// A press that began too early, or a key still held from before, is not even the beginning of an answer.
bool ReviewSheet::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            break;
        if (static_cast<QKeyEvent *>(event)->isAutoRepeat())
            return true;
        [[fallthrough]];
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        if (event->type() != QEvent::KeyRelease && !m_since.hasExpired(deafTime.count()))
            return true;
        break;
    default:
        break;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace crier
