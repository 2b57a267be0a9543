// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/form_view.h"

#include "app/compose/message_document.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/spell_checking.h"
#include "ui/form/field_editor.h"
#include "ui/form/field_row.h"
#include "ui/form/list_field.h"
#include "ui/form/picture_source.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace crier {

namespace {

constexpr std::chrono::milliseconds settleTime{25};

const QString imageMessage = QStringLiteral("RC:ImgMsg");
const QString gifMessage = QStringLiteral("RC:GIFMsg");

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

FormView::FormView(MessageDocument &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_settle(new QTimer(this))
{
    setObjectName(QStringLiteral("form"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, [this] { flush(); });
    connect(&m_document, &MessageDocument::typeChanged, this, &FormView::rebuild);
    connect(&m_document, &MessageDocument::edited, this, &FormView::follow);
    connect(&m_document, &MessageDocument::historyChanged, this, &FormView::showUndo);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (FieldRow *row : std::as_const(m_rows)) {
            if (now && row->isAncestorOf(now))
                m_current = row;
        }
    });
    rebuild();
}

void FormView::rebuild()
{
    m_settle->stop();
    m_untaken = nullptr;
    m_current = nullptr;
    m_rows.clear();
    m_lists.clear();
    m_moreFields.clear();
    m_more = nullptr;
    m_moreButton = nullptr;
    if (m_page)
        takeWidget()->deleteLater(); // a widget on it may be what led here

    m_page = new QWidget;
    m_page->setAutoFillBackground(false);
    m_pageLayout = new QVBoxLayout(m_page);
    m_pageLayout->setContentsMargins(space::row, space::row, space::row, space::row);
    m_pageLayout->setSpacing(space::group);
    m_fit = new PlainLabel(m_page);
    m_fit->setObjectName(QStringLiteral("formFit"));
    m_fit->setWordWrap(true);
    m_pageLayout->addWidget(m_fit);

    const MessageType *const type = findMessageType(m_document.objectName());
    QList<MessageField> first;
    for (const MessageField &field : type ? type->fields : QList<MessageField>()) {
        if (isForMore(field))
            m_moreFields.append(field);
        else
            first.append(field);
    }
    if (m_document.objectName() == gifMessage) {
        auto *const source = new PictureSource(m_page);
        m_pageLayout->addWidget(source);
        connect(source, &PictureSource::pictureTaken, this, &FormView::fillFromPicture);
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
    m_rows.append(row);
    FieldEditor *const editor = row->editor();
    connect(editor, &FieldEditor::edited, this, [this, row] { onEdited(row); });
    connect(editor, &FieldEditor::undoWanted, &m_document, [this] {
        if (flush())
            m_document.undo();
    });
    connect(editor, &FieldEditor::redoWanted, &m_document, [this] {
        if (flush())
            m_document.redo();
    });
    checkSpelling(row);
    connect(editor, &FieldEditor::pictureTaken, this, &FormView::fillFromPicture);
    connect(editor, &FieldEditor::troubled, this, &FormView::troubled);
    return row;
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
    connect(list, &ListField::rowAdded, this, [this](FieldRow *row) {
        m_rows.append(row);
        connect(row->editor(), &FieldEditor::edited, this, [this, row] { onEdited(row); });
        connect(row->editor(), &FieldEditor::undoWanted, &m_document, &MessageDocument::undo);
        connect(row->editor(), &FieldEditor::redoWanted, &m_document, &MessageDocument::redo);
    });
    connect(list, &ListField::rowRemoved, this, [this](FieldRow *row) {
        m_rows.removeOne(row);
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
    });
    connect(list, &ListField::moveWanted, this, [this, list, apply](int from, int to) {
        if (flush())
            apply(moveJsonElement(m_document.tree(), list->path(), from, to));
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

void FormView::syncAll()
{
    m_stale = false;
    if (m_moreButton && !m_more && hasMoreValues())
        m_moreButton->setChecked(true); // which comes back here
    for (ListField *list : std::as_const(m_lists)) {
        list->setEditable(readField(m_document.tree(), list->path(), list->field()).isEditable);
        list->setCount(elementCount(m_document.tree(), list->path()));
    }
    const QList<FieldRow *> rows = m_rows;
    for (FieldRow *row : rows)
        sync(row);
}

void FormView::sync(FieldRow *row)
{
    if (row == m_untaken || row->editor()->isComposing())
        return;
    row->show(readField(m_document.tree(), row->path(), row->field()));
}

// The document changed. By this form: the field shows it already. By anyone else: show it, when seen.
void FormView::follow(const ByteEdit &edit)
{
    if (m_writing)
        return;
    m_stale = true;
    if (!isVisible() || !m_document.tree().isObject())
        return;
    syncAll();
    const bool hadKeyboard = m_page->isAncestorOf(QApplication::focusWidget());
    const int node = m_document.tree().nodeAt(edit.offset + edit.inserted.size());
    if (hadKeyboard && node >= 0)
        showField(m_document.tree().pathOf(node));
}

void FormView::onEdited(FieldRow *row)
{
    if (m_untaken && m_untaken != row)
        flush();
    m_untaken = row;
    if (row->editor()->isLarge())
        m_settle->start(); // from the last key again
    else
        flush();
    Q_EMIT touched();
}

bool FormView::isComposing() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const FieldRow *row) { return row->editor()->isComposing(); });
}

bool FormView::flush()
{
    m_settle->stop();
    if (isComposing())
        return false;
    if (FieldRow *const row = std::exchange(m_untaken, nullptr))
        write(row);
    return true;
}

void FormView::write(FieldRow *row)
{
    const QString text = row->editor()->text();
    const auto edit = writeField(m_document.tree(), row->path(), row->field(), text);
    if (!edit)
        return;
    m_writing = true;
    m_document.apply(*edit, MessageDocument::Step::Typing);
    m_document.noteLoneSurrogate(firstLoneSurrogate(text));
    m_document.noteNul(text.indexOf(QChar::Null) + 1);
    m_writing = false;
}

void FormView::setMember(const QString &name, const QString &text)
{
    const MessageType *const type = findMessageType(m_document.objectName());
    if (!type)
        return;
    for (const MessageField &field : type->fields) {
        if (field.name != name)
            continue;
        if (const auto edit = writeField(m_document.tree(), {jsonKey(name)}, field, text))
            m_document.apply(*edit);
    }
}

// What the picture itself says about the message; nothing a person wrote is overwritten.
void FormView::fillFromPicture(const QString &fileName, qint64 fileBytes, const QSize &pixels)
{
    const auto isFree = [this](const QString &name) { return m_document.tree().find({jsonKey(name)}) < 0; };
    if (m_document.objectName() == imageMessage && isFree(QStringLiteral("name")) && !fileName.isEmpty())
        setMember(QStringLiteral("name"), fileName);
    if (m_document.objectName() == gifMessage) {
        setMember(QStringLiteral("gifDataSize"), QString::number(fileBytes));
        setMember(QStringLiteral("width"), QString::number(pixels.width()));
        setMember(QStringLiteral("height"), QString::number(pixels.height()));
    }
    // What only the person knows comes next: where the picture itself is.
    for (FieldRow *row : std::as_const(m_rows)) {
        if (row->field().kind == FieldKind::Url && row->field().isRequired &&
            row->editor()->text().isEmpty()) {
            showField(row->path());
            break;
        }
    }
}

void FormView::setFindings(const QList<Finding> &findings)
{
    m_findings = findings;
    // What is merely not filled in yet is said beside Send; a form that is red before the first word helps
    // nobody.
    QList<Finding> shown;
    for (const Finding &finding : findings) {
        if (!isMerelyMissing(finding.problem))
            shown.append(finding);
    }
    for (FieldRow *row : std::as_const(m_rows))
        row->setFindings(shown);
    for (ListField *list : std::as_const(m_lists))
        list->setFindings(shown);
}

void FormView::setSpelling(SpellChecking &spelling)
{
    m_spelling = &spelling;
    for (FieldRow *row : std::as_const(m_rows))
        checkSpelling(row);
}

void FormView::checkSpelling(FieldRow *row)
{
    auto *const editor = qobject_cast<PlainEditor *>(row->editor()->input());
    if (m_spelling && editor && row->field().kind == FieldKind::LongText)
        m_spelling->attach(*editor);
}

FieldRow *FormView::rowAt(const JsonPath &path) const
{
    FieldRow *best = nullptr;
    for (FieldRow *row : m_rows) {
        const JsonPath &own = row->path();
        if (own.size() <= path.size() && path.first(own.size()) == own &&
            (!best || own.size() > best->path().size()))
            best = row;
    }
    return best;
}

bool FormView::showField(const JsonPath &path)
{
    if (!rowAt(path) && m_moreButton && !m_more)
        m_moreButton->setChecked(true);
    FieldRow *const row = rowAt(path);
    if (!row)
        return false;
    if (m_more && m_more->isAncestorOf(row))
        m_moreButton->setChecked(true);
    row->editor()->input()->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(row);
    return true;
}

FieldRow *FormView::currentRow() const
{
    return m_current ? m_current : m_rows.value(0);
}

JsonPath FormView::currentField() const
{
    return currentRow() ? currentRow()->path() : JsonPath();
}

void FormView::setCurrentField(const QString &name)
{
    const auto named = [&name](const FieldRow *row) { return jsonPathText(row->path()) == name; };
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), named);
    if (found != m_rows.cend())
        m_current = *found;
}

int FormView::cursor() const
{
    return currentRow() ? currentRow()->editor()->cursor() : 0;
}

void FormView::setCursor(int position)
{
    if (currentRow())
        currentRow()->editor()->setCursor(position);
}

QWidget *FormView::firstInput() const
{
    return currentRow() ? currentRow()->editor()->input() : nullptr;
}

void FormView::showUndo()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->editor()->setUndoAvailable(m_document.canUndo(), m_document.canRedo());
}

void FormView::retranslate()
{
    setAccessibleName(tr("Form"));
    if (m_moreButton)
        m_moreButton->setText(tr("More fields"));
    const MessageType *const type = findMessageType(m_document.objectName());
    const bool isUnfit = type && (type->fit == Fit::Discouraged || type->fit == Fit::Internal);
    m_fit->setVisible(isUnfit);
    if (isUnfit)
        m_fit->setText(tr("Not meant for chatroom broadcasts: %1")
                           .arg(speaksChinese() ? type->fitReasonChinese : type->fitReason));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, warningColor(palette()));
    m_fit->setPalette(colors);
}

void FormView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void FormView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_stale && m_document.tree().isObject())
        syncAll();
}

} // namespace crier
