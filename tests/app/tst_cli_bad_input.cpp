// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList goodOrder()
{
    return {u"--from"_s,    u"ops-team"_s,  u"--type"_s,
            u"RC:TxtMsg"_s, u"--content"_s, uR"({"content":"hello"})"_s};
}

} // namespace

class TestCliBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void aBadFieldIsRefused_data();
    void aBadFieldIsRefused();
    void badContentInAFileIsRefused_data();
    void badContentInAFileIsRefused();
    void aContentPlaceThatCannotBeReadIsRefused_data();
    void aContentPlaceThatCannotBeReadIsRefused();
    void bytesThatAreNotUtf8OnTheCommandLineAreRefused_data();
    void bytesThatAreNotUtf8OnTheCommandLineAreRefused();
    void aBadAddressIsRefused_data();
    void aBadAddressIsRefused();
    void aSecretEqualToTheAppKeyIsRefused();
    void aSecretThatIsNotThereIsNamed();
    void aDryRunRefusesTheSame();
    void everyProblemIsSaidInChinese();
    void largeContentIsWarnedAboutAndSent_data();
    void largeContentIsWarnedAboutAndSent();
    void aRefusalIsNotPrecededByWarnings();
    void limitsThemselvesAreAllowed();

private:
    void verifyRefused(const CrierctlRun &run, const Crierctl &crierctl, int exitCode = 3);

    SandboxProcess m_sandbox;
};

// One sentence on standard error, nothing at the server, no row.
void TestCliBadInput::verifyRefused(const CrierctlRun &run, const Crierctl &crierctl, int exitCode)
{
    QVERIFY2(run.exitCode == exitCode, (QByteArray::number(run.exitCode) + ": " + run.err).constData());
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QCOMPARE(crierctl.rows(), QList<QJsonObject>());
}

void TestCliBadInput::aBadFieldIsRefused_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value"); // null: without the option
    QTest::addColumn<QString>("said");  // pattern
    const auto row = [](const char *name, const QString &option, const QString &value, const QString &said) {
        QTest::newRow(name) << option << value << said;
    };
    const QString from = u"--from"_s, type = u"--type"_s, appKey = u"--app-key"_s, content = u"--content"_s;

    row("sender empty", from, u""_s, u"sender"_s);
    row("sender of blanks", from, u"  "_s, u"sender"_s);
    row("sender of 65 bytes", from, QString(65, u'x'), u"65.*64"_s);
    row("sender of 66 bytes in 22 characters", from, QString(22, u'播'), u"66.*64"_s);
    row("sender with a line break", from, u"ops\nteam"_s, u"sender.*position 4"_s);
    row("sender with a carriage return at the end", from, u"ops\r"_s, u"sender.*position 4"_s);
    row("sender with a tab", from, u"\tops"_s, u"sender.*position 1"_s);
    row("sender with DEL", from, u"ops\u007f"_s, u"sender.*position 4"_s);
    row("sender with a C1 control", from, u"o\u0085ps"_s, u"sender.*position 2"_s);
    row("sender with a line separator", from, u"o\u2028ps"_s, u"sender.*position 2"_s);

    row("type empty", type, u""_s, u"type"_s);
    row("type of 33 characters", type, QString(33, u'x'), u"33.*32"_s);
    row("type with a line break", type, u"app:\nnote"_s, u"type.*position 5"_s);
    row("type with a carriage return", type, u"app:note\r"_s, u"type.*position 9"_s);
    row("type with NUL's neighbour", type, u"app\u0001"_s, u"type.*position 4"_s);
    row("type with a space", type, u"app note"_s, u"type.*position 4"_s);
    row("type in Chinese", type, u"应用"_s, u"type.*position 1"_s);
    row("unknown built-in type", type, u"RC:NoSuchMsg"_s, u"RC:NoSuchMsg"_s);
    row("built-in type in wrong case", type, u"rc:txtmsg"_s, u"rc:txtmsg"_s);
    row("built-in prefix alone", type, u"RC:"_s, u"RC:"_s);

    row("App Key empty", appKey, u""_s, u"App Key"_s);
    row("App Key with a line break", appKey, u"key\nX-Header: 1"_s, u"App Key.*position 4"_s);
    row("App Key with a carriage return", appKey, u"key\r"_s, u"App Key.*position 4"_s);
    row("App Key with a control character", appKey, u"\u0007key"_s, u"App Key.*position 1"_s);
    row("App Key with a space", appKey, u"my key"_s, u"App Key.*position 3"_s);
    row("App Key beyond ASCII", appKey, u"kéy"_s, u"App Key.*position 2"_s);

    row("content empty", content, u""_s, u"empty"_s);
    row("content of blanks", content, u" \n "_s, u"empty"_s);
    row("content is no JSON", content, u"hello"_s, u"line 1, column 1"_s);
    row("content is a list", content, u"[{\"content\":\"x\"}]"_s, u"line 1, column 1"_s);
    row("content is a JSON string", content, u"\"hello\""_s, u"line 1, column 1"_s);
    row("content is null", content, u"null"_s, u"line 1, column 1"_s);
    row("content is two objects", content, u"{}\n{}"_s, u"line 2, column 1"_s);
    row("content ends too early", content, u"{\"content\":\"hello\""_s, u"line 1, column \\d+"_s);
    row("content with a comma too many", content, u"{\n  \"content\": \"x\",\n}"_s,
        u"line (2|3), column \\d+"_s);
    row("content in single quotes", content, u"{'content':'x'}"_s, u"line 1, column 2"_s);
    row("content with a comment", content, u"{\"content\":\"播\" /* no */}"_s, u"line 1, column 16"_s);
    row("content with a bare word", content, u"{\"content\":\n True}"_s, u"line 2, column 2"_s);
    row("content with a raw line break in a string", content, u"{\"content\":\"a\nb\"}"_s,
        u"line 1, column 14"_s);
    row("content with a wrong escape", content, u"{\"content\":\"\\x\"}"_s, u"line 1, column 1[34]"_s);
    row("content with a zero in front", content, u"{\"content\":01}"_s, u"line 1, column 1[23]"_s);
    row("content with a key twice", content, u"{\"content\":\"a\",\n\"content\":\"b\"}"_s,
        u"content.*line 2, column 1"_s);
    row("content with a key twice, once escaped", content, u"{\"content\":\"a\",\"\\u0063ontent\":\"b\"}"_s,
        u"content.*line 1, column 16"_s);
    row("content with a key twice further in", content, u"{\"user\":{\"id\":1,\"id\":2}}"_s,
        u"id.*line 1, column 17"_s);
    row("content with a high surrogate alone", content, u"{\"content\":\"\\ud83d\"}"_s,
        u"line 1, column 13"_s);
    row("content with a low surrogate alone", content, u"{\"content\":\"a\\udE00\"}"_s,
        u"line 1, column 14"_s);
    row("content with surrogates the wrong way round", content, u"{\"content\":\"\\ude00\\ud83d\"}"_s,
        u"line 1, column 13"_s);
    row("content with NUL as an escape", content, u"{\"content\":\"a\\u0000\"}"_s,
        u"NUL.*line 1, column 14"_s);
}

void TestCliBadInput::aBadFieldIsRefused()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, said);
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, option, value);
    const CrierctlRun run = crierctl.run(arguments);
    verifyRefused(run, crierctl);
    const QRegularExpression expected(said, QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(expected.match(QString::fromUtf8(run.err)).hasMatch(), run.err.constData());

    const QJsonObject report = crierctl.run(arguments + QStringList{u"--json"_s}).object();
    QCOMPARE(report.value(u"outcome"_s).toString(), u"refused"_s);
    QVERIFY(report.value(u"id"_s).isNull());
    QCOMPARE("crierctl: " + report.value(u"message"_s).toString().toUtf8(), run.complaints().first());
}

void TestCliBadInput::badContentInAFileIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &type, const QByteArray &content,
                        const QString &said) { QTest::newRow(name) << type << content << said; };
    const QString text = u"RC:TxtMsg"_s, custom = u"app:note"_s;

    row("Latin-1", text, "{\"content\":\"caf\xe9\"}", u"UTF-8.*line 1, column 16"_s);
    row("Latin-1, custom", custom, "one\ncaf\xe9", u"UTF-8.*line 2, column 4"_s);
    row("overlong", custom, "\xc0\xaf", u"UTF-8.*line 1, column 1"_s);
    row("a surrogate in UTF-8", custom, "a\xed\xa0\xbd", u"UTF-8.*line 1, column 2"_s);
    row("cut in a character", custom, "a\xe6\x92", u"UTF-8.*line 1, column 2"_s);
    row("beyond Unicode", custom, "\xf4\x90\x80\x80", u"UTF-8.*line 1, column 1"_s);
    row("UTF-16", text, QByteArray("\xff\xfe{\0}\0", 6), u"UTF-8.*line 1, column 1"_s);
    row("NUL", text, QByteArray("{\"content\":\"a\0b\"}", 17), u"NUL.*line 1, column 14"_s);
    row("NUL, custom", custom, QByteArray("one\r\n\0", 6), u"NUL.*line 2, column 1"_s);
    row("byte order mark", text, "\xef\xbb\xbf{\"content\":\"a\"}", u"line 1, column 1"_s);
    row("empty", custom, "", u"empty"_s);
    row("one byte too many", custom, QByteArray(131'073, 'x'), u"131,072"_s);
    row("one byte too many in JSON", text, "{\"content\":\"" + QByteArray(131'073 - 14, 'x') + "\"}",
        u"131,072"_s);
    row("far too much, cut in a character", custom, QByteArray("播").repeated(400'000), u"131,072"_s);
}

void TestCliBadInput::badContentInAFileIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, u"--type"_s, type);
    arguments = withOption(arguments, u"--content"_s, QString());
    const QString path = crierctl.writeScratchFile(u"content"_s, content);
    const QRegularExpression expected(said, QRegularExpression::CaseInsensitiveOption);
    for (const bool isStandardInput : {false, true}) {
        arguments = withOption(arguments, u"--content-file"_s, isStandardInput ? u"-"_s : path);
        const CrierctlRun run = crierctl.run(arguments, isStandardInput ? content : QByteArray());
        verifyRefused(run, crierctl);
        QVERIFY2(expected.match(QString::fromUtf8(run.err)).hasMatch(), run.err.constData());
    }
    // What could not be sent is still where it was.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == content);
}

void TestCliBadInput::aContentPlaceThatCannotBeReadIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"no-such-file"_s;
    QTest::newRow("a folder") << u"."_s;
    QTest::newRow("no name") << u""_s;
}

void TestCliBadInput::aContentPlaceThatCannotBeReadIsRefused()
{
    QFETCH(QString, path);
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, u"--content"_s, QString());
    arguments =
        withOption(arguments, u"--content-file"_s, path.isEmpty() ? path : crierctl.scratchFile(path));
    verifyRefused(crierctl.run(arguments), crierctl);
}

void TestCliBadInput::bytesThatAreNotUtf8OnTheCommandLineAreRefused_data()
{
    QTest::addColumn<QString>("bytes"); // for printf
    QTest::newRow("Latin-1") << u"caf\\351"_s;
    QTest::newRow("lone surrogate") << u"a\\355\\240\\275"_s;
}

void TestCliBadInput::bytesThatAreNotUtf8OnTheCommandLineAreRefused()
{
#if defined(Q_OS_WIN)
    QSKIP("a Windows command line is UTF-16");
#endif
    QFETCH(QString, bytes);
    for (const QString &option : {u"--content"_s, u"--from"_s}) {
        Crierctl crierctl;
        QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
        arguments = withOption(arguments, u"--type"_s, u"app:note"_s);
        arguments = withOption(arguments, option, QString());
        const QString script = uR"sh(exec "$0" "$@" %1 "$(printf '%2')")sh"_s.arg(option, bytes);
        verifyRefused(crierctl.runThroughShell(script, arguments), crierctl);
    }
}

void TestCliBadInput::aBadAddressIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("said");
    const QString here = u"127.0.0.1:PORT"_s; // of the sandbox, which would see it
    const QString https = u"https://"_s;
    QTest::newRow("plain http elsewhere") << u"http://crier.invalid"_s << https;
    QTest::newRow("a name that only begins like this computer")
        << u"http://127.0.0.1.crier.invalid"_s << https;
    QTest::newRow("a name that only begins like localhost") << u"http://localhost.crier.invalid"_s << https;
    QTest::newRow("this computer in front of the at sign") << u"http://127.0.0.1@crier.invalid"_s << https;
    QTest::newRow("another address of this computer") << u"http://127.0.0.2:PORT"_s << https;
    QTest::newRow("every address") << u"http://0.0.0.0:PORT"_s << https;
    QTest::newRow("another scheme") << u"ftp://"_s + here << https;
    QTest::newRow("no scheme") << here << u"address"_s;
    QTest::newRow("a name alone") << u"api.example.com"_s << u"address"_s;
    QTest::newRow("empty") << u""_s << u"address"_s;
    QTest::newRow("no host") << u"https://"_s << u"address"_s;
    QTest::newRow("port zero") << u"http://127.0.0.1:0"_s << u"address"_s;
    QTest::newRow("port too large") << u"http://127.0.0.1:65536"_s << u"address"_s;
    QTest::newRow("a space") << u"http://127.0.0.1 :PORT"_s << u"address"_s;
    QTest::newRow("a line break") << u"http://"_s + here + u"\n"_s << u"address"_s;
    QTest::newRow("user name") << u"http://ops@"_s + here << u"user"_s;
    QTest::newRow("user name and password") << u"http://ops:pw@"_s + here << u"user"_s;
    QTest::newRow("path") << u"http://"_s + here + u"/message"_s << u"host"_s;
    QTest::newRow("query") << u"http://"_s + here + u"?a=b"_s << u"host"_s;
    QTest::newRow("fragment") << u"http://"_s + here + u"#a"_s << u"host"_s;
}

void TestCliBadInput::aBadAddressIsRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, said);
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, u"--url"_s, url.replace(u"PORT"_s, m_sandbox.url().section(u':', -1)));
    const CrierctlRun run = crierctl.run(arguments);
    verifyRefused(run, crierctl);
    QVERIFY2(run.err.contains(said.toUtf8()), run.err.constData());
    QVERIFY(!run.err.contains("pw@"));
}

void TestCliBadInput::aSecretEqualToTheAppKeyIsRefused()
{
    for (const QString &blank : {u""_s, u"\n"_s}) {
        Crierctl crierctl;
        const QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
        crierctl.environment.insert(SandboxProcess::secretVariable(), m_sandbox.appKey() + blank);
        const CrierctlRun run = crierctl.run(arguments);
        verifyRefused(run, crierctl);
        QVERIFY2(run.err.contains("same as the App Key"), run.err.constData());
    }
}

void TestCliBadInput::aSecretThatIsNotThereIsNamed()
{
    for (const bool isEmpty : {false, true}) {
        Crierctl crierctl;
        const QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
        crierctl.environment.remove(SandboxProcess::secretVariable());
        if (isEmpty)
            crierctl.environment.insert(SandboxProcess::secretVariable(), u""_s);
        const CrierctlRun run = crierctl.run(arguments);
        verifyRefused(run, crierctl, 2);
        QVERIFY2(run.err.contains(SandboxProcess::secretVariable().toUtf8()), run.err.constData());
    }
}

void TestCliBadInput::aDryRunRefusesTheSame()
{
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, u"--content"_s, u"{\"content\":1,\"content\":2}"_s);
    const CrierctlRun real = crierctl.run(arguments);
    const CrierctlRun dry = crierctl.run(arguments + QStringList{u"--dry-run"_s});
    verifyRefused(dry, crierctl);
    QCOMPARE(dry.err, real.err);
}

void TestCliBadInput::everyProblemIsSaidInChinese()
{
    static const QRegularExpression chinese(u"\\p{Han}"_s);
    const std::pair<QString, QString> changes[] = {
        {u"--from"_s, u""_s},
        {u"--from"_s, QString(65, u'x')},
        {u"--from"_s, u"a\nb"_s},
        {u"--type"_s, QString(33, u'x')},
        {u"--type"_s, u"a\nb"_s},
        {u"--type"_s, u"RC:NoSuchMsg"_s},
        {u"--app-key"_s, u"a\nb"_s},
        {u"--content"_s, u"hello"_s},
        {u"--content"_s, u"{\"a\":1,\"a\":2}"_s},
        {u"--content"_s, u"{\"a\":\"\\ud83d\"}"_s},
        {u"--content"_s, u"{\"a\":\"\\u0000\"}"_s},
        {u"--url"_s, u"http://crier.invalid"_s},
        {u"--url"_s, m_sandbox.url() + u"/path"_s},
        {u"--app-secret-env"_s, u"NOT_SET"_s},
        {u"--timeout"_s, u"soon"_s},
        {u"--urgent"_s, u"yes"_s},
        {u"--content-file"_s, u"also"_s},
    };
    for (const auto &[option, value] : changes) {
        Crierctl crierctl;
        crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
        QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
        arguments = withOption(arguments, option, value);
        const CrierctlRun run = crierctl.run(arguments);
        verifyRefused(run, crierctl, run.exitCode == 2 ? 2 : 3);
        QVERIFY2(chinese.match(QString::fromUtf8(run.err)).hasMatch(), run.err.constData());
    }
}

void TestCliBadInput::largeContentIsWarnedAboutAndSent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("warnings");
    QTest::newRow("128,001 bytes") << QByteArray(128'001, 'x') << QStringList{u"128,001"_s, u"128,0\\d\\d"_s};
    QTest::newRow("128,000 bytes") << QByteArray(128'000, 'x') << QStringList{u"128,0\\d\\d"_s};
    QTest::newRow("small, but large when encoded")
        << QByteArray("播").repeated(12'000) << QStringList{u"108,0\\d\\d.*100,000"_s};
    QTest::newRow("just small enough") << QByteArray("播").repeated(11'000) << QStringList();
}

void TestCliBadInput::largeContentIsWarnedAboutAndSent()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, warnings);
    Crierctl crierctl;
    const QStringList arguments = m_sandbox.sendHere(
        crierctl, {u"--from"_s, u"ops"_s, u"--type"_s, u"app:note"_s, u"--content-file"_s, u"-"_s});
    const CrierctlRun run = crierctl.run(arguments, content);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.complaints().size() == warnings.size(), run.err.constData());
    for (qsizetype i = 0; i < warnings.size(); ++i) {
        const QString line = QString::fromUtf8(run.complaints().at(i));
        QVERIFY2(QRegularExpression(warnings.at(i)).match(line).hasMatch(), run.err.constData());
    }
    QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
}

void TestCliBadInput::aRefusalIsNotPrecededByWarnings()
{
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, u"--from"_s, u""_s);
    arguments = withOption(arguments, u"--type"_s, u"app:note"_s);
    arguments = withOption(arguments, u"--content"_s, QString());
    arguments = withOption(arguments, u"--content-file"_s, u"-"_s);
    verifyRefused(crierctl.run(arguments, QByteArray(128'001, 'x')), crierctl);
}

void TestCliBadInput::limitsThemselvesAreAllowed()
{
    for (const auto &[option, value] :
         {std::pair{u"--from"_s, QString(64, u'x')}, std::pair{u"--from"_s, QString(21, u'播')},
          std::pair{u"--type"_s, QString(32, u'x')}, std::pair{u"--type"_s, u"RCX:note"_s}}) {
        Crierctl crierctl;
        QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
        arguments = withOption(arguments, option, value);
        const CrierctlRun run = crierctl.run(arguments);
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "tst_cli_bad_input.moc"
