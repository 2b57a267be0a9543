// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace crier {

// {{name}}, or one of its two relatives, in the bytes of a template.
struct Placeholder
{
    enum class Kind {
        Variable,
        Literal,   // {{{{, which stands for {{
        Malformed, // {{ without a name and }} behind it
    };
    Kind kind = Kind::Variable;
    qsizetype offset = 0;
    qsizetype size = 0;
    QString name = {}; // of a Variable
    friend bool operator==(const Placeholder &, const Placeholder &) = default;
};

// In the order they stand there.
QList<Placeholder> findPlaceholders(const QByteArray &content);
// The names of the variables, each once, in the order they are first used.
QStringList placeholderNames(const QByteArray &content);

bool isVariableName(const QString &name);

} // namespace crier
