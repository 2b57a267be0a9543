// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/code_list_model.h"

#include "app/text/sentences.h"
#include "app/text/verdict_sentences.h"
#include "ui/common/texts.h"

namespace crier {

namespace {

QString rowText(const CodeEntry &entry)
{
    const QString meaning = speaksChinese() ? entry.meaningChinese : entry.meaning;
    if (entry.scope == CodeScope::Service)
        return CodeListModel::tr("%1 - %2", "a code and its meaning").arg(entry.id, meaning);
    return CodeListModel::tr("%1 (%2) - %3", "a code, whose it is, and its meaning")
        .arg(entry.id, scopeWords(entry.scope), meaning);
}

} // namespace

int CodeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(codeTable().size());
}

QVariant CodeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CodeEntry &entry = entryAt(index.row());
    if (role == Qt::DisplayRole)
        return rowText(entry);
    if (role == Qt::ToolTipRole)
        return plainToolTip(rowText(entry));
    if (role == SearchRole)
        return QStringList{entry.id,
                           scopeWords(entry.scope),
                           entry.meaning,
                           entry.meaningChinese,
                           entry.cause,
                           entry.causeChinese,
                           entry.action,
                           entry.actionChinese,
                           deliveryWords(entry.delivery)}
            .join(QLatin1Char('\n'));
    return {};
}

void CodeListModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace crier
