// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/correction_dialog.h"

#include "app/compose/check.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"
#include "app/templates/template_store.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/text_history.h"
#include "ui/templates/status_line.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

namespace {

// Everybody's client shows these two, and they are nothing but a text.
const QStringList &offeredTypes()
{
    static const QStringList types{QStringLiteral("RC:TxtMsg"), QStringLiteral("RC:InfoNtf")};
    return types;
}

QString textFieldOf(const QString &objectName)
{
    const MessageType *type = findMessageType(objectName);
    return type ? type->textField : QString();
}

} // namespace

CorrectionDialog::CorrectionDialog(const QString &profileName, const std::optional<CorrectionText> &current,
                                   QWidget *parent)
    : QDialog(parent)
    , m_profileName(profileName)
    , m_begun(current && offeredTypes().contains(current->objectName) ? *current
                                                                      : bundledCorrection(speaksChinese()))
    , m_what(new PlainLabel(this))
    , m_typeLabel(new PlainLabel(this))
    , m_type(new QComboBox(this))
    , m_textLabel(new PlainLabel(this))
    , m_text(new PlainEditor(this))
    , m_status(new StatusLine(this))
    , m_remove(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("correctionDialog"));
    m_what->setObjectName(QStringLiteral("correctionExplanation"));
    m_type->setObjectName(QStringLiteral("correctionType"));
    m_text->setObjectName(QStringLiteral("correctionText"));
    m_status->setObjectName(QStringLiteral("correctionStatus"));
    m_remove->setObjectName(QStringLiteral("correctionRemove"));
    m_cancel->setObjectName(QStringLiteral("correctionCancel"));
    m_save->setObjectName(QStringLiteral("correctionSave"));
    m_what->setWordWrap(true);
    for (const QString &objectName : offeredTypes())
        m_type->addItem(QString(), objectName);
    m_type->setCurrentIndex(m_type->findData(m_begun.objectName));
    ignoreWheel(m_type);
    m_text->showText(textOfContent(m_begun.content, textFieldOf(m_begun.objectName)).value_or(QString()));
    new TextHistory(*m_text);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 4);
    m_typeLabel->setBuddy(m_type);
    m_textLabel->setBuddy(m_text);
    m_remove->setVisible(current.has_value());
    for (QPushButton *button : {m_remove, m_cancel, m_save})
        button->setAutoDefault(false);

    auto *type = new QHBoxLayout;
    type->setSpacing(space::row);
    type->addWidget(m_typeLabel);
    type->addWidget(m_type, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(m_what);
    layout->addLayout(type);
    layout->addWidget(m_textLabel);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_status);
    layout->addLayout(buttons);
    resize(480, 320);

    connect(m_text, &PlainEditor::edited, this, &CorrectionDialog::check);
    connect(m_save, &QPushButton::clicked, this, &CorrectionDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &CorrectionDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &CorrectionDialog::removed);
    connect(m_status, &StatusLine::offerTaken, this, [this] { QDialog::reject(); });
    retranslate();
    check();
    m_text->setFocus();
}

// What stands beside the text in the content it began with stays, as long as the type does.
QByteArray CorrectionDialog::content() const
{
    const QString objectName = m_type->currentData().toString();
    return contentWithText(objectName == m_begun.objectName ? m_begun.content : QByteArray(),
                           textFieldOf(objectName), m_text->exactText());
}

void CorrectionDialog::check()
{
    const QString text = m_text->exactText();
    QString problem;
    if (text.trimmed().isEmpty())
        problem = tr("The text is empty. Write it.");
    else if (firstLoneSurrogate(text) != 0)
        problem = tr("The text holds half of a character. Type it again.");
    else if (content().size() > maxContentBytes)
        problem = tr("The text is longer than any message may be. Shorten it.");
    m_status->say(StatusLine::Tone::Trouble, problem);
    m_save->setEnabled(problem.isEmpty());
    m_save->setAccessibleDescription(problem);
}

void CorrectionDialog::save()
{
    check();
    if (m_save->isEnabled())
        Q_EMIT saved(m_type->currentData().toString(), content());
}

void CorrectionDialog::reject()
{
    const QString begun = textOfContent(m_begun.content, textFieldOf(m_begun.objectName)).value_or(QString());
    const bool isSame = m_text->exactText() == begun && !m_text->isComposing() &&
                        m_type->currentData().toString() == m_begun.objectName;
    if (isSame) {
        QDialog::reject();
        return;
    }
    m_status->say(StatusLine::Tone::Warning,
                  tr("What you changed is not saved yet. Go on writing, save it, or discard it."),
                  tr("Discard"));
}

void CorrectionDialog::showTrouble(const QString &sentence)
{
    m_status->say(StatusLine::Tone::Trouble, sentence);
}

void CorrectionDialog::retranslate()
{
    setWindowTitle(tr("Correction text of %1", "%1 is a profile name").arg(oneLine(m_profileName, 60)));
    m_what->setText(
        tr("A broadcast cannot be recalled. This text is kept ready, so that a correction takes one "
           "step; it is not sent before you send it."));
    m_typeLabel->setText(tr("&Type"));
    m_type->setAccessibleName(tr("Type"));
    for (int i = 0; i < m_type->count(); ++i) {
        const QString objectName = m_type->itemData(i).toString();
        const MessageType *type = findMessageType(objectName);
        m_type->setItemText(i, tr("%1 - %2", "name and object name of a message type")
                                   .arg(speaksChinese() ? type->nameChinese : type->name, objectName));
    }
    m_textLabel->setText(tr("Te&xt"));
    m_text->setAccessibleName(tr("Correction text"));
    m_remove->setText(tr("&Remove"));
    m_cancel->setText(tr("&Cancel"));
    m_save->setText(tr("&Save"));
    check();
}

void CorrectionDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace crier
