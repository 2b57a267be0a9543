// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_centres.h"
#include "app/profiles/profile_store.h"
#include "tests/support/crierctl_process.h"
#include "tests/support/sample_profile.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList list{u"profile"_s, u"list"_s, u"--json"_s};

QStringList addCommand(const QString &name, const QStringList &more = {})
{
    return QStringList{u"profile"_s,
                       u"add"_s,
                       name,
                       u"--url"_s,
                       u"https://api.example.com"_s,
                       u"--app-key"_s,
                       u"uwd1c0sxdlx2"_s,
                       u"--environment"_s,
                       u"test"_s} +
           more;
}

// Where no key store can answer, whatever runs on this computer.
class WithoutKeyStore : public Crierctl
{
public:
    WithoutKeyStore()
    {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        environment.insert(u"SECRET"_s, u"s3cr3t-to-find"_s);
    }

    bool wroteTheSecret() const
    {
        QDirIterator files(dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly) || file.readAll().contains("s3cr3t"))
                return true;
        }
        return false;
    }
};

} // namespace

class TestCliProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProfileIsAddedListedAndRemoved();
    void aRegionBringsItsAddress();
    void aKnownAddressBringsItsRegion();
    void liveIsHeldBackByItself();
    void whatCannotBeUsedIsRefused_data();
    void whatCannotBeUsedIsRefused();
    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
    void theSecretIsNeverAnArgument();
    void withoutAKeyStoreNothingIsHalfDone();
    void removingAnUnknownOneNamesThoseThereAre();
    void aNewerFileEndsWithSeven();
    void aDamagedFileIsTold();
    void helpWritesNothing();
};

void TestCliProfile::aProfileIsAddedListedAndRemoved()
{
    WithoutKeyStore crierctl;
    QCOMPARE(crierctl.run(list).out, QByteArray());
    const CrierctlRun added = crierctl.run(addCommand(u"商店 & Shop"_s, {u"--sender"_s, u"ops"_s}));
    QVERIFY2(added.exitCode == 0, added.err.constData());
    QVERIFY(added.out.contains("商店 & Shop") && added.out.contains("TEST"));
    QCOMPARE(crierctl.run(addCommand(u"Second"_s)).exitCode, 0);

    const CrierctlRun listed = crierctl.run(list);
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.objects().size(), 2);
    QCOMPARE(memberNames(listed.out.split('\n').first()),
             (QStringList{u"name"_s, u"environment"_s, u"region"_s, u"url"_s, u"app_key"_s, u"sender"_s,
                          u"interval_ms"_s, u"hold_seconds"_s, u"sending_hours"_s, u"rehearsal_room"_s,
                          u"current"_s}));
    const QJsonObject first = listed.objects().first();
    QCOMPARE(first.value(u"name"_s), QJsonValue(u"商店 & Shop"_s));
    QCOMPARE(first.value(u"environment"_s), QJsonValue(u"test"_s));
    QCOMPARE(first.value(u"url"_s), QJsonValue(u"https://api.example.com"_s));
    QCOMPARE(first.value(u"sender"_s), QJsonValue(u"ops"_s));
    QVERIFY(first.value(u"region"_s).isNull() && first.value(u"sending_hours"_s).isNull());
    const CrierctlRun readable = crierctl.run({u"profile"_s, u"list"_s});
    QCOMPARE(readable.out, QByteArray("商店 & Shop\ttest\tapi.example.com\tuwd1c0sxdlx2\tops\n"
                                      "Second\ttest\tapi.example.com\tuwd1c0sxdlx2\t\n"));

    const CrierctlRun removed = crierctl.run({u"profile"_s, u"remove"_s, u"second"_s, u"--keep-secret"_s});
    QVERIFY2(removed.exitCode == 0, removed.err.constData());
    QCOMPARE(crierctl.run(list).objects().size(), 1);
}

void TestCliProfile::aRegionBringsItsAddress()
{
    for (const DataCentre &centre : vendor().dataCentres) {
        WithoutKeyStore crierctl;
        QStringList arguments = withOption(addCommand(u"Shop"_s), u"--url"_s, {});
        arguments = withOption(arguments, u"--region"_s, centre.id.toLower());
        const CrierctlRun added = crierctl.run(arguments);
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const QJsonObject profile = crierctl.run(list).object();
        QCOMPARE(profile.value(u"region"_s), QJsonValue(centre.id));
        QCOMPARE(profile.value(u"url"_s), QJsonValue(centre.primary.toString()));
        arguments = withOption(addCommand(u"Backup"_s), u"--url"_s, {});
        arguments = withOption(arguments, u"--region"_s, centre.id) + QStringList{u"--backup-host"_s};
        QCOMPARE(crierctl.run(arguments).exitCode, 0);
        QCOMPARE(crierctl.run(list).objects().last().value(u"url"_s), QJsonValue(centre.backup.toString()));
    }
}

void TestCliProfile::aKnownAddressBringsItsRegion()
{
    WithoutKeyStore crierctl;
    const QStringList arguments =
        withOption(addCommand(u"Shop"_s), u"--url"_s, u"https://api-b.sg-light-api.com"_s);
    QCOMPARE(crierctl.run(arguments).exitCode, 0);
    QCOMPARE(crierctl.run(list).object().value(u"region"_s), QJsonValue(u"SG"_s));
}

void TestCliProfile::liveIsHeldBackByItself()
{
    WithoutKeyStore crierctl;
    QCOMPARE(crierctl.run(withOption(addCommand(u"Shop"_s), u"--environment"_s, u"live"_s)).exitCode, 0);
    QCOMPARE(crierctl.run(list).object().value(u"hold_seconds"_s), QJsonValue(10));
    QCOMPARE(crierctl.run(list).object().value(u"environment"_s), QJsonValue(u"live"_s));
}

void TestCliProfile::whatCannotBeUsedIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QString &option, const QString &value,
                        const QByteArray &said) {
        QTest::newRow(name) << withOption(addCommand(u"Shop"_s), option, value) << said;
    };
    row("no encryption", u"--url"_s, u"http://api.example.com"_s, "https");
    row("a path", u"--url"_s, u"https://api.example.com/x"_s, "host");
    row("a bad App Key", u"--app-key"_s, u"a b"_s, "App Key");
    row("a long sender", u"--sender"_s, QString(65, u'x'), "sender");
    QTest::newRow("no name") << addCommand(u" "_s) << QByteArray("name");
    QTest::newRow("the sandbox's name") << addCommand(u"SandBox"_s) << QByteArray("sandbox");
    QTest::newRow("a taken name") << addCommand(u"ｆｉｒｓｔ"_s) << QByteArray("First");
    QTest::newRow("a line break") << addCommand(u"a\nb"_s) << QByteArray("position 2");
}

void TestCliProfile::whatCannotBeUsedIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    WithoutKeyStore crierctl;
    QCOMPARE(crierctl.run(addCommand(u"First"_s)).exitCode, 0);
    const CrierctlRun run = crierctl.run(arguments);
    QVERIFY2(run.exitCode == 3, run.err.constData());
    QVERIFY2(run.onlyComplainsOnce() && run.err.contains(said), run.err.constData());
    QCOMPARE(crierctl.run(list).objects().size(), 1);
}

void TestCliProfile::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList add = addCommand(u"Shop"_s);
    QTest::newRow("nothing") << QStringList{u"profile"_s};
    QTest::newRow("another word") << QStringList{u"profile"_s, u"show"_s};
    QTest::newRow("no name to add") << withOption(add, u"Shop"_s, {}).mid(0, 2);
    QTest::newRow("no name to remove") << QStringList{u"profile"_s, u"remove"_s};
    QTest::newRow("two names") << add + QStringList{u"Other"_s};
    QTest::newRow("no place") << withOption(add, u"--url"_s, {});
    QTest::newRow("two places") << add + QStringList{u"--region"_s, u"SG"_s};
    QTest::newRow("a backup host of no region") << add + QStringList{u"--backup-host"_s};
    QTest::newRow("an unknown region")
        << withOption(add, u"--url"_s, {}) + QStringList{u"--region"_s, u"EU"_s};
    QTest::newRow("no App Key") << withOption(add, u"--app-key"_s, {});
    QTest::newRow("no environment") << withOption(add, u"--environment"_s, {});
    QTest::newRow("a sandbox") << withOption(add, u"--environment"_s, u"sandbox"_s);
    QTest::newRow("an environment in capitals") << withOption(add, u"--environment"_s, u"TEST"_s);
    QTest::newRow("an unknown option") << add + QStringList{u"--urgent"_s};
    QTest::newRow("an option of list") << add + QStringList{u"--json"_s};
    QTest::newRow("an option of add") << list + QStringList{u"--sender"_s, u"ops"_s};
    QTest::newRow("two secrets") << add + QStringList{u"--app-secret-env"_s, u"SECRET"_s,
                                                      u"--app-secret-stdin"_s};
    QTest::newRow("a variable that is not set") << add + QStringList{u"--app-secret-env"_s, u"NOT_SET"_s};
    QTest::newRow("an empty input") << add + QStringList{u"--app-secret-stdin"_s};
}

void TestCliProfile::aWrongCommandLineIsAUsageError()
{
    QFETCH(QStringList, arguments);
    WithoutKeyStore crierctl;
    const CrierctlRun run = crierctl.run(arguments);
    QVERIFY2(run.exitCode == 2, (QByteArray::number(run.exitCode) + run.err).constData());
    QVERIFY2(run.onlyComplainsOnce(), run.err.constData());
    QVERIFY(!QFile::exists(crierctl.dataDir()));
}

void TestCliProfile::theSecretIsNeverAnArgument()
{
    const QStringList goal{u"send"_s, u"--from"_s, u"a"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"b"_s};
    for (const QStringList &command : {addCommand(u"Shop"_s), goal}) {
        for (const QStringList &secret :
             {QStringList{u"--app-secret"_s, u"s3cr3t"_s}, QStringList{u"--app-secret=s3cr3t"_s}}) {
            const WithoutKeyStore crierctl;
            const CrierctlRun run = crierctl.run(command + secret);
            QCOMPARE(run.exitCode, 2);
            QVERIFY(run.onlyComplainsOnce());
            QVERIFY2(run.err.contains("never an argument") && !run.err.contains("s3cr3t"),
                     run.err.constData());
        }
    }
}

void TestCliProfile::withoutAKeyStoreNothingIsHalfDone()
{
#if !defined(Q_OS_LINUX)
    QSKIP("Only on Linux can a key store be kept away from a program.");
#endif
    WithoutKeyStore crierctl;
    const QStringList secret{u"--app-secret-env"_s, u"SECRET"_s};
    const CrierctlRun added = crierctl.run(addCommand(u"Shop"_s, secret));
    QCOMPARE(added.exitCode, 3);
    QVERIFY2(added.onlyComplainsOnce() && added.err.contains("key store"), added.err.constData());
    QCOMPARE(crierctl.run(list).out, QByteArray());

    QCOMPARE(crierctl.run(addCommand(u"Shop"_s)).exitCode, 0);
    const CrierctlRun removed = crierctl.run({u"profile"_s, u"remove"_s, u"Shop"_s});
    QCOMPARE(removed.exitCode, 3);
    QVERIFY2(removed.onlyComplainsOnce() && removed.err.contains("--keep-secret"), removed.err.constData());
    QCOMPARE(crierctl.run(list).objects().size(), 1);
    QVERIFY(!crierctl.wroteTheSecret());
}

void TestCliProfile::removingAnUnknownOneNamesThoseThereAre()
{
    WithoutKeyStore crierctl;
    const QStringList removeShop{u"profile"_s, u"remove"_s, u"Shop"_s};
    QVERIFY(crierctl.run(removeShop).err.contains("profile add"));
    QCOMPARE(crierctl.run(addCommand(u"First"_s)).exitCode, 0);
    QCOMPARE(crierctl.run(addCommand(u"Second"_s)).exitCode, 0);
    const CrierctlRun run = crierctl.run(removeShop);
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.onlyComplainsOnce());
    QVERIFY2(run.err.contains("\"First\", \"Second\""), run.err.constData());
}

void TestCliProfile::aNewerFileEndsWithSeven()
{
    WithoutKeyStore crierctl;
    QCOMPARE(crierctl.run(addCommand(u"Shop"_s)).exitCode, 0);
    QFile file(crierctl.dataDir() + u"/profiles.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":2}");
    file.close();
    for (const QStringList &command :
         {list, addCommand(u"Other"_s), {u"profile"_s, u"remove"_s, u"Shop"_s}}) {
        const CrierctlRun run = crierctl.run(command);
        QCOMPARE(run.exitCode, 7);
        QVERIFY2(run.onlyComplainsOnce() && run.err.contains("newer version"), run.err.constData());
    }
}

void TestCliProfile::aDamagedFileIsTold()
{
    WithoutKeyStore crierctl;
    QCOMPARE(crierctl.run(addCommand(u"Shop"_s)).exitCode, 0);
    QFile file(crierctl.dataDir() + u"/profiles.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"vers");
    file.close();
    const CrierctlRun run = crierctl.run(list);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.onlyComplainsOnce() && run.err.contains("profiles.json.damaged-"), run.err.constData());
    QCOMPARE(crierctl.run(list).err, QByteArray());
}

void TestCliProfile::helpWritesNothing()
{
    const WithoutKeyStore crierctl;
    const CrierctlRun run = crierctl.run({u"profile"_s, u"--help"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("BJ|SG|SG_B|NA|SAU") && run.out.contains("--app-secret-stdin"));
    QVERIFY(!QFile::exists(crierctl.dataDir()));
}

QTEST_GUILESS_MAIN(TestCliProfile)
#include "tst_cli_profile.moc"
