// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/look.h"

#include <QFontDatabase>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace crier {

namespace {

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor pick(const QPalette &palette, QRgb onLight, QRgb onDark)
{
    return QColor(isDark(palette) ? onDark : onLight);
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Window)) <
           luminance(palette.color(QPalette::Active, QPalette::WindowText));
}

QColor blend(const QColor &under, const QColor &over, qreal share)
{
    const auto mix = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
                  mix(under.blue(), over.blue()));
}

qreal contrast(const QColor &one, const QColor &other)
{
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor quietText(const QPalette &palette)
{
    // The active colours also for a widget that is disabled at this moment: it will not be asked again.
    return blend(palette.color(QPalette::Active, QPalette::WindowText),
                 palette.color(QPalette::Active, QPalette::Window), 0.30);
}

QColor errorColor(const QPalette &palette)
{
    return pick(palette, 0xB5400B, 0xFF9466);
}

QColor warningColor(const QPalette &palette)
{
    return pick(palette, 0x8A5A00, 0xE8B04A);
}

QColor stateColor(SendState state, const QPalette &palette)
{
    switch (state) {
    case SendState::Accepted:
        return pick(palette, 0x1B7F4D, 0x66CC94);
    case SendState::Rejected:
        return errorColor(palette);
    case SendState::NotSent:
        return pick(palette, 0x5A5F66, 0xB4B9C0);
    case SendState::Unknown:
        return warningColor(palette);
    case SendState::Intent:
    case SendState::OnWire:
        break;
    }
    return palette.color(QPalette::Active, QPalette::Text);
}

IconName stateIcon(SendState state)
{
    switch (state) {
    case SendState::Accepted:
        return IconName::Accepted;
    case SendState::Rejected:
        return IconName::Rejected;
    case SendState::NotSent:
        return IconName::NotSent;
    case SendState::Unknown:
        return IconName::Unknown;
    case SendState::Intent:
        return IconName::Waiting;
    case SendState::OnWire:
        break;
    }
    return IconName::Sending;
}

QColor environmentColor(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return QColor(0x00, 0x72, 0xB2);
    case Environment::Test:
        return QColor(0x7A, 0x4E, 0x9F);
    case Environment::Live:
        break;
    }
    return QColor(0xB5, 0x40, 0x0B);
}

IconName environmentIcon(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return IconName::Sandbox;
    case Environment::Test:
        return IconName::Test;
    case Environment::Live:
        break;
    }
    return IconName::Live;
}

QColor environmentInk(Environment environment, const QPalette &palette)
{
    const QColor color = environmentColor(environment);
    return isDark(palette) ? blend(color, Qt::white, 0.55) : color;
}

QFont monospaceFont(const QWidget *like)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (like->font().pointSizeF() > 0)
        font.setPointSizeF(like->font().pointSizeF());
    return font;
}

QFont quietFont(const QFont &font)
{
    QFont smaller = font;
    if (font.pointSizeF() > 0)
        smaller.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.9));
    return smaller;
}

QFont strongFont(const QFont &font)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    return strong;
}

} // namespace crier
