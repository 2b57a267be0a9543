// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/content_document.h"

#include "app/compose/check.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"

#include <algorithm>

namespace crier {

namespace {

// QPlainTextEdit makes a line break of each of these, so a text with one of them would come back changed.
bool editorKeeps(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == u'\r' || c == QChar::ParagraphSeparator || c == QChar(0xFDD0) || c == QChar(0xFDD1) ||
               c.isNull();
    });
}

} // namespace

ContentDocument::ContentDocument(QObject *parent)
    : QObject(parent)
{}

bool ContentDocument::isCustom() const
{
    return findMessageType(m_type) == nullptr;
}

QString ContentDocument::textField() const
{
    const MessageType *type = findMessageType(m_type);
    return type ? type->textField : QString();
}

std::optional<QString> ContentDocument::text() const
{
    const QString field = textField();
    if (field.isEmpty() || m_loneSurrogate != 0)
        return std::nullopt;
    std::optional<QString> text = textOfContent(m_content, field);
    if (text && !editorKeeps(*text))
        return std::nullopt;
    return text;
}

QString ContentDocument::keptKey(const QString &objectName) const
{
    return findMessageType(objectName) ? objectName : QString();
}

QByteArray ContentDocument::freshContent(const QString &objectName) const
{
    const MessageType *type = findMessageType(objectName);
    if (!type)
        return contentWithText({}, QStringLiteral("text"), m_lastText);
    if (type->textField.isEmpty())
        return {}; // a ready example would be one press away from everybody
    return contentWithText(type->example, type->textField, m_lastText);
}

void ContentDocument::rememberText()
{
    if (const std::optional<QString> now = text())
        m_lastText = *now;
}

void ContentDocument::setType(const QString &objectName)
{
    if (objectName == m_type)
        return;
    rememberText();
    const QString leaving = keptKey(m_type);
    const QString entering = keptKey(objectName);
    m_type = objectName;
    if (leaving != entering) {
        m_kept.insert(leaving, m_content);
        const auto kept = m_kept.constFind(entering);
        m_content = kept != m_kept.constEnd() ? *kept : freshContent(objectName);
        m_loneSurrogate = 0;
        const QString field = textField();
        if (const auto own = text(); own && *own != m_lastText)
            m_content = contentWithText(m_content, field, m_lastText);
    }
    Q_EMIT typeChanged();
    Q_EMIT changed();
}

void ContentDocument::setText(const QString &text)
{
    const qsizetype before = m_loneSurrogate;
    m_loneSurrogate = firstLoneSurrogate(text);
    const QByteArray content = contentWithText(m_content, textField(), text);
    if (content == m_content && m_loneSurrogate == before)
        return;
    m_content = content;
    Q_EMIT changed();
}

void ContentDocument::setRaw(const QString &raw)
{
    const qsizetype before = m_loneSurrogate;
    m_loneSurrogate = firstLoneSurrogate(raw);
    const QByteArray content = raw.toUtf8();
    if (content == m_content && m_loneSurrogate == before)
        return;
    m_content = content;
    Q_EMIT changed();
}

void ContentDocument::load(const QString &objectName, const QByteArray &content)
{
    m_kept.clear();
    m_type = objectName;
    m_content = content;
    m_loneSurrogate = 0;
    m_lastText.clear();
    rememberText();
    Q_EMIT typeChanged();
    Q_EMIT changed();
}

void ContentDocument::begin(const QString &objectName, const QString &text)
{
    m_lastText = text;
    m_type = objectName;
    const QByteArray content = freshContent(objectName);
    load(objectName, content);
    m_lastText = text;
}

} // namespace crier
