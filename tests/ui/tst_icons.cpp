// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons/icons.h"

#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

// The colours of all pixels that are fully covered; anything between is an edge and mixes.
QList<QRgb> solidColours(const QImage &image)
{
    QList<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) == 255 && !colours.contains(pixel))
                colours.append(pixel);
        }
    }
    return colours;
}

QList<QRgb> solidColours(const QIcon &icon, QIcon::Mode mode)
{
    return solidColours(icon.pixmap(QSize(64, 64), 1.0, mode).toImage());
}

int coveredPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 0;
    }
    return count;
}

QPalette paletteWith(const QColor &text, const QColor &disabled, const QColor &highlighted)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
    palette.setColor(QPalette::HighlightedText, highlighted);
    return palette;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_palette = QGuiApplication::palette();
    }
    void cleanup() { QGuiApplication::setPalette(m_palette); }

    void everyNameHasAMaskInEverySize_data()
    {
        QTest::addColumn<IconName>("name");
        for (IconName name : allIconNames())
            QTest::newRow(iconId(name).latin1()) << name;
    }

    void everyNameHasAMaskInEverySize()
    {
        QFETCH(IconName, name);
        for (int size : iconMaskSizes()) {
            const QImage mask(QStringLiteral(":/icons/%1/%2.png").arg(size).arg(iconId(name)));
            QCOMPARE(mask.size(), QSize(size, size));
            const int covered = coveredPixels(mask);
            // Neither blank nor a filled square.
            QVERIFY2(covered > size * size / 20, qPrintable(QString::number(covered)));
            QVERIFY2(covered < size * size * 9 / 10, qPrintable(QString::number(covered)));
        }
    }

    void noTwoNamesShareAPicture()
    {
        const QList<IconName> names = allIconNames();
        for (qsizetype i = 0; i < names.size(); ++i) {
            for (qsizetype j = i + 1; j < names.size(); ++j) {
                const QImage one = tintedPixmap(names.at(i), {16, 16}, 1, Qt::black).toImage();
                const QImage other = tintedPixmap(names.at(j), {16, 16}, 1, Qt::black).toImage();
                QVERIFY2(one != other, iconId(names.at(j)).latin1());
            }
        }
    }

    void noDrawingIsLeftOut()
    {
        QStringList drawn;
        QDirIterator files(QStringLiteral(CRIER_SOURCE_DIR "/resources/icons"), {QStringLiteral("*.svg")});
        while (files.hasNext()) {
            files.next();
            drawn.append(files.fileInfo().completeBaseName());
        }
        QStringList named;
        for (IconName name : allIconNames())
            named.append(iconId(name));
        drawn.sort();
        named.sort();
        QCOMPARE(drawn, named);
    }

    void theTintIsTheColourAskedFor()
    {
        const QColor green(0x1b, 0x7f, 0x4d);
        for (IconName name : allIconNames()) {
            const QImage image = tintedPixmap(name, {64, 64}, 1, green).toImage();
            QCOMPARE(solidColours(image), QList<QRgb>{green.rgb()});
        }
        QCOMPARE(solidColours(icon(IconName::Accepted, green), QIcon::Normal), QList<QRgb>{green.rgb()});
    }

    void twoColoursOfOneNameAreKeptApart()
    {
        const QImage red = tintedPixmap(IconName::Log, {24, 24}, 1, Qt::red).toImage();
        const QImage blue = tintedPixmap(IconName::Log, {24, 24}, 1, Qt::blue).toImage();
        QVERIFY(red != blue);
    }

    void disabledAndSelectedTakeTheirOwnColours()
    {
        QGuiApplication::setPalette(paletteWith(Qt::black, QColor(120, 120, 120), Qt::white));
        for (const QIcon &subject : {icon(IconName::Send), icon(IconName::Send, Qt::magenta)}) {
            QCOMPARE(solidColours(subject, QIcon::Disabled), QList<QRgb>{qRgb(120, 120, 120)});
            QCOMPARE(solidColours(subject, QIcon::Selected), QList<QRgb>{qRgb(255, 255, 255)});
        }
    }

    void aPaletteChangeIsFollowedByAnIconThatExists()
    {
        QGuiApplication::setPalette(paletteWith(Qt::black, Qt::gray, Qt::white));
        const QIcon subject = icon(IconName::Compose);
        QCOMPARE(solidColours(subject, QIcon::Normal), QList<QRgb>{qRgb(0, 0, 0)});
        QGuiApplication::setPalette(paletteWith(Qt::yellow, Qt::gray, Qt::white));
        QCOMPARE(solidColours(subject, QIcon::Normal), QList<QRgb>{qRgb(255, 255, 0)});
    }

    void aDenseScreenGetsMorePixelsNotABiggerPicture_data()
    {
        QTest::addColumn<qreal>("ratio");
        for (qreal ratio : {1.0, 1.25, 1.5, 2.0, 3.0})
            QTest::addRow("%d percent", qRound(ratio * 100)) << ratio;
    }

    void aDenseScreenGetsMorePixelsNotABiggerPicture()
    {
        QFETCH(qreal, ratio);
        const QPixmap direct = tintedPixmap(IconName::Live, {20, 20}, ratio, Qt::black);
        QCOMPARE(direct.width(), qRound(20 * ratio));
        QCOMPARE(direct.deviceIndependentSize(), QSizeF(20, 20));
        const QPixmap throughIcon = icon(IconName::Live, Qt::black).pixmap(QSize(20, 20), ratio);
        QCOMPARE(throughIcon.size(), direct.size());
        QCOMPARE(throughIcon.devicePixelRatio(), direct.devicePixelRatio());
        QCOMPARE(throughIcon.toImage(), direct.toImage());
    }

    void paintingUsesTheDeviceRatio()
    {
        QImage canvas(48, 48, QImage::Format_ARGB32_Premultiplied);
        canvas.setDevicePixelRatio(2);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        icon(IconName::Info, Qt::black).paint(&painter, QRect(0, 0, 24, 24));
        painter.end();
        QCOMPARE(canvas, tintedPixmap(IconName::Info, {24, 24}, 2, Qt::black).toImage());
    }

    void anOddSizeIsFilledAndAWideOneIsCentred()
    {
        QVERIFY(coveredPixels(tintedPixmap(IconName::Copy, {19, 19}, 1, Qt::black).toImage()) > 0);
        QVERIFY(coveredPixels(tintedPixmap(IconName::Copy, {150, 150}, 1, Qt::black).toImage()) > 0);
        const QImage wide = tintedPixmap(IconName::Copy, {64, 16}, 1, Qt::black).toImage();
        QCOMPARE(wide.size(), QSize(64, 16));
        QCOMPARE(wide.copy(24, 0, 16, 16), tintedPixmap(IconName::Copy, {16, 16}, 1, Qt::black).toImage());
        QVERIFY(tintedPixmap(IconName::Copy, {0, 16}, 1, Qt::black).isNull());
    }

    void theApplicationIconIsThereInEverySizeAndInColour()
    {
        const QIcon subject = applicationIcon();
        for (int size : {16, 24, 32, 48, 64, 128}) {
            const QPixmap pixmap = subject.pixmap(QSize(size, size), 1.0);
            QCOMPARE(pixmap.size(), QSize(size, size));
            QVERIFY(solidColours(pixmap.toImage()).size() > 2);
        }
    }

private:
    QPalette m_palette;
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
