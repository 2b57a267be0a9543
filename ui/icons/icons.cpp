// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <optional>

namespace crier {

namespace {

constexpr std::array maskSizes{16, 20, 24, 32, 48, 64, 96};
// Every size is decoded and handed to the window system at the start: 256 would cost more than all others
// together.
constexpr std::array applicationIconSizes{16, 24, 32, 48, 64, 128};

// In the order of IconName.
constexpr std::array ids{
    QLatin1String("compose"),  QLatin1String("log"),     QLatin1String("send"),     QLatin1String("sandbox"),
    QLatin1String("test"),     QLatin1String("live"),    QLatin1String("accepted"), QLatin1String("rejected"),
    QLatin1String("not-sent"), QLatin1String("unknown"), QLatin1String("waiting"),  QLatin1String("sending"),
    QLatin1String("warning"),  QLatin1String("error"),   QLatin1String("info"),     QLatin1String("copy"),
    QLatin1String("export"),   QLatin1String("search"),  QLatin1String("refresh"),  QLatin1String("new"),
    QLatin1String("close"),    QLatin1String("about"),   QLatin1String("picture"),  QLatin1String("file"),
    QLatin1String("place"),    QLatin1String("service"), QLatin1String("lock"),
};
static_assert(ids.size() == size_t(IconName::Lock) + 1);

QString resourcePath(int size, QLatin1String id)
{
    return QStringLiteral(":/icons/%1/%2.png").arg(size).arg(id);
}

// The mask at exactly `edge` physical pixels: a drawn one, or the next larger one scaled down.
QImage mask(IconName name, int edge)
{
    const auto fitting = std::ranges::find_if(maskSizes, [edge](int size) { return size >= edge; });
    const int size = fitting != maskSizes.end() ? *fitting : maskSizes.back();
    QImage image(resourcePath(size, iconId(name)));
    image.convertTo(QImage::Format_ARGB32_Premultiplied);
    return size == edge ? image : image.scaled(edge, edge, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(IconName name, std::optional<QColor> colour)
        : m_name(name)
        , m_colour(std::move(colour))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : qreal(1);
        painter->drawPixmap(rect, tintedPixmap(m_name, rect.size(), ratio, colourFor(mode)));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tintedPixmap(m_name, size, 1, colourFor(mode));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        return tintedPixmap(m_name, size, scale, colourFor(mode));
#else
        // Before Qt 6.8 the size comes in physical pixels already.
        QPixmap result = tintedPixmap(m_name, size, 1, colourFor(mode));
        result.setDevicePixelRatio(scale);
        return result;
#endif
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int edge = std::min(size.width(), size.height());
        return {edge, edge};
    }

    QString key() const override
    {
        return QStringLiteral("crier-tinted");
    }
    QString iconName() override
    {
        return iconId(m_name);
    }
    bool isNull() override
    {
        return false;
    }
    QIconEngine *clone() const override
    {
        return new TintedIconEngine(*this);
    }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return m_colour.value_or(palette.color(QPalette::Active, QPalette::WindowText));
    }

    IconName m_name;
    std::optional<QColor> m_colour;
};

} // namespace

QList<IconName> allIconNames()
{
    QList<IconName> names;
    for (size_t i = 0; i < ids.size(); ++i)
        names.append(IconName(i));
    return names;
}

QLatin1String iconId(IconName name)
{
    return ids.at(size_t(name));
}

QList<int> iconMaskSizes()
{
    return QList<int>(maskSizes.begin(), maskSizes.end());
}

QIcon icon(IconName name)
{
    return QIcon(new TintedIconEngine(name, std::nullopt));
}

QIcon icon(IconName name, const QColor &colour)
{
    return QIcon(new TintedIconEngine(name, colour));
}

QPixmap tintedPixmap(IconName name, const QSize &size, qreal devicePixelRatio, const QColor &colour)
{
    const QSize physical = (QSizeF(size) * devicePixelRatio).toSize();
    const int edge = std::min(physical.width(), physical.height());
    if (edge <= 0)
        return {};

    const QString key = QStringLiteral("crier/%1/%2x%3@%4/%5")
                            .arg(iconId(name))
                            .arg(physical.width())
                            .arg(physical.height())
                            .arg(devicePixelRatio)
                            .arg(colour.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    QImage image(physical, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.drawImage((physical.width() - edge) / 2, (physical.height() - edge) / 2, mask(name, edge));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);

    pixmap = QPixmap::fromImage(std::move(image));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon applicationIcon()
{
    QIcon result;
    for (int size : applicationIconSizes)
        result.addFile(resourcePath(size, QLatin1String("crier")), QSize(size, size));
    return result;
}

} // namespace crier
