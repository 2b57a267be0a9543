// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_store.h"

#include "app/text/profile_sentences.h"
#include "tests/support/sample_profile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
using namespace std::chrono_literals;

namespace {

// Every member differs from what a profile has by itself.
Profile fullProfile(const QString &name)
{
    Profile profile = sampleProfile(name, Environment::Live);
    profile.baseUrl = QUrl(u"https://api-b.sg-light-api.com:8443"_s);
    profile.defaultSender.value = u"运营 ops"_s;
    profile.dataCentre = u"SG"_s;
    profile.interval = 250ms;
    profile.hold = 20s;
    profile.hours = SendingHours{QTime(22, 0), QTime(6, 30), "Asia/Shanghai"};
    profile.rehearsalRoom.value = u"演练 1"_s;
    return profile;
}

QStringList namesOf(const QList<Profile> &profiles)
{
    QStringList names;
    for (const Profile &profile : profiles)
        names.append(profile.name);
    return names;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void atFirstThereAreNone();
    void aProfileComesBackWhole();
    void aChangeReplacesTheOneWithItsId();
    void onlyWhatCanBeUsedIsStored();
    void namesThatLookTheSameClash_data();
    void namesThatLookTheSameClash();
    void removingLeavesTheOthers();
    void whatIsGoneCannotBeChanged();
    void theOrderIsThePersonsOwn_data();
    void theOrderIsThePersonsOwn();
    void theCurrentOneIsRemembered();
    void twoWindowsKeepEachOthersChanges();
    void manyAtOnceLoseNothing();
    void whatIsNotKnownStays();
    void whatIsMissingIsTakenForTheSafest();
    void hoursThatMakeNoSenseAreNotTakenForNone();
    void aDamagedFileIsKeptAside_data();
    void aDamagedFileIsKeptAside();
    void aNewerFileIsLeftAlone();
    void aLockedFileSaysSo();
    void theFileIsItsOwnersAlone();
    void anExportComesBack();
    void anImportTakesNothingSecret();
    void whatIsNoExportIsRefused_data();
    void whatIsNoExportIsRefused();

private:
    QString dataDir() const { return m_folder->filePath(u"data"_s); }
    QString path() const { return m_folder->filePath(u"data/profiles.json"_s); }
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
    // As another window sees them.
    QList<Profile> stored() const
    {
        const auto read = ProfileStore(dataDir()).list();
        return read ? *read : QList<Profile>{sampleProfile(u"unreadable"_s)};
    }
    // Gives its id.
    QByteArray add(const QString &name)
    {
        const auto added = m_store->add(sampleProfile(name));
        return added ? added->id : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
};

void TestProfileStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_store = std::make_unique<ProfileStore>(dataDir());
}

void TestProfileStore::atFirstThereAreNone()
{
    QVERIFY(stored().isEmpty());
    QCOMPARE(*m_store->current(), QByteArray());
    QVERIFY(!QFileInfo::exists(dataDir())); // asking writes nothing
}

void TestProfileStore::aProfileComesBackWhole()
{
    const auto plain = m_store->add(sampleProfile(u" Shop test \u00A0"_s));
    const auto full = m_store->add(fullProfile(u"商店 Live & <b>"_s));
    QVERIFY(plain.ok() && full.ok());
    QVERIFY(!full->id.isEmpty() && full->id != plain->id);
    QCOMPARE(plain->name, u"Shop test"_s);
    Profile expected = fullProfile(u"商店 Live & <b>"_s);
    expected.id = full->id;
    QVERIFY(stored() == (QList<Profile>{*plain, expected}));
}

void TestProfileStore::aChangeReplacesTheOneWithItsId()
{
    const QByteArray first = add(u"First"_s);
    add(u"Second"_s);
    Profile changed = fullProfile(u"Premier"_s);
    changed.id = first;
    QVERIFY(m_store->replace(changed).ok());
    QVERIFY(stored().first() == changed);
    QCOMPARE(namesOf(stored()), (QStringList{u"Premier"_s, u"Second"_s}));
    changed.hours.reset();
    changed.name = u" premier "_s; // its own name does not stand in its way
    QVERIFY(m_store->replace(changed).ok());
    QCOMPARE(stored().first().name, u"premier"_s);
    QVERIFY(!stored().first().hours);
}

void TestProfileStore::onlyWhatCanBeUsedIsStored()
{
    const QByteArray id = add(u"Good"_s);
    const QByteArray before = bytes();
    Profile bad = sampleProfile(u"Good"_s);
    bad.baseUrl = QUrl(u"http://api.example.com"_s);
    bad.id = id;
    const Status replaced = m_store->replace(bad);
    bad.name = u"Bad"_s;
    const auto added = m_store->add(bad);
    QVERIFY(!added.ok() && !replaced.ok());
    for (const Error &error : {added.error(), replaced.error()})
        QVERIFY((error == Error{ErrorKind::InvalidInput, u"url-not-https"_s}));
    QVERIFY(!profileErrorSentence(added.error()).isEmpty());
    QCOMPARE(bytes(), before);
}

void TestProfileStore::namesThatLookTheSameClash_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("clashes");
    QTest::newRow("same") << u"Caf\u00E9 Shop 1"_s << true;
    QTest::newRow("case") << u"CAF\u00C9 sHOP 1"_s << true;
    QTest::newRow("two characters for one") << u"Cafe\u0301 Shop 1"_s << true;
    QTest::newRow("full width") << u"\uFF23af\u00E9 Shop \uFF11"_s << true;
    QTest::newRow("white space around") << u"\tCaf\u00E9 Shop 1 "_s << true;
    QTest::newRow("a space that does not break") << u"Caf\u00E9\u00A0Shop 1"_s << true;
    QTest::newRow("without the accent") << u"Cafe Shop 1"_s << false;
    QTest::newRow("another number") << u"Caf\u00E9 Shop 2"_s << false;
}

void TestProfileStore::namesThatLookTheSameClash()
{
    QFETCH(QString, other);
    QFETCH(bool, clashes);
    QVERIFY(!add(u"Caf\u00E9 Shop 1"_s).isEmpty());
    const auto added = m_store->add(sampleProfile(other));
    QCOMPARE(added.ok(), !clashes);
    if (clashes)
        QVERIFY((added.error() == Error{ErrorKind::InvalidInput, u"profile-name-taken"_s}));
    QCOMPARE(stored().size(), clashes ? 1 : 2);
}

void TestProfileStore::removingLeavesTheOthers()
{
    const QByteArray first = add(u"First"_s);
    const QByteArray second = add(u"Second"_s);
    add(u"Third"_s);
    QVERIFY(m_store->setCurrent(first).ok());
    QVERIFY(m_store->remove(second).ok());
    QVERIFY(m_store->remove(second).ok());
    QVERIFY(m_store->remove({}).ok());
    QCOMPARE(namesOf(stored()), (QStringList{u"First"_s, u"Third"_s}));
    QCOMPARE(*m_store->current(), first);
    QVERIFY(m_store->remove(first).ok());
    QCOMPARE(*m_store->current(), QByteArray());
    QCOMPARE(namesOf(stored()), QStringList{u"Third"_s});
    QVERIFY(!bytes().contains(first));
}

void TestProfileStore::whatIsGoneCannotBeChanged()
{
    Profile gone = sampleProfile(u"Gone"_s);
    gone.id = add(gone.name);
    QVERIFY(m_store->remove(gone.id).ok());
    for (const Status &status :
         {m_store->replace(gone), m_store->move(gone.id, 0), m_store->setCurrent(gone.id)}) {
        QVERIFY(!status.ok());
        QCOMPARE(status.error().kind, ErrorKind::Conflict);
    }
    QVERIFY(stored().isEmpty());
}

void TestProfileStore::theOrderIsThePersonsOwn_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("order");
    QTest::newRow("down") << 0 << 2 << u"BCAD"_s;
    QTest::newRow("up") << 3 << 1 << u"ADBC"_s;
    QTest::newRow("to where it is") << 1 << 1 << u"ABCD"_s;
    QTest::newRow("beyond the end") << 0 << 99 << u"BCDA"_s;
    QTest::newRow("before the beginning") << 2 << -5 << u"CABD"_s;
}

void TestProfileStore::theOrderIsThePersonsOwn()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, order);
    QList<QByteArray> ids;
    for (const QChar name : u"ABCD"_s)
        ids.append(add(name));
    QVERIFY(m_store->move(ids[from], to).ok());
    QCOMPARE(namesOf(stored()).join(QString()), order);
}

void TestProfileStore::theCurrentOneIsRemembered()
{
    const QByteArray id = add(u"Shop"_s);
    QVERIFY(m_store->setCurrent(id).ok());
    QCOMPARE(*ProfileStore(dataDir()).current(), id);
    QVERIFY(m_store->setCurrent({}).ok());
    QCOMPARE(*ProfileStore(dataDir()).current(), QByteArray());
}

void TestProfileStore::twoWindowsKeepEachOthersChanges()
{
    ProfileStore other(dataDir());
    const QByteArray mine = add(u"Mine"_s);
    const auto theirs = other.add(sampleProfile(u"Theirs"_s));
    QVERIFY(theirs.ok());
    QVERIFY(!other.add(sampleProfile(u"mine"_s)).ok());
    Profile changed = sampleProfile(u"Mine too"_s);
    changed.id = mine;
    QVERIFY(other.replace(changed).ok());
    QVERIFY(m_store->setCurrent(theirs->id).ok());
    QVERIFY(m_store->move(theirs->id, 0).ok());
    QCOMPARE(namesOf(stored()), (QStringList{u"Theirs"_s, u"Mine too"_s}));
    QCOMPARE(*other.current(), theirs->id);
}

void TestProfileStore::manyAtOnceLoseNothing()
{
    constexpr int threads = 4;
    constexpr int each = 5;
    std::vector<std::unique_ptr<QThread>> all;
    std::atomic<int> failures = 0;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back(QThread::create([this, thread, &failures] {
            ProfileStore window(dataDir());
            for (int i = 0; i < each; ++i) {
                const bool added = window.add(sampleProfile(u"Shop %1.%2"_s.arg(thread).arg(i))).ok();
                failures += added ? 0 : 1;
            }
        }));
        all.back()->start();
    }
    for (const auto &thread : all)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(failures.load(), 0);
    QCOMPARE(stored().size(), threads * each);
}

void TestProfileStore::whatIsNotKnownStays()
{
    write("{\"version\":1,\"later\":[1],\"profiles\":["
          "{\"id\":\"a\",\"name\":\"A\",\"environment\":\"test\",\"baseUrl\":\"https://a.example.com\","
          "\"appKey\":\"k\",\"later\":true,"
          "\"sendingHours\":{\"from\":\"09:00\",\"until\":\"18:00\",\"timeZone\":\"UTC\",\"later\":1}},"
          "{\"later\":\"without an id\"}, 7, {\"id\":\"a\",\"later\":\"a second time\"},"
          "{\"id\":\"b\",\"name\":\"B\"}]}");
    QCOMPARE(namesOf(stored()), (QStringList{u"A"_s, u"B"_s}));
    Profile changed = stored().first();
    changed.name = u"Changed"_s;
    QVERIFY(m_store->replace(changed).ok());
    QVERIFY(!add(u"New"_s).isEmpty());
    QVERIFY(m_store->move("b", 0).ok());
    QVERIFY(m_store->setCurrent("b").ok());
    QCOMPARE(namesOf(stored()), (QStringList{u"B"_s, u"Changed"_s, u"New"_s}));
    QCOMPARE(bytes().count("\"later\""), 5);
    QVERIFY(QJsonDocument::fromJson(bytes())[u"profiles"_s].toArray().contains(7));
}

void TestProfileStore::whatIsMissingIsTakenForTheSafest()
{
    write("{\"version\":1,\"profiles\":[{\"id\":\"a\"},"
          "{\"id\":\"b\",\"environment\":\"staging\",\"intervalMs\":1,\"holdSeconds\":7},"
          "{\"id\":\"c\",\"environment\":\"test\",\"intervalMs\":\"no\",\"holdSeconds\":-1},"
          "{\"id\":\"d\",\"environment\":\"sandbox\",\"baseUrl\":\"https://api.rong-api.com\"},"
          "{\"id\":\"e\",\"environment\":\"sandbox\",\"baseUrl\":\"http://127.0.0.1:9\"}]}");
    const QList<Profile> profiles = stored();
    QCOMPARE(profiles.size(), 5);
    QCOMPARE(profiles[0].environment, Environment::Live);
    QVERIFY(profiles[0].hold == 10s && profiles[0].interval == 1s);
    QCOMPARE(profiles[1].environment, Environment::Live);
    QVERIFY(profiles[1].hold == 10s && profiles[1].interval == 100ms);
    QCOMPARE(profiles[2].environment, Environment::Test);
    QVERIFY(profiles[2].hold == 0s && profiles[2].interval == 1s);
    QCOMPARE(profiles[3].environment, Environment::Live);
    QVERIFY(profiles[3].hold == 10s);
    QCOMPARE(profiles[4].environment, Environment::Sandbox);
}

void TestProfileStore::hoursThatMakeNoSenseAreNotTakenForNone()
{
    write("{\"version\":1,\"profiles\":[{\"id\":\"a\",\"sendingHours\":\"at night\"},"
          "{\"id\":\"b\",\"sendingHours\":{\"from\":\"25:00\",\"until\":\"6\",\"timeZone\":\"UTC\"}},"
          "{\"id\":\"c\",\"sendingHours\":null}]}");
    const QList<Profile> profiles = stored();
    QVERIFY(profiles[0].hours && profiles[1].hours && !profiles[2].hours);
    QVERIFY(!profiles[1].hours->from.isValid());
}

void TestProfileStore::aDamagedFileIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"profiles\":[{\"na");
    QTest::newRow("no version") << QByteArray("{\"profiles\":[]}");
    QTest::newRow("profiles of another kind") << QByteArray("{\"version\":1,\"profiles\":{}}");
}

void TestProfileStore::aDamagedFileIsKeptAside()
{
    QFETCH(QByteArray, damage);
    write(damage);
    const auto read = m_store->list();
    QVERIFY(read.ok() && read->isEmpty());
    QVERIFY(m_store->damagedPath().contains(u"profiles.json.damaged-"_s));
    QFile kept(m_store->damagedPath());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), damage);
    QVERIFY(!add(u"Shop"_s).isEmpty());
    QCOMPARE(stored().size(), 1);
}

void TestProfileStore::aNewerFileIsLeftAlone()
{
    const QByteArray newer = "{\"version\":2,\"apps\":{}}";
    write(newer);
    const auto listed = m_store->list();
    const auto added = m_store->add(sampleProfile(u"Shop"_s));
    QVERIFY(!listed.ok() && !added.ok());
    for (const Error &error : {listed.error(), added.error()})
        QVERIFY((error == Error{ErrorKind::StorageNewer, path()}));
    QVERIFY(profileErrorSentence(listed.error()).contains(u"profiles"_s));
    QCOMPARE(bytes(), newer);
    QVERIFY(m_store->damagedPath().isEmpty());
}

void TestProfileStore::aLockedFileSaysSo()
{
    QVERIFY(QDir().mkpath(dataDir()));
    QLockFile lock(path() + u".lock"_s);
    QVERIFY(lock.tryLock(0));
    const auto added = m_store->add(sampleProfile(u"Shop"_s));
    QVERIFY(!added.ok());
    QCOMPARE(added.error().kind, ErrorKind::StorageBusy);
}

void TestProfileStore::theFileIsItsOwnersAlone()
{
#if defined(Q_OS_UNIX)
    QVERIFY(!add(u"Shop"_s).isEmpty());
    QVERIFY(!(QFile::permissions(path()) &
              (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestProfileStore::anExportComesBack()
{
    Profile full = fullProfile(u"商店"_s);
    full.id = "0123-id";
    const QList<Profile> profiles{full, sampleProfile(u"Second"_s)};
    const QByteArray file = exportedProfiles(profiles);
    QVERIFY(!file.contains(full.id)); // what its secret is kept under is no one else's business
    QVERIFY(file.contains("App Secrets are never part of this file."));
    QVERIFY(secretLikeMembers(file).isEmpty());
    full.id.clear();
    const auto imported = importedProfiles(file);
    QVERIFY(imported.ok());
    QVERIFY(*imported == (QList<Profile>{full, profiles[1]}));
    QVERIFY(m_store->add(imported->first()).ok());
}

void TestProfileStore::anImportTakesNothingSecret()
{
    const QByteArray file = "{\"format\":\"crier-profiles\",\"version\":1,\"App_Secret\":\"s3cr3t-1\","
                            "\"profiles\":[{\"name\":\"A\",\"environment\":\"test\",\"appKey\":\"k\","
                            "\"baseUrl\":\"https://a.example.com\",\"app-secret\":\"s3cr3t-2\","
                            "\"sendingHours\":{\"from\":\"09:00\",\"until\":\"18:00\",\"timeZone\":\"UTC\","
                            "\"Password\":\"s3cr3t-3\"}}]}";
    QStringList names = secretLikeMembers(file);
    names.sort();
    QCOMPARE(names, (QStringList{u"App_Secret"_s, u"Password"_s, u"app-secret"_s}));
    const auto imported = importedProfiles(file);
    QVERIFY(imported.ok());
    QVERIFY(m_store->add(imported->first()).ok());
    QVERIFY(!bytes().contains("s3cr3t"));
    QVERIFY(!exportedProfiles(*imported).contains("s3cr3t"));
}

void TestProfileStore::whatIsNoExportIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const QByteArray &file, ErrorKind kind = ErrorKind::InvalidInput) {
        QTest::newRow(name) << file << kind;
    };
    row("nothing", {});
    row("no JSON", "hello");
    row("the store's own file", "{\"version\":1,\"profiles\":[{\"name\":\"A\"}]}");
    row("no profiles", "{\"format\":\"crier-profiles\",\"version\":1,\"profiles\":[]}");
    row("a profile that is none", "{\"format\":\"crier-profiles\",\"version\":1,\"profiles\":[{},7]}");
    row("no version", "{\"format\":\"crier-profiles\",\"profiles\":[{\"name\":\"A\"}]}");
    row("a newer one", "{\"format\":\"crier-profiles\",\"version\":2,\"apps\":[]}", ErrorKind::StorageNewer);
}

void TestProfileStore::whatIsNoExportIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(ErrorKind, kind);
    const auto imported = importedProfiles(file);
    QVERIFY(!imported.ok());
    QCOMPARE(imported.error().kind, kind);
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profile_store.moc"
