// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_detail.h"

#include "app/store/log_export.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace crier {

namespace {

// The log keeps bytes; a content that is no text is still shown, and said to be changed.
QString contentText(const QByteArray &content)
{
    return QString::fromUtf8(content);
}

} // namespace

LogDetail::LogDetail(QWidget *parent)
    : QWidget(parent)
    , m_outcomeIcon(new PlainLabel(this))
    , m_outcome(new PlainLabel(this))
    , m_contentTitle(new PlainLabel(this))
    , m_content(new QPlainTextEdit(this))
    , m_copy(new QToolButton(this))
    , m_tools(new QHBoxLayout)
{
    m_outcome->setObjectName(QStringLiteral("logOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outcome->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_content->setObjectName(QStringLiteral("logContent"));
    m_content->setReadOnly(true);
    m_content->setTabChangesFocus(true);
    m_content->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_content->setFont(monospaceFont(this));
    m_contentTitle->setBuddy(m_content);
    m_copy->setObjectName(QStringLiteral("copyContentButton"));
    m_copy->setIcon(icon(IconName::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, &LogDetail::copyContent);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::row);
    head->addWidget(m_outcomeIcon, 0, Qt::AlignTop);
    head->addWidget(m_outcome, 1);
    head->addLayout(m_tools);
    m_tools->setSpacing(space::tight);

    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(space::tight);
    auto *contentHead = new QHBoxLayout;
    contentHead->addWidget(m_contentTitle, 1);
    contentHead->addWidget(m_copy);
    leftLayout->addLayout(contentHead);
    leftLayout->addWidget(m_content, 1);

    auto *facts = new QWidget(this);
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(space::row, space::tight, space::row, space::tight);
    form->setHorizontalSpacing(space::group);
    form->setVerticalSpacing(space::tight);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFacts(*form);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("logFacts"));
    scroll->setWidget(facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    m_body = splitter;
    QSizePolicy keepsItsPlace = splitter->sizePolicy(); // or the first row would open into a sliver
    keepsItsPlace.setRetainSizeWhenHidden(true);
    splitter->setSizePolicy(keepsItsPlace);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({500, 500}); // shares, not pixels
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::row, 0, 0);
    layout->setSpacing(space::row);
    layout->addLayout(head);
    layout->addWidget(splitter, 1);
    retranslate();
}

void LogDetail::addFact(QFormLayout &form, const QString &objectName, std::function<QString()> title,
                        std::function<QString(const SendRecord &)> read)
{
    auto *value = new QLineEdit(this);
    value->setObjectName(objectName);
    value->setReadOnly(true);
    value->setFrame(false);
    QPalette flat = value->palette();
    flat.setColor(QPalette::Base, Qt::transparent);
    value->setPalette(flat);
    value->setMinimumWidth(120);
    auto *label = new PlainLabel(this);
    label->setBuddy(value);
    form.addRow(label, value);
    m_facts.append({label, value, std::move(title), std::move(read)});
}

void LogDetail::addFacts(QFormLayout &form)
{
    const auto id = [](const char *name) { return QString::fromLatin1(name); };
    addFact(
        form, id("factTime"), [] { return tr("Time"); },
        [](const SendRecord &r) { return exactTime(r.row.startedAt); });
    addFact(
        form, id("factRequestId"), [] { return tr("Request ID"); },
        [](const SendRecord &r) { return QString::fromLatin1(r.row.requestId); });
    addFact(
        form, id("factMessage"), [] { return tr("Service said"); },
        [](const SendRecord &r) {
            return r.row.serviceMessage.isEmpty() ? QStringLiteral("—") : oneLine(r.row.serviceMessage, 500);
        });
    addFact(
        form, id("factDetail"), [] { return tr("Detail"); },
        [](const SendRecord &r) {
            return r.row.detail.isEmpty() ? QStringLiteral("—") : oneLine(r.row.detail, 500);
        });
    addFact(
        form, id("factProfile"), [] { return tr("Profile"); },
        [](const SendRecord &r) {
            return r.row.profile.isEmpty() ? tr("None, from the command line") : oneLine(r.row.profile);
        });
    addFact(
        form, id("factHost"), [] { return tr("Host"); },
        [](const SendRecord &r) { return oneLine(r.row.host); });
    addFact(
        form, id("factAppKey"), [] { return tr("App Key"); },
        [](const SendRecord &r) { return oneLine(r.row.appKey); });
    addFact(
        form, id("factSender"), [] { return tr("Sender ID"); },
        [](const SendRecord &r) { return oneLine(r.row.sender); });
    addFact(
        form, id("factIncludeSender"), [] { return tr("Sender included"); },
        [](const SendRecord &r) { return r.row.includeSender ? tr("Yes") : tr("No"); });
    addFact(
        form, id("factOperator"), [] { return tr("Operator"); },
        [](const SendRecord &r) { return oneLine(r.row.operatorName); });
    addFact(
        form, id("factContentHash"), [] { return tr("Content SHA-256"); },
        [](const SendRecord &r) { return QString::fromLatin1(r.row.contentSha256); });
    addFact(
        form, id("factBodyHash"), [] { return tr("Body SHA-256"); },
        [](const SendRecord &r) { return QString::fromLatin1(r.row.bodySha256); });
}

void LogDetail::addTool(QAction *action)
{
    auto *const button = new QToolButton(this);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(action, &QAction::visibleChanged, button,
            [button, action] { button->setVisible(action->isVisible()); });
    m_tools->addWidget(button, 0, Qt::AlignTop);
}

void LogDetail::setRecord(const std::optional<SendRecord> &record)
{
    m_record = record;
    showRecord();
}

void LogDetail::showRecord()
{
    setEnabled(m_record.has_value());
    m_body->setVisible(m_record.has_value()); // a grey form of empty lines tells nobody anything
    if (!m_record) {
        m_outcomeIcon->setPixmap(
            tintedPixmap(IconName::Info, {iconSize, iconSize}, devicePixelRatioF(), quietText(palette())));
        m_outcome->setText(tr("Choose a send to see what went out and what came of it."));
        m_outcome->setPalette(palette());
        m_contentTitle->setText(tr("&Content"));
        m_content->clear();
        for (const Fact &fact : std::as_const(m_facts))
            fact.value->clear();
        return;
    }
    const SendRow &row = m_record->row;
    const QColor color = stateColor(row.state, palette());
    m_outcomeIcon->setPixmap(
        tintedPixmap(stateIcon(row.state), {iconSize, iconSize}, devicePixelRatioF(), color));
    m_outcome->setText(outcomeSentence(row));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_outcome->setPalette(colors);
    m_contentTitle->setText(tr("&Content, %1", "%1 is a size").arg(sizeText(row.contentBytes)));
    m_content->setPlainText(contentText(m_record->content));
    for (const Fact &fact : std::as_const(m_facts)) {
        fact.value->setText(fact.read(*m_record));
        fact.value->setCursorPosition(0);
        fact.value->setToolTip(
            plainToolTip(fact.value->text())); // in full where the line is too short for it
    }
}

void LogDetail::copyContent()
{
    if (m_record)
        QGuiApplication::clipboard()->setText(contentText(m_record->content));
}

void LogDetail::copyRequestId()
{
    if (m_record)
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_record->row.requestId));
}

void LogDetail::copyAsJson()
{
    if (m_record)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(recordAsJson(*m_record)));
}

void LogDetail::retranslate()
{
    m_content->setAccessibleName(tr("Content that was sent"));
    m_copy->setText(tr("Copy content"));
    for (const Fact &fact : std::as_const(m_facts)) {
        fact.label->setText(fact.title());
        fact.value->setAccessibleName(fact.title());
    }
    showRecord();
}

void LogDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
