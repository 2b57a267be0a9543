// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentence_parts.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct SentenceParts
{
    Q_DECLARE_TR_FUNCTIONS(SentenceParts)
};

} // namespace

QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    //: Two whole sentences in a row. Languages without a space between sentences leave it out.
    return SentenceParts::tr("%1 %2").arg(first, second);
}

QString joined(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences)
        text = joined(text, sentence);
    return text;
}

} // namespace crier
