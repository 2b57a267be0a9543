// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/message_document.h"

#include "app/compose/check.h"
#include "app/compose/type_change.h"
#include "app/json/json_string.h"
#include "app/rongcloud/message_types.h"

#include <QScopedValueRollback>

#include <chrono>

namespace crier {

namespace {

constexpr qsizetype mostSteps = 2'000;
constexpr qsizetype mostBytesKept = 32 * 1024 * 1024;
constexpr std::chrono::milliseconds typingPause{1'500};

QString keptKey(const QString &objectName)
{
    // A custom type is renamed key by key; its content is one.
    return findMessageType(objectName) ? objectName : QString();
}

// None where that cannot be told.
std::optional<QSet<QString>> memberNames(const QByteArray &content)
{
    const JsonTree tree = JsonTree::parse(content);
    if (!tree.isObject())
        return std::nullopt;
    QSet<QString> names;
    for (int node = tree.node(0).firstChild; node >= 0; node = tree.node(node).nextSibling)
        names.insert(tree.key(node));
    return names;
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

} // namespace

MessageDocument::MessageDocument(QObject *parent)
    : QObject(parent)
{}

bool MessageDocument::isCustom() const
{
    return !findMessageType(m_type);
}

const JsonTree &MessageDocument::tree() const
{
    if (!m_tree)
        m_tree = JsonTree::parse(m_content);
    return *m_tree;
}

QString MessageDocument::text() const
{
    return textOfUtf8(m_content);
}

// The only place that changes bytes or type.
void MessageDocument::run(const ByteEdit &edit, const QString &type)
{
    const bool isOtherType = type != m_type;
    m_content = applied(m_content, edit);
    m_type = type;
    m_tree.reset();
    if (const auto words = announcementText(m_content, findMessageType(m_type)))
        m_lastText = *words;
    if (!edit.isNothing())
        Q_EMIT edited(edit);
    if (isOtherType)
        Q_EMIT typeChanged();
    Q_EMIT changed();
}

void MessageDocument::apply(const ByteEdit &wanted, Step step)
{
    forgetNotes();
    // Only what differs is a step: a whole value may have been written anew for one letter of it.
    ByteEdit edit = editBetween(m_content.sliced(wanted.offset, wanted.removed), wanted.inserted);
    edit.offset += wanted.offset;
    if (edit.isNothing())
        return;
    record({.edit = edit,
            .removed = m_content.sliced(edit.offset, edit.removed),
            .typeBefore = m_type,
            .typeAfter = m_type,
            .isTyping = step == Step::Typing});
    run(edit, m_type);
    Q_EMIT historyChanged();
}

void MessageDocument::setContent(const QByteArray &content, Step step)
{
    apply(editBetween(m_content, content), step);
}

void MessageDocument::setText(const QString &text, Step step)
{
    setContent(text.toUtf8(), step);
    noteLoneSurrogate(firstLoneSurrogate(text));
}

void MessageDocument::note(qsizetype &known, qsizetype position)
{
    if (position == known)
        return;
    known = position;
    Q_EMIT changed();
}

void MessageDocument::noteLoneSurrogate(qsizetype position)
{
    note(m_loneSurrogate, position);
}

void MessageDocument::noteNul(qsizetype position)
{
    note(m_nul, position);
}

void MessageDocument::forgetNotes()
{
    m_loneSurrogate = 0;
    m_nul = 0;
}

// What went along from `kept` all the way to this type, whose content does not have it any more. What a
// change of type left out on the way was not deleted.
QSet<QString> MessageDocument::deletedBy(const Kept &kept, const QByteArray &content)
{
    const auto names = memberNames(content);
    return names ? kept.deleted + (kept.shared - *names) : kept.deleted;
}

// To be called before the content becomes `next`, of another type.
void MessageDocument::keep(const QString &type, const QByteArray &next)
{
    const QSet<QString> before = memberNames(m_content).value_or(QSet<QString>());
    const QSet<QString> shared = QSet<QString>(before).intersect(memberNames(next).value_or(QSet<QString>()));
    for (Kept &kept : m_kept) {
        kept.deleted = deletedBy(kept, m_content);
        kept.shared.intersect(shared);
    }
    m_kept.insert(keptKey(type), {m_content, shared, {}});
}

void MessageDocument::setType(const QString &objectName)
{
    if (objectName == m_type)
        return;
    const QString before = keptKey(m_type);
    const QString after = keptKey(objectName);
    if (before == after) { // the name of a custom type: its content is the same
        changeTo(objectName, m_content, true);
        return;
    }
    TypeChange change{.from = findMessageType(m_type),
                      .to = findMessageType(objectName),
                      .content = m_content,
                      .kept = std::nullopt,
                      .deleted = {},
                      .lastText = m_lastText};
    if (const auto kept = m_kept.constFind(after); kept != m_kept.constEnd()) {
        change.kept = kept->content;
        change.deleted = deletedBy(*kept, m_content);
    }
    changeTo(objectName, convertedContent(change), false);
}

void MessageDocument::replace(const QString &objectName, const QByteArray &content)
{
    if (objectName == m_type)
        setContent(content);
    else
        changeTo(objectName, content, false);
    Q_EMIT loaded();
}

// One step to another type.
void MessageDocument::changeTo(const QString &objectName, const QByteArray &content, bool isTyping)
{
    if (keptKey(objectName) != keptKey(m_type))
        keep(m_type, content);
    forgetNotes();
    const ByteEdit edit = editBetween(m_content, content);
    record({.edit = edit,
            .removed = m_content.sliced(edit.offset, edit.removed),
            .typeBefore = m_type,
            .typeAfter = objectName,
            .isTyping = isTyping});
    run(edit, objectName);
    Q_EMIT historyChanged();
}

void MessageDocument::load(const QString &objectName, const QByteArray &content)
{
    m_steps.clear();
    m_done = 0;
    m_bytesKept = 0;
    m_isTyping = false;
    m_kept.clear();
    m_lastText.clear();
    forgetNotes();
    run(editBetween(m_content, content), objectName);
    Q_EMIT historyChanged();
    Q_EMIT loaded();
}

void MessageDocument::endTyping()
{
    m_isTyping = false;
}

// Whether `step` goes on where the last one stopped, as a person types on.
bool MessageDocument::joins(const HistoryStep &step) const
{
    if (!step.isTyping || !m_isTyping || m_done == 0 || m_sinceTyping.hasExpired(typingPause.count()))
        return false;
    const HistoryStep &last = m_steps.at(m_done - 1);
    if (step.typeBefore != step.typeAfter) // the name of a custom type, letter by letter
        return last.typeBefore != last.typeAfter && last.isTyping;
    if (last.typeBefore != last.typeAfter)
        return false;
    const qsizetype start = last.edit.offset;
    const qsizetype end = start + last.edit.inserted.size();
    const bool touches = step.edit.offset <= end && step.edit.offset + step.edit.removed >= start;
    const bool isDeleting = step.edit.inserted.isEmpty();
    const bool wasDeleting = last.edit.inserted.isEmpty();
    // A word is a step: blanks go with the word before them.
    const bool beginsWord = !isDeleting && !wasDeleting && !isBlank(step.edit.inserted.front()) &&
                            isBlank(last.edit.inserted.back());
    return touches && isDeleting == wasDeleting && !beginsWord;
}

void MessageDocument::record(HistoryStep step)
{
    while (m_steps.size() > m_done) {
        m_bytesKept -= m_steps.last().removed.size() + m_steps.last().edit.inserted.size();
        m_steps.removeLast();
    }
    const bool isJoined = joins(step);
    m_isTyping = step.isTyping;
    m_sinceTyping.start();
    m_bytesKept += step.removed.size() + step.edit.inserted.size();
    if (!isJoined) {
        m_steps.append(std::move(step));
        ++m_done;
        forgetTooMuch();
        return;
    }
    // Both as one: what the second took out of what the first had put in was never there.
    HistoryStep &last = m_steps[m_done - 1];
    const qsizetype lastEnd = last.edit.offset + last.edit.inserted.size();
    const qsizetype before = std::max(qsizetype(0), last.edit.offset - step.edit.offset);
    const qsizetype after = std::max(qsizetype(0), step.edit.offset + step.edit.removed - lastEnd);
    const qsizetype from = std::max(qsizetype(0), step.edit.offset - last.edit.offset);
    const qsizetype inside = step.edit.removed - before - after;
    m_bytesKept -= 2 * inside;
    last.edit.inserted =
        last.edit.inserted.first(from) + step.edit.inserted + last.edit.inserted.sliced(from + inside);
    last.removed = step.removed.first(before) + last.removed + step.removed.last(after);
    last.edit.offset -= before;
    last.edit.removed = last.removed.size();
    last.typeAfter = step.typeAfter;
}

void MessageDocument::forgetTooMuch()
{
    while (m_steps.size() > 1 && (m_steps.size() > mostSteps || m_bytesKept > mostBytesKept)) {
        m_bytesKept -= m_steps.first().removed.size() + m_steps.first().edit.inserted.size();
        m_steps.removeFirst();
        --m_done;
    }
}

void MessageDocument::undo()
{
    if (!canUndo())
        return;
    m_isTyping = false;
    forgetNotes();
    const HistoryStep &step = m_steps.at(--m_done);
    const ByteEdit back{step.edit.offset, step.edit.inserted.size(), step.removed};
    if (keptKey(step.typeBefore) != keptKey(step.typeAfter))
        keep(step.typeAfter, applied(m_content, back));
    const QScopedValueRollback reverting(m_isReverting, true);
    run(back, step.typeBefore);
    Q_EMIT historyChanged();
}

void MessageDocument::redo()
{
    if (!canRedo())
        return;
    m_isTyping = false;
    forgetNotes();
    const HistoryStep &step = m_steps.at(m_done++);
    if (keptKey(step.typeBefore) != keptKey(step.typeAfter))
        keep(step.typeBefore, applied(m_content, step.edit));
    const QScopedValueRollback reverting(m_isReverting, true);
    run(step.edit, step.typeAfter);
    Q_EMIT historyChanged();
}

} // namespace crier
