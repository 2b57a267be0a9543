// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/private_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#if !defined(Q_OS_WIN)
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace crier;

namespace {

#if !defined(Q_OS_WIN)
int modeOf(const QString &path)
{
    struct stat info
    {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
}

bool makeWithMode(const QString &path, int mode)
{
    const QByteArray name = QFile::encodeName(path);
    return ::mkdir(name.constData(), 0700) == 0 && ::chmod(name.constData(), mode_t(mode)) == 0;
}

// The process's mask, for as long as this lives.
class Mask
{
public:
    explicit Mask(mode_t mask)
        : m_before(::umask(mask))
    {}
    ~Mask() { ::umask(m_before); }

private:
    mode_t m_before;
};
#endif

} // namespace

class TestPrivateFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void itIsMadeWithItsParents()
    {
        const QString path = m_folder->filePath(QStringLiteral("a/b 文件夹/c"));
        QVERIFY(makePrivateFolder(path, false).ok());
        QVERIFY(QFileInfo(path).isDir());
    }

    void makingItTwiceIsFine()
    {
        const QString path = m_folder->filePath(QStringLiteral("data"));
        QVERIFY(makePrivateFolder(path, true).ok());
        QVERIFY(makePrivateFolder(path, true).ok());
        QVERIFY(makePrivateFolder(path + QLatin1Char('/'), true).ok());
    }

    void aFileInItsPlaceIsAnError_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("the folder itself") << QStringLiteral("file");
        QTest::newRow("a parent") << QStringLiteral("file/data");
    }

    void aFileInItsPlaceIsAnError()
    {
        QFETCH(QString, path);
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4 && file.flush());
        const Status made = makePrivateFolder(m_folder->filePath(path), true);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().kind, ErrorKind::StorageUnavailable);
        QCOMPARE(file.size(), 4);
    }

    void flushingAFolderWorksAndAMissingOneIsAnError()
    {
        QVERIFY(flushFolder(m_folder->path()).ok());
#if !defined(Q_OS_WIN)
        const Status flushed = flushFolder(m_folder->filePath(QStringLiteral("missing")));
        QVERIFY(!flushed.ok());
        QCOMPARE(flushed.error().kind, ErrorKind::StorageUnavailable);
#endif
    }

#if !defined(Q_OS_WIN)
    void aNewOneIsForThisUserAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("usual mask") << 022;
        QTest::newRow("no mask") << 0;
    }

    void aNewOneIsForThisUserAlone()
    {
        QFETCH(int, mask);
        const Mask guard{mode_t(mask)};
        const QString parent = m_folder->filePath(QStringLiteral("parent"));
        QVERIFY(makePrivateFolder(parent + QStringLiteral("/data"), false).ok());
        QCOMPARE(modeOf(parent), 0700);
        QCOMPARE(modeOf(parent + QStringLiteral("/data")), 0700);
    }

    void oneThatIsOursIsTightened()
    {
        const QString path = m_folder->filePath(QStringLiteral("data"));
        QVERIFY(makeWithMode(path, 0755));
        QVERIFY(makePrivateFolder(path, true).ok());
        QCOMPARE(modeOf(path), 0700);
    }

    void oneThatMayNotBeOursIsLeftAsItIs()
    {
        const QString path = m_folder->filePath(QStringLiteral("shared"));
        QVERIFY(makeWithMode(path, 0755));
        QVERIFY(makePrivateFolder(path, false).ok());
        QCOMPARE(modeOf(path), 0755);
    }

    void parentsThatAreThereAreLeftAsTheyAre()
    {
        const QString parent = m_folder->filePath(QStringLiteral("shared"));
        QVERIFY(makeWithMode(parent, 0755));
        QVERIFY(makePrivateFolder(parent + QStringLiteral("/data"), true).ok());
        QCOMPARE(modeOf(parent), 0755);
        QCOMPARE(modeOf(parent + QStringLiteral("/data")), 0700);
    }

    void aLinkToAFolderIsThatFolder()
    {
        const QString path = m_folder->filePath(QStringLiteral("data"));
        const QString link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(makeWithMode(path, 0755));
        QVERIFY(QFile::link(path, link));
        QVERIFY(makePrivateFolder(link, true).ok());
        QCOMPARE(modeOf(path), 0700);
    }

    void aDanglingLinkIsAnError()
    {
        const QString link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("nowhere")), link));
        QVERIFY(!makePrivateFolder(link, true).ok());
    }

    void aParentThatCannotBeWrittenIsSaidToBeReadOnly()
    {
        if (::geteuid() == 0)
            QSKIP("the system lets root write everywhere");
        const QString parent = m_folder->filePath(QStringLiteral("locked"));
        QVERIFY(makeWithMode(parent, 0500));
        const Status made = makePrivateFolder(parent + QStringLiteral("/data"), true);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().kind, ErrorKind::StorageReadOnly);
    }

    void whatIsNoPlaceForFoldersIsAnError()
    {
#if !defined(Q_OS_LINUX)
        QSKIP("only Linux has /proc");
#endif
        QVERIFY(!makePrivateFolder(QStringLiteral("/proc/crier/data"), true).ok());
    }
#endif

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPrivateFolder)
#include "tst_private_folder.moc"
