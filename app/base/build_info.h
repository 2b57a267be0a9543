// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace crier {

// What Crier can be built with or without.
enum class PartId { KeyStore, Spelling, Zip, DBus };

struct OptionalPart
{
    PartId id = PartId::KeyStore;
    QString library; // what does it, as its makers call it
    bool isPresent = false;
};

// What this program is made of: the one source for --version, About and the support bundle.
struct BuildInfo
{
    QString version;
    QString commit; // empty: not known when the build was configured
    QString qtAtBuildTime;
    QString qtRunning;
    QString compiler;
    QString system;    // that it was built for
    QString processor; // that it was built for
    QString buildType;
    QList<OptionalPart> parts;
};

BuildInfo buildInfo();

// Somebody else's work that comes with Crier or that it uses, and its licence as SPDX writes it.
struct ThirdParty
{
    QString name;
    QString licence;
};

// Of this build: what it goes without is not named.
QList<ThirdParty> thirdParties();

// The licence of Crier itself, as SPDX writes it.
QString crierLicence();

} // namespace crier
