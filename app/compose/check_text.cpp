// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check_parts.h"
#include "app/compose/content_places.h"

#include <QHash>

#include <utility>

namespace crier {

namespace {

bool isFixable(const QByteArray &content, const ContentPlace &place)
{
    switch (place.problem) {
    case Problem::BidiControls:
    case Problem::InvisibleCharacters:
        return true;
    case Problem::LinkNotHttps: // one spelled with escapes is left to the person
        return content.sliced(place.start, place.end - place.start).first(5).toLower() == "http:";
    default:
        return false;
    }
}

} // namespace

qsizetype checkText(const QByteArray &content, const JsonTree &tree, const MessageType *type,
                    const CheckContext &context, QList<Finding> &findings)
{
    // One finding for all places of a problem, but one of its own for each field that takes an address.
    QHash<std::pair<int, int>, qsizetype> indexes;
    return findContentPlaces(content, tree, type, context, [&](const ContentPlace &place) {
        const std::pair key(int(place.problem), place.isAddress ? place.node : -1);
        if (const auto known = indexes.constFind(key); known != indexes.constEnd()) {
            Finding &finding = findings[*known];
            ++finding.number;
            finding.isFixable = finding.isFixable && isFixable(content, place);
            return;
        }
        Finding finding = findingAt(place.problem, content, place.start, place.end);
        finding.number = 1;
        finding.text = place.text;
        finding.path = tree.pathOf(place.node);
        finding.isFixable = isFixable(content, place);
        indexes.insert(key, findings.size());
        findings.append(finding);
    });
}

} // namespace crier
