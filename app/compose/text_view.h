// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace crier {

// The announcement's text inside a JSON content: the string value of its top-level member `field`. Content
// that is not a valid JSON object, or where that member is absent or no string, has none.
std::optional<QString> textOfContent(const QByteArray &content, const QString &field);

// `content` with that one value token replaced and every other byte kept. When textOfContent() has none, a
// new object {"field":"text"} is made instead, so ask first.
QByteArray contentWithText(const QByteArray &content, const QString &field, const QString &text);

} // namespace crier
