// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace crier {

// What the members' devices look like; nothing to do with how this window looks.
struct PreviewLook
{
    enum class Colors { LikeWindow, Light, Dark };
    enum class Device { Phone, Tablet };

    Colors colors = Colors::LikeWindow;
    Device device = Device::Phone;
    friend bool operator==(const PreviewLook &, const PreviewLook &) = default;
};

// For the settings: "phone like-window", "tablet dark". Anything unknown is read as the default.
QString previewLookId(const PreviewLook &look);
PreviewLook previewLookFromId(const QString &id);

// Logical pixels from edge to edge.
int screenWidth(PreviewLook::Device device);
QPalette previewPalette(bool dark);

} // namespace crier
