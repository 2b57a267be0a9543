// SPDX-License-Identifier: GPL-3.0-or-later
// How a form is made from the table of types.
#include "app/compose/message_document.h"
#include "ui/common/look.h"
#include "ui/form/field_editor.h"
#include "ui/form/field_row.h"
#include "ui/form/form_view.h"
#include "ui/form/list_field.h"
#include "ui/form/picture_source.h"

#include <QApplication>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {

bool isList(FieldKind kind)
{
    return kind == FieldKind::TextList || kind == FieldKind::ItemList;
}

// The members everybody has and hardly anybody fills.
bool isForMore(const MessageField &field)
{
    return !field.isRequired &&
           (field.kind == FieldKind::User || field.name == u"extra" || field.isClientOnly);
}

} // namespace

void FormView::dropPage()
{
    m_settle->stop();
    m_untaken = nullptr;
    m_current = nullptr;
    m_filled.clear();
    m_unwritable.clear();
    // The fields are still there for a moment, and an input method may still have a word for one.
    for (FieldRow *row : std::as_const(m_rows)) {
        row->editor()->disconnect(this);
        row->editor()->disconnect(&m_document);
    }
    for (ListField *list : std::as_const(m_lists))
        list->disconnect(this);
    if (m_source)
        m_source->disconnect(this);
    m_source = nullptr;
    m_rows.clear();
    m_lists.clear();
    m_moreFields.clear();
    m_more = nullptr;
    m_moreButton = nullptr;
    if (m_page)
        takeWidget()->deleteLater(); // a widget on it may be what led here
}

void FormView::rebuild()
{
    const bool hadKeyboard = m_page && m_page->isAncestorOf(QApplication::focusWidget());
    dropPage();
    m_page = new QWidget;
    m_page->setAutoFillBackground(false);
    m_pageLayout = new QVBoxLayout(m_page);
    m_pageLayout->setContentsMargins(space::row, space::row, space::row, space::row);
    m_pageLayout->setSpacing(space::group);

    const MessageType *const type = findMessageType(m_document.objectName());
    QList<MessageField> first;
    for (const MessageField &field : type ? type->fields : QList<MessageField>()) {
        if (isForMore(field))
            m_moreFields.append(field);
        else
            first.append(field);
    }
    if (isGif()) {
        m_source = new PictureSource(m_page);
        m_pageLayout->addWidget(m_source);
        connect(m_source, &PictureSource::pictureTaken, this, &FormView::fillFromPicture);
    }
    addFields(first, {}, m_pageLayout, true);
    if (!m_moreFields.isEmpty()) {
        m_moreButton = new QToolButton(m_page);
        m_moreButton->setObjectName(QStringLiteral("moreFields"));
        m_moreButton->setCheckable(true);
        m_moreButton->setAutoRaise(true);
        m_moreButton->setArrowType(Qt::RightArrow);
        m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_pageLayout->addWidget(m_moreButton);
        connect(m_moreButton, &QToolButton::toggled, this, [this](bool isOpen) {
            m_moreButton->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
            if (isOpen && !m_more)
                buildMore();
            if (m_more)
                m_more->setVisible(isOpen);
        });
    }
    const bool hasStretch = std::any_of(first.cbegin(), first.cend(), [](const MessageField &field) {
        return field.kind == FieldKind::LongText;
    });
    if (!hasStretch)
        m_pageLayout->addStretch(1);
    setWidget(m_page);
    retranslate();
    m_stale = true;
    if (isVisible())
        syncAll();
    if (hadKeyboard) {
        QWidget *const input = firstInput();
        (input ? input : this)->setFocus(Qt::OtherFocusReason);
    }
}

void FormView::addFields(const QList<MessageField> &fields, const JsonPath &parent, QVBoxLayout *layout,
                         bool isMain)
{
    bool mayGrow = isMain;
    for (const MessageField &field : fields) {
        JsonPath path = parent;
        path.append(jsonKey(field.name));
        if (field.kind == FieldKind::User) {
            addFields(field.members, path, layout, false);
        } else if (isList(field.kind)) {
            addList(field, path, layout);
        } else {
            const bool grows = mayGrow && field.kind == FieldKind::LongText;
            addRow(field, path, layout, grows);
            mayGrow = mayGrow && !grows; // one field takes the room there is
        }
    }
}

FieldRow *FormView::addRow(const MessageField &field, const JsonPath &path, QVBoxLayout *layout, bool isMain)
{
    auto *const row = new FieldRow(field, path, isMain, layout->parentWidget());
    layout->addWidget(row, isMain ? 1 : 0);
    wire(row);
    return row;
}

// A row of the form, or of a list in it.
void FormView::wire(FieldRow *row)
{
    m_rows.append(row);
    FieldEditor *const editor = row->editor();
    connect(editor, &FieldEditor::edited, this, [this, row] { onEdited(row); });
    connect(editor, &FieldEditor::moved, this, &FormView::moved);
    connect(editor, &FieldEditor::undoWanted, &m_document, [this] {
        if (flush())
            m_document.undo();
    });
    connect(editor, &FieldEditor::redoWanted, &m_document, [this] {
        if (flush())
            m_document.redo();
    });
    connect(editor, &FieldEditor::pictureTaken, this, &FormView::fillFromPicture);
    connect(editor, &FieldEditor::troubled, this, &FormView::troubled);
    editor->setUndoAvailable(m_document.canUndo(), m_document.canRedo());
    checkSpelling(row);
}

void FormView::addList(const MessageField &field, const JsonPath &path, QVBoxLayout *layout)
{
    auto *const list = new ListField(field, path, layout->parentWidget());
    layout->addWidget(list);
    m_lists.append(list);
    const auto apply = [this](const std::optional<ByteEdit> &edit) {
        if (edit)
            m_document.apply(*edit);
    };
    connect(list, &ListField::rowAdded, this, &FormView::wire);
    connect(list, &ListField::rowRemoved, this, [this](FieldRow *row) {
        m_rows.removeOne(row);
        m_unwritable.remove(row);
        if (m_current == row)
            m_current = nullptr;
        if (m_untaken == row)
            m_untaken = nullptr;
    });
    connect(list, &ListField::addWanted, this, [this, list, apply] {
        if (!flush())
            return;
        apply(appendElement(m_document.tree(), list->path(), list->field()));
        if (!list->rows().isEmpty())
            list->rows().last()->editor()->setFocus(Qt::OtherFocusReason);
    });
    connect(list, &ListField::removeWanted, this, [this, list, apply](int index) {
        if (!flush())
            return;
        JsonPath element = list->path();
        element.append(jsonIndex(index));
        apply(removeJsonValue(m_document.tree(), element));
        list->focusRemove(index);
    });
    connect(list, &ListField::moveWanted, this, [this, list, apply](int from, int to) {
        if (!flush())
            return;
        apply(moveJsonElement(m_document.tree(), list->path(), from, to));
        list->focusUp(to);
    });
}

void FormView::buildMore()
{
    m_more = new QWidget(m_page);
    auto *layout = new QVBoxLayout(m_more);
    layout->setContentsMargins(space::group, 0, 0, 0);
    layout->setSpacing(space::group);
    addFields(m_moreFields, {}, layout, false);
    m_pageLayout->insertWidget(m_pageLayout->indexOf(m_moreButton) + 1, m_more);
    syncAll();
    setFindings(m_findings);
}

bool FormView::hasMoreValues() const
{
    return std::any_of(m_moreFields.cbegin(), m_moreFields.cend(), [this](const MessageField &field) {
        return m_document.tree().find({jsonKey(field.name)}) >= 0;
    });
}

} // namespace crier
