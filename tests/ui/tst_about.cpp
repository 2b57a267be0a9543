// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/build_info.h"
#include "app/text/translations.h"
#include "app/version.h"
#include "ui/main_window/about_dialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace crier;

// What About tells, by mouse and by keyboard.
class AboutTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void opened(const QUrl &url) { m_opened = url; }

private Q_SLOTS:
    void init()
    {
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        QVERIFY(m_folder.isValid());
        m_opened.clear();
        m_about = std::make_unique<AboutDialog>(m_folder.path());
        m_about->show();
        QVERIFY(QTest::qWaitForWindowActive(m_about.get()));
    }
    void cleanup() { m_about.reset(); }

    void itNamesVersionsAndParts()
    {
        QVERIFY(find<QLabel>("aboutName")->text().endsWith(QStringLiteral(" " CRIER_VERSION)));
        const QString build = find<QPlainTextEdit>("aboutBuild")->toPlainText();
        QVERIFY2(build.contains(QString::fromLatin1(qVersion())), qPrintable(build));
        QVERIFY(build.contains(buildInfo().compiler));
        for (const OptionalPart &part : buildInfo().parts)
            QVERIFY2(build.contains(part.library), qPrintable(part.library));
    }

    void theLicencesCanBeRead()
    {
        const QString licences = find<QPlainTextEdit>("aboutLicences")->toPlainText();
        QVERIFY(licences.contains(QStringLiteral("Crier: GPL-3.0-or-later")));
        QVERIFY(licences.contains(QStringLiteral("Qt: LGPL-3.0-only")));
        for (const ThirdParty &other : thirdParties())
            QVERIFY(licences.contains(other.name) && licences.contains(other.licence));
        const QString gpl = find<QPlainTextEdit>("aboutGpl")->toPlainText();
        QVERIFY(gpl.contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
        QVERIFY(gpl.contains(QStringLiteral("END OF TERMS AND CONDITIONS")));
    }

    void copyTakesAllOfIt()
    {
        QTest::mouseClick(find<QPushButton>("aboutCopy"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(QStringLiteral("Crier " CRIER_VERSION "\n")));
        QVERIFY(copied.contains(find<QPlainTextEdit>("aboutBuild")->toPlainText()));
        QVERIFY(copied.contains(find<QPlainTextEdit>("aboutLicences")->toPlainText()));
        QVERIFY(copied.contains(QDir::toNativeSeparators(m_folder.path())));
        QVERIFY(!find<QLabel>("aboutNotice")->text().isEmpty());
    }

    void theDataFolderOpens()
    {
        QCOMPARE(find<QLineEdit>("aboutDataDir")->text(), QDir::toNativeSeparators(m_folder.path()));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "opened");
        QTest::mouseClick(find<QPushButton>("aboutOpenDataDir"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_opened, QUrl::fromLocalFile(m_folder.path()));
        QVERIFY(find<QLabel>("aboutNotice")->text().isEmpty());
    }

    void aFolderThatIsNotThereIsSaid()
    {
        m_about = std::make_unique<AboutDialog>(m_folder.filePath(QStringLiteral("none")));
        QTest::mouseClick(find<QPushButton>("aboutOpenDataDir"), Qt::LeftButton);
        QVERIFY(!find<QLabel>("aboutNotice")->text().isEmpty());
    }

    void theKeyboardReachesEverythingAndEscapeCloses()
    {
        QSet<QString> seen;
        for (int i = 0; i < 12; ++i) {
            QVERIFY(m_about->focusWidget());
            seen.insert(m_about->focusWidget()->objectName());
            QTest::keyClick(m_about->focusWidget(), Qt::Key_Tab);
        }
        for (const char *name : {"aboutBuild", "aboutDataDir", "aboutOpenDataDir", "aboutCopy", "aboutClose"})
            QVERIFY2(seen.contains(QString::fromLatin1(name)), name);
        QVERIFY(!find<QLineEdit>("aboutDataDir")->accessibleName().isEmpty());
        for (const char *name : {"aboutBuild", "aboutLicences", "aboutGpl"})
            QVERIFY(!find<QPlainTextEdit>(name)->accessibleName().isEmpty());
        find<QPushButton>("aboutCopy")->setFocus();
        QTest::keyClick(m_about->focusWidget(), Qt::Key_Space);
        QVERIFY(!find<QLabel>("aboutNotice")->text().isEmpty());
        QTest::keyClick(m_about.get(), Qt::Key_Escape);
        QVERIFY(!m_about->isVisible());
    }

    void theTabsHaveKeysOfTheirOwn()
    {
        auto *pages = find<QTabWidget>("aboutPages");
        QTest::keyClick(m_about.get(), Qt::Key_L, Qt::AltModifier);
        QTRY_COMPARE(pages->currentIndex(), 1);
        QTest::keyClick(m_about.get(), Qt::Key_G, Qt::AltModifier);
        QTRY_COMPARE(pages->currentIndex(), 2);
    }

private:
    template<typename T>
    T *find(const char *name) const
    {
        return m_about->findChild<T *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<AboutDialog> m_about;
    QUrl m_opened;
};

QTEST_MAIN(AboutTest)
#include "tst_about.moc"
