// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_centres.h"

#include "app/text/sentences.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace crier {

namespace {

QUrl urlIn(const QJsonObject &object, const char *key)
{
    return QUrl(object[QLatin1String(key)].toString(), QUrl::StrictMode);
}

Vendor readTable()
{
    QFile file(QStringLiteral(":/tables/data-centres.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
    Vendor vendor{table[QLatin1String("brand")].toString(),
                  table[QLatin1String("brand_zh_CN")].toString(),
                  urlIn(table, "console"),
                  urlIn(table, "documentation"),
                  {}};
    for (const QJsonValue &value : table[QLatin1String("data_centres")].toArray()) {
        const QJsonObject object = value.toObject();
        vendor.dataCentres.append({object[QLatin1String("id")].toString(),
                                   object[QLatin1String("name")].toString(),
                                   object[QLatin1String("name_zh_CN")].toString(), urlIn(object, "primary"),
                                   urlIn(object, "backup")});
    }
    Q_ASSERT(!vendor.dataCentres.isEmpty());
    return vendor;
}

template<typename Matches>
const DataCentre *findDataCentre(Matches matches)
{
    const QList<DataCentre> &all = vendor().dataCentres;
    const auto found = std::find_if(all.cbegin(), all.cend(), matches);
    return found == all.cend() ? nullptr : &*found;
}

} // namespace

const Vendor &vendor()
{
    static const Vendor table = readTable();
    return table;
}

QString vendorName(const Vendor &vendor)
{
    return speaksChinese() ? vendor.brandZh : vendor.brandEn;
}

const DataCentre *dataCentre(const QString &id)
{
    return findDataCentre(
        [&](const DataCentre &centre) { return centre.id.compare(id, Qt::CaseInsensitive) == 0; });
}

const DataCentre *dataCentreOf(const QUrl &url)
{
    const QString host = url.host();
    return findDataCentre([&](const DataCentre &centre) {
        return centre.primary.host() == host || centre.backup.host() == host;
    });
}

QString dataCentreName(const DataCentre &centre)
{
    return speaksChinese() ? centre.nameZh : centre.nameEn;
}

} // namespace crier
