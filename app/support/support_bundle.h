// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/store/send_record.h"
#include "app/support/bundle_facts.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace crier {

enum class BundlePartId { Summary, Request, Content, Reply, Outcomes, Versions, Settings, Profiles };

// One part of a support bundle: `text` is shown, copied and written as it stands here.
struct BundlePart
{
    BundlePartId id = BundlePartId::Summary;
    QString fileName; // in the zip: "1-summary.txt"
    QString text;     // ends with a line feed; controls and direction marks are visible signs
    friend bool operator==(const BundlePart &, const BundlePart &) = default;
};

// What a bundle is made of. There is no place in it for a secret but `hidden`.
struct BundleFacts
{
    std::optional<SendRecord> send; // the one it is about; none: nothing has been sent
    QList<SendRow> rows;            // it and those before it, newest first
    QList<Profile> profiles;
    NamedValues versions; // runningVersions()
    NamedValues settings; // shareableSettings()
    QDateTime now;
    // Secrets that are known here. Should one have got into a message or a name, it is masked in all parts,
    // as it is and in percent, hex and Base64 form.
    QList<Secret> hidden;
};

// All parts, in the order they are read. The names of values are English in every language, for those who
// read the bundle; sentences are in the person's. Without the content, the request's body says its size and
// hash in its place, and there is no part of it. A pure function.
QList<BundlePart> makeBundle(const BundleFacts &facts, bool withContent);

// What the part is called, in the language in use.
QString bundlePartTitle(BundlePartId id);

// The parts as one text, for a clipboard or a mail.
QString bundleText(const QList<BundlePart> &parts);

} // namespace crier
