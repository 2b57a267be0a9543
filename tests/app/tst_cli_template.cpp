// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_store.h"
#include "tests/support/crierctl_process.h"
#include "tests/support/sample_template.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theListShowsOwnAndBundled();
    void aDamagedTemplateIsToldBesideTheList();
    void listingCreatesNothing();
    void fillPrintsTheContentByteForByte();
    void fillTakesATemplateFile();
    void fillTakesValuesOutOfFiles();
    void fillTakesAZone();
    void aTimeThatComesTwiceIsToldAndFilled();
    void fillWritesAFileAndReplacesNoneUnasked();
    void whatIsFilledCanBeSent();
    void aTemplateIsFoundByNameAndById();
    void whatCannotBeFilledIsRefused_data();
    void whatCannotBeFilledIsRefused();
    void aBadTemplateFileIsRefused();
    void aWrongTemplateCommandIsAUsageError_data();
    void aWrongTemplateCommandIsAUsageError();
    void helpIsAListing();
    void chineseIsSpoken();

private:
    QStringList fill(const QStringList &more) const
    {
        return QStringList{u"template"_s, u"fill"_s, u"Meeting"_s} + more;
    }
    QStringList good() const { return {u"--set"_s, u"what=Quiz"_s, u"--set"_s, u"when=2026-11-24 22:00"_s}; }

    std::unique_ptr<Crierctl> m_crierctl;
};

void TestCliTemplate::init()
{
    m_crierctl = std::make_unique<Crierctl>();
    QVERIFY(TemplateStore(m_crierctl->dataDir()).add(sampleTemplate(u"Meeting"_s)).ok());
}

void TestCliTemplate::theListShowsOwnAndBundled()
{
    const CrierctlRun run = m_crierctl->run({u"template"_s, u"list"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QList<QJsonObject> all = run.objects();
    QCOMPARE(all.size(), 1 + TemplateStore::bundled().size());
    const QJsonObject own = all.first();
    QCOMPARE(own[u"name"_s].toString(), u"Meeting"_s);
    QCOMPARE(own[u"bundled"_s].toBool(true), false);
    QCOMPARE(own[u"type"_s].toString(), u"RC:TxtMsg"_s);
    const QJsonArray variables = own[u"variables"_s].toArray();
    QCOMPARE(variables.size(), 4);
    QCOMPARE(variables[0][u"default"_s].toString(), u"Team"_s);
    QCOMPARE(variables[2][u"time_zone"_s].toString(), u"Asia/Shanghai"_s);
    QCOMPARE(variables[3][u"choices"_s].toArray().size(), 2);
    QCOMPARE(variables[3][u"required"_s].toBool(true), false);

    const CrierctlRun plain = m_crierctl->run({u"template"_s, u"list"_s});
    QCOMPARE(plain.exitCode, 0);
    const QList<QByteArray> lines = plain.out.split('\n');
    QCOMPARE(lines.size(), all.size() + 1);
    QVERIFY(lines.first().startsWith("Meeting\ten\tRC:TxtMsg\town\twho, what, when, place\t"));
}

void TestCliTemplate::aDamagedTemplateIsToldBesideTheList()
{
    QFile bad(m_crierctl->dataDir() + u"/templates/bad.json"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("{") == 1);
    bad.close();
    const CrierctlRun run = m_crierctl->run({u"template"_s, u"list"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.startsWith("Meeting"));
    QCOMPARE(run.complaints().size(), 1);
    QVERIFY(run.err.contains("bad.json"));
    const CrierctlRun filled = m_crierctl->run({u"template"_s, u"fill"_s, u"bad"_s});
    QCOMPARE(filled.exitCode, 3);
    QVERIFY(filled.onlyComplainsOnce());
}

void TestCliTemplate::listingCreatesNothing()
{
    const Crierctl fresh;
    QCOMPARE(fresh.run({u"template"_s, u"list"_s}).exitCode, 0);
    QVERIFY(!QFile::exists(fresh.dataDir()));
}

void TestCliTemplate::fillPrintsTheContentByteForByte()
{
    const CrierctlRun run =
        m_crierctl->run(fill({u"--set"_s, u"what=say \"hi\" = {{who}} 服务😀\n\\"_s,
                              u"--set=when=2026-11-24T22:00"_s, u"--set"_s, u"place= in hall 2"_s}));
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out,
             QByteArray(R"({ "content" : "Team: say \"hi\" = {{who}} 服务😀\n\\ at 24 November 2026, )"
                        R"(22:00 (UTC+8) in hall 2","n":1.0 })"));
}

void TestCliTemplate::fillTakesATemplateFile()
{
    const QString path =
        m_crierctl->writeScratchFile(u"meeting.json"_s, templateBytes(sampleTemplate(u"In a file"_s)));
    const CrierctlRun run =
        m_crierctl->run(QStringList{u"template"_s, u"fill"_s, u"--file"_s, path} + good());
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Team: Quiz at 24 November"));
}

void TestCliTemplate::fillTakesValuesOutOfFiles()
{
    const QString path = m_crierctl->writeScratchFile(u"what.txt"_s, "\xEF\xBB\xBFone\r\ntwo\r\n");
    const CrierctlRun run = m_crierctl->run(
        fill({u"--set-file"_s, u"what="_s + path, u"--set-file"_s, u"when=-"_s}), "2026-11-24 22:00\n");
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("one\\r\\ntwo at 24 November 2026, 22:00 (UTC+8)\""));

    for (const QByteArray &bad : {QByteArray("\xFF"), QByteArray(200'000, 'x')}) {
        const QString file = m_crierctl->writeScratchFile(u"bad.txt"_s, bad);
        const CrierctlRun refused =
            m_crierctl->run(fill(good().mid(2) + QStringList{u"--set-file"_s, u"what="_s + file}));
        QCOMPARE(refused.exitCode, 3);
        QVERIFY(refused.onlyComplainsOnce());
        QVERIFY(refused.err.contains("bad.txt"));
    }
    for (const QString &file : {m_crierctl->scratchFile(u"missing.txt"_s), QDir::tempPath()}) {
        const CrierctlRun refused =
            m_crierctl->run(fill(good().mid(2) + QStringList{u"--set-file"_s, u"what="_s + file}));
        QCOMPARE(refused.exitCode, 7);
        QVERIFY(refused.onlyComplainsOnce());
        QVERIFY2(!refused.err.contains("cannot be read."), refused.err.constData()); // but why
    }
}

void TestCliTemplate::fillTakesAZone()
{
    const CrierctlRun run = m_crierctl->run(fill(good() + QStringList{u"--timezone"_s, u"Europe/Berlin"_s}));
    QVERIFY(run.out.contains("22:00 (UTC+1)"));
    const CrierctlRun unknown = m_crierctl->run(fill(good() + QStringList{u"--timezone"_s, u"Mars/Base"_s}));
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.onlyComplainsOnce());
    QVERIFY(unknown.err.contains("Mars/Base"));
}

void TestCliTemplate::aTimeThatComesTwiceIsToldAndFilled()
{
    const CrierctlRun run = m_crierctl->run(
        fill({u"--set"_s, u"what=Quiz"_s, u"--set"_s, u"when=2026-10-25 02:30 Europe/Berlin"_s}));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("02:30 (UTC+2)"));
    QCOMPARE(run.complaints().size(), 1);
}

void TestCliTemplate::fillWritesAFileAndReplacesNoneUnasked()
{
    const QString path = m_crierctl->scratchFile(u"out.json"_s);
    const QByteArray content = m_crierctl->run(fill(good())).out;
    const QStringList toFile = fill(good() + QStringList{u"--output"_s, path});
    const CrierctlRun first = m_crierctl->run(toFile);
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.out, QByteArray());
    QCOMPARE(readFile(path), content);
    m_crierctl->writeScratchFile(u"out.json"_s, "mine");
    const CrierctlRun second = m_crierctl->run(toFile);
    QCOMPARE(second.exitCode, 3);
    QVERIFY(second.onlyComplainsOnce());
    QCOMPARE(readFile(path), QByteArray("mine"));
    QCOMPARE(m_crierctl->run(toFile + QStringList{u"--overwrite"_s}).exitCode, 0);
    QCOMPARE(readFile(path), content);
    QCOMPARE(m_crierctl->run(fill(good() + QStringList{u"--output"_s, u"-"_s})).out, content);
    const QString folder = QFileInfo(path).path();
    for (const QStringList &more : {QStringList(), QStringList{u"--overwrite"_s}}) {
        const CrierctlRun over = m_crierctl->run(fill(good() + QStringList{u"--output"_s, folder} + more));
        QCOMPARE(over.exitCode, 7);
        QVERIFY2(over.onlyComplainsOnce() && over.err.contains("folder"), over.err.constData());
    }
    const CrierctlRun nowhere = m_crierctl->run(
        fill(good() + QStringList{u"--output"_s, m_crierctl->scratchFile(u"no/such/folder"_s)}));
    QCOMPARE(nowhere.exitCode, 7);
    QVERIFY(nowhere.onlyComplainsOnce());
}

void TestCliTemplate::whatIsFilledCanBeSent()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    const QByteArray content = m_crierctl->run(fill(good())).out;
    const CrierctlRun sent = m_crierctl->run(
        sandbox.sendHere(*m_crierctl, {u"--from"_s, u"ops-team"_s, u"--type"_s, u"RC:TxtMsg"_s,
                                       u"--content-file"_s, u"-"_s, u"--json"_s}),
        content);
    QCOMPARE(sent.exitCode, 0);
    const auto requests = sandbox.requests();
    QVERIFY(requests && requests->size() == 1);
}

void TestCliTemplate::aTemplateIsFoundByNameAndById()
{
    const TemplateStore store(m_crierctl->dataDir());
    QVERIFY(m_crierctl->run({u"template"_s, u"fill"_s, u"correction-en"_s}).out.contains("Correction:"));
    QVERIFY(m_crierctl->run({u"template"_s, u"fill"_s, u"更正通知"_s}).out.contains("更正："));

    // One's own goes before a bundled one of the same name.
    MessageTemplate mine = templateOf(u"RC:TxtMsg"_s, R"({"content":"mine"})");
    mine.name = u"Correction"_s;
    mine.language = u"en"_s;
    QVERIFY(store.add(mine).ok());
    QCOMPARE(m_crierctl->run({u"template"_s, u"fill"_s, u"Correction"_s}).out,
             QByteArray(R"({"content":"mine"})"));

    // Two of one name, put there by hand: the id says which.
    QFile twin(m_crierctl->dataDir() + u"/templates/twin.json"_s);
    QVERIFY(twin.open(QIODevice::WriteOnly));
    twin.write(templateBytes(mine).replace("mine", "twin"));
    twin.close();
    const CrierctlRun ambiguous = m_crierctl->run({u"template"_s, u"fill"_s, u"Correction"_s});
    QCOMPARE(ambiguous.exitCode, 3);
    QVERIFY(ambiguous.onlyComplainsOnce());
    QCOMPARE(m_crierctl->run({u"template"_s, u"fill"_s, u"twin"_s}).out, QByteArray(R"({"content":"twin"})"));
}

void TestCliTemplate::whatCannotBeFilledIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QStringList sets = good();
    QTest::newRow("no such template")
        << QStringList{u"template"_s, u"fill"_s, u"Meating"_s} << QByteArray("Meating");
    QTest::newRow("a variable it has not")
        << fill(sets + QStringList{u"--set"_s, u"whom=x"_s}) << QByteArray("whom");
    QTest::newRow("a required one is missing") << fill(sets.mid(2)) << QByteArray("what");
    QTest::newRow("a required one is empty")
        << fill(sets + QStringList{u"--set"_s, u"who="_s}) << QByteArray("who");
    QTest::newRow("no date") << fill({sets[0], sets[1], u"--set"_s, u"when=tomorrow"_s})
                             << QByteArray("tomorrow");
    QTest::newRow("a day alone") << fill({sets[0], sets[1], u"--set"_s, u"when=2026-11-24"_s})
                                 << QByteArray("when");
    QTest::newRow("a zone that is none")
        << fill({sets[0], sets[1], u"--set"_s, u"when=2026-11-24 22:00 Nowhere"_s}) << QByteArray("Nowhere");
    QTest::newRow("a time the clocks skip")
        << fill({sets[0], sets[1], u"--set"_s, u"when=2026-03-29 02:30 Europe/Berlin"_s})
        << QByteArray("2026-03-29 02:30");
    QTest::newRow("no choice") << fill(sets + QStringList{u"--set"_s, u"place=outside"_s})
                               << QByteArray("outside");
    QTest::newRow("a line break in one line")
        << fill(sets + QStringList{u"--set"_s, u"who=a\nb"_s}) << QByteArray("who");
}

void TestCliTemplate::whatCannotBeFilledIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const CrierctlRun run = m_crierctl->run(arguments);
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
    QVERIFY2(run.err.contains(named), run.err.constData());
}

void TestCliTemplate::aBadTemplateFileIsRefused()
{
    const QString path = m_crierctl->writeScratchFile(
        u"bad.json"_s, templateBytes(sampleTemplate(u"Bad"_s)).replace("\"who\"", "\"somebody\""));
    const CrierctlRun run = m_crierctl->run({u"template"_s, u"fill"_s, u"--file"_s, path});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.complaints().size(), 2);
    QVERIFY(run.complaints().at(0).contains("{{somebody}}"));
    QVERIFY(run.complaints().at(1).contains("{{who}}"));
    const CrierctlRun missing =
        m_crierctl->run({u"template"_s, u"fill"_s, u"--file"_s, m_crierctl->scratchFile(u"missing"_s)});
    QCOMPARE(missing.exitCode, 7);
    QVERIFY(missing.onlyComplainsOnce());
}

void TestCliTemplate::aWrongTemplateCommandIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("another verb") << QStringList{u"remove"_s, u"Meeting"_s};
    QTest::newRow("fill nothing") << QStringList{u"fill"_s};
    QTest::newRow("fill two") << QStringList{u"fill"_s, u"Meeting"_s, u"Meeting"_s};
    QTest::newRow("a name and a file") << QStringList{u"fill"_s, u"Meeting"_s, u"--file"_s, u"x"_s};
    QTest::newRow("list one") << QStringList{u"list"_s, u"Meeting"_s};
    QTest::newRow("list with values") << QStringList{u"list"_s, u"--set"_s, u"a=b"_s};
    QTest::newRow("fill as JSON") << QStringList{u"fill"_s, u"Meeting"_s, u"--json"_s};
    QTest::newRow("no =") << QStringList{u"fill"_s, u"Meeting"_s, u"--set"_s, u"what"_s};
    QTest::newRow("no name") << QStringList{u"fill"_s, u"Meeting"_s, u"--set"_s, u"=x"_s};
    QTest::newRow("set twice") << QStringList{u"fill"_s,   u"Meeting"_s, u"--set"_s,
                                              u"what=a"_s, u"--set"_s,   u"what=b"_s};
    QTest::newRow("set and set-file")
        << QStringList{u"fill"_s, u"Meeting"_s, u"--set"_s, u"what=a"_s, u"--set-file"_s, u"what=-"_s};
    QTest::newRow("a zone twice") << QStringList{u"fill"_s, u"Meeting"_s,    u"--timezone"_s,
                                                 u"UTC"_s,  u"--timezone"_s, u"UTC"_s};
    QTest::newRow("a secret") << QStringList{u"fill"_s, u"Meeting"_s, u"--app-secret-env"_s, u"X"_s};
    QTest::newRow("no folder") << QStringList{u"list"_s, u"--data-dir="_s};
}

void TestCliTemplate::aWrongTemplateCommandIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = m_crierctl->run(QStringList{u"template"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
}

void TestCliTemplate::helpIsAListing()
{
    const CrierctlRun run = m_crierctl->run({u"template"_s, u"--help"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("--set-file"));
    QCOMPARE(run.err, QByteArray());
    QVERIFY(m_crierctl->run({u"--help"_s}).out.contains("template"));
}

void TestCliTemplate::chineseIsSpoken()
{
    m_crierctl->environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    m_crierctl->environment.insert(u"LANGUAGE"_s, u"zh_CN"_s);
    const CrierctlRun run =
        m_crierctl->run({u"template"_s, u"fill"_s, u"维护通知"_s, u"--set"_s, u"start=2026-11-24 22:00"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("本服务将于2026年11月24日 22:00（UTC+8）起"));
}

QTEST_GUILESS_MAIN(TestCliTemplate)
#include "tst_cli_template.moc"
