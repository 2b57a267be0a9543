// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace crier {

using NamedValues = QList<std::pair<QString, QString>>;

// What runs here: Crier, Qt as built and as found, the system, its TLS library, locale and time zone, and the
// names (never the values, they may hold a password) of the variables that choose a proxy.
NamedValues runningVersions();

// Of `dataDir`/settings.ini what says how the window is set up, chosen by name: a setting that a later
// version adds is not told of before somebody has thought about it. Reads only.
NamedValues shareableSettings(const QString &dataDir);

} // namespace crier
