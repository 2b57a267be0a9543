// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

// This program, once more, as the command alone: what it prints and how it ends can only be seen from
// outside.
const QString asCommand = u"--as-sandbox-command"_s;

class Command : public QProcess
{
public:
    explicit Command(const QStringList &arguments)
    {
        setProgram(QCoreApplication::applicationFilePath());
        setArguments(QStringList{asCommand} + arguments);
        start();
    }
    ~Command() override
    {
        if (state() != QProcess::NotRunning) {
            kill();
            waitForFinished();
        }
    }
    bool hasEnded() const { return state() == QProcess::NotRunning; }
    // The next line printed; empty after ten seconds without one.
    QByteArray nextLine()
    {
        while (!canReadLine()) {
            QSignalSpy output(this, &QProcess::readyReadStandardOutput);
            if (!output.wait(10'000)) {
                return {};
            }
        }
        return readLine();
    }
    QJsonObject nextObject() { return QJsonDocument::fromJson(nextLine()).object(); }
};

QByteArray broadcast(const QJsonObject &greeting, const QByteArray &nonce, const QByteArray &body)
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    const QByteArray signature =
        QCryptographicHash::hash(greeting.value("app_secret"_L1).toString().toLatin1() + nonce + timestamp,
                                 QCryptographicHash::Sha1)
            .toHex();
    return "POST /message/chatroom/broadcast.json HTTP/1.1\r\nHost: 127.0.0.1\r\nApp-Key: " +
           greeting.value("app_key"_L1).toString().toLatin1() + "\r\nNonce: " + nonce +
           "\r\nTimestamp: " + timestamp + "\r\nSignature: " + signature + "\r\nX-Twice: a\r\nx-twice: b" +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray talk(const QJsonObject &greeting, const QByteArray &bytes)
{
    QTcpSocket socket;
    QSignalSpy ended(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost),
                         static_cast<quint16>(QUrl(greeting.value("url"_L1).toString()).port()));
    socket.write(bytes);
    if (ended.isEmpty() && !ended.wait(10'000)) {
        return "no end"_ba;
    }
    return socket.readAll();
}

} // namespace

class TestSandboxCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itSaysWhereItIsAndEndsWhenAskedTo_data();
    void itSaysWhereItIsAndEndsWhenAskedTo();
    void eachRequestIsOneLine();
    void optionsReachTheServer();
    void faultsAreCounted();
    void helpIsPrinted();
    void aWrongOptionIsOneSentence_data();
    void aWrongOptionIsOneSentence();
    void aTakenPortIsRefused();
};

void TestSandboxCommand::itSaysWhereItIsAndEndsWhenAskedTo_data()
{
#ifdef Q_OS_UNIX
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
#else
    QSKIP("Needs signals");
#endif
}

void TestSandboxCommand::itSaysWhereItIsAndEndsWhenAskedTo()
{
#ifdef Q_OS_UNIX
    QFETCH(int, signal);
    Command command({});
    const QJsonObject greeting = command.nextObject();
    QCOMPARE(greeting.keys(), QStringList({u"app_key"_s, u"app_secret"_s, u"url"_s}));
    QVERIFY(greeting.value("url"_L1).toString().startsWith("http://127.0.0.1:"_L1));
    QCOMPARE(greeting.value("app_key"_L1).toString(), u"sandbox-app-key"_s);
    QVERIFY(!greeting.value("app_secret"_L1).toString().isEmpty());
    QCOMPARE(::kill(static_cast<pid_t>(command.processId()), signal), 0);
    QTRY_VERIFY(command.hasEnded());
    QCOMPARE(command.exitStatus(), QProcess::NormalExit);
    QCOMPARE(command.exitCode(), 0);
    QCOMPARE(command.readAllStandardError(), QByteArray());
#endif
}

void TestSandboxCommand::eachRequestIsOneLine()
{
    Command command({});
    const QJsonObject greeting = command.nextObject();
    const QByteArray body = "fromUserId=ann&content=%0A%E6%92%AD+%2B&objectName=a:b&x=1&x=2&x=3"_ba;
    const QByteArray reply = talk(greeting, broadcast(greeting, "1"_ba, body));
    QVERIFY2(reply.contains("\"code\":1002"), reply.constData());

    const QByteArray line = command.nextLine();
    QCOMPARE(line.count('\n'), 1);
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    QCOMPARE(request.keys(), QStringList({u"accepted"_s, u"arrived_monotonic_ms"_s, u"body_sha256"_s,
                                          u"code"_s, u"content_sha256"_s, u"form"_s, u"headers"_s,
                                          u"http_status"_s, u"path"_s, u"received_at"_s}));
    QCOMPARE(request.value("path"_L1).toString(), u"/message/chatroom/broadcast.json"_s);
    QCOMPARE(request.value("accepted"_L1), QJsonValue(false));
    QCOMPARE(request.value("http_status"_L1).toInt(), 400);
    QCOMPARE(request.value("code"_L1).toInt(), 1002);
    const QJsonObject form = request.value("form"_L1).toObject();
    QCOMPARE(form.value("fromUserId"_L1).toString(), u"ann"_s);
    QCOMPARE(form.value("content"_L1).toString(), u"\n播 +"_s);
    QCOMPARE(form.value("x"_L1).toArray(), QJsonArray({u"1"_s, u"2"_s, u"3"_s}));
    const auto sha256 = [](const QByteArray &bytes) {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    };
    QCOMPARE(request.value("content_sha256"_L1).toString(), sha256(u"\n播 +"_s.toUtf8()));
    QCOMPARE(request.value("body_sha256"_L1).toString(), sha256(body));
    const QJsonObject headers = request.value("headers"_L1).toObject();
    QCOMPARE(headers.value("nonce"_L1).toString(), u"1"_s);
    QCOMPARE(headers.value("x-twice"_L1).toString(), u"a, b"_s);
    QVERIFY(!headers.contains("signature"_L1));
    QVERIFY(!line.contains(greeting.value("app_secret"_L1).toString().toLatin1()));
    const QString receivedAt = request.value("received_at"_L1).toString();
    static const QRegularExpression form8601(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    QVERIFY2(form8601.match(receivedAt).hasMatch(), qPrintable(receivedAt));
    QVERIFY(request.value("arrived_monotonic_ms"_L1).toInteger() > 0);

    talk(greeting, "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na"_ba);
    QCOMPARE(command.nextObject().value("code"_L1).toInt(), 404);
}

void TestSandboxCommand::optionsReachTheServer()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString port = QString::number(probe.serverPort());
    probe.close();
    Command command(
        {u"--port"_s, port, u"--app-key=other-key"_s, u"--interval-ms"_s, u"0"_s, u"--service"_s, u"off"_s});
    const QJsonObject greeting = command.nextObject();
    QCOMPARE(greeting.value("url"_L1).toString(), "http://127.0.0.1:"_L1 + port);
    QCOMPARE(greeting.value("app_key"_L1).toString(), u"other-key"_s);
    const QByteArray body = "fromUserId=ann&content=hi&objectName=a:b"_ba;
    QVERIFY(talk(greeting, broadcast(greeting, "1"_ba, body)).contains("\"code\":1009"));
}

void TestSandboxCommand::faultsAreCounted()
{
    Command command({u"--interval-ms=0"_s, u"--fault"_s, u"500:2"_s, u"--fault=502"_s, u"--fault"_s,
                     u"504:always"_s, u"--fault"_s, u"500:-1"_s});
    const QJsonObject greeting = command.nextObject();
    const QByteArray body = "fromUserId=ann&content=hi&objectName=a:b"_ba;
    int nonce = 0;
    for (const QByteArray &status : {"500"_ba, "500"_ba, "502"_ba, "504"_ba, "504"_ba}) {
        const QByteArray reply = talk(greeting, broadcast(greeting, QByteArray::number(++nonce), body));
        QVERIFY2(reply.startsWith("HTTP/1.1 " + status), reply.constData());
    }
}

void TestSandboxCommand::helpIsPrinted()
{
    Command command({u"--help"_s});
    QTRY_VERIFY(command.hasEnded());
    QCOMPARE(command.exitCode(), 0);
    const QByteArray help = command.readAllStandardOutput();
    for (const char *word :
         {"--port", "--app-key", "--interval-ms", "--service", "--fault", "duplicate-code"}) {
        QVERIFY2(help.contains(word), word);
    }
    QCOMPARE(command.readAllStandardError(), QByteArray());
}

void TestSandboxCommand::aWrongOptionIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("mentioned");
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &mentioned) {
        QTest::newRow(name) << arguments << mentioned;
    };
    row("unknown", {u"--ports"_s, u"1"_s}, "ports"_ba);
    row("no value", {u"--port"_s}, "value"_ba);
    row("value too many", {u"--help=me"_s}, "value"_ba);
    row("word", {u"now"_s}, "now"_ba);
    row("port too high", {u"--port"_s, u"65536"_s}, "--port"_ba);
    row("port below zero", {u"--port=-1"_s}, "--port"_ba);
    row("port not a number", {u"--port"_s, u"http"_s}, "--port"_ba);
    row("port empty", {u"--port="_s}, "--port"_ba);
    row("key empty", {u"--app-key="_s}, "--app-key"_ba);
    row("key with a space", {u"--app-key"_s, u"a b"_s}, "--app-key"_ba);
    row("key with a line break", {u"--app-key"_s, u"a\nb"_s}, "--app-key"_ba);
    row("key not ASCII", {u"--app-key"_s, u"ключ"_s}, "--app-key"_ba);
    row("interval", {u"--interval-ms"_s, u"1s"_s}, "--interval-ms"_ba);
    row("interval signed", {u"--interval-ms"_s, u"+1"_s}, "--interval-ms"_ba);
    row("service", {u"--service"_s, u"ON"_s}, "--service"_ba);
    row("unknown fault", {u"--fault"_s, u"flood"_s}, "flood"_ba);
    row("fault empty", {u"--fault="_s}, "fault"_ba);
    row("fault count 0", {u"--fault"_s, u"500:0"_s}, "500"_ba);
    row("fault count empty", {u"--fault"_s, u"500:"_s}, "500"_ba);
    row("fault count word", {u"--fault"_s, u"500:twice"_s}, "500"_ba);
}

void TestSandboxCommand::aWrongOptionIsOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, mentioned);
    Command command(arguments);
    QTRY_VERIFY(command.hasEnded());
    QCOMPARE(command.exitCode(), static_cast<int>(ExitCode::Usage));
    QCOMPARE(command.readAllStandardOutput(), QByteArray());
    const QByteArray sentence = command.readAllStandardError();
    QCOMPARE(sentence.count('\n'), 1);
    QVERIFY2(sentence.contains(mentioned), sentence.constData());
}

void TestSandboxCommand::aTakenPortIsRefused()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString port = QString::number(other.serverPort());
    Command command({u"--port"_s, port});
    QTRY_VERIFY(command.hasEnded());
    QCOMPARE(command.exitCode(), static_cast<int>(ExitCode::Refused));
    QCOMPARE(command.readAllStandardOutput(), QByteArray());
    const QByteArray sentence = command.readAllStandardError();
    QCOMPARE(sentence.count('\n'), 1);
    QVERIFY2(sentence.contains(port.toLatin1()), sentence.constData());
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (!arguments.isEmpty() && arguments.first() == asCommand) {
        return static_cast<int>(runSandboxCommand(arguments.mid(1), {}));
    }
    TestSandboxCommand test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sandbox_command.moc"
