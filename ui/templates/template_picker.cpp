// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/template_picker.h"

#include "app/text/sentences.h"
#include "app/text/template_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/templates/template_delegate.h"
#include "ui/templates/template_texts.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {

enum Role { KeyRole = TemplateDelegate::LanguageRole + 1, WordsRole };

QString keyOfFile(const QString &path)
{
    return QStringLiteral("file/") + path;
}

} // namespace

TemplatePicker::TemplatePicker(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_search->setObjectName(QStringLiteral("templateSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setItemDelegate(new TemplateDelegate(m_list));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TemplatePicker::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &TemplatePicker::chosenChanged);
    connect(m_list, &QListWidget::itemActivated, this, &TemplatePicker::openWanted);
    fill();
}

QString TemplatePicker::keyOf(const StoredTemplate &stored)
{
    return (stored.isBundled ? QStringLiteral("bundled/") : QStringLiteral("own/")) + stored.message.id;
}

void TemplatePicker::setTemplates(const TemplateList &templates)
{
    m_templates = templates;
    // The examples in the person's own language come first.
    const bool chinese = speaksChinese();
    std::stable_partition(m_templates.bundled.begin(), m_templates.bundled.end(),
                          [chinese](const StoredTemplate &stored) {
                              return stored.message.language.startsWith(QLatin1String("zh")) == chinese;
                          });
    fill();
}

void TemplatePicker::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(strongFont(m_list->font()));
    item->setForeground(quietText(m_list->palette())); // a disabled item's own grey is too pale to read
}

void TemplatePicker::addTemplate(const StoredTemplate &stored)
{
    const MessageTemplate &message = stored.message;
    const QString language = languageName(message.language);
    const QString name = oneLine(message.name);
    auto *item = new QListWidgetItem(name, m_list);
    item->setData(TemplateDelegate::LanguageRole, language);
    item->setData(KeyRole, keyOf(stored));
    item->setData(WordsRole,
                  QStringList{message.name, message.description, language, message.objectName}.join(u'\n'));
    item->setData(Qt::AccessibleTextRole,
                  tr("%1, %2", "name and language of a template").arg(name, language));
    item->setToolTip(plainToolTip(message.description.isEmpty() ? message.name : message.description));
}

void TemplatePicker::addUnreadable(const UnreadableTemplate &unreadable)
{
    const QString name = oneLine(QFileInfo(unreadable.path).fileName());
    auto *item = new QListWidgetItem(icon(IconName::Warning), name, m_list);
    item->setData(KeyRole, keyOfFile(unreadable.path));
    item->setData(WordsRole, name);
    item->setToolTip(plainToolTip(templateProblemSentence(unreadable.problems.first())));
}

void TemplatePicker::fill()
{
    const QString before = chosenKey();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        m_list->setAccessibleName(tr("Templates"));
        m_search->setAccessibleName(tr("Search templates"));
        m_search->setPlaceholderText(tr("Search"));
        if (!m_templates.own.isEmpty())
            addHeading(tr("Your own"));
        for (const StoredTemplate &stored : std::as_const(m_templates.own))
            addTemplate(stored);
        addHeading(tr("Examples"));
        for (const StoredTemplate &stored : std::as_const(m_templates.bundled))
            addTemplate(stored);
        if (!m_templates.unreadable.isEmpty())
            addHeading(tr("Cannot be read"));
        for (const UnreadableTemplate &unreadable : std::as_const(m_templates.unreadable))
            addUnreadable(unreadable);
        hideOthers();
        select(before);
    }
    Q_EMIT chosenChanged();
}

// What is chosen is always in sight: a key on the list, Delete among them, is for what a person sees.
void TemplatePicker::filter()
{
    hideOthers();
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item || item->isHidden())
        select({});
}

void TemplatePicker::hideOthers()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    bool isGroupEmpty = true;
    // From the end, so that a heading knows whether anything is left below it.
    for (int row = m_list->count() - 1; row >= 0; --row) {
        QListWidgetItem *item = m_list->item(row);
        const QString text = item->data(WordsRole).toString();
        if (item->data(KeyRole).isNull()) {
            item->setHidden(isGroupEmpty);
            isGroupEmpty = true;
            continue;
        }
        const bool isFound = std::all_of(words.cbegin(), words.cend(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        item->setHidden(!isFound);
        isGroupEmpty = isGroupEmpty && !isFound;
    }
}

QString TemplatePicker::chosenKey() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(KeyRole).toString() : QString();
}

void TemplatePicker::select(const QString &key)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->data(KeyRole).isNull())
            continue;
        if (item->data(KeyRole).toString() == key) {
            m_list->setCurrentRow(row);
            return;
        }
        if (first < 0 && !item->isHidden())
            first = row;
    }
    m_list->setCurrentRow(first);
}

void TemplatePicker::choose(const QString &key)
{
    select(key);
    if (m_list->currentItem() && m_list->currentItem()->isHidden())
        m_search->clear();
    m_list->scrollToItem(m_list->currentItem());
}

const StoredTemplate *TemplatePicker::chosen() const
{
    const QString key = chosenKey();
    for (const QList<StoredTemplate> *group : {&m_templates.own, &m_templates.bundled}) {
        for (const StoredTemplate &stored : *group) {
            if (keyOf(stored) == key)
                return &stored;
        }
    }
    return nullptr;
}

const UnreadableTemplate *TemplatePicker::chosenUnreadable() const
{
    const QString key = chosenKey();
    const auto found = std::find_if(
        m_templates.unreadable.cbegin(), m_templates.unreadable.cend(),
        [&key](const UnreadableTemplate &unreadable) { return keyOfFile(unreadable.path) == key; });
    return found == m_templates.unreadable.cend() ? nullptr : &*found;
}

void TemplatePicker::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

bool TemplatePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_list && key == Qt::Key_Delete) {
        Q_EMIT deleteWanted();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        focusList();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TemplatePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setTemplates(m_templates);
    else if (event->type() == QEvent::PaletteChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace crier
