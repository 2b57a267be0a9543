// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_field.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QImage picture(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return image;
}

} // namespace

class TestPictureField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise)).*"_s));
        m_path = m_folder.filePath(u"poster.png"_s);
        QVERIFY(picture({600, 400}).save(m_path));
    }

    void aChosenFileBecomesTheThumbnail()
    {
        PictureField field;
        QSignalSpy edited(&field, &PictureField::edited);
        QSignalSpy taken(&field, &PictureField::pictureTaken);
        field.take(m_path);
        QVERIFY(stateOf(field).contains(u"Reading poster.png"_s));
        QVERIFY(edited.wait());
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().toString(), field.base64());
        QVERIFY(field.base64().startsWith(u"/9j/"_s));
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().at(0).toString(), u"poster.png"_s);
        QCOMPARE(taken.first().at(1).toLongLong(), QFile(m_path).size());
        QCOMPARE(taken.first().at(2).toSize(), QSize(600, 400));
        QVERIFY2(stateOf(field).startsWith(u"240 x 160 pixels, "_s), qPrintable(stateOf(field)));
        QVERIFY(field.trouble().isEmpty());
        QVERIFY(!field.findChild<QLabel *>(u"thumbnail"_s)->pixmap().isNull());
    }

    void whatTheContentSaysIsShownSilently()
    {
        PictureField maker;
        QSignalSpy made(&maker, &PictureField::edited);
        maker.take(picture({100, 50}));
        QVERIFY(made.wait());
        PictureField field;
        QSignalSpy edited(&field, &PictureField::edited);
        QVERIFY(stateOf(field).startsWith(u"No picture yet"_s));
        field.setBase64(maker.base64());
        QVERIFY2(stateOf(field).startsWith(u"100 x 50 pixels"_s), qPrintable(stateOf(field)));
        field.setBase64(u"https://cdn.example.com/a.jpg"_s);
        QVERIFY2(stateOf(field).contains(u"no picture Crier can show"_s), qPrintable(stateOf(field)));
        QCOMPARE(field.base64(), u"https://cdn.example.com/a.jpg"_s);
        QCOMPARE(edited.size(), 0);
    }

    void aPastedPictureWorks()
    {
        PictureField field;
        QSignalSpy taken(&field, &PictureField::pictureTaken);
        QApplication::clipboard()->setImage(picture({300, 300}));
        field.show();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        field.setFocus();
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
        QVERIFY(taken.wait());
        QCOMPARE(taken.first().at(0).toString(), QString());
        QCOMPARE(taken.first().at(1).toLongLong(), 0);
        QCOMPARE(taken.first().at(2).toSize(), QSize(300, 300));
        QVERIFY(field.base64().startsWith(u"/9j/"_s));
    }

    void aDroppedFileWorks()
    {
        PictureField field;
        QSignalSpy taken(&field, &PictureField::pictureTaken);
        QMimeData held;
        held.setUrls({QUrl::fromLocalFile(m_path)});
        drop(field, held);
        QVERIFY(taken.wait());
        QCOMPARE(taken.first().first().toString(), u"poster.png"_s);
    }

    void whatCannotBeTakenIsSaid_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("says");
        const QUrl file = QUrl::fromLocalFile(m_folder.filePath(u"poster.png"_s));
        QTest::newRow("an address") << QList<QUrl>{QUrl(u"http://127.0.0.1:1/a.jpg"_s)}
                                    << u"nothing from the network"_s;
        QTest::newRow("two files") << QList<QUrl>{file, file} << u"one picture"_s;
        QTest::newRow("a folder") << QList<QUrl>{QUrl::fromLocalFile(m_folder.path())} << u"is not a file"_s;
    }

    void whatCannotBeTakenIsSaid()
    {
        QFETCH(const QList<QUrl>, urls);
        QFETCH(const QString, says);
        PictureField field;
        field.setBase64(u"kept"_s);
        QSignalSpy edited(&field, &PictureField::edited);
        QSignalSpy troubled(&field, &PictureField::troubled);
        QMimeData held;
        held.setUrls(urls);
        drop(field, held);
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY2(field.trouble().contains(says), qPrintable(field.trouble()));
        QCOMPARE(stateOf(field), field.trouble());
        QCOMPARE(troubled.first().first().toString(), field.trouble());
        QCOMPARE(field.base64(), u"kept"_s);
        QCOMPARE(edited.size(), 0);
    }

    void wordsCannotBePasted()
    {
        PictureField field;
        QApplication::clipboard()->setText(u"words"_s);
        field.findChild<QAbstractButton *>(u"pastePictureButton"_s)->click();
        QVERIFY2(field.trouble().startsWith(u"There is no picture to paste"_s), qPrintable(field.trouble()));
    }

    void aBadFileLeavesTheThumbnailAsItWas()
    {
        QFile text(m_folder.filePath(u"words.jpg"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("words");
        text.close();
        PictureField field;
        field.setBase64(u"kept"_s);
        QSignalSpy troubled(&field, &PictureField::troubled);
        field.take(text.fileName());
        QVERIFY(troubled.wait());
        QVERIFY(field.trouble().startsWith(u"words.jpg is not a picture"_s));
        QCOMPARE(field.base64(), u"kept"_s);
        field.take(m_path); // and a good one takes the trouble away
        QTRY_VERIFY(field.base64().startsWith(u"/9j/"_s));
        QVERIFY(field.trouble().isEmpty());
    }

    void removeTakesItOut()
    {
        PictureField field;
        auto *remove = field.findChild<QAbstractButton *>(u"removePictureButton"_s);
        QVERIFY(!remove->isEnabled());
        field.setBase64(u"something"_s);
        QVERIFY(remove->isEnabled());
        QSignalSpy edited(&field, &PictureField::edited);
        remove->click();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().toString(), QString());
        QVERIFY(field.base64().isEmpty());
    }

    void otherContentEndsAReading()
    {
        PictureField field;
        QSignalSpy edited(&field, &PictureField::edited);
        field.take(m_path);
        field.setBase64(u"typed meanwhile"_s);
        PictureField other; // whose reading ends after the first one would have
        QSignalSpy otherEdited(&other, &PictureField::edited);
        other.take(m_path);
        QVERIFY(otherEdited.wait());
        QCOMPARE(edited.size(), 0);
        QCOMPARE(field.base64(), u"typed meanwhile"_s);
    }

    void choosingDoesNotStopTheWindow()
    {
        PictureField field;
        field.show();
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        field.findChild<QAbstractButton *>(u"choosePictureButton"_s)->click(); // comes back at once
        auto *dialog = field.findChild<QFileDialog *>(u"choosePictureDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QSignalSpy edited(&field, &PictureField::edited);
        Q_EMIT dialog->fileSelected(m_path);
        QVERIFY(edited.wait());
        dialog->reject();
    }

    void everyControlHasANameAndIsReachable()
    {
        PictureField field;
        for (const auto *button : field.findChildren<QAbstractButton *>()) {
            QVERIFY(!button->objectName().isEmpty());
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
    }

    // For people to look at, in the folder CRIER_SCREENSHOTS names.
    void pictures()
    {
        const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
        const QDir target(wanted.isEmpty() ? m_folder.path() : wanted);
        QVERIFY(QDir().mkpath(target.path()));
        PictureField field;
        field.resize(380, 110);
        QVERIFY(field.grab().save(target.filePath(u"picture-none.png"_s)));
        QSignalSpy edited(&field, &PictureField::edited);
        field.take(m_path);
        QVERIFY(edited.wait());
        QVERIFY(field.grab().save(target.filePath(u"picture-taken.png"_s)));
        QSignalSpy troubled(&field, &PictureField::troubled);
        field.take(m_folder.path());
        QVERIFY(troubled.wait());
        QVERIFY(field.grab().save(target.filePath(u"picture-trouble.png"_s)));
    }

private:
    static QString stateOf(const PictureField &field)
    {
        return field.findChild<QLabel *>(u"thumbnailState"_s)->text();
    }

    static void drop(PictureField &field, const QMimeData &held)
    {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &held, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&field, &enter);
        QDropEvent event({5, 5}, Qt::CopyAction, &held, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&field, &event);
    }

    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_MAIN(TestPictureField)
#include "tst_picture_field.moc"
