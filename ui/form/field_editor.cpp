// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/field_editor.h"

#include "ui/common/look.h"
#include "ui/common/wheel_guard.h"
#include "ui/editor/json_editor.h"
#include "ui/editor/plain_editor.h"
#include "ui/pictures/picture_field.h"

#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <limits>

namespace crier {

namespace {

constexpr qsizetype smallText = 8 * 1024; // characters; below, every key is taken over at once
constexpr int mainLines = 2;              // at least; it takes the room there is
constexpr int otherLines = 3;

// The editor alone, without a frame of the holder's own.
void fill(FieldEditor *holder, QWidget *editor)
{
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(editor);
    holder->setFocusProxy(editor);
}

PlainEditor *makeEditor(const MessageField &field, QWidget *parent)
{
    const bool isJson = field.kind == FieldKind::Json;
    PlainEditor *const editor = isJson ? new JsonEditor(parent) : new PlainEditor(parent);
    if (field.kind == FieldKind::Audio)
        editor->setFont(monospaceFont(parent));
    editor->setTabChangesFocus(true);
    return editor;
}

} // namespace

FieldEditor *FieldEditor::make(const MessageField &field, bool isMain, QWidget *parent)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Url:
    case FieldKind::Integer:
    case FieldKind::Number:
        return new LineField(field, parent);
    case FieldKind::Boolean:
        return new BooleanField(field, parent);
    case FieldKind::Thumbnail:
        return new ThumbnailField(parent);
    default:
        return new LongField(field, isMain, parent);
    }
}

void FieldLine::setUndoAvailable(bool undo, bool redo)
{
    m_canUndo = undo;
    m_canRedo = redo;
}

bool FieldLine::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QLineEdit::event(event);
    auto *const key = static_cast<QKeyEvent *>(event);
    const bool isUndo = key->matches(QKeySequence::Undo);
    if (!isUndo && !key->matches(QKeySequence::Redo))
        return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        if (isUndo)
            Q_EMIT undoWanted();
        else
            Q_EMIT redoWanted();
    }
    return true;
}

void FieldLine::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *const menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Qt's menu begins with these two; only newer versions of it give them names.
    const QList<QAction *> actions = isReadOnly() ? QList<QAction *>() : menu->actions();
    const auto takeOver = [this, &actions](qsizetype at, const QString &name, bool isEnabled,
                                           void (FieldLine::*wanted)()) {
        QAction *const action = actions.value(at);
        if (!action)
            return;
        action->disconnect();
        action->setObjectName(name);
        action->setEnabled(isEnabled);
        connect(action, &QAction::triggered, this, wanted);
    };
    takeOver(0, QStringLiteral("edit-undo"), m_canUndo, &FieldLine::undoWanted);
    takeOver(1, QStringLiteral("edit-redo"), m_canRedo, &FieldLine::redoWanted);
    menu->popup(event->globalPos());
}

LineField::LineField(const MessageField &field, QWidget *parent)
    : FieldEditor(parent)
    , m_line(new FieldLine(this))
{
    fill(this, m_line);
    // Qt's own limit cuts a text without a word, and the next key would write what is left of it.
    m_line->setMaxLength(std::numeric_limits<int>::max());
    if (field.kind == FieldKind::Url) {
        m_line->setPlaceholderText(QStringLiteral("https://"));
        m_line->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    } else if (field.kind == FieldKind::Integer || field.kind == FieldKind::Number) {
        m_line->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
        m_line->setMaximumWidth(m_line->fontMetrics().averageCharWidth() * 30);
    }
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_line, &QLineEdit::cursorPositionChanged, this, &FieldEditor::moved);
    connect(m_line, &FieldLine::undoWanted, this, &FieldEditor::undoWanted);
    connect(m_line, &FieldLine::redoWanted, this, &FieldEditor::redoWanted);
}

QString LineField::text() const
{
    return m_line->text();
}

void LineField::setText(const QString &text)
{
    if (text == m_line->text())
        return;
    const int position = m_line->cursorPosition();
    m_line->setText(text);
    m_line->setCursorPosition(m_line->hasFocus() ? position : 0);
}

void LineField::setEditable(bool editable)
{
    m_line->setReadOnly(!editable);
}

QWidget *LineField::input() const
{
    return m_line;
}

int LineField::cursor() const
{
    return m_line->cursorPosition();
}

void LineField::setCursor(int position)
{
    m_line->setCursorPosition(position);
}

void LineField::setUndoAvailable(bool undo, bool redo)
{
    m_line->setUndoAvailable(undo, redo);
}

LongField::LongField(const MessageField &field, bool isMain, QWidget *parent)
    : FieldEditor(parent)
    , m_editor(makeEditor(field, this))
{
    fill(this, m_editor);
    m_editor->document()->setDocumentMargin(space::row);
    const int lines = isMain ? mainLines : otherLines;
    m_editor->setMinimumHeight(lines * m_editor->fontMetrics().lineSpacing() + 2 * space::group);
    if (isMain) {
        // What it would like to have must not make the form scroll, but without its least it could not be
        // used.
        setMinimumHeight(m_editor->minimumHeight());
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
        m_editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    } else {
        m_editor->setMaximumHeight(2 * m_editor->minimumHeight());
    }
    connect(m_editor, &PlainEditor::edited, this, &FieldEditor::edited);
    connect(m_editor, &PlainEditor::cursorPositionChanged, this, &FieldEditor::moved);
    connect(m_editor, &PlainEditor::troubled, this, &FieldEditor::troubled);
    connect(m_editor, &PlainEditor::undoWanted, this, &FieldEditor::undoWanted);
    connect(m_editor, &PlainEditor::redoWanted, this, &FieldEditor::redoWanted);
}

QString LongField::text() const
{
    return m_editor->exactText();
}

void LongField::setText(const QString &text)
{
    m_editor->showText(text);
}

void LongField::setEditable(bool editable)
{
    m_editor->setReadOnly(!editable);
}

bool LongField::isComposing() const
{
    return m_editor->isComposing();
}

void LongField::finishComposing()
{
    m_editor->finishComposing();
}

bool LongField::isLarge() const
{
    return m_editor->textLength() > smallText;
}

QWidget *LongField::input() const
{
    return m_editor;
}

int LongField::cursor() const
{
    return int(m_editor->cursorOffset());
}

void LongField::setCursor(int position)
{
    m_editor->setCursorOffset(position);
}

void LongField::setUndoAvailable(bool undo, bool redo)
{
    m_editor->setUndoAvailable(undo, redo);
}

BooleanField::BooleanField(const MessageField &, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QComboBox(this))
{
    m_box->addItem(tr("Not set", "of a truth value"), QString());
    m_box->addItem(tr("Yes"), QStringLiteral("true"));
    m_box->addItem(tr("No"), QStringLiteral("false"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    setFocusProxy(m_box);
    ignoreWheel(m_box);
    connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
}

QString BooleanField::text() const
{
    return m_box->currentData().toString();
}

void BooleanField::setText(const QString &text)
{
    // 0 and 1, which some sources write instead, are shown as what they mean and stay as they are.
    QString value = text;
    if (text == u"1")
        value = QStringLiteral("true");
    else if (text == u"0")
        value = QStringLiteral("false");
    const int row = m_box->findData(value);
    m_box->setCurrentIndex(std::max(0, row));
}

void BooleanField::setEditable(bool editable)
{
    m_box->setEnabled(editable);
}

QWidget *BooleanField::input() const
{
    return m_box;
}

ThumbnailField::ThumbnailField(QWidget *parent)
    : FieldEditor(parent)
    , m_picture(new PictureField(this))
{
    fill(this, m_picture);
    connect(m_picture, &PictureField::edited, this, &FieldEditor::edited);
    connect(m_picture, &PictureField::pictureTaken, this, &FieldEditor::pictureTaken);
    connect(m_picture, &PictureField::troubled, this, &FieldEditor::troubled);
}

QString ThumbnailField::text() const
{
    return m_picture->base64();
}

void ThumbnailField::setText(const QString &text)
{
    if (text != m_picture->base64())
        m_picture->setBase64(text);
}

void ThumbnailField::setEditable(bool editable)
{
    m_picture->setEnabled(editable);
}

void ThumbnailField::giveUp()
{
    m_picture->giveUp();
}

QWidget *ThumbnailField::input() const
{
    return m_picture;
}

} // namespace crier
