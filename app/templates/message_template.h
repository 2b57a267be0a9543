// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace crier {

enum class VariableKind { Text, Date, Choice };
// What of a moment is shown. The offset from UTC is, wherever a time is.
enum class DateFormat { DateTime, Date, Time };

// A blank of a template, and how it is asked for.
struct TemplateVariable
{
    QString name;  // [A-Za-z_][A-Za-z0-9_]*, as in {{name}}
    QString label; // for people; empty: the name serves
    VariableKind kind = VariableKind::Text;
    bool isRequired = true;
    QString defaultText = {};                 // of a Text, or one of the choices; a Date has none
    bool isMultiline = false;                 // of a Text
    QStringList choices = {};                 // of a Choice
    DateFormat format = DateFormat::DateTime; // of a Date
    QString timeZone = {};                    // of a Date: IANA name; empty: this computer's zone
    friend bool operator==(const TemplateVariable &, const TemplateVariable &) = default;
};

// A message with blanks. Knows neither sender nor profile, so that using it cannot change them.
//
// A blank is {{name}} (spaces inside the braces do not matter); two braces that are meant as themselves are
// written {{{{. In a content that is JSON a blank stands inside a string, and its value is escaped.
struct MessageTemplate
{
    QString id; // of the store; empty while it is in none
    QString name;
    QString description = {};
    QString language; // "en", "zh_CN": how dates are written
    QString objectName;
    QByteArray content;
    bool isJson = true; // else plain text, which only types of one's own may have
    QList<TemplateVariable> variables = {};
    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

inline constexpr qint64 maxTemplateBytes = 1024 * 1024; // of a file
inline constexpr int maxTemplateVariables = 50;
inline constexpr int maxTemplateNameLength = 120;

// Label, or name where there is none.
QString shownLabel(const TemplateVariable &variable);

} // namespace crier
