// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose_notes.h"

#include "app/compose/check.h"
#include "app/text/template_sentences.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

CorrectionText sampleCorrection(const QByteArray &text = "Please disregard it.")
{
    return {u"RC:TxtMsg"_s, "{\"content\" : \"" + text + "\"}"};
}

} // namespace

class TestComposeNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void atFirstNothingIsKnown();
    void customTypesAreRememberedNewestFirst();
    void builtInTypesAreNotRemembered();
    void onlyTheLastTwentyStay();
    void profilesDoNotSeeEachOthersNotes();
    void aCorrectionComesBackByteForByte_data();
    void aCorrectionComesBackByteForByte();
    void aCorrectionThatCannotBeSentIsRefused();
    void aCorrectionIsTakenAway();
    void notesMoveWithTheName();
    void twoWindowsKeepEachOthersChanges();
    void manyAtOnceLoseNothing();
    void whatIsNotKnownStays();
    void aDamagedFileIsKeptAside_data();
    void aDamagedFileIsKeptAside();
    void aNewerFileIsLeftAlone();
    void aLockedFileSaysSo();
    void nothingIsWrittenWhereNothingChanged();
    void theFileIsItsOwnersAlone();
    void aPlaceThatCannotBeWrittenIsAnError();

private:
    QString dataDir() const { return m_folder->filePath(u"data"_s); }
    QString path() const { return m_folder->filePath(u"data/compose.json"_s); }
    void write(const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(dataDir()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // As another window sees it.
    ProfileNotes notes(const QString &profile = u"Shop"_s) const
    {
        const auto read = ComposeNotes(dataDir()).of(profile);
        return read ? *read : ProfileNotes{{u"unreadable"_s}, {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ComposeNotes> m_notes;
};

void TestComposeNotes::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_notes = std::make_unique<ComposeNotes>(dataDir());
}

void TestComposeNotes::atFirstNothingIsKnown()
{
    QVERIFY(notes() == ProfileNotes{});
    QVERIFY(!QFileInfo::exists(dataDir())); // asking writes nothing
}

void TestComposeNotes::customTypesAreRememberedNewestFirst()
{
    for (const QString &type : {u"App:A"_s, u"App:B"_s, u"App:A"_s, u"App:C"_s, u"App:A"_s})
        QVERIFY(m_notes->rememberType(u"Shop"_s, type).ok());
    QCOMPARE(notes().customTypes, (QStringList{u"App:A"_s, u"App:C"_s, u"App:B"_s}));
    QVERIFY(m_notes->forgetType(u"Shop"_s, u"App:C"_s).ok());
    QVERIFY(m_notes->forgetType(u"Shop"_s, u"App:X"_s).ok());
    QCOMPARE(notes().customTypes, (QStringList{u"App:A"_s, u"App:B"_s}));
}

void TestComposeNotes::builtInTypesAreNotRemembered()
{
    for (const QString &type : {u"RC:TxtMsg"_s, QString(), u"  "_s, QString(33, u'x')})
        QVERIFY(m_notes->rememberType(u"Shop"_s, type).ok());
    QVERIFY(notes() == ProfileNotes{});
}

void TestComposeNotes::onlyTheLastTwentyStay()
{
    for (int i = 0; i < maxCustomTypes + 5; ++i)
        QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:%1"_s.arg(i)).ok());
    QCOMPARE(notes().customTypes.size(), maxCustomTypes);
    QCOMPARE(notes().customTypes.first(), u"App:24"_s);
    QCOMPARE(notes().customTypes.last(), u"App:5"_s);
}

void TestComposeNotes::profilesDoNotSeeEachOthersNotes()
{
    QVERIFY(m_notes->rememberType(u"Shop Live 服务"_s, u"App:Live"_s).ok());
    QVERIFY(m_notes->setCorrection(u"Shop Test"_s, sampleCorrection()).ok());
    QCOMPARE(notes(u"Shop Live 服务"_s).customTypes, QStringList{u"App:Live"_s});
    QVERIFY(!notes(u"Shop Live 服务"_s).correction);
    QVERIFY(notes(u"Shop Test"_s).customTypes.isEmpty());
    QVERIFY(notes(u"Shop Test"_s).correction == sampleCorrection());
    QVERIFY(notes(u"shop test"_s) == ProfileNotes{});
}

void TestComposeNotes::aCorrectionComesBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("spelling") << QByteArray("{ \"content\" : \"caf\\u00e9 \\/ 😀 更正\",\n \"n\":1.0 }\r\n");
    QTest::newRow("as large as can be sent") << QByteArray(maxContentBytes, '"');
    QTest::newRow("line separator") << QByteArray("\xE2\x80\xA8");
}

void TestComposeNotes::aCorrectionComesBackByteForByte()
{
    QFETCH(QByteArray, content);
    const CorrectionText text{u"App:Correction"_s, content};
    QVERIFY(m_notes->setCorrection(u"Shop"_s, text).ok());
    QCOMPARE(notes().correction->content, content);
    QCOMPARE(notes().correction->objectName, text.objectName);
}

void TestComposeNotes::aCorrectionThatCannotBeSentIsRefused()
{
    for (const QByteArray &content : {QByteArray("\xFF"), QByteArray(maxContentBytes + 1, 'x')}) {
        const Status set = m_notes->setCorrection(u"Shop"_s, CorrectionText{u"RC:TxtMsg"_s, content});
        QVERIFY(!set.ok());
        QCOMPARE(set.error().kind, ErrorKind::InvalidInput);
    }
    QVERIFY(notes() == ProfileNotes{});
}

void TestComposeNotes::aCorrectionIsTakenAway()
{
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    QVERIFY(m_notes->setCorrection(u"Shop"_s, sampleCorrection()).ok());
    QVERIFY(m_notes->setCorrection(u"Shop"_s, std::nullopt).ok());
    QVERIFY((notes() == ProfileNotes{{u"App:A"_s}, {}}));
}

void TestComposeNotes::notesMoveWithTheName()
{
    QVERIFY(m_notes->rememberType(u"Old"_s, u"App:A"_s).ok());
    QVERIFY(m_notes->setCorrection(u"Old"_s, sampleCorrection()).ok());
    QVERIFY(m_notes->renameProfile(u"Old"_s, u"New"_s).ok());
    QVERIFY(m_notes->renameProfile(u"New"_s, u"New"_s).ok());
    QVERIFY(m_notes->renameProfile(u"None"_s, u"New"_s).ok());
    QVERIFY(notes(u"Old"_s) == ProfileNotes{});
    QVERIFY((notes(u"New"_s) == ProfileNotes{{u"App:A"_s}, sampleCorrection()}));
}

void TestComposeNotes::twoWindowsKeepEachOthersChanges()
{
    ComposeNotes other(dataDir());
    QVERIFY(m_notes->of(u"Shop"_s).ok());
    QVERIFY(other.of(u"Shop"_s).ok());
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:Mine"_s).ok());
    QVERIFY(other.rememberType(u"Shop"_s, u"App:Theirs"_s).ok());
    QVERIFY(other.setCorrection(u"Shop"_s, sampleCorrection()).ok());
    QVERIFY(m_notes->rememberType(u"Other shop"_s, u"App:Mine"_s).ok());
    QVERIFY((notes() == ProfileNotes{{u"App:Theirs"_s, u"App:Mine"_s}, sampleCorrection()}));
}

void TestComposeNotes::manyAtOnceLoseNothing()
{
    constexpr int threads = 4;
    constexpr int each = 5;
    std::vector<std::unique_ptr<QThread>> all;
    std::atomic<int> failures = 0;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back(QThread::create([this, thread, &failures] {
            ComposeNotes window(dataDir());
            for (int i = 0; i < each; ++i)
                failures += window.rememberType(u"Shop"_s, u"App:%1.%2"_s.arg(thread).arg(i)).ok() ? 0 : 1;
        }));
        all.back()->start();
    }
    for (const auto &thread : all)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(failures.load(), 0);
    QCOMPARE(notes().customTypes.size(), threads * each);
}

void TestComposeNotes::whatIsNotKnownStays()
{
    write(R"({"version":1,"later":[1],"profiles":{"Shop":{"later":true,"customTypes":["App:A",7,""]}}})");
    QCOMPARE(notes().customTypes, QStringList{u"App:A"_s});
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:B"_s).ok());
    QCOMPARE(notes().customTypes, (QStringList{u"App:B"_s, u"App:A"_s}));
    QCOMPARE(bytes().count("\"later\""), 2);
}

void TestComposeNotes::aDamagedFileIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"profiles\":{\"Sho");
    QTest::newRow("no version") << QByteArray("{\"profiles\":{}}");
    QTest::newRow("profiles of another kind") << QByteArray("{\"version\":1,\"profiles\":[]}");
    QTest::newRow("too large") << QByteArray("{\"version\":1,\"profiles\":{}}") +
                                      QByteArray(17 * 1024 * 1024, ' ');
}

void TestComposeNotes::aDamagedFileIsKeptAside()
{
    QFETCH(QByteArray, damage);
    write(damage);
    const auto read = m_notes->of(u"Shop"_s);
    QVERIFY(read.ok());
    QVERIFY(*read == ProfileNotes{});
    QVERIFY(m_notes->damagedPath().contains(u"compose.json.damaged-"_s));
    QFile kept(m_notes->damagedPath());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll() == damage);
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    QCOMPARE(notes().customTypes, QStringList{u"App:A"_s});
}

void TestComposeNotes::aNewerFileIsLeftAlone()
{
    const QByteArray newer = R"({"version":2,"shops":{}})";
    write(newer);
    const auto read = m_notes->of(u"Shop"_s);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, ErrorKind::StorageNewer);
    QVERIFY(keptFileSentence(read.error()).contains(path()));
    QVERIFY(!m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    QVERIFY(!m_notes->setCorrection(u"Shop"_s, sampleCorrection()).ok());
    QCOMPARE(bytes(), newer);
    QVERIFY(m_notes->damagedPath().isEmpty());
}

void TestComposeNotes::aLockedFileSaysSo()
{
    QVERIFY(QDir().mkpath(dataDir()));
    QLockFile lock(path() + u".lock"_s);
    QVERIFY(lock.tryLock(0));
    const Status remembered = m_notes->rememberType(u"Shop"_s, u"App:A"_s);
    QVERIFY(!remembered.ok());
    QCOMPARE(remembered.error().kind, ErrorKind::StorageBusy);
}

void TestComposeNotes::nothingIsWrittenWhereNothingChanged()
{
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    QVERIFY(m_notes->setCorrection(u"Shop"_s, sampleCorrection()).ok());
    // Not even the lock is asked for.
    QLockFile lock(path() + u".lock"_s);
    QVERIFY(lock.tryLock(0));
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    lock.unlock();
    QFile file(path());
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(longAgo, QFileDevice::FileModificationTime));
    file.close();
    const QDateTime before = QFileInfo(path()).lastModified();
    QVERIFY(m_notes->setCorrection(u"Shop"_s, sampleCorrection()).ok());
    QCOMPARE(QFileInfo(path()).lastModified(), before);
}

void TestComposeNotes::theFileIsItsOwnersAlone()
{
#if defined(Q_OS_UNIX)
    QVERIFY(m_notes->setCorrection(u"Shop"_s, sampleCorrection()).ok());
    QVERIFY(!(QFile::permissions(path()) &
              (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestComposeNotes::aPlaceThatCannotBeWrittenIsAnError()
{
    QFile blocker(dataDir());
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    QVERIFY(!m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
    QVERIFY(blocker.remove());
    QVERIFY(m_notes->rememberType(u"Shop"_s, u"App:A"_s).ok());
}

QTEST_GUILESS_MAIN(TestComposeNotes)
#include "tst_compose_notes.moc"
