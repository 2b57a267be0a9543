// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace crier {

// One place the platform runs in (dossier 2.1), out of resources/tables/data-centres.json; brand, hosts and
// links are data, never code.
struct DataCentre
{
    QString id; // as the SDKs call it: "BJ", "SG", "SG_B", "NA", "SAU"
    QString nameEn;
    QString nameZh;
    QUrl primary;
    QUrl backup;
};

struct Vendor
{
    QString brandEn;
    QString brandZh;
    QUrl console;       // where App Key and secret stand; empty where the address is not known for sure
    QUrl documentation; // of the broadcast
    QList<DataCentre> dataCentres;
};

const Vendor &vendor();
// In the language in use.
QString vendorName(const Vendor &vendor);
// Null for an id that is not in the table. Case does not matter.
const DataCentre *dataCentre(const QString &id);
// Whose primary or backup host `url` names; null for all other hosts.
const DataCentre *dataCentreOf(const QUrl &url);
// In the language in use.
QString dataCentreName(const DataCentre &centre);

} // namespace crier
