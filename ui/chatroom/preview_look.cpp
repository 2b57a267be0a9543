// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/preview_look.h"

#include <QColor>
#include <QStringList>

namespace crier {

namespace {

const QString tabletId = QStringLiteral("tablet");
const QString lightId = QStringLiteral("light");
const QString darkId = QStringLiteral("dark");

} // namespace

QString previewLookId(const PreviewLook &look)
{
    const QString device = look.device == PreviewLook::Device::Tablet ? tabletId : QStringLiteral("phone");
    switch (look.colors) {
    case PreviewLook::Colors::LikeWindow:
        break;
    case PreviewLook::Colors::Light:
        return device + u' ' + lightId;
    case PreviewLook::Colors::Dark:
        return device + u' ' + darkId;
    }
    return device + QStringLiteral(" like-window");
}

PreviewLook previewLookFromId(const QString &id)
{
    const QStringList words = id.split(u' ');
    PreviewLook look;
    if (words.contains(tabletId))
        look.device = PreviewLook::Device::Tablet;
    if (words.contains(lightId))
        look.colors = PreviewLook::Colors::Light;
    if (words.contains(darkId))
        look.colors = PreviewLook::Colors::Dark;
    return look;
}

int screenWidth(PreviewLook::Device device)
{
    return device == PreviewLook::Device::Phone ? 360 : 600;
}

QPalette previewPalette(bool dark)
{
    const QColor window = dark ? QColor(0x23, 0x25, 0x28) : QColor(0xF2, 0xF2, 0xF2);
    const QColor base = dark ? QColor(0x17, 0x19, 0x1B) : QColor(0xFF, 0xFF, 0xFF);
    const QColor text = dark ? QColor(0xE6, 0xE6, 0xE6) : QColor(0x1B, 0x1D, 0x1F);
    QPalette palette(window, window); // with shades for scroll bars and frames
    palette.setColor(QPalette::Base, base);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, text);
    return palette;
}

} // namespace crier
