// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/closed_port.h"
#include "tests/support/crierctl_process.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList hello{u"--from"_s, u"ops-team"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"hello"_s};
const QStringList json{u"--json"_s};
const QString liveNowhere = u"https://crier.invalid"_s;

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString formValue(const QJsonObject &request, const QString &name)
{
    return request.value(u"form"_s).toObject().value(name).toString();
}

// An order to an address that is no sandbox's.
QStringList sendTo(Crierctl &crierctl, const QString &url, const QStringList &more)
{
    crierctl.environment.insert(u"ELSEWHERE"_s, u"some-secret"_s);
    return QStringList{u"send"_s,     u"--url"_s, url, u"--app-key"_s, u"key"_s, u"--app-secret-env"_s,
                       u"ELSEWHERE"_s} +
           more;
}

QDateTime timeOf(const QJsonObject &report)
{
    return QDateTime::fromString(report.value(u"started_at"_s).toString(), Qt::ISODateWithMs);
}

} // namespace

class TestCliSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void anAcceptedSendIsReportedWhole();
    void withoutJsonItSaysOneSentence();
    void contentArrivesByteForByte_data();
    void contentArrivesByteForByte();
    void textBecomesTheContentOfItsType_data();
    void textBecomesTheContentOfItsType();
    void includeSenderArrivesAsOne();
    void theEmbeddedSandboxTakesASend();
    void localhostIsThisComputer();
    void aSlowAnswerIsWaitedFor();
    void aRejectionEndsWithFour_data();
    void aRejectionEndsWithFour();
    void aSendThatNeverLeftEndsWithFive_data();
    void aSendThatNeverLeftEndsWithFive();
    void anOutcomeNobodyKnowsEndsWithSix_data();
    void anOutcomeNobodyKnowsEndsWithSix();
    void aFileInPlaceOfTheDataFolderEndsWithSeven();
    void aNewerLogIsLeftAloneAndEndsWithSeven();
    void aDamagedLogIsSetAsideUntilAcknowledged_data();
    void aDamagedLogIsSetAsideUntilAcknowledged();

private:
    SandboxProcess m_sandbox;
};

void TestCliSend::anAcceptedSendIsReportedWhole()
{
    Crierctl crierctl;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, hello + json));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(memberNames(run.out),
             (QStringList{u"id"_s, u"outcome"_s, u"http_status"_s, u"code"_s, u"message"_s, u"request_id"_s,
                          u"content_sha256"_s, u"body_sha256"_s, u"started_at"_s, u"duration_ms"_s}));

    const auto requests = m_sandbox.requests();
    QVERIFY(requests);
    QCOMPARE(requests->size(), 1);
    const QJsonObject request = requests->first();
    QVERIFY(request.value(u"accepted"_s).toBool());
    QCOMPARE(request.value(u"path"_s).toString(), u"/message/chatroom/broadcast.json"_s);

    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"id"_s), QJsonValue(1));
    QCOMPARE(report.value(u"outcome"_s), QJsonValue(u"accepted"_s));
    QCOMPARE(report.value(u"http_status"_s), QJsonValue(200));
    QCOMPARE(report.value(u"code"_s), QJsonValue(200));
    QVERIFY(!report.value(u"message"_s).toString().isEmpty());
    const QString requestId = report.value(u"request_id"_s).toString();
    QVERIFY(!requestId.isEmpty() && requestId.size() <= 36);
    QCOMPARE(request.value(u"headers"_s).toObject().value(u"x-request-id"_s).toString(), requestId);
    QCOMPARE(report.value(u"content_sha256"_s).toString(), sha256(R"({"content":"hello"})"));
    QCOMPARE(report.value(u"content_sha256"_s), request.value(u"content_sha256"_s));
    QCOMPARE(report.value(u"body_sha256"_s), request.value(u"body_sha256"_s));
    static const QRegularExpression utcWithMilliseconds(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$)"_s);
    QVERIFY(utcWithMilliseconds.match(report.value(u"started_at"_s).toString()).hasMatch());
    QVERIFY(timeOf(report) >= before && timeOf(report) <= QDateTime::currentDateTimeUtc());
    QVERIFY(report.value(u"duration_ms"_s).isDouble() && report.value(u"duration_ms"_s).toInteger() >= 0);
}

void TestCliSend::withoutJsonItSaysOneSentence()
{
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, hello));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out.count('\n'), 1);
    QVERIFY(run.out.endsWith('\n') && !run.out.startsWith('{'));
}

void TestCliSend::contentArrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("fitsCommandLine");

    QTest::newRow("reserved characters") << QByteArray("&+%=;/?:@ #a=b&c=d") << true;
    QTest::newRow("looks encoded already") << QByteArray("%41%2B%00%%") << true;
    QTest::newRow("joined emoji") << QByteArray("👩‍👩‍👧‍👦🏳️‍🌈👍🏽") << true;
    QTest::newRow("Chinese") << QByteArray("今晚八点全场五折，先到先得！") << true;
    QTest::newRow("Arabic") << QByteArray("السلام عليكم ورحمة الله") << true;
    QTest::newRow("line and paragraph separator") << QByteArray("a\u2028b\u2029c") << true;
    QTest::newRow("combining, not normalised") << QByteArray("e\u0301 \u00e9 \ufb01") << true;
    QTest::newRow("direction marks and byte order mark") << QByteArray("\u202eabc\u202c\ufeffd") << true;
    QTest::newRow("outside every plane in use") << QByteArray("\U0010fffd\ufffe") << true;
    QTest::newRow("line ends kept") << QByteArray("one\r\ntwo\nthree\rfour\r\n") << true;
    QTest::newRow("tab and blanks at both ends") << QByteArray("\t  x  \t") << true;
    QTest::newRow("JSON with blanks") << QByteArray("{ \"content\" : \"a\\u00e9\\/b\" }\n") << true;
    QTest::newRow("looks like an option") << QByteArray("--help") << true;
    QTest::newRow("looks like a short option") << QByteArray("-h") << true;
    QTest::newRow("128 KiB of letters") << QByteArray(131'072, 'x') << false;
    QTest::newRow("128 KiB of Chinese") << QByteArray("播").repeated(43'690) << false;
}

void TestCliSend::contentArrivesByteForByte()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, fitsCommandLine);
    const QStringList custom{u"--from"_s, u"ops"_s, u"--type"_s, u"app:note"_s, u"--json"_s};

    struct Way
    {
        QStringList arguments;
        QByteArray input;
    };
    Crierctl paths;
    QList<Way> ways{
        {{u"--content-file"_s, paths.writeScratchFile(u"内容 file"_s, content)}, {}},
        {{u"--content-file"_s, u"-"_s}, content},
    };
    if (fitsCommandLine)
        ways.append({{u"--content"_s, QString::fromUtf8(content)}, {}});

    for (const Way &way : std::as_const(ways)) {
        Crierctl crierctl;
        crierctl.environment.insert(u"LC_ALL"_s, u"C"_s); // a bare locale must not change a byte
        const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, custom + way.arguments), way.input);
        QCOMPARE(run.exitCode, 0);
        const auto requests = m_sandbox.requests();
        QVERIFY(requests);
        QCOMPARE(requests->size(), 1);
        QCOMPARE(formValue(requests->first(), u"content"_s).toUtf8(), content);
        QCOMPARE(requests->first().value(u"content_sha256"_s).toString(), sha256(content));
        QCOMPARE(run.object().value(u"content_sha256"_s).toString(), sha256(content));
        QCOMPARE(run.object().value(u"body_sha256"_s), requests->first().value(u"body_sha256"_s));
        const CrierctlRun shown = crierctl.run({u"log"_s, u"show"_s, u"1"_s, u"--json"_s});
        QCOMPARE(shown.object().value(u"content"_s).toString().toUtf8(), content);
    }
}

void TestCliSend::textBecomesTheContentOfItsType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");

    const QString hard =
        u"\"quoted\" \\ /\t\r\n&+%= %41 \u2028 今晚 السلام 👩‍👩‍👧 \u0001"_s;
    QTest::newRow("text") << u"RC:TxtMsg"_s << u"content"_s << hard;
    QTest::newRow("notice") << u"RC:InfoNtf"_s << u"message"_s << hard;
    QTest::newRow("looks like an option") << u"RC:TxtMsg"_s << u"content"_s << u"--dry-run"_s;
    QTest::newRow("looks like a call for help") << u"RC:TxtMsg"_s << u"content"_s << u"--help"_s;
}

void TestCliSend::textBecomesTheContentOfItsType()
{
    QFETCH(QString, type);
    QFETCH(QString, field);
    QFETCH(QString, text);
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(
        crierctl, {u"--from"_s, u"ops"_s, u"--type"_s, type, u"--text"_s, text, u"--json"_s}));
    QCOMPARE(run.exitCode, 0);
    const auto requests = m_sandbox.requests();
    QVERIFY(requests);
    QCOMPARE(requests->size(), 1);
    const QByteArray content = formValue(requests->first(), u"content"_s).toUtf8();
    QCOMPARE(QJsonDocument::fromJson(content).object(), (QJsonObject{{field, text}}));
    QCOMPARE(formValue(requests->first(), u"objectName"_s), type);
    QCOMPARE(run.object().value(u"content_sha256"_s).toString(), sha256(content));
}

void TestCliSend::includeSenderArrivesAsOne()
{
    for (const bool include : {false, true}) {
        Crierctl crierctl;
        const QStringList flag = include ? QStringList{u"--include-sender"_s} : QStringList();
        QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello + flag)).exitCode, 0);
        const auto requests = m_sandbox.requests();
        QVERIFY(requests);
        QCOMPARE(requests->size(), 1);
        QCOMPARE(formValue(requests->first(), u"isIncludeSender"_s), include ? u"1"_s : QString());
        QCOMPARE(formValue(requests->first(), u"fromUserId"_s), u"ops-team"_s);
        QCOMPARE(crierctl.rows().value(0).value(u"include_sender"_s), QJsonValue(include));
    }
}

void TestCliSend::theEmbeddedSandboxTakesASend()
{
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(QStringList{u"send"_s, u"--profile"_s, u"sandbox"_s} + hello + json);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.object().value(u"outcome"_s).toString(), u"accepted"_s);
    const QJsonObject row = crierctl.rows().value(0);
    QVERIFY(!row.value(u"profile"_s).toString().isEmpty());
    QCOMPARE(row.value(u"environment"_s).toString(), u"sandbox"_s);
}

void TestCliSend::localhostIsThisComputer()
{
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, hello);
    arguments.replaceInStrings(u"//127.0.0.1:"_s, u"//localhost:"_s);
    QCOMPARE(crierctl.run(arguments).exitCode, 0);
    QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
}

void TestCliSend::aSlowAnswerIsWaitedFor()
{
    SandboxProcess slow;
    QVERIFY2(slow.start({u"--fault"_s, u"slow"_s}), slow.errors().constData());
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(slow.sendHere(crierctl, hello + json));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.object().value(u"duration_ms"_s).toInteger() >= 1'000);
}

void TestCliSend::aRejectionEndsWithFour_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("wrong secret") << QStringList() << u"not-the-secret"_s << 401 << 1004;
    QTest::newRow("service off") << QStringList{u"--service"_s, u"off"_s} << QString() << 430 << 1009;
}

void TestCliSend::aRejectionEndsWithFour()
{
    QFETCH(QStringList, options);
    QFETCH(QString, secret);
    QFETCH(int, status);
    QFETCH(int, code);
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(options), sandbox.errors().constData());
    Crierctl crierctl;
    const QStringList arguments = sandbox.sendHere(crierctl, hello + json);
    if (!secret.isEmpty())
        crierctl.environment.insert(SandboxProcess::secretVariable(), secret);
    const CrierctlRun run = crierctl.run(arguments);
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(run.object().value(u"outcome"_s).toString(), u"rejected"_s);
    QCOMPARE(run.object().value(u"http_status"_s), QJsonValue(status));
    QCOMPARE(run.object().value(u"code"_s), QJsonValue(code));
    QCOMPARE(run.complaints().size(), 1);
    const QList<QJsonObject> rows = crierctl.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"outcome"_s).toString(), u"rejected"_s);
    QCOMPARE(sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
}

void TestCliSend::aSendThatNeverLeftEndsWithFive_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("connection refused") << QString();
    QTest::newRow("no such name") << liveNowhere;
    QTest::newRow("no TLS at the other end") << QString(m_sandbox.url()).replace(u"http:"_s, u"https:"_s);
}

void TestCliSend::aSendThatNeverLeftEndsWithFive()
{
    QFETCH(QString, url);
    const ClosedPort closed;
    QVERIFY(closed.port() != 0);
    if (url.isEmpty())
        url = u"http://127.0.0.1:%1"_s.arg(closed.port());
    Crierctl crierctl;
    const QStringList live =
        url == liveNowhere ? QStringList{u"--live"_s, u"crier.invalid"_s} : QStringList();
    const CrierctlRun run = crierctl.run(sendTo(crierctl, url, hello + json + live));
    QCOMPARE(run.exitCode, 5);
    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"outcome"_s).toString(), u"not_sent"_s);
    QVERIFY(report.value(u"http_status"_s).isNull());
    QVERIFY(report.value(u"code"_s).isNull());
    QCOMPARE(run.complaints().size(), 1);
    const QList<QJsonObject> rows = crierctl.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"outcome"_s).toString(), u"not_sent"_s);
    QCOMPARE(rows.first().value(u"request_id"_s), report.value(u"request_id"_s));
}

void TestCliSend::anOutcomeNobodyKnowsEndsWithSix_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code"); // 0: none
    QTest::newRow("close") << 0 << 0;
    QTest::newRow("reset") << 0 << 0;
    QTest::newRow("cut-header") << 0 << 0;
    QTest::newRow("cut-body") << 200 << 0;
    QTest::newRow("garbage") << 0 << 0;
    QTest::newRow("not-json") << 200 << 0;
    QTest::newRow("duplicate-code") << 200 << 0;
    QTest::newRow("redirect") << 307 << 0;
    QTest::newRow("500") << 500 << 1000;
    QTest::newRow("502") << 502 << 0;
    QTest::newRow("504") << 504 << 1050;
    QTest::newRow("endless") << 200 << 0;
    QTest::newRow("silent") << 0 << 0;
}

void TestCliSend::anOutcomeNobodyKnowsEndsWithSix()
{
    QFETCH(int, status);
    QFETCH(int, code);
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start({u"--fault"_s, QString::fromLatin1(QTest::currentDataTag())}),
             sandbox.errors().constData());
    Crierctl crierctl;
    const CrierctlRun run =
        crierctl.run(sandbox.sendHere(crierctl, hello + json + QStringList{u"--timeout"_s, u"1"_s}));
    QCOMPARE(run.exitCode, 6);
    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"outcome"_s).toString(), u"unknown"_s);
    QCOMPARE(report.value(u"http_status"_s), status ? QJsonValue(status) : QJsonValue(QJsonValue::Null));
    QCOMPARE(report.value(u"code"_s), code ? QJsonValue(code) : QJsonValue(QJsonValue::Null));
    QCOMPARE(run.complaints().size(), 1);
    const QList<QJsonObject> rows = crierctl.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"outcome"_s).toString(), u"unknown"_s);
    QCOMPARE(sandbox.requests().value_or(QList<QJsonObject>()).size(), 1); // one press, one request
}

void TestCliSend::aFileInPlaceOfTheDataFolderEndsWithSeven()
{
    Crierctl crierctl;
    QVERIFY(!crierctl.writeScratchFile(u"data"_s, "a file").isEmpty());
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, hello + json));
    QCOMPARE(run.exitCode, 7);
    QCOMPARE(run.object().value(u"outcome"_s).toString(), u"refused"_s);
    QVERIFY(run.object().value(u"id"_s).isNull());
    QCOMPARE(run.complaints().size(), 1);
    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QCOMPARE(crierctl.run({u"log"_s, u"list"_s}).exitCode, 7);
}

void TestCliSend::aNewerLogIsLeftAloneAndEndsWithSeven()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello)).exitCode, 0);
    QVERIFY(m_sandbox.requests());

    QFile file(crierctl.dataDir() + u"/sendlog.db"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60)); // where the file format keeps user_version, most significant byte first
    QCOMPARE(file.write(QByteArray::fromHex("00000063")), 4);
    QVERIFY(file.seek(0));
    const QByteArray bytes = file.readAll();
    file.close();

    const CrierctlRun run =
        crierctl.run(m_sandbox.sendHere(crierctl, hello + json + QStringList{u"--wait"_s}));
    QCOMPARE(run.exitCode, 7);
    QCOMPARE(run.complaints().size(), 1);
    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QCOMPARE(crierctl.rows().size(), 1); // still there to be read
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() == bytes, "the newer file was changed");
}

void TestCliSend::aDamagedLogIsSetAsideUntilAcknowledged_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<int>("at");
    QTest::newRow("no database at all") << QByteArray(100, 'x') << 0;
    QTest::newRow("a page overwritten") << QByteArray(4'096, '\xA5') << 4'096;
}

void TestCliSend::aDamagedLogIsSetAsideUntilAcknowledged()
{
    QFETCH(QByteArray, damage);
    QFETCH(int, at);
    Crierctl crierctl;
    const QStringList arguments = m_sandbox.sendHere(crierctl, hello + json + QStringList{u"--wait"_s});
    QCOMPARE(crierctl.run(arguments).exitCode, 0);
    QVERIFY(m_sandbox.requests());
    QFile file(crierctl.dataDir() + u"/sendlog.db"_s);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
    QCOMPARE(file.write(damage), damage.size());
    file.close();

    for (int press = 0; press < 2; ++press) {
        const CrierctlRun run = crierctl.run(arguments);
        QCOMPARE(run.exitCode, 7);
        QCOMPARE(run.complaints().size(), 1);
    }
    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QCOMPARE(QDir(crierctl.dataDir()).entryList({u"sendlog.damaged-*.db"_s}).size(), 1);

    QCOMPARE(crierctl.run({u"log"_s, u"acknowledge"_s}).exitCode, 0);
    QCOMPARE(crierctl.run(arguments).exitCode, 0);
    QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
}

QTEST_GUILESS_MAIN(TestCliSend)
#include "tst_cli_send.moc"
