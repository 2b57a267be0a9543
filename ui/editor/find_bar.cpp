// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_bar.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/editor/plain_editor.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace crier {

namespace {
constexpr qsizetype mostCounted = 100'000;
constexpr std::chrono::milliseconds recountDelay{150}; // from the last key in the editor
} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_toggle(new QToolButton(this))
    , m_replaceOne(new QPushButton(this))
    , m_replaceAll(new QPushButton(this))
    , m_case(new QCheckBox(this))
    , m_whole(new QCheckBox(this))
    , m_status(new ElidedLabel(this))
    , m_recount(new QTimer(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_find->setObjectName(QStringLiteral("findField"));
    m_replace->setObjectName(QStringLiteral("replaceField"));
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_close->setObjectName(QStringLiteral("findClose"));
    m_replaceOne->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    m_case->setObjectName(QStringLiteral("findCase"));
    m_whole->setObjectName(QStringLiteral("findWhole"));
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_toggle->setObjectName(QStringLiteral("findReplaceToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setArrowType(Qt::RightArrow);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_close->setIcon(icon(IconName::Close));
    for (QToolButton *button : {m_toggle, m_previous, m_next, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }

    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(space::tight);
    fields->setVerticalSpacing(space::tight);
    auto *moves = new QHBoxLayout;
    for (QToolButton *button : {m_previous, m_next, m_close})
        moves->addWidget(button);
    auto *changes = new QHBoxLayout;
    changes->addWidget(m_replaceOne);
    changes->addWidget(m_replaceAll);
    fields->addWidget(m_toggle, 0, 0);
    fields->addWidget(m_find, 0, 1);
    fields->addLayout(moves, 0, 2, Qt::AlignRight);
    fields->addWidget(m_replace, 1, 1);
    fields->addLayout(changes, 1, 2);
    fields->setColumnStretch(1, 1);
    auto *options = new QHBoxLayout;
    options->setSpacing(space::group);
    options->addWidget(m_case);
    options->addWidget(m_whole);
    options->addWidget(m_status, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::row, space::tight, space::row, space::tight);
    layout->setSpacing(space::tight);
    layout->addLayout(fields);
    layout->addLayout(options);
    for (const auto &[from, to] :
         std::initializer_list<std::pair<QWidget *, QWidget *>>{{m_toggle, m_find},
                                                                {m_find, m_replace},
                                                                {m_replace, m_previous},
                                                                {m_previous, m_next},
                                                                {m_next, m_replaceOne},
                                                                {m_replaceOne, m_replaceAll},
                                                                {m_replaceAll, m_case},
                                                                {m_case, m_whole},
                                                                {m_whole, m_close}})
        setTabOrder(from, to);

    m_recount->setSingleShot(true);
    m_recount->setInterval(recountDelay);
    connect(m_recount, &QTimer::timeout, this, [this] {
        recount();
        sayStatus({});
    });
    connect(m_find, &QLineEdit::textChanged, this, &FindBar::onTermChanged);
    connect(m_case, &QCheckBox::toggled, this, &FindBar::onTermChanged);
    connect(m_whole, &QCheckBox::toggled, this, &FindBar::onTermChanged);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_close, &QToolButton::clicked, this, &FindBar::shut);
    connect(m_toggle, &QToolButton::toggled, this, &FindBar::showReplace);
    connect(m_replaceOne, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    retranslate();
    showReplace(false);
    hide();
}

void FindBar::setEditor(PlainEditor *editor)
{
    if (m_editor == editor)
        return;
    if (m_editor) {
        m_editor->removeEventFilter(this);
        m_editor->disconnect(this);
        m_editor->setSought({});
    }
    m_editor = editor;
    m_watched = editor;
    m_found.clear();
    if (m_editor) {
        m_editor->installEventFilter(this);
        connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
            if (!isHidden())
                m_recount->start();
        });
        m_origin = m_editor->cursorOffset();
    }
    if (!isHidden()) {
        recount();
        sayStatus({});
    }
}

void FindBar::openFind()
{
    open(false);
}

void FindBar::openReplace()
{
    open(true);
}

void FindBar::open(bool withReplace)
{
    if (!m_editor)
        return;
    const bool isWritable = !m_editor->isReadOnly();
    m_toggle->setVisible(isWritable);
    m_toggle->setChecked(isWritable && withReplace);
    show();
    const QString selected = m_editor->selectedText();
    constexpr qsizetype longestTerm = 200;
    m_origin = std::min(m_editor->cursorOffset(), m_editor->anchorOffset());
    if (!selected.isEmpty() && selected.size() <= longestTerm && !selected.contains(u'\n'))
        m_find->setText(selected);
    m_find->selectAll();
    m_find->setFocus(Qt::ShortcutFocusReason);
    recount();
    sayStatus({});
}

void FindBar::showReplace(bool isWanted)
{
    m_toggle->setArrowType(isWanted ? Qt::DownArrow : Qt::RightArrow);
    for (QWidget *part : std::initializer_list<QWidget *>{m_replace, m_replaceOne, m_replaceAll})
        part->setVisible(isWanted);
}

void FindBar::shut()
{
    m_recount->stop();
    hide();
    if (m_editor) {
        m_editor->setSought({});
        m_editor->setFocus(Qt::OtherFocusReason);
    }
}

void FindBar::onTermChanged()
{
    recount();
    if (!m_found.isEmpty()) {
        const auto at = std::lower_bound(m_found.begin(), m_found.end(), m_origin);
        select(at == m_found.end() ? 0 : at - m_found.begin(), {});
    } else {
        sayStatus({});
    }
}

void FindBar::recount()
{
    m_recount->stop();
    m_term = {m_find->text(), m_case->isChecked(), m_whole->isChecked()};
    m_found = m_editor ? findTerms(m_editor->exactText(), m_term, mostCounted) : QList<qsizetype>();
    if (m_editor)
        m_editor->setSought(isHidden() ? SearchTerm() : m_term);
    updateControls();
}

void FindBar::updateControls()
{
    const bool any = !m_found.isEmpty();
    for (QWidget *one : std::initializer_list<QWidget *>{m_previous, m_next, m_replaceOne, m_replaceAll})
        one->setEnabled(any);
}

bool FindBar::selectionIsMatch() const
{
    const qsizetype from = std::min(m_editor->cursorOffset(), m_editor->anchorOffset());
    const qsizetype to = std::max(m_editor->cursorOffset(), m_editor->anchorOffset());
    return to - from == m_term.text.size() && std::binary_search(m_found.begin(), m_found.end(), from);
}

void FindBar::select(qsizetype index, const QString &note)
{
    const qsizetype from = m_found.at(index);
    m_editor->reveal(from, from + m_term.text.size());
    sayStatus(note);
}

void FindBar::sayStatus(const QString &note)
{
    QString status;
    if (!m_term.isEmpty() && m_editor) {
        const QLocale locale;
        const QString count = m_found.size() < mostCounted
                                  ? locale.toString(m_found.size())
                                  : tr("%1 or more", "a count").arg(locale.toString(mostCounted));
        if (m_found.isEmpty()) {
            status = tr("Not found");
        } else if (selectionIsMatch()) {
            const qsizetype from = std::min(m_editor->cursorOffset(), m_editor->anchorOffset());
            const auto index = std::lower_bound(m_found.begin(), m_found.end(), from) - m_found.begin();
            status = tr("%1 of %2", "which match of how many").arg(locale.toString(index + 1), count);
        } else {
            status = tr("Found: %1", "%1 is a count").arg(count);
        }
    }
    if (!note.isEmpty())
        status = status.isEmpty() ? note : tr("%1. %2", "a count and a note").arg(status, note);
    m_status->setText(status);
    m_find->setAccessibleDescription(status);
    if (!note.isEmpty() || (m_found.isEmpty() && !status.isEmpty()))
        announce(m_find, status);
}

void FindBar::findNext()
{
    goOn(true);
}

void FindBar::findPrevious()
{
    goOn(false);
}

void FindBar::goOn(bool forward)
{
    if (!m_editor)
        return;
    if (m_find->text().isEmpty()) {
        openFind();
        return;
    }
    show();
    recount();
    if (m_found.isEmpty()) {
        sayStatus({});
        return;
    }
    const qsizetype from = std::min(m_editor->cursorOffset(), m_editor->anchorOffset());
    const qsizetype to = std::max(m_editor->cursorOffset(), m_editor->anchorOffset());
    QString note;
    qsizetype index = 0;
    if (forward) {
        index = std::lower_bound(m_found.begin(), m_found.end(), to) - m_found.begin();
        if (index == m_found.size()) {
            index = 0;
            note = tr("The search went on from the beginning.");
        }
    } else {
        index = std::lower_bound(m_found.begin(), m_found.end(), from) - m_found.begin() - 1;
        if (index < 0) {
            index = m_found.size() - 1;
            note = tr("The search went on from the end.");
        }
    }
    m_origin = m_found.at(index);
    select(index, note);
}

void FindBar::replaceOne()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    recount();
    if (selectionIsMatch()) {
        const qsizetype from = std::min(m_editor->cursorOffset(), m_editor->anchorOffset());
        m_editor->editText(from, m_term.text.size(), m_replace->text());
        m_editor->setCursorOffset(from + m_replace->text().size());
    }
    goOn(true);
}

void FindBar::replaceAll()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    recount();
    if (m_found.isEmpty())
        return;
    const QString text = m_editor->exactText();
    const QString replacement = m_replace->text();
    const qsizetype start = m_found.first();
    qsizetype done = start;
    qsizetype count = 0;
    QString changed;
    for (qsizetype at = start; at >= 0; at = findTerm(text, m_term, done)) {
        changed.append(QStringView(text).sliced(done, at - done));
        changed.append(replacement);
        done = at + m_term.text.size();
        ++count;
    }
    // From the first to the last as one change: one step back undoes it.
    m_editor->editText(start, done - start, changed);
    recount();
    sayStatus(tr("Replaced: %1", "%1 is a count").arg(QLocale().toString(count)));
}

bool FindBar::takeKey(const QKeyEvent &event, bool act)
{
    struct KeyAction
    {
        QKeySequence::StandardKey key;
        void (FindBar::*action)();
    };
    constexpr KeyAction actions[] = {{QKeySequence::Find, &FindBar::openFind},
                                     {QKeySequence::Replace, &FindBar::openReplace},
                                     {QKeySequence::FindNext, &FindBar::findNext},
                                     {QKeySequence::FindPrevious, &FindBar::findPrevious}};
    for (const KeyAction &known : actions) {
        const QList<QKeySequence> bindings = QKeySequence::keyBindings(known.key);
        if (!bindings.contains(QKeySequence(event.keyCombination())))
            continue;
        if (act)
            (this->*known.action)();
        return true;
    }
    return false;
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_watched &&
        (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        // Taken before shortcuts are, so that the same keys may mean something else elsewhere in the window.
        const bool isPress = event->type() == QEvent::KeyPress;
        if (takeKey(*static_cast<QKeyEvent *>(event), isPress)) {
            event->accept();
            return isPress;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        shut();
    } else if (isEnter && m_replace->hasFocus()) {
        replaceOne();
    } else if (isEnter && event->modifiers() == Qt::ShiftModifier) {
        findPrevious();
    } else if (isEnter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        findNext();
    } else if (!takeKey(*event, true)) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindBar::retranslate()
{
    setAccessibleName(tr("Find and replace"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find"));
    m_replace->setPlaceholderText(tr("Replace with"));
    m_replace->setAccessibleName(tr("Replace with"));
    m_toggle->setAccessibleName(tr("Replacing"));
    m_toggle->setToolTip(plainToolTip(tr("Show or hide what replaces the text that is found")));
    m_replaceOne->setText(tr("Replace"));
    m_replaceAll->setText(tr("Replace a&ll"));
    m_case->setText(tr("Match &case"));
    m_whole->setText(tr("&Whole words"));
    const auto name = [](QToolButton *button, const QString &text, QKeySequence::StandardKey key) {
        const QString shortcut = QKeySequence(key).toString(QKeySequence::NativeText);
        button->setAccessibleName(text);
        button->setToolTip(
            plainToolTip(shortcut.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, shortcut)));
    };
    name(m_previous, tr("Previous match"), QKeySequence::FindPrevious);
    name(m_next, tr("Next match"), QKeySequence::FindNext);
    name(m_close, tr("Close the find bar"), QKeySequence::Cancel);
    sayStatus({});
}

} // namespace crier
