// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/durable_file.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>

#include <csignal>
#endif

using namespace crier;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class TestDurableFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theNewFileReplacesTheOld();
    void piecesMakeOneFile();
    void withoutCommitTheOldFileStays();
    void filesAreTheirOwnersAlone();
    void aMissingFolderIsAnError();
    void aNameThatIsTakenByAFolderIsAnError();
    void aPathWithPercentSignsIsTakenAsItIs();
    void aFullDiskLeavesTheOldFile();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("服务 file.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDurableFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDurableFile::theNewFileReplacesTheOld()
{
    QVERIFY(writeFileDurably(path(), "old and longer").ok());
    QCOMPARE(contentOf(path()), QByteArray("old and longer"));
    QVERIFY(writeFileDurably(path(), "new").ok());
    QCOMPARE(contentOf(path()), QByteArray("new"));
    QCOMPARE(filesIn(*m_folder).size(), 1);
}

void TestDurableFile::piecesMakeOneFile()
{
    DurableFileWriter writer;
    QVERIFY(writer.open(path()).ok());
    QByteArray expected;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray line = QByteArray::number(i) + '\n';
        expected += line;
        QVERIFY(writer.write(line).ok());
    }
    QVERIFY(!QFile::exists(path()));
    QVERIFY(writer.commit().ok());
    QCOMPARE(contentOf(path()), expected);
}

void TestDurableFile::withoutCommitTheOldFileStays()
{
    QVERIFY(writeFileDurably(path(), "old").ok());
    {
        DurableFileWriter writer;
        QVERIFY(writer.open(path()).ok());
        QVERIFY(writer.write("half").ok());
        QCOMPARE(filesIn(*m_folder).size(), 2);
    }
    QCOMPARE(contentOf(path()), QByteArray("old"));
    QCOMPARE(filesIn(*m_folder).size(), 1);
}

void TestDurableFile::filesAreTheirOwnersAlone()
{
#if defined(Q_OS_UNIX)
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    DurableFileWriter writer;
    QVERIFY(writer.open(path()).ok());
    // Already before the first byte.
    const QStringList names = filesIn(*m_folder);
    QVERIFY(!(QFile::permissions(m_folder->filePath(names.first())) & others));
    QVERIFY(writer.commit().ok());
    QVERIFY(!(QFile::permissions(path()) & others));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestDurableFile::aMissingFolderIsAnError()
{
    const Status status = writeFileDurably(m_folder->filePath(QStringLiteral("missing/file")), "x");
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::StorageUnavailable);
    QVERIFY(!status.error().detail.isEmpty());
}

void TestDurableFile::aNameThatIsTakenByAFolderIsAnError()
{
    QVERIFY(QDir().mkpath(path() + QStringLiteral("/inner")));
    QVERIFY(!writeFileDurably(path(), "x").ok());
    QCOMPARE(filesIn(*m_folder).size(), 1);
    QVERIFY(QDir(path()).exists());
}

void TestDurableFile::aPathWithPercentSignsIsTakenAsItIs()
{
    const QString folder = m_folder->filePath(QStringLiteral("50%1 %2"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(writeFileDurably(folder + QStringLiteral("/a%1"), "text").ok());
    QCOMPARE(contentOf(folder + QStringLiteral("/a%1")), QByteArray("text"));
}

void TestDurableFile::aFullDiskLeavesTheOldFile()
{
#if defined(Q_OS_UNIX)
    QVERIFY(writeFileDurably(path(), "old").ok());
    // A limit on the size of files fails a write in the middle, as a full disk does.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 4'096;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Status status = writeFileDurably(path(), QByteArray(100'000, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_DFL);

    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::StorageFull);
    QCOMPARE(contentOf(path()), QByteArray("old"));
    QCOMPARE(filesIn(*m_folder).size(), 1);
#else
    QSKIP("Needs a limit on the size of files.");
#endif
}

QTEST_GUILESS_MAIN(TestDurableFile)
#include "tst_durable_file.moc"
