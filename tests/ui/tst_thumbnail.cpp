// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/inline_picture.h"
#include "ui/pictures/picture_file.h"
#include "ui/pictures/picture_reader.h"
#include "ui/pictures/thumbnail.h"

#include <QBuffer>
#include <QColorSpace>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray fileOf(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, format);
    return writer.write(image) ? bytes : QByteArray();
}

QImage plain(const QSize &size, QColor colour = Qt::darkGreen)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

// As busy as a photograph of a crowd can be.
QImage noise(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(3);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, random.generate() | 0xFF000000U);
    }
    return image;
}

// Red on the left, blue on the right.
QImage twoHalves(const QSize &size)
{
    QImage image = plain(size, Qt::red);
    QPainter painter(&image);
    painter.fillRect(size.width() / 2, 0, size.width(), size.height(), Qt::blue);
    return image;
}

QByteArray withOrientation(const QByteArray &jpeg, char orientation)
{
    QByteArray exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += orientation;
    exif += QByteArray(6, '\0');
    const int length = int(exif.size()) + 2;
    return jpeg.first(2) + QByteArray("\xFF\xE1", 2) + char(length >> 8) + char(length & 255) + exif +
           jpeg.sliced(2);
}

void appendNumber(QByteArray &out, quint32 number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += char(number >> shift & 255);
}

quint32 crc(const QByteArray &bytes)
{
    quint32 sum = 0xFFFFFFFFU;
    for (const char c : bytes) {
        sum ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1 ? (sum >> 1) ^ 0xEDB88320U : sum >> 1;
    }
    return ~sum;
}

// A PNG of a few hundred bytes that says it is `size` pixels.
QByteArray bomb(quint32 width, quint32 height)
{
    QByteArray header("IHDR");
    appendNumber(header, width);
    appendNumber(header, height);
    header += QByteArray("\x08\x06\0\0\0", 5);
    const auto chunk = [](const QByteArray &typeAndData) {
        QByteArray out;
        appendNumber(out, quint32(typeAndData.size() - 4));
        out += typeAndData;
        appendNumber(out, crc(typeAndData));
        return out;
    };
    QByteArray zeros = qCompress(QByteArray(100'000, '\0'), 9);
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + chunk(header) + chunk("IDAT" + zeros.sliced(4)) +
           chunk("IEND");
}

QImage decoded(const Thumbnail &thumbnail)
{
    return QImage::fromData(QByteArray::fromBase64(thumbnail.base64), "jpeg");
}

bool isNear(QRgb pixel, QColor colour)
{
    return std::abs(qRed(pixel) - colour.red()) < 40 && std::abs(qGreen(pixel) - colour.green()) < 40 &&
           std::abs(qBlue(pixel) - colour.blue()) < 40;
}

} // namespace

class TestThumbnail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theLongestSideBecomes240_data();
    void theLongestSideBecomes240();
    void itStaysUnderTheSafeSize_data();
    void itStaysUnderTheSafeSize();
    void itIsBareJpeg();
    void transparentBecomesWhite();
    void longPicturesAreCutInTheMiddle();
    void theWayTheCameraWasHeldCounts_data();
    void theWayTheCameraWasHeldCounts();
    void anyKnownFormatIsRead_data();
    void anyKnownFormatIsRead();
    void theNameDoesNotDecide();
    void ofAnAnimationTheFirstPictureCounts();
    void cmykIsRead();
    void badInputIsRefusedWithAReason_data();
    void badInputIsRefusedWithAReason();
    void badFilesAreRefusedWithAReason();
    void aLargePhotographIsRead();
    void theNewestWishWins();
    void nothingIsReportedAfterCancelOrDestruction();
    void onlyBase64OfAPictureIsDecoded_data();
    void onlyBase64OfAPictureIsDecoded();

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }
    QTemporaryDir m_folder;
};

void TestThumbnail::theLongestSideBecomes240_data()
{
    QTest::addColumn<QSize>("source");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("landscape") << QSize(1'200, 800) << QSize(240, 160);
    QTest::newRow("portrait") << QSize(800, 1'200) << QSize(160, 240);
    QTest::newRow("square") << QSize(1'000, 1'000) << QSize(240, 240);
    QTest::newRow("2.4 to 1 just fits") << QSize(2'400, 1'000) << QSize(240, 100);
    QTest::newRow("longer is cut") << QSize(5'000, 1'000) << QSize(240, 100);
    QTest::newRow("taller is cut") << QSize(500, 9'000) << QSize(100, 240);
    QTest::newRow("small stays as it is") << QSize(60, 40) << QSize(60, 40);
    QTest::newRow("thin is cut, not enlarged") << QSize(900, 20) << QSize(240, 20);
    QTest::newRow("a single pixel") << QSize(1, 1) << QSize(1, 1);
    QTest::newRow("a line") << QSize(16'000, 1) << QSize(240, 1);
}

void TestThumbnail::theLongestSideBecomes240()
{
    QFETCH(const QSize, source);
    QFETCH(const QSize, expected);
    const ThumbnailPlan plan = planThumbnail(source);
    QCOMPARE(plan.cut.size(), expected);
    QVERIFY(QRect({}, plan.scaled).contains(plan.cut));
    const Thumbnail made = makeThumbnail(plain(source));
    QCOMPARE(made.size, expected);
    QCOMPARE(decoded(made).size(), expected);
}

void TestThumbnail::itStaysUnderTheSafeSize_data()
{
    QTest::addColumn<QImage>("picture");
    QTest::addColumn<int>("most");
    QTest::newRow("plain") << plain({800, 800}) << thumbnailAimBytes;
    QTest::newRow("two halves") << twoHalves({800, 600}) << thumbnailAimBytes;
    QTest::newRow("noise") << noise({240, 240}) << thumbnailMostBytes;
    QTest::newRow("noise that is scaled") << noise({700, 500}) << thumbnailMostBytes;
}

void TestThumbnail::itStaysUnderTheSafeSize()
{
    QFETCH(const QImage, picture);
    QFETCH(const int, most);
    const Thumbnail made = makeThumbnail(picture);
    QVERIFY(!made.isNull());
    QVERIFY2(made.base64.size() <= most, QByteArray::number(made.base64.size()).constData());
    QVERIFY(made.quality >= 10);
    QVERIFY(decoded(made).size() == made.size);
}

void TestThumbnail::itIsBareJpeg()
{
    QImage picture = twoHalves({400, 300});
    picture.setText(u"Description"_s, u"taken at home"_s);
    picture.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    const Thumbnail made = makeThumbnail(picture);
    static const QRegularExpression base64(u"\\A[A-Za-z0-9+/]+={0,2}\\z"_s);
    QVERIFY(base64.match(QString::fromLatin1(made.base64)).hasMatch());
    const QByteArray jpeg = QByteArray::fromBase64(made.base64);
    QVERIFY(jpeg.startsWith("\xFF\xD8\xFF") && jpeg.endsWith("\xFF\xD9"));
    for (const char *extra : {"taken at home", "ICC_PROFILE", "Exif"})
        QVERIFY2(!jpeg.contains(extra), extra);
}

void TestThumbnail::transparentBecomesWhite()
{
    QImage picture(300, 300, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    const QImage made = decoded(makeThumbnail(picture));
    QVERIFY(isNear(made.pixel(10, 10), Qt::white));
    const PictureRead read = readPictureBytes(fileOf(picture, "png"), u"a.png"_s);
    QVERIFY(isNear(decoded(read.thumbnail).pixel(120, 120), Qt::white));
}

void TestThumbnail::longPicturesAreCutInTheMiddle()
{
    QImage picture = plain({3'000, 300}, Qt::red);
    QPainter(&picture).fillRect(1'200, 0, 600, 300, Qt::blue);
    const QImage made = decoded(makeThumbnail(picture));
    QVERIFY(isNear(made.pixel(120, 50), Qt::blue)); // 600 of 720 pixels that are left are blue
    QVERIFY(isNear(made.pixel(40, 50), Qt::blue));
    QVERIFY(isNear(made.pixel(200, 50), Qt::blue));
    QVERIFY(isNear(made.pixel(3, 50), Qt::red));
    QVERIFY(isNear(made.pixel(236, 50), Qt::red));
}

void TestThumbnail::theWayTheCameraWasHeldCounts_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QPoint>("redAt"); // in the thumbnail
    QTest::addColumn<QPoint>("blueAt");
    QTest::newRow("upright") << 1 << QSize(1'200, 600) << QPoint(10, 60) << QPoint(230, 60);
    QTest::newRow("upside down") << 3 << QSize(1'200, 600) << QPoint(230, 60) << QPoint(10, 60);
    QTest::newRow("to the right") << 6 << QSize(600, 1'200) << QPoint(60, 10) << QPoint(60, 230);
    QTest::newRow("to the left") << 8 << QSize(600, 1'200) << QPoint(60, 230) << QPoint(60, 10);
}

void TestThumbnail::theWayTheCameraWasHeldCounts()
{
    QFETCH(const int, orientation);
    QFETCH(const QSize, pixels);
    QFETCH(const QPoint, redAt);
    QFETCH(const QPoint, blueAt);
    const QByteArray jpeg = withOrientation(fileOf(twoHalves({1'200, 600}), "jpeg"), char(orientation));
    const PictureRead read = readPictureBytes(jpeg, u"a.jpg"_s);
    QCOMPARE(read.trouble, PictureTrouble::None);
    QCOMPARE(read.pixels, pixels);
    const QImage made = decoded(read.thumbnail);
    QCOMPARE(made.size(), pixels / 5);
    QVERIFY(isNear(made.pixel(redAt), Qt::red));
    QVERIFY(isNear(made.pixel(blueAt), Qt::blue));
}

void TestThumbnail::anyKnownFormatIsRead_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"jpeg", "png", "bmp", "webp"}) {
        if (QImageWriter::supportedImageFormats().contains(format))
            QTest::newRow(format) << QByteArray(format);
    }
}

void TestThumbnail::anyKnownFormatIsRead()
{
    QFETCH(const QByteArray, format);
    const QByteArray bytes = fileOf(twoHalves({600, 400}), format.constData());
    const QString path = write(u"named-nothing"_s, bytes);
    const PictureRead read = readPicture(path);
    QCOMPARE(read.trouble, PictureTrouble::None);
    QCOMPARE(read.fileName, u"named-nothing"_s);
    QCOMPARE(read.bytes, bytes.size());
    QCOMPARE(read.pixels, QSize(600, 400));
    QCOMPARE(read.thumbnail.size, QSize(240, 160));
    QVERIFY(isNear(decoded(read.thumbnail).pixel(20, 20), Qt::red));
    QVERIFY(pictureSentence(read).isEmpty());
}

void TestThumbnail::theNameDoesNotDecide()
{
    const QByteArray png = fileOf(plain({10, 10}), "png");
    QCOMPARE(readPicture(write(u"really-a.jpg"_s, png)).trouble, PictureTrouble::None);
    const PictureRead text = readPicture(write(u"words.png"_s, "not a picture, whatever it is called"));
    QCOMPARE(text.trouble, PictureTrouble::NotAPicture);
}

void TestThumbnail::ofAnAnimationTheFirstPictureCounts()
{
    // 2 x 1 pixels, two pictures: the first black and white, the second all black.
    const QByteArray gif =
        QByteArray::fromHex("47494638396102000100800000000000ffffff" // header, palette of black and white
                            "21f90400640000002c0000000002000100000202440a00" // black, white
                            "21f90400640000002c0000000002000100000202040a003b");
    const PictureRead read = readPictureBytes(gif, u"party.gif"_s);
    QCOMPARE(read.trouble, PictureTrouble::None);
    QCOMPARE(read.pixels, QSize(2, 1));
    const QImage made = decoded(read.thumbnail);
    QVERIFY(qGray(made.pixel(0, 0)) < qGray(made.pixel(1, 0)));
}

void TestThumbnail::cmykIsRead()
{
    const QByteArray jpeg = QByteArray::fromBase64(
        "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6ut"
        "q2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
        "pKSkpKSk/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAABBf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
        "xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AoCUY1wH/2Q==");
    const PictureRead read = readPictureBytes(jpeg, u"print.jpg"_s);
    QCOMPARE(read.trouble, PictureTrouble::None);
    QVERIFY(isNear(decoded(read.thumbnail).pixel(4, 4), QColor(0x33, 0x66, 0xCC)));
}

void TestThumbnail::badInputIsRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PictureTrouble>("trouble");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &bytes, PictureTrouble trouble,
                        const QString &says) { QTest::newRow(name) << bytes << trouble << says; };
    const QByteArray jpeg = fileOf(noise({300, 200}), "jpeg");
    const QByteArray png = fileOf(noise({300, 200}), "png");
    row("nothing", "", PictureTrouble::NotAPicture, u"JPEG, PNG, GIF or BMP"_s);
    row("text", "Dear all,", PictureTrouble::NotAPicture, u"JPEG, PNG, GIF or BMP"_s);
    row("SVG", R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>)",
        PictureTrouble::NotAPicture, u"JPEG, PNG, GIF or BMP"_s);
    row("XPM", "/* XPM */ static char *a[]={\"1 1 1 1\",\"a c #fff\",\"a\"};", PictureTrouble::NotAPicture,
        u"JPEG, PNG, GIF or BMP"_s);
    row("PPM", "P6 1 1 255 abc", PictureTrouble::NotAPicture, u"JPEG, PNG, GIF or BMP"_s);
    row("an icon", QByteArray("\0\0\1\0\1\0", 6), PictureTrouble::NotAPicture, u"JPEG, PNG, GIF or BMP"_s);
    row("20,000 pixels wide", fileOf(plain({20'000, 1}), "png"), PictureTrouble::TooManyPixels, u"16,384"_s);
    row("20,000 pixels wide JPEG", fileOf(plain({20'000, 1}), "jpeg"), PictureTrouble::TooManyPixels,
        u"20,000 x 1 pixels"_s);
    row("decompression bomb", bomb(30'000, 30'000), PictureTrouble::TooManyPixels, u"30,000 x 30,000"_s);
    row("bomb of allowed sides", bomb(16'000, 16'000), PictureTrouble::TooManyPixels, u"million pixels"_s);
    row("more than memory may be used for", bomb(9'000, 9'000), PictureTrouble::TooManyPixels,
        QString::number(QImageReader::allocationLimit() * 1'048'576LL / 4 / 1'000'000) + u" million"_s);
    row("sides beyond numbers", bomb(0xFFFFFFFFU, 0xFFFFFFFFU), PictureTrouble::Broken, u"damaged"_s);
    row("JPEG that breaks off", jpeg.first(jpeg.size() / 2), PictureTrouble::Broken, u"damaged"_s);
    row("JPEG without its last byte", jpeg.chopped(1), PictureTrouble::Broken, u"damaged"_s);
    row("JPEG header only", jpeg.first(20), PictureTrouble::Broken, u"damaged"_s);
    row("JPEG that breaks off after a whole one in its header",
        jpeg.first(2) + QByteArray("\xFF\xE1\0\x06\xFF\xD8\xFF\xD9", 8) + jpeg.sliced(2, jpeg.size() / 2),
        PictureTrouble::Broken, u"damaged"_s);
    row("PNG that breaks off", png.first(png.size() / 2), PictureTrouble::Broken, u"damaged"_s);
    row("PNG header only", png.first(20), PictureTrouble::Broken, u"damaged"_s);
    row("GIF header only", "GIF89a", PictureTrouble::Broken, u"damaged"_s);
    QByteArray promised = bomb(400, 400); // whole by its chunks, but with less data than it needs
    row("PNG with too little in it", promised, PictureTrouble::Broken, u"damaged"_s);
    row("file too large", QByteArray("\xFF\xD8\xFF") + QByteArray(maxPictureFileBytes, '\0'),
        PictureTrouble::FileTooLarge, u"50 MiB"_s);
}

void TestThumbnail::badInputIsRefusedWithAReason()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const PictureTrouble, trouble);
    QFETCH(const QString, says);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const PictureRead read = readPictureBytes(bytes, u"notice.jpg"_s);
    QCOMPARE(read.trouble, trouble);
    QVERIFY(read.thumbnail.isNull());
    const QString sentence = pictureSentence(read);
    QVERIFY2(sentence.startsWith(u"notice.jpg "_s) && sentence.contains(says), qPrintable(sentence));
}

void TestThumbnail::badFilesAreRefusedWithAReason()
{
    const PictureRead missing = readPicture(m_folder.filePath(u"gone.png"_s));
    QCOMPARE(missing.trouble, PictureTrouble::Missing);
    QVERIFY(pictureSentence(missing).startsWith(u"gone.png is not there"_s));
    const PictureRead folder = readPicture(m_folder.path());
    QCOMPARE(folder.trouble, PictureTrouble::NotAFile);
    QCOMPARE(readPicture(QString()).trouble, PictureTrouble::Missing);
#ifdef Q_OS_UNIX
    QCOMPARE(readPicture(u"/dev/zero"_s).trouble, PictureTrouble::NotAFile);
    const QString locked = write(u"locked.png"_s, fileOf(plain({5, 5}), "png"));
    QVERIFY(QFile::setPermissions(locked, {}));
    const PictureRead read = readPicture(locked);
    if (QFile(locked).open(QIODevice::ReadOnly)) // an administrator may read anything
        QCOMPARE(read.trouble, PictureTrouble::None);
    else
        QCOMPARE(read.trouble, PictureTrouble::Unreadable);
#endif
}

void TestThumbnail::aLargePhotographIsRead()
{
    QImage photo(4'000, 3'000, QImage::Format_RGB32); // 12 million pixels
    QLinearGradient gradient(0, 0, 4'000, 3'000);
    gradient.setColorAt(0, Qt::yellow);
    gradient.setColorAt(1, Qt::darkBlue);
    QPainter(&photo).fillRect(photo.rect(), gradient);
    const PictureRead read = readPictureBytes(fileOf(photo, "jpeg"), u"photo.jpg"_s);
    QCOMPARE(read.trouble, PictureTrouble::None);
    QCOMPARE(read.pixels, QSize(4'000, 3'000));
    QCOMPARE(read.thumbnail.size, QSize(240, 180));
    QVERIFY(isNear(decoded(read.thumbnail).pixel(3, 3), Qt::yellow));
}

void TestThumbnail::theNewestWishWins()
{
    const QString large = write(u"large.png"_s, fileOf(plain({4'000, 4'000}), "png"));
    const QString small = write(u"small.png"_s, fileOf(plain({5, 5}), "png"));
    PictureReader reader;
    QList<QString> names;
    connect(&reader, &PictureReader::finished, this,
            [&names](const PictureRead &read) { names.append(read.fileName); });
    for (int i = 0; i < 5; ++i)
        reader.read(large);
    reader.read(small);
    QVERIFY(reader.isBusy());
    QTRY_COMPARE(names, QList<QString>{u"small.png"_s});
    QVERIFY(!reader.isBusy());
    reader.read(large);
    QTRY_COMPARE(names, (QList<QString>{u"small.png"_s, u"large.png"_s}));
}

void TestThumbnail::nothingIsReportedAfterCancelOrDestruction()
{
    QThreadPool::globalInstance()->setMaxThreadCount(1); // so that the last one is read last
    const QString path = write(u"one.png"_s, fileOf(plain({500, 500}), "png"));
    int reports = 0;
    const auto count = [&reports](const PictureRead &) { ++reports; };
    PictureReader cancelled;
    connect(&cancelled, &PictureReader::finished, this, count);
    cancelled.read(path);
    cancelled.cancel();
    QVERIFY(!cancelled.isBusy());
    {
        PictureReader destroyed;
        connect(&destroyed, &PictureReader::finished, this, count);
        destroyed.read(path);
    }
    PictureReader later;
    QSignalSpy done(&later, &PictureReader::finished);
    later.read(path);
    QVERIFY(done.wait());
    QCoreApplication::processEvents();
    QCOMPARE(reports, 0);
}

void TestThumbnail::onlyBase64OfAPictureIsDecoded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<InlineTrouble>("trouble");
    const auto row = [](const char *name, const QByteArray &text, InlineTrouble trouble) {
        QTest::newRow(name) << text << trouble;
    };
    const QByteArray jpeg = fileOf(twoHalves({120, 80}), "jpeg").toBase64();
    row("JPEG", jpeg, InlineTrouble::None);
    row("PNG", fileOf(twoHalves({120, 80}), "png").toBase64(), InlineTrouble::None);
    row("scaled down", fileOf(twoHalves({1'900, 1'000}), "jpeg").toBase64(), InlineTrouble::None);
    row("nothing", "", InlineTrouble::Missing);
    row("with a prefix", "data:image/jpeg;base64," + jpeg, InlineTrouble::NotBase64);
    row("with a line break", jpeg.first(40) + "\r\n" + jpeg.sliced(40), InlineTrouble::NotBase64);
    row("a path", "/etc/hostname", InlineTrouble::NotAPicture);
    row("an address", "https://cdn.example.com/a.jpg", InlineTrouble::NotBase64);
    row("Base64 of text", QByteArray("hello there").toBase64(), InlineTrouble::NotAPicture);
    row("Base64 of SVG", QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>").toBase64(),
        InlineTrouble::NotAPicture);
    row("Base64 of a bitmap", fileOf(plain({8, 8}), "bmp").toBase64(), InlineTrouble::NotAPicture);
    row("2,001 pixels wide", fileOf(plain({2'001, 1}), "jpeg").toBase64(), InlineTrouble::TooLarge);
    row("bomb", bomb(30'000, 30'000).toBase64(), InlineTrouble::TooLarge);
    row("cut", fileOf(noise({120, 80}), "jpeg").chopped(30).toBase64(), InlineTrouble::Broken);
}

void TestThumbnail::onlyBase64OfAPictureIsDecoded()
{
    QFETCH(const QByteArray, text);
    QFETCH(const InlineTrouble, trouble);
    InlinePictures cache;
    for (int round = 0; round < 2; ++round) { // the second one from the cache
        const InlinePicture picture = cache.picture(text);
        QCOMPARE(picture.trouble, trouble);
        QCOMPARE(picture.image.isNull(), trouble != InlineTrouble::None);
        QVERIFY(std::max(picture.image.width(), picture.image.height()) <= 480);
    }
}

QTEST_MAIN(TestThumbnail)
#include "tst_thumbnail.moc"
