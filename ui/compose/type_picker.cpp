// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/type_picker.h"

#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/type_delegate.h"
#include "ui/compose/type_list_model.h"

#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int popupWidth = 460;
constexpr int popupHeight = 420;
} // namespace

TypePicker::TypePicker(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("typePicker"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, [this] { open(); });
    retranslate();
}

void TypePicker::buildPopup()
{
    m_model = new TypeListModel(this);
    m_model->setCustomTypes(m_custom);
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setObjectName(QStringLiteral("typePopup"));
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_search = new QLineEdit(m_popup);
    m_search->setObjectName(QStringLiteral("typeSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list = new QListView(m_popup);
    m_list->setObjectName(QStringLiteral("typeList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TypeDelegate(m_list));
    m_list->setUniformItemSizes(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go to the search line, which moves in the list
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(space::row, space::row, space::row, space::row);
    layout->setSpacing(space::row);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &TypePicker::onSearch);
    connect(m_list, &QListView::clicked, this, &TypePicker::choose);
    retranslate();
}

void TypePicker::open(const QString &search)
{
    if (!m_popup)
        buildPopup();
    m_search->setText(search);
    onSearch(search);
    moveTo(std::max(0, m_model->rowOf(m_type)));
    const QRect room = screen()->availableGeometry();
    const QSize size = QSize(std::max(popupWidth, width()), popupHeight).boundedTo(room.size());
    QPoint corner = mapToGlobal(QPoint(0, height()));
    if (layoutDirection() == Qt::RightToLeft)
        corner.setX(mapToGlobal(QPoint(width(), 0)).x() - size.width());
    corner.setX(std::clamp(corner.x(), room.left(), room.right() - size.width() + 1));
    corner.setY(std::clamp(corner.y(), room.top(), room.bottom() - size.height() + 1));
    m_popup->resize(size);
    m_popup->move(corner);
    m_popup->show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void TypePicker::onSearch(const QString &text)
{
    m_model->setSearch(text);
    moveTo(0);
}

void TypePicker::moveTo(int row)
{
    int target = m_model->choosable(row);
    if (target < 0)
        target = m_model->choosable(row, -1);
    showRow(target);
}

void TypePicker::showRow(int row)
{
    const QModelIndex index = row < 0 ? QModelIndex() : m_model->index(row);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    m_list->scrollTo(index);
    // The keyboard stays in the search line, so nobody hears of the list by itself.
    const QString words = index.data(Qt::AccessibleTextRole).toString();
    m_search->setAccessibleDescription(words.isEmpty() ? index.data().toString() : words);
    announce(m_search, m_search->accessibleDescription());
}

void TypePicker::choose(const QModelIndex &index)
{
    const QString name = index.data(TypeListModel::ObjectNameRole).toString();
    if (name.isEmpty())
        return;
    m_popup->hide();
    setFocus(Qt::PopupFocusReason);
    if (name == m_type)
        return;
    setType(name);
    Q_EMIT typeChanged(name);
}

void TypePicker::setType(const QString &objectName)
{
    m_type = objectName;
    showType();
}

void TypePicker::setCustomTypes(const QStringList &objectNames)
{
    m_custom = objectNames;
    if (m_model)
        m_model->setCustomTypes(objectNames);
}

void TypePicker::showType()
{
    const MessageType *const type = findMessageType(m_type);
    if (type)
        m_shown = tr("%1 - %2", "name and object name of a message type")
                      .arg(speaksChinese() ? type->nameChinese : type->name, type->objectName);
    else if (m_type.isEmpty())
        m_shown = tr("Choose a type");
    else
        m_shown = tr("Custom - %1", "%1 is an object name").arg(oneLine(m_type, 80));
    setAccessibleName(tr("Message type: %1").arg(m_shown));
    setToolTip(type ? plainToolTip((speaksChinese() ? type->purposeChinese : type->purpose) + u'\n' +
                                   (speaksChinese() ? type->fitReasonChinese : type->fitReason))
                    : QString());
    update();
}

bool TypePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QPushButton::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    int target = -1;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        target = m_model->choosable(row + 1);
        break;
    case Qt::Key_Up:
        target = m_model->choosable(row - 1, -1);
        break;
    case Qt::Key_PageDown:
        target = m_model->choosable(std::min(row + 8, m_model->rowCount() - 1), -1);
        break;
    case Qt::Key_PageUp:
        target = m_model->choosable(std::max(row - 8, 0));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return QPushButton::eventFilter(watched, event);
    }
    if (target >= 0)
        showRow(target);
    return true;
}

void TypePicker::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool isLetter = !text.isEmpty() && text.at(0).isPrint() && text.at(0) != u' ' &&
                          !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isLetter)
        open(text);
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4)
        open();
    else
        QPushButton::keyPressEvent(event);
}

// Drawn as the style draws a combo box, which is what it is to the person.
void TypePicker::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    option.initFrom(this);
    option.editable = false;
    option.currentText = m_shown;
    if (isDown())
        option.state |= QStyle::State_Sunken;
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(m_shown, Qt::ElideRight, room.width() - 2 * space::tight);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

QSize TypePicker::sizeHint() const
{
    QStyleOptionComboBox option;
    option.initFrom(this);
    const QSize text(fontMetrics().averageCharWidth() * 24, std::max(fontMetrics().height(), 14) + 2);
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this);
}

QSize TypePicker::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, sizeHint().height()};
}

void TypePicker::retranslate()
{
    showType();
    setAccessibleDescription(tr("Opens the list of message types."));
    if (!m_popup)
        return;
    m_model->rebuild();
    m_search->setPlaceholderText(tr("Search by name, or type the object name of your own type"));
    m_search->setAccessibleName(tr("Search message types"));
    m_list->setAccessibleName(tr("Message types"));
}

void TypePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

} // namespace crier
