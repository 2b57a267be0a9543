// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/curl_command.h"

#include "app/rongcloud/request.h"
#include "app/sandbox/sandbox_server.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

Profile profileAt(const QString &url)
{
    return {.name = u"main"_s,
            .environment = Environment::Test,
            .baseUrl = QUrl(url),
            .appKey = {u"uwd1c0sxdlx2"_s},
            .defaultSender = {}};
}

Draft draft(const QByteArray &content = "{\"content\":\"hi\"}")
{
    return {{u"crier"_s}, {u"RC:TxtMsg"_s}, content, false};
}

struct Run
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

// Runs a program without stopping the event loop, which the sandbox in this process needs.
Run run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, arguments, QIODevice::ReadOnly);
    if (finished.isEmpty() && !finished.wait(30'000))
        return {-1, {}, "did not end"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// The literals of PowerShell: what stands between apostrophes, a doubled one of any kind being one.
QStringList powerShellLiterals(const QString &script)
{
    const auto isApostrophe = [](QChar c) {
        return c == u'\'' || c == QChar(0x2018) || c == QChar(0x2019) || c == QChar(0x201A) ||
               c == QChar(0x201B);
    };
    QStringList literals;
    for (qsizetype i = 0; i < script.size(); ++i) {
        if (!isApostrophe(script[i]))
            continue;
        QString literal;
        for (++i; i < script.size(); ++i) {
            if (!isApostrophe(script[i])) {
                literal += script[i];
            } else if (i + 1 < script.size() && isApostrophe(script[i + 1])) {
                literal += script[++i];
            } else {
                break;
            }
        }
        literals.append(literal);
    }
    return literals;
}

QByteArray nastyContent(QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{"'",
                                          "''",
                                          "\"",
                                          "\\",
                                          "`id`",
                                          "$(id)",
                                          "$HOME",
                                          "${CRIER_SECRET}",
                                          "%PATH%",
                                          "%",
                                          "!!",
                                          "!$",
                                          "^",
                                          "&",
                                          "|",
                                          ";",
                                          "\n",
                                          "\r\n",
                                          "\t",
                                          "#",
                                          "*",
                                          "?",
                                          "~",
                                          "{a,b}",
                                          "[0-9]",
                                          "<",
                                          ">",
                                          "END",
                                          "\nEND\n",
                                          ")",
                                          "--location",
                                          "@-",
                                          " ",
                                          QByteArray("\0", 1),
                                          "\xFF",
                                          "\xE2\x80\x99",
                                          "\xE4\xBD\xA0",
                                          "\xF0\x9F\x91\x8D",
                                          "\x1B[2J"};
    QByteArray content;
    const int count = int(random.bounded(24));
    for (int i = 0; i < count; ++i)
        content += pieces.at(random.bounded(pieces.size()));
    return content;
}

} // namespace

// Expects sh, curl and openssl, as the command itself does.
class TestCurlCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

#ifdef Q_OS_UNIX
    void theSandboxAcceptsIt_data();
    void theSandboxAcceptsIt();
    void curlIsGivenTheseArgumentsAndBytes();
    void aCurlrcChangesNothing();
    void withoutTheSecretNothingIsSent();
    void aRedirectIsNotFollowed();
#endif
    void neitherSecretNorSignatureIsInIt();
    void nothingLooserThanCrierItself();
    void powerShellReadsTheBytesBack();
    void theCommandPromptReadsTheBytesBack();
    void whatTheCommandPromptCannotTakeIsNotMade();
    void whatPowerShellHandsOnDifferentlyIsNotMade();

private:
    QTemporaryDir m_folder;
};

#ifdef Q_OS_UNIX

void TestCurlCommand::theSandboxAcceptsIt_data()
{
    QTest::addColumn<Draft>("message");
    const auto row = [](const char *name, Draft message) { QTest::newRow(name) << message; };
    row("plain", draft());
    Draft toSender = draft();
    toSender.includeSender = true;
    row("sender included", toSender);
    Draft names = draft("it's 100 % \"fun\" & more; $HOME `id` \\ !");
    names.sender.value = u"管理员 'a' $b"_s;
    names.objectName.value = u"App:N'$(id)"_s;
    row("names and custom content with quotes", names);
    Draft custom = draft(QByteArray("a\nEND\n'\"\\\r\n\t%41+&=") +
                         QStringLiteral("你好 👨‍👩‍👧 ’‘").toUtf8());
    custom.objectName.value = u"App:Notice"_s;
    row("line breaks and scripts", custom);
    Draft large = draft(QByteArray(131'072, '%'));
    large.objectName.value = u"App:Notice"_s;
    row("128 KiB that triple", large);
}

void TestCurlCommand::theSandboxAcceptsIt()
{
    QFETCH(const Draft, message);
    SandboxSettings settings;
    settings.interval = std::chrono::milliseconds{0};
    SandboxServer server(settings);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QList<SandboxRequest> received;
    connect(&server, &SandboxServer::requestReceived, this,
            [&received](const SandboxRequest &request) { received.append(request); });

    Profile profile = profileAt(server.url());
    profile.appKey.value = QString::fromLatin1(server.appKey());
    const std::optional<QString> command = curlCommand(profile, message, Shell::Posix);
    QVERIFY(command);
    QVERIFY(!command->contains(QString::fromLatin1(server.appSecret())));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(secretVariable(), QString::fromLatin1(server.appSecret()));
    // From a file: no argument may be as long as the largest command.
    QFile script(m_folder.filePath(u"command.sh"_s));
    QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QVERIFY(script.write(command->toUtf8()) > 0);
    script.close();
    const Run ran = run(u"sh"_s, {script.fileName()}, environment);

    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(received.size(), 1);
    QVERIFY2(received.first().accepted, qPrintable(received.first().errorMessage));
    QCOMPARE(received.first().bodySha256, sha256Hex(formBodyOf(message)));
    QCOMPARE(received.first().content, message.content);
    QVERIFY2(ran.output.startsWith("HTTP/1.1 200"), ran.output.constData());
}

// With a stand-in for curl that prints the arguments and the bytes it is given.
void TestCurlCommand::curlIsGivenTheseArgumentsAndBytes()
{
    QFile standIn(m_folder.filePath(u"curl"_s));
    QVERIFY(standIn.open(QIODevice::WriteOnly));
    standIn.write("#!/bin/sh\nfor word; do printf '%s\\0' \"$word\"; done\nprintf 'STDIN\\0'; cat\n"
                  "printf '\\0'; cat <&3\n");
    standIn.close();
    QVERIFY(standIn.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_folder.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(secretVariable(), u"it's \"a\" $secret\\"_s);

    QRandomGenerator random(20'260'101);
    const QStringList keys{u"uwd1c0sxdlx2"_s, u"a'b"_s, u"$(id)"_s, u"`id`\\"_s, u"\"!!\""_s};
    for (int round = 0; round < 160; ++round) {
        Profile profile = profileAt(u"https://api.rong-api.com:8443"_s);
        profile.appKey.value = keys.at(round % keys.size());
        Draft message = draft(nastyContent(random));
        message.sender.value = QString::fromUtf8(nastyContent(random));
        message.objectName.value = QString::fromUtf8(nastyContent(random));
        message.includeSender = round % 3 == 0;
        const std::optional<QString> command = curlCommand(profile, message, Shell::Posix);
        QVERIFY(command);
        const Run ran = run(u"sh"_s, {u"-c"_s, *command}, environment);
        QVERIFY2(ran.exitCode == 0 && ran.errors.isEmpty(), ran.errors.constData());

        const QList<QByteArray> words = ran.output.split('\0');
        const qsizetype end = words.indexOf(QByteArrayLiteral("STDIN"));
        QVERIFY(end > 0);
        QCOMPARE(words.at(end + 1), formBodyOf(message));
        QCOMPARE(words.first(), QByteArrayLiteral("-q"));
        QVERIFY(words.contains("App-Key: " + profile.appKey.value.toUtf8()));
        QVERIFY(words.contains("https://api.rong-api.com:8443/message/chatroom/broadcast.json"));
        QByteArray nonce;
        QByteArray timestamp;
        for (const QByteArray &word : words.first(end)) {
            if (word.startsWith("Nonce: "))
                nonce = word.sliced(7);
            if (word.startsWith("Timestamp: "))
                timestamp = word.sliced(11);
            QVERIFY2(!word.contains("Signature"), "visible to every user of the computer");
        }
        static const QRegularExpression digits(u"\\A[0-9]{1,18}\\z"_s);
        QVERIFY2(digits.match(QString::fromLatin1(nonce)).hasMatch(), nonce.constData());
        QVERIFY2(digits.match(QString::fromLatin1(timestamp)).hasMatch(), timestamp.constData());
        const QByteArray signedWith =
            signature(Secret(environment.value(secretVariable()).toUtf8()), nonce, timestamp);
        QCOMPARE(words.at(end + 2), "header = \"Signature: " + signedWith + "\"\n");
    }
    QVERIFY(QFile::remove(standIn.fileName()));
}

void TestCurlCommand::aCurlrcChangesNothing()
{
    QFile settings(m_folder.filePath(u".curlrc"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("location\nuser-agent = \"from the curlrc\"\nretry = 3\n");
    settings.close();
    SandboxServer server({});
    QVERIFY(server.start());
    QList<SandboxRequest> received;
    connect(&server, &SandboxServer::requestReceived, this,
            [&received](const SandboxRequest &request) { received.append(request); });
    Profile profile = profileAt(server.url());
    profile.appKey.value = QString::fromLatin1(server.appKey());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"CURL_HOME"_s, m_folder.path());
    environment.insert(secretVariable(), QString::fromLatin1(server.appSecret()));
    const Run ran = run(u"sh"_s, {u"-c"_s, *curlCommand(profile, draft(), Shell::Posix)}, environment);
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(received.size(), 1);
    for (const auto &[name, value] : received.first().headers)
        QVERIFY2(!value.contains("from the curlrc"), name.constData());
}

void TestCurlCommand::withoutTheSecretNothingIsSent()
{
    SandboxServer server({});
    QVERIFY(server.start());
    QSignalSpy received(&server, &SandboxServer::requestReceived);
    Profile profile = profileAt(server.url());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const bool isEmpty : {false, true}) {
        environment.remove(secretVariable());
        if (isEmpty)
            environment.insert(secretVariable(), QString());
        const Run ran = run(u"sh"_s, {u"-c"_s, *curlCommand(profile, draft(), Shell::Posix)}, environment);
        QVERIFY(ran.exitCode != 0);
        QVERIFY2(ran.errors.contains("CRIER_SECRET"), ran.errors.constData());
    }
    QCOMPARE(received.size(), 0);
}

void TestCurlCommand::aRedirectIsNotFollowed()
{
    SandboxSettings settings;
    settings.interval = std::chrono::milliseconds{0};
    settings.faults = {{SandboxFault::Redirect, 1}, {SandboxFault::CloseAfterRead, 1}};
    SandboxServer server(settings);
    QVERIFY(server.start());
    QSignalSpy received(&server, &SandboxServer::requestReceived);
    Profile profile = profileAt(server.url());
    profile.appKey.value = QString::fromLatin1(server.appKey());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(secretVariable(), QString::fromLatin1(server.appSecret()));
    const QString command = *curlCommand(profile, draft(), Shell::Posix);
    QVERIFY(run(u"sh"_s, {u"-c"_s, command}, environment).output.startsWith("HTTP/1.1 307"));
    QCOMPARE(received.size(), 1);
    QVERIFY(run(u"sh"_s, {u"-c"_s, command}, environment).exitCode != 0); // hung up on, and not asked again
    QCOMPARE(received.size(), 2);
}

#endif

void TestCurlCommand::neitherSecretNorSignatureIsInIt()
{
    static const QRegularExpression fortyHex(u"[0-9a-fA-F]{40}"_s);
    for (const Shell shell : {Shell::Posix, Shell::PowerShell, Shell::Cmd}) {
        const QString command = *curlCommand(profileAt(u"https://api.rong-api.com"_s), draft(), shell);
        QVERIFY(command.contains(secretVariable()));
        QVERIFY(!fortyHex.match(command).hasMatch());
    }
}

void TestCurlCommand::nothingLooserThanCrierItself()
{
    for (const Shell shell : {Shell::Posix, Shell::PowerShell, Shell::Cmd}) {
        const QString command = *curlCommand(profileAt(u"https://api.rong-api.com"_s), draft(), shell);
        for (const QString &loose : {u" -L"_s, u"--location"_s, u" -k"_s, u"--insecure"_s, u"http:"_s})
            QVERIFY2(!command.contains(loose), qPrintable(loose));
        QVERIFY(command.contains(u"--max-redirs 0"_s));
        QVERIFY(command.contains(u"--retry 0"_s));
    }
}

void TestCurlCommand::powerShellReadsTheBytesBack()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        Profile profile = profileAt(u"https://api.rong-api.com"_s);
        profile.appKey.value = round % 2 ? u"it's’‘‚‛ $x"_s : u"plain"_s;
        const Draft message = draft(nastyContent(random));
        const QString command = *curlCommand(profile, message, Shell::PowerShell);
        const QStringList literals = powerShellLiterals(command);
        QVERIFY(literals.contains(QString::fromLatin1(formBodyOf(message))));
        QVERIFY(literals.contains(u"App-Key: "_s + QString::fromLatin1(profile.appKey.value.toLatin1())));
        QVERIFY(literals.contains(u"https://api.rong-api.com/message/chatroom/broadcast.json"_s));
        QVERIFY(!command.contains(u'"')); // which would expand what is in it
    }
}

void TestCurlCommand::theCommandPromptReadsTheBytesBack()
{
    QRandomGenerator random(11);
    static const QRegularExpression base64(u"FromBase64String\\('([A-Za-z0-9+/=]*)'\\)"_s);
    for (int round = 0; round < 300; ++round) {
        Profile profile = profileAt(u"https://api.rong-api.com"_s);
        profile.appKey.value = round % 2 ? u"100%!^&|'` x"_s : u"plain"_s;
        const Draft message = draft(nastyContent(random));
        const QString command = *curlCommand(profile, message, Shell::Cmd);
        const QString opening = u"powershell -NoProfile -Command \""_s;
        QVERIFY(command.startsWith(opening) && command.endsWith(u'"'));
        const QString inner = command.sliced(opening.size()).chopped(1);
        for (const QChar special : u"\"%!^\n\r"_s)
            QVERIFY2(!inner.contains(special), qPrintable(command));
        const auto body = base64.match(inner);
        QVERIFY(body.hasMatch());
        QCOMPARE(QByteArray::fromBase64(body.captured(1).toLatin1()), formBodyOf(message));
        if (round % 2)
            QVERIFY(inner.contains(u"('App-Key: 100'+[char]37+''+[char]33+''+[char]94+'&|'+[char]39+''+"
                                   "[char]96+' x')"_s));
    }
}

void TestCurlCommand::whatTheCommandPromptCannotTakeIsNotMade()
{
    const Profile profile = profileAt(u"https://api.rong-api.com"_s);
    qsizetype largest = 0;
    for (qsizetype size = 0; size < 9'000; size += 50) {
        const std::optional<QString> command = curlCommand(profile, draft(QByteArray(size, 'a')), Shell::Cmd);
        if (command) {
            QVERIFY(command->size() <= longestCmdLine);
            largest = size;
        }
    }
    QVERIFY2(largest > 4'000 && largest < 8'000, QByteArray::number(largest).constData());
    QVERIFY(curlCommand(profile, draft(QByteArray(131'072, '%')), Shell::PowerShell));
    QVERIFY(curlCommand(profile, draft(QByteArray(131'072, '%')), Shell::Posix));
}

void TestCurlCommand::whatPowerShellHandsOnDifferentlyIsNotMade()
{
    for (const QString &key : {u"a\"b"_s, u"ends\\"_s}) {
        Profile profile = profileAt(u"https://api.rong-api.com"_s);
        profile.appKey.value = key;
        QVERIFY(curlCommand(profile, draft(), Shell::Posix));
        QVERIFY(!curlCommand(profile, draft(), Shell::PowerShell));
        QVERIFY(!curlCommand(profile, draft(), Shell::Cmd));
    }
}

QTEST_GUILESS_MAIN(TestCurlCommand)
#include "tst_curl_command.moc"
