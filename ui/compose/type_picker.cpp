// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/type_picker.h"

#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace crier {

namespace {

QStandardItem *heading(const QString &text, const QWidget &box)
{
    auto *item = new QStandardItem(text);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(strongFont(box.font()));
    item->setForeground(quietText(box.palette())); // a disabled item's own grey is too pale to read
    return item;
}

QStandardItem *entry(const MessageType &type)
{
    const bool chinese = speaksChinese();
    const QString name = chinese ? type.nameChinese : type.name;
    const QString reason = chinese ? type.fitReasonChinese : type.fitReason;
    const QString purpose = chinese ? type.purposeChinese : type.purpose;
    auto *item = new QStandardItem(
        TypePicker::tr("%1 - %2", "name and object name of a message type").arg(name, type.objectName));
    item->setData(type.objectName, Qt::UserRole);
    item->setToolTip(plainToolTip(purpose + u'\n' + reason));
    item->setAccessibleDescription(reason);
    return item;
}

} // namespace

TypePicker::TypePicker(QWidget *parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
    , m_custom(new QLineEdit(this))
{
    m_box->setObjectName(QStringLiteral("typeBox"));
    m_box->setMaxVisibleItems(20);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(16);
    m_box->installEventFilter(this); // see eventFilter()
    m_custom->setObjectName(QStringLiteral("customType"));
    m_custom->setPlaceholderText(QStringLiteral("App:Notice"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_box, 3);
    layout->addWidget(m_custom, 2);
    m_custom->hide();
    setFocusProxy(m_box);
    fill();
    connect(m_box, &QComboBox::currentIndexChanged, this, &TypePicker::onChosen);
    connect(m_custom, &QLineEdit::textChanged, this, [this] { Q_EMIT typeChanged(type()); });
}

void TypePicker::fill()
{
    const QSignalBlocker quiet(m_box);
    const QVariant chosen = m_box->currentData();
    const bool wasCustom = m_box->currentIndex() >= 0 && chosen.toString().isEmpty();
    m_box->setAccessibleName(tr("Message type"));
    m_custom->setAccessibleName(tr("Object name of the custom type"));

    // A new model in one go: changing the shown one row by row would move the current row about.
    auto *model = new QStandardItemModel(m_box);
    const auto addGroup = [&](const QString &title, auto belongs) {
        model->appendRow(heading(title, *m_box));
        for (const MessageType &type : messageTypes()) {
            if (belongs(type.fit))
                model->appendRow(entry(type));
        }
    };
    addGroup(tr("Recommended"), [](Fit fit) { return fit == Fit::Recommended; });
    addGroup(tr("Possible"), [](Fit fit) { return fit == Fit::Possible; });
    // The types of Fit::Internal are left out: the SDKs exchange them among themselves. Who must can still
    // name one under Custom, and is warned.
    addGroup(tr("Not meant for chatrooms"), [](Fit fit) { return fit == Fit::Discouraged; });
    model->appendRow(heading(tr("Your own"), *m_box));
    auto *custom = new QStandardItem(tr("Custom..."));
    custom->setData(QString(), Qt::UserRole);
    custom->setToolTip(
        plainToolTip(tr("A type your app has registered; members see what your app makes of it.")));
    model->appendRow(custom);

    m_box->setModel(model); // which deletes the one before, a child of the box
    if (wasCustom)
        m_box->setCurrentIndex(m_box->count() - 1);
    else
        m_box->setCurrentIndex(std::max(1, m_box->findData(chosen)));
}

QString TypePicker::type() const
{
    const QString builtIn = m_box->currentData().toString();
    return builtIn.isEmpty() ? m_custom->text() : builtIn;
}

void TypePicker::setType(const QString &objectName)
{
    const QSignalBlocker quietBox(m_box);
    const QSignalBlocker quietEdit(m_custom);
    const int row = objectName.isEmpty() ? -1 : m_box->findData(objectName);
    m_box->setCurrentIndex(row >= 0 ? row : m_box->count() - 1);
    if (row < 0)
        m_custom->setText(objectName);
    m_custom->setVisible(row < 0);
}

void TypePicker::onChosen()
{
    const bool custom = m_box->currentData().toString().isEmpty();
    m_custom->setVisible(custom);
    if (custom)
        m_custom->setFocus();
    Q_EMIT typeChanged(type());
}

// Scrolling past the box must not turn the announcement into another type of message.
bool TypePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TypePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace crier
