// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_model.h"

#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace crier {

namespace {

constexpr qsizetype longestText = 2'000;
constexpr qsizetype mostMessages = 200;
constexpr int mostFields = 12;

QString shortened(const QString &text)
{
    if (text.size() <= longestText)
        return text;
    return QCoreApplication::translate("ChatroomModel", "%1... (shortened here)",
                                       "%1 is the beginning of a text")
        .arg(text.left(longestText));
}

QString fieldText(const QJsonValue &value)
{
    if (value.isString())
        return oneLine(value.toString(), 120);
    QJsonObject holder;
    holder.insert(QStringLiteral("v"), value);
    const QByteArray json = QJsonDocument(holder).toJson(QJsonDocument::Compact);
    return oneLine(QString::fromUtf8(json.mid(5, json.size() - 6)), 120);
}

// For reading only; what is sent never passes through QJsonDocument.
QString fieldsOf(const QByteArray &content)
{
    const QJsonDocument json = QJsonDocument::fromJson(content);
    if (!json.isObject())
        return shortened(QString::fromUtf8(content));
    const QJsonObject object = json.object();
    QStringList lines;
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (lines.size() == mostFields) {
            lines.append(QStringLiteral("…"));
            break;
        }
        lines.append(QStringLiteral("%1: %2").arg(oneLine(field.key(), 60), fieldText(field.value())));
    }
    return lines.join(u'\n');
}

} // namespace

ChatMessage chatMessageOf(const Draft &draft)
{
    ChatMessage message;
    message.sender = oneLine(draft.sender.value, 80);
    const MessageType *type = findMessageType(draft.objectName.value);
    const std::optional<QString> text =
        type && !type->textField.isEmpty() ? textOfContent(draft.content, type->textField) : std::nullopt;
    if (text) {
        const bool isNotice = draft.objectName.value == u"RC:InfoNtf";
        message.look = isNotice ? ChatLook::Strip : ChatLook::Bubble;
        message.text = shortened(*text);
        if (!isNotice && draft.objectName.value != u"RC:TxtMsg")
            message.title = speaksChinese() ? type->nameChinese : type->name;
        return message;
    }
    message.look = ChatLook::Card;
    message.text = fieldsOf(draft.content);
    if (type) {
        message.title = speaksChinese() ? type->nameChinese : type->name;
    } else {
        message.title = oneLine(draft.objectName.value, 60);
        message.note = QCoreApplication::translate("ChatroomModel", "Your app decides how this looks.");
    }
    return message;
}

ChatroomModel::ChatroomModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int ChatroomModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant ChatroomModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatMessage &message = m_messages.at(index.row());
    if (role == Qt::DisplayRole)
        return message.text;
    if (role == Qt::AccessibleTextRole) {
        if (message.isPreview)
            return tr("Preview, not sent yet: %1").arg(message.text);
        return tr("%1: %2", "sender and text of a chat message").arg(message.sender, message.text);
    }
    return {};
}

void ChatroomModel::append(const Draft &received, const QDateTime &time)
{
    if (m_received.size() >= mostMessages) {
        beginRemoveRows({}, 0, 0);
        m_messages.removeFirst();
        m_received.removeFirst();
        endRemoveRows();
    }
    ChatMessage message = chatMessageOf(received);
    message.id = ++m_lastId;
    message.time = time;
    const int row = int(m_received.size());
    beginInsertRows({}, row, row);
    m_messages.insert(row, message);
    m_received.append(received);
    endInsertRows();
}

void ChatroomModel::clearReceived()
{
    if (m_received.isEmpty())
        return;
    beginRemoveRows({}, 0, int(m_received.size()) - 1);
    m_messages.remove(0, m_received.size());
    m_received.clear();
    endRemoveRows();
}

void ChatroomModel::setPreview(const Draft &draft)
{
    if (draft.sender == m_preview.sender && draft.objectName == m_preview.objectName &&
        draft.content == m_preview.content)
        return;
    m_preview = draft;
    rebuildPreview();
}

void ChatroomModel::rebuildPreview()
{
    ChatMessage ghost = chatMessageOf(m_preview);
    ghost.id = ++m_lastId;
    ghost.isPreview = true;
    const bool wanted = !ghost.text.isEmpty();
    const int row = int(m_received.size());
    if (wanted && hasPreview()) {
        m_messages.last() = ghost;
        Q_EMIT dataChanged(index(row), index(row));
    } else if (wanted) {
        beginInsertRows({}, row, row);
        m_messages.append(ghost);
        endInsertRows();
    } else if (hasPreview()) {
        beginRemoveRows({}, row, row);
        m_messages.removeLast();
        endRemoveRows();
    }
}

void ChatroomModel::retranslate()
{
    for (qsizetype i = 0; i < m_received.size(); ++i) {
        ChatMessage message = chatMessageOf(m_received.at(i));
        message.id = ++m_lastId;
        message.time = m_messages.at(i).time;
        m_messages[i] = message;
    }
    if (!m_received.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_received.size()) - 1));
    rebuildPreview();
}

} // namespace crier
