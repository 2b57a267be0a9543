// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/secret_edit.h"

#include "app/compose/check.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/templates/status_line.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

SecretEdit::SecretEdit(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_reveal(new QPushButton(this))
    , m_revealed(new PlainLabel(this))
    , m_status(new StatusLine(this))
{
    m_line->setObjectName(QStringLiteral("secretLine"));
    m_reveal->setObjectName(QStringLiteral("secretReveal"));
    m_revealed->setObjectName(QStringLiteral("secretRevealed"));
    m_status->setObjectName(QStringLiteral("secretStatus"));
    // In this mode Qt itself refuses to copy, cut, drag and undo, and tells no assistive technology the text.
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_line->setDragEnabled(false);
    m_line->installEventFilter(this);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_revealed->setFont(monospaceFont(this));
    m_revealed->setTextInteractionFlags(Qt::NoTextInteraction);
    // What does not fit is cut: a wrong paste must not widen the window.
    m_revealed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    // A key is of ASCII and read from left to right, whatever the window's language.
    m_revealed->setLayoutDirection(Qt::LeftToRight);
    m_revealed->hide();
    setFocusProxy(m_line);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::row);
    row->addWidget(m_line, 1);
    row->addWidget(m_reveal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addLayout(row);
    layout->addWidget(m_revealed);
    layout->addWidget(m_status);

    connect(m_line, &QLineEdit::textEdited, this, &SecretEdit::onEdited);
    connect(m_reveal, &QPushButton::toggled, this, &SecretEdit::setRevealed);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isRevealed() && (!now || !isAncestorOf(now)))
            m_reveal->setChecked(false);
    });
    retranslate();
    check();
}

SecretEdit::~SecretEdit()
{
    // No signal may reach what is half gone.
    disconnect(qApp, nullptr, this, nullptr);
    m_line->disconnect(this);
    m_reveal->disconnect(this);
    wipeText(m_line->text());
    wipeText(m_revealed->text());
}

void SecretEdit::setAppKey(const AppKey &appKey)
{
    m_appKey = appKey;
    check();
}

void SecretEdit::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

Secret SecretEdit::secret() const
{
    return problem().isEmpty() ? Secret(m_line->text().toUtf8()) : Secret();
}

bool SecretEdit::isEmpty() const
{
    return m_line->text().isEmpty();
}

QString SecretEdit::problem() const
{
    const QString text = m_line->text();
    if (text.isEmpty())
        return {};
    if (std::any_of(text.begin(), text.end(), [](QChar each) { return each.isSpace() || !each.isPrint(); }))
        return tr("There is white space inside the App Secret. Copy it again, and nothing else with it.");
    if (text == m_appKey.value.trimmed())
        return findingSentence({.problem = Problem::SecretEqualsAppKey});
    return {};
}

bool SecretEdit::isRevealed() const
{
    return m_reveal->isChecked();
}

void SecretEdit::clear()
{
    m_wasTrimmed = false;
    wipeText(m_line->text());
    m_line->clear();
    m_reveal->setChecked(false);
    check();
    Q_EMIT changed();
}

void SecretEdit::forget()
{
    if (isEmpty())
        return;
    clear();
    m_status->say(StatusLine::Tone::Warning,
                  tr("What was typed here was cleared when Crier was locked. Enter it again."));
    m_line->setAccessibleDescription(m_status->text());
}

void SecretEdit::focusField()
{
    m_line->setFocus();
}

QWidget *SecretEdit::field() const
{
    return m_line;
}

void SecretEdit::onEdited()
{
    const QString typed = m_line->text();
    const QString trimmed = typed.trimmed();
    m_wasTrimmed = trimmed.size() != typed.size();
    if (m_wasTrimmed) {
        const int cursor = m_line->cursorPosition();
        const auto before =
            std::find_if(typed.begin(), typed.end(), [](QChar each) { return !each.isSpace(); });
        m_line->setText(trimmed);
        m_line->setCursorPosition(cursor - int(before - typed.begin()));
        wipeText(typed);
    }
    check();
    showRevealed();
    Q_EMIT changed();
}

void SecretEdit::setRevealed(bool revealed)
{
    m_revealed->setVisible(revealed);
    showRevealed();
    retranslate();
    if (revealed)
        m_line->setFocus(); // or a press of the mouse, which not everywhere gives the focus, would end it
}

void SecretEdit::showRevealed()
{
    wipeText(m_revealed->text());
    const QString text = m_line->text();
    // A copy, which is wiped by itself.
    m_revealed->setText(isRevealed() ? QString(text.constData(), text.size()) : QString());
}

void SecretEdit::check()
{
    const QString refused = problem();
    if (!refused.isEmpty())
        m_status->say(StatusLine::Tone::Trouble, refused);
    else if (m_wasTrimmed)
        m_status->say(
            StatusLine::Tone::Warning,
            tr("White space around the App Secret was taken off. Compare the rest with the console."));
    else
        m_status->clear();
    m_line->setAccessibleDescription(m_status->text());
}

void SecretEdit::retranslate()
{
    m_line->setAccessibleName(tr("App Secret"));
    m_reveal->setText(isRevealed() ? tr("&Hide") : tr("S&how"));
    m_reveal->setAccessibleName(isRevealed() ? tr("Hide the App Secret") : tr("Show the App Secret"));
    m_reveal->setToolTip(
        tr("Shows the App Secret to everybody who sees this screen, until the focus goes elsewhere."));
    m_revealed->setAccessibleName(tr("The App Secret as it was typed"));
}

bool SecretEdit::eventFilter(QObject *watched, QEvent *event)
{
    // Cutting would copy nothing, and still delete.
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cut))
        return true;
    return QWidget::eventFilter(watched, event);
}

void SecretEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    }
    QWidget::changeEvent(event);
}

void SecretEdit::hideEvent(QHideEvent *event)
{
    m_reveal->setChecked(false);
    QWidget::hideEvent(event);
}

} // namespace crier
