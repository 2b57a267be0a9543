// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace crier {

// What a build is, line by line: Qt, compiler, what it was built with and without.
QStringList buildLines();

// The answer to --version of `program`: its first line is "PROGRAM X.Y.Z" in every language.
QString versionText(const QString &program);

// Crier's licence and those of others, one line each.
QStringList licenceLines();

} // namespace crier
