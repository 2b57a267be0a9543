// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList rowMembers{
    u"id"_s,         u"outcome"_s,        u"http_status"_s, u"code"_s,       u"message"_s,
    u"request_id"_s, u"content_sha256"_s, u"body_sha256"_s, u"started_at"_s, u"duration_ms"_s,
    u"profile"_s,    u"environment"_s,    u"app_key"_s,     u"host"_s,       u"sender"_s,
    u"type"_s,       u"include_sender"_s, u"operator"_s,    u"reason"_s,     u"service_message"_s,
};

// What the log is filled with, oldest first: contents that break careless writers.
const QList<QByteArray> &contents()
{
    static const QList<QByteArray> all{
        QByteArray("=1+1,\"quoted\"\r\nsecond line\n"),
        QByteArray("今晚八点，\u2028👩‍👩‍👧 السلام"),
        QByteArray(",,\"\"\"\n\r\n\r"),
        QByteArray("{\"content\":\"a\\u00e9\\\\\"}\n"),
        QByteArray("\xEF\xBB\xBF"
                   "after a byte-order mark"),
    };
    return all;
}

using Record = QList<QByteArray>;

// A reader of RFC 4180 that takes nothing on trust: none when the bytes are not exactly that.
std::optional<QList<Record>> readCsv(const QByteArray &bytes)
{
    QList<Record> records;
    Record record;
    qsizetype i = 0;
    while (i < bytes.size()) {
        QByteArray cell;
        if (bytes.at(i) == '"') {
            for (++i;; ++i) {
                if (i >= bytes.size())
                    return {};
                if (bytes.at(i) != '"')
                    cell += bytes.at(i);
                else if (bytes.mid(i, 2) == "\"\"")
                    cell += bytes.at(i++);
                else
                    break;
            }
            ++i;
        } else {
            for (; i < bytes.size() && !QByteArrayView(",\r\n\"").contains(bytes.at(i)); ++i)
                cell += bytes.at(i);
        }
        record.append(cell);
        if (bytes.mid(i, 1) == ",") {
            ++i;
        } else if (bytes.mid(i, 2) == "\r\n") {
            records.append(record);
            record.clear();
            i += 2;
        } else {
            return {};
        }
    }
    return record.isEmpty() ? std::optional(records) : std::nullopt;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theListIsNewestFirstWithEveryMember();
    void theListMatchesWhatTheSendReported();
    void limitShortensTheList_data();
    void limitShortensTheList();
    void withoutJsonTheListIsOneLineARow();
    void showAddsTheContent();
    void showForPeopleEndsWithTheContentMadeHarmless();
    void anUnknownRowIsRefused();
    void jsonLinesParseBackToTheSameBytes();
    void csvParsesBackToTheSameBytes();
    void anExportReplacesNothingUnasked();
    void anExportThatCannotBeWrittenLeavesNothingBehind();
    void anExportIsForThisUserAlone();
    void anEmptyLogIsAnEmptyList();
    void aRowWhoseSenderDiedBecomesUnknown();
    void aWrongLogCommandIsAUsageError_data();
    void aWrongLogCommandIsAUsageError();

private:
    SandboxProcess m_sandbox;
    Crierctl m_crierctl;
    QList<QJsonObject> m_reports; // oldest first
};

void TestCliLog::initTestCase()
{
    QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData());
    for (const QByteArray &content : contents()) {
        // An App Key of their own, so that no send waits for another; the sandbox rejects all but its own.
        const bool isAccepted = m_reports.isEmpty();
        QStringList arguments =
            m_sandbox.sendHere(m_crierctl, {u"--from"_s, u"+ops,\"team\""_s, u"--type"_s, u"app:note"_s,
                                            u"--content-file"_s, u"-"_s, u"--include-sender"_s, u"--json"_s});
        if (!isAccepted)
            arguments.replace(arguments.indexOf(m_sandbox.appKey()), u"@key-%1"_s.arg(m_reports.size()));
        const CrierctlRun run = m_crierctl.run(arguments, content);
        QCOMPARE(run.exitCode, isAccepted ? 0 : 4);
        m_reports.append(run.object());
    }
}

void TestCliLog::theListIsNewestFirstWithEveryMember()
{
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"list"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines.size(), contents().size() + 1);
    for (qsizetype i = 0; i < contents().size(); ++i) {
        QCOMPARE(memberNames(lines.at(i)), rowMembers);
        const QJsonObject row = run.objects().at(i);
        QCOMPARE(row.value(u"id"_s), QJsonValue(contents().size() - i));
        for (const QString &name : {u"outcome"_s, u"message"_s, u"request_id"_s, u"content_sha256"_s,
                                    u"body_sha256"_s, u"started_at"_s, u"profile"_s, u"environment"_s,
                                    u"app_key"_s, u"host"_s, u"sender"_s, u"type"_s, u"operator"_s})
            QVERIFY2(row.value(name).isString(), qPrintable(name));
        QVERIFY(row.value(u"http_status"_s).isDouble());
        QVERIFY(row.value(u"code"_s).isDouble());
        QVERIFY(row.value(u"duration_ms"_s).isDouble());
        QCOMPARE(row.value(u"include_sender"_s), QJsonValue(true));
        QCOMPARE(row.value(u"sender"_s).toString(), u"+ops,\"team\""_s);
        QCOMPARE(row.value(u"type"_s).toString(), u"app:note"_s);
        QCOMPARE(row.value(u"profile"_s).toString(), QString());
        QCOMPARE(row.value(u"environment"_s).toString(), u"test"_s);
        QCOMPARE(u"http://"_s + row.value(u"host"_s).toString(), m_sandbox.url());
        QVERIFY(!row.value(u"operator"_s).toString().isEmpty());
    }
    QCOMPARE(run.objects().last().value(u"app_key"_s).toString(), m_sandbox.appKey());
    QCOMPARE(run.objects().first().value(u"app_key"_s).toString(), u"@key-%1"_s.arg(contents().size() - 1));
}

void TestCliLog::theListMatchesWhatTheSendReported()
{
    const QList<QJsonObject> rows = m_crierctl.rows();
    QCOMPARE(rows.size(), m_reports.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject &report = m_reports.at(i);
        const QJsonObject &row = rows.at(rows.size() - 1 - i);
        for (auto member = report.begin(); member != report.end(); ++member)
            QCOMPARE(row.value(member.key()), member.value());
    }
}

void TestCliLog::limitShortensTheList_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<int>("expected");
    QTest::newRow("none") << u"0"_s << 0;
    QTest::newRow("two") << u"2"_s << 2;
    QTest::newRow("more than there are") << u"1000000000000"_s << int(contents().size());
}

void TestCliLog::limitShortensTheList()
{
    QFETCH(QString, limit);
    QFETCH(int, expected);
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"list"_s, u"--json"_s, u"--limit"_s, limit});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.objects().size(), expected);
    if (expected > 0)
        QCOMPARE(run.objects().first().value(u"id"_s), QJsonValue(contents().size()));
}

void TestCliLog::withoutJsonTheListIsOneLineARow()
{
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"list"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out.count('\n'), contents().size());
    QCOMPARE(run.out.count('\r'), 0);
    const QList<QByteArray> lines = run.out.split('\n');
    for (qsizetype i = 0; i < contents().size(); ++i)
        QCOMPARE(lines.at(i).count('\t'), 8);
}

void TestCliLog::showAddsTheContent()
{
    for (qsizetype i = 0; i < contents().size(); ++i) {
        const CrierctlRun run = m_crierctl.run({u"log"_s, u"show"_s, QString::number(i + 1), u"--json"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(memberNames(run.out), rowMembers + QStringList{u"content"_s});
        QCOMPARE(run.object().value(u"content"_s).toString().toUtf8(), contents().at(i));
        QCOMPARE(run.object().value(u"content_sha256"_s).toString(),
                 QString::fromLatin1(
                     QCryptographicHash::hash(contents().at(i), QCryptographicHash::Sha256).toHex()));
    }
}

void TestCliLog::showForPeopleEndsWithTheContentMadeHarmless()
{
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"show"_s, u"1"_s});
    QCOMPARE(run.exitCode, 0);
    // A terminal must not act on what somebody once sent: a carriage return is shown, not done.
    QByteArray shown = contents().first();
    shown.replace('\r', "\u240D");
    QVERIFY(run.out.endsWith("\n\n" + shown + '\n'));
}

void TestCliLog::anUnknownRowIsRefused()
{
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"show"_s, u"99"_s});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.complaints().size(), 1);
}

void TestCliLog::jsonLinesParseBackToTheSameBytes()
{
    const QString path = m_crierctl.scratchFile(u"log.jsonl"_s);
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"export"_s, u"--format"_s, u"jsonl"_s, path});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());

    CrierctlRun file; // oldest first, and each line as `log show` prints it
    file.out = readFile(path);
    QVERIFY(file.out.endsWith('\n'));
    QCOMPARE(file.objects().size(), contents().size());
    for (qsizetype i = 0; i < contents().size(); ++i) {
        QCOMPARE(file.objects().at(i).value(u"content"_s).toString().toUtf8(), contents().at(i));
        const CrierctlRun shown = m_crierctl.run({u"log"_s, u"show"_s, QString::number(i + 1), u"--json"_s});
        QCOMPARE(file.out.split('\n').at(i) + '\n', shown.out);
    }
}

void TestCliLog::csvParsesBackToTheSameBytes()
{
    const QString path = m_crierctl.scratchFile(u"log.csv"_s);
    QCOMPARE(m_crierctl.run({u"log"_s, u"export"_s, u"--format"_s, u"csv"_s, path}).exitCode, 0);
    const auto records = readCsv(readFile(path));
    QVERIFY(records);
    QCOMPARE(records->size(), contents().size() + 1);

    const QStringList names = rowMembers + QStringList{u"content"_s};
    QStringList header;
    for (const QByteArray &cell : records->first())
        header.append(QString::fromUtf8(cell));
    QCOMPARE(header, names);
    const QList<QJsonObject> rows = m_crierctl.rows();
    for (qsizetype i = 0; i < contents().size(); ++i) {
        const Record &record = records->at(i + 1);
        QCOMPARE(record.size(), names.size());
        const QJsonObject &row = rows.at(rows.size() - 1 - i);
        // A spreadsheet would run what begins like a formula; an apostrophe keeps it text.
        const auto harmless = [](const QByteArray &text) {
            return QByteArrayView("=+-@\t\r").contains(text.at(0)) ? '\'' + text : text;
        };
        QCOMPARE(record.last(), harmless(contents().at(i)));
        QCOMPARE(record.at(names.indexOf(u"sender"_s)), QByteArray("'+ops,\"team\""));
        QCOMPARE(record.at(names.indexOf(u"app_key"_s)),
                 harmless(row.value(u"app_key"_s).toString().toUtf8()));
        for (const QString &name :
             {u"outcome"_s, u"message"_s, u"request_id"_s, u"content_sha256"_s, u"body_sha256"_s,
              u"started_at"_s, u"environment"_s, u"host"_s, u"type"_s})
            QCOMPARE(record.at(names.indexOf(name)), row.value(name).toString().toUtf8());
        for (const QString &name : {u"id"_s, u"http_status"_s, u"code"_s, u"duration_ms"_s})
            QCOMPARE(record.at(names.indexOf(name)), QByteArray::number(row.value(name).toInteger()));
        QCOMPARE(record.at(names.indexOf(u"include_sender"_s)), QByteArray("1"));
    }
}

void TestCliLog::anExportReplacesNothingUnasked()
{
    const QString path = m_crierctl.writeScratchFile(u"precious"_s, "mine");
    const QStringList arguments{u"log"_s, u"export"_s, u"--format"_s, u"jsonl"_s, path};
    const CrierctlRun run = m_crierctl.run(arguments);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.complaints().size(), 1);
    QCOMPARE(readFile(path), QByteArray("mine"));

    QCOMPARE(m_crierctl.run(arguments + QStringList{u"--overwrite"_s}).exitCode, 0);
    QCOMPARE(readFile(path).count('\n'), contents().size());
}

void TestCliLog::anExportThatCannotBeWrittenLeavesNothingBehind()
{
    const QString path = m_crierctl.scratchFile(u"no such folder/log.csv"_s);
    const CrierctlRun run = m_crierctl.run({u"log"_s, u"export"_s, u"--format"_s, u"csv"_s, path});
    QVERIFY(run.exitCode == 3 || run.exitCode == 7);
    QCOMPARE(run.complaints().size(), 1);
    QVERIFY(!QFile::exists(path));
}

void TestCliLog::anExportIsForThisUserAlone()
{
#if defined(Q_OS_WIN)
    QSKIP("Windows keeps permissions as access lists, inherited from the folder");
#endif
    const QString path = m_crierctl.scratchFile(u"private.jsonl"_s);
    QCOMPARE(m_crierctl.run({u"log"_s, u"export"_s, u"--format"_s, u"jsonl"_s, path}).exitCode, 0);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
}

void TestCliLog::anEmptyLogIsAnEmptyList()
{
    const Crierctl fresh;
    const CrierctlRun run = fresh.run({u"log"_s, u"list"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.err, QByteArray());
    const QString path = fresh.scratchFile(u"empty.csv"_s);
    QCOMPARE(fresh.run({u"log"_s, u"export"_s, u"--format"_s, u"csv"_s, path}).exitCode, 0);
    QCOMPARE(readCsv(readFile(path)).value_or(QList<Record>()).size(), 1);
}

void TestCliLog::aRowWhoseSenderDiedBecomesUnknown()
{
    SandboxProcess silent;
    QVERIFY2(silent.start({u"--fault"_s, u"silent"_s}), silent.errors().constData());
    Crierctl crierctl;
    QProcess sender;
    crierctl.start(sender, silent.sendHere(crierctl, {u"--from"_s, u"ops"_s, u"--type"_s, u"RC:TxtMsg"_s,
                                                      u"--text"_s, u"hello"_s}));
    const QJsonObject request = silent.nextRequest();
    QCOMPARE(crierctl.rows().value(0).value(u"outcome"_s).toString(), u"on_wire"_s); // its owner lives
    QVERIFY(crierctl.rows().value(0).value(u"duration_ms"_s).isNull());
    sender.kill();
    QVERIFY(sender.waitForFinished());

    const QList<QJsonObject> rows = crierctl.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"outcome"_s).toString(), u"unknown"_s);
    QCOMPARE(rows.first().value(u"request_id"_s),
             request.value(u"headers"_s).toObject().value(u"x-request-id"_s));
}

void TestCliLog::aWrongLogCommandIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no verb") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{u"lst"_s};
    QTest::newRow("list with a word too many") << QStringList{u"list"_s, u"1"_s};
    QTest::newRow("show without a row") << QStringList{u"show"_s};
    QTest::newRow("show what is no number") << QStringList{u"show"_s, u"first"_s};
    QTest::newRow("export without a file") << QStringList{u"export"_s, u"--format"_s, u"csv"_s};
    QTest::newRow("export without a format") << QStringList{u"export"_s, u"out"_s};
    QTest::newRow("export in an unknown format")
        << QStringList{u"export"_s, u"--format"_s, u"xml"_s, u"out"_s};
    QTest::newRow("limit is no number") << QStringList{u"list"_s, u"--limit"_s, u"ten"_s};
    QTest::newRow("limit is negative") << QStringList{u"list"_s, u"--limit=-1"_s};
    QTest::newRow("unknown option") << QStringList{u"list"_s, u"--jsno"_s};
    QTest::newRow("option without its value") << QStringList{u"list"_s, u"--limit"_s};
}

void TestCliLog::aWrongLogCommandIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = m_crierctl.run(QStringList{u"log"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.complaints().size(), 1);
    QVERIFY(!QFile::exists(m_crierctl.scratchFile(u"out"_s)));
}

QTEST_GUILESS_MAIN(TestCliLog)
#include "tst_cli_log.moc"
