// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QLatin1String>
#include <QList>
#include <QPixmap>
#include <QSize>

namespace crier {

// One monochrome set, drawn by us; every picture a view shows comes from here.
enum class IconName {
    Compose,
    Log,
    Send,
    Sandbox,
    Test,
    Live,
    Accepted,
    Rejected,
    NotSent,
    Unknown,
    Waiting,
    Sending,
    Warning,
    Error,
    Info,
    Copy,
    Export,
    Search,
    Refresh,
    New,
    Close,
    About,
    Picture,
    File,
    Place,
    Service,
    Lock,
};

// All of them, in the order above.
QList<IconName> allIconNames();
// "not-sent": the name of its drawing, and of its masks as :/icons/<size>/<id>.png.
QLatin1String iconId(IconName name);
// The edge lengths masks exist in, smallest first.
QList<int> iconMaskSizes();

// Tinted with the application palette as it is at the moment of painting (text, disabled text, highlighted
// text), so a theme change needs nothing but a repaint. Sharp at every device pixel ratio.
QIcon icon(IconName name);
// The same with a colour of its own for a state. Disabled and selected still follow the palette: amber on a
// selection's blue cannot be read.
QIcon icon(IconName name, const QColor &colour);

// One picture of `size` logical pixels in `colour`; square pictures are centred in other shapes. Null for an
// empty size. Made on the GUI thread only.
QPixmap tintedPixmap(IconName name, const QSize &size, qreal devicePixelRatio, const QColor &colour);

// The program's own icon, in full colour.
QIcon applicationIcon();

} // namespace crier
