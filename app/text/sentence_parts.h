// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QString>

namespace crier {

// What the sentences about findings are made of, for app/text alone.

QString numberText(qint64 number);
// A text out of the content, short and with every character that would not show made visible.
QString shownText(const QString &text);

// Of a problem with one field of a type, and with something that stands in the texts of a content.
QString fieldSentence(const Finding &finding);
QString placesSentence(const Finding &finding);
// Of a problem with the settings of a profile.
QString profileFindingSentence(const Finding &finding);

// The field of a built-in type as people know it, with its key: "Picture address (imageUri)".
QString fieldName(const Finding &finding);

} // namespace crier
