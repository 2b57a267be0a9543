// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/form_view.h"

#include "app/compose/message_document.h"
#include "ui/common/look.h"
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
    connect(&m_document, &MessageDocument::loaded, this, &FormView::onLoaded);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { onFocus(now); });
    rebuild();
}

FormView::~FormView()
{
    // A field that goes with the form loses the keyboard, which must not be told to what is left of it.
    disconnect(qApp, nullptr, this, nullptr);
}

void FormView::onFocus(QWidget *now)
{
    for (FieldRow *row : std::as_const(m_rows)) {
        if (!now || !row->isAncestorOf(now) || row == m_current)
            continue;
        m_current = row;
        Q_EMIT moved();
        return;
    }
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
    m_unwritable.remove(row);
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
    const bool hadKeyboard = m_page->isAncestorOf(QApplication::focusWidget());
    syncAll();
    if (!m_document.isReverting())
        return;
    // What Undo changed is to be seen.
    const int node = m_document.tree().nodeAt(edit.offset + edit.inserted.size());
    if (hadKeyboard && node >= 0)
        showField(m_document.tree().pathOf(node));
}

// Another message: what was begun for the one before ends here.
void FormView::onLoaded()
{
    m_filled.clear();
    for (FieldRow *row : std::as_const(m_rows))
        row->editor()->giveUp();
    if (m_source)
        m_source->giveUp();
}

void FormView::onEdited(FieldRow *row)
{
    if (!m_rows.contains(row))
        return;
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

void FormView::finishComposing()
{
    const QList<FieldRow *> rows = m_rows;
    for (FieldRow *row : rows)
        row->editor()->finishComposing();
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
    if (!edit) {
        sync(row);
        Q_EMIT troubled(tr("%1 could not be changed: the content around it is of another kind than the form "
                           "can show. Change it in the JSON tab.")
                            .arg(fieldLabel(row->field())));
        return;
    }
    if (const Unwritable left{firstLoneSurrogate(text), text.indexOf(QChar::Null) + 1}; left.isAnything())
        m_unwritable.insert(row, left);
    else
        m_unwritable.remove(row);
    m_writing = true;
    m_document.apply(*edit, MessageDocument::Step::Typing);
    noteUnwritable();
    m_writing = false;
}

// One that stands in another field is as wrong as one in this.
bool FormView::isGif() const
{
    return m_document.objectName() == QLatin1String("RC:GIFMsg");
}

void FormView::noteUnwritable()
{
    Unwritable first;
    for (FieldRow *row : std::as_const(m_rows)) {
        const Unwritable left = m_unwritable.value(row);
        first.half = first.half ? first.half : left.half;
        first.nul = first.nul ? first.nul : left.nul;
    }
    m_document.noteLoneSurrogate(first.half);
    m_document.noteNul(first.nul);
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

// Fills those that are free or that a picture filled before; gives back the labels of the others.
QStringList FormView::fillMeasures(const QList<std::pair<QString, QString>> &members)
{
    QStringList kept;
    for (const auto &[name, text] : members) {
        const FieldRow *const row = rowAt({jsonKey(name)});
        if (!row)
            continue;
        const FieldValue present = readField(m_document.tree(), row->path(), row->field());
        const bool isOwn = m_filled.contains(name) && m_filled.value(name) == present.text;
        if (present.isPresent && present.text != text && !isOwn) {
            kept.append(fieldLabel(row->field()));
            continue;
        }
        m_filled.insert(name, text);
        setMember(name, text);
    }
    return kept;
}

// What the picture itself says about the message; nothing a person wrote is overwritten.
void FormView::fillFromPicture(const QString &fileName, qint64 fileBytes, const QSize &pixels)
{
    const auto isFree = [this](const QString &name) { return m_document.tree().find({jsonKey(name)}) < 0; };
    if (m_document.objectName() == imageMessage && isFree(QStringLiteral("name")) && !fileName.isEmpty())
        setMember(QStringLiteral("name"), fileName);
    if (isGif()) {
        const QStringList kept = fillMeasures({{QStringLiteral("gifDataSize"), QString::number(fileBytes)},
                                               {QStringLiteral("width"), QString::number(pixels.width())},
                                               {QStringLiteral("height"), QString::number(pixels.height())}});
        if (!kept.isEmpty()) {
            Q_EMIT troubled(
                tr("These fields say something else than the picture and were left as they are: %1. "
                   "Empty them and choose the picture again to fill them from it.")
                    .arg(kept.join(tr(", ", "between the names of fields"))));
        }
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
    const bool isForMoreFields = !path.isEmpty() && std::any_of(m_moreFields.cbegin(), m_moreFields.cend(),
                                                                [&path](const MessageField &field) {
                                                                    return field.name == path.first().key;
                                                                });
    if (!rowAt(path) && isForMoreFields && m_moreButton && !m_more)
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
}

void FormView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
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
