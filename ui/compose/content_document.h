// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

#include <optional>

namespace crier {

// The one document both tabs edit: bytes, and what type they are for. The text of a message is a view of one
// string value inside them; every other byte stays as the person wrote it. Nothing typed is lost by changing
// the type: the text moves along, and what a type's JSON was comes back with the type.
class ContentDocument : public QObject
{
    Q_OBJECT

public:
    explicit ContentDocument(QObject *parent = nullptr);

    QString objectName() const { return m_type; }
    // Not in the table of built-in types: content is whatever the app wants.
    bool isCustom() const;
    // The member that holds the text; empty for types that have none.
    QString textField() const;

    QByteArray content() const { return m_content; }
    // The content as the JSON tab shows it.
    QString raw() const { return QString::fromUtf8(m_content); }
    // The text, when the type has one, the content is an object with that string, and a text editor can show
    // it unchanged.
    std::optional<QString> text() const;
    // Position (from 1) of a lone surrogate in what was typed last, which bytes cannot hold; 0 for none.
    qsizetype loneSurrogate() const { return m_loneSurrogate; }

    void setType(const QString &objectName);
    void setText(const QString &text);
    void setRaw(const QString &raw);
    void load(const QString &objectName, const QByteArray &content);
    // A new message of the same type with `text`.
    void begin(const QString &objectName, const QString &text);

Q_SIGNALS:
    // The bytes or the type are others now.
    void changed();
    void typeChanged();

private:
    QString keptKey(const QString &objectName) const;
    QByteArray freshContent(const QString &objectName) const;
    void rememberText();

    QString m_type;
    QByteArray m_content;
    QString m_lastText; // the announcement's text as last seen in a type that has one
    qsizetype m_loneSurrogate = 0;
    QHash<QString, QByteArray> m_kept; // by type; all custom types share one
};

} // namespace crier
