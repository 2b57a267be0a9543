// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QString>

#include <optional>

namespace crier {

// Where a message was to go when it was written: what tells a profile from another one that has its name, and
// from itself before it was changed.
struct DraftTarget
{
    QByteArray profileId;
    Environment environment = Environment::Live;
    QUrl baseUrl; // this and the App Key are not known of the sandbox, which has others at each start
    AppKey appKey;
    friend bool operator==(const DraftTarget &, const DraftTarget &) = default;
};

DraftTarget draftTargetOf(const Profile &profile);

// What a window needs to come back as it was.
struct SavedDraft
{
    Draft draft;
    QString profile;     // the profile it was written for; never switches one
    bool asJson = false; // the editor showed the raw JSON
    int cursor = 0;
    QString field; // of the form, the one with the keyboard: "user.name"; empty in the JSON tab
    std::optional<DraftTarget> target = {}; // that profile's; none: an older Crier wrote it
    friend bool operator==(const SavedDraft &, const SavedDraft &) = default;
};

// What a list calls the draft: the first words of its announcement, else of another text in its content, on
// one line. Empty where there are none; the name of its type has to do then.
QString draftTitle(const Draft &draft);

} // namespace crier
