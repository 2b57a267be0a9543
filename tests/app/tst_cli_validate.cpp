// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList validate(const QString &type, const QString &content)
{
    return {u"validate"_s, u"--type"_s, type, u"--content"_s, content};
}

QStringList problemsOf(const CrierctlRun &run)
{
    QStringList problems;
    for (const QJsonValue &finding : run.object()[u"findings"_s].toArray())
        problems.append(finding[u"problem"_s].toString());
    return problems;
}

} // namespace

class TestCliValidate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVerdictThatCannotBeWrittenIsSaidSo();
    void aSoundMessageIsSaidToBeOne();
    void findingsAreLinesWithPlaceAndSentence();
    void scriptsGetOneObject();
    void theExitCodeTellsErrorsFromWarnings_data();
    void theExitCodeTellsErrorsFromWarnings();
    void theSenderIsCheckedWhereOneIsGiven();
    void theEnvironmentDecidesWhatIsOdd();
    void theContentMayComeFromAFileOrAPipe();
    void hostileInputIsRefusedQuickly_data();
    void hostileInputIsRefusedQuickly();
    void inputWithoutEndIsRefused();
    void aPlaceThatCannotBeReadIsRefused_data();
    void aPlaceThatCannotBeReadIsRefused();
    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
    void nothingInAFindingActsOnATerminal();
    void findingsSpeakChinese();
};

void TestCliValidate::aSoundMessageIsSaidToBeOne()
{
    const Crierctl crierctl;
    for (const QStringList &message :
         {validate(u"RC:TxtMsg"_s, u"{\"content\":\"Sale at nine\"}"_s),
          QStringList{u"validate"_s, u"--type"_s, u"RC:InfoNtf"_s, u"--text"_s, u"Sale at nine"_s},
          validate(u"App:Notice"_s, u"anything"_s)}) {
        const CrierctlRun run = crierctl.run(message);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out, QByteArray("Nothing is wrong with this message.\n"));
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(crierctl.run(message + QStringList{u"--json"_s}).out,
                 QByteArray("{\"ok\":true,\"findings\":[]}\n"));
    }
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliValidate::findingsAreLinesWithPlaceAndSentence()
{
    const CrierctlRun run = Crierctl().run(
        validate(u"RC:HQVCMsg"_s, u"{\"remoteUrl\":\"http://e.com/a.aac\",\n \"duration\":\"6\"}"_s));
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(
        QString::fromUtf8(run.out),
        u"error: line 2, column 13: “Length (duration)” has a value of the wrong kind. It must be a whole "
        "number without quotes.\n"
        "warning: line 1, column 15: The link “http://e.com/a.aac” is not secure, and many apps refuse to "
        "open it. Use https.\n"_s);
    QCOMPARE(QString::fromUtf8(Crierctl().run(validate(u"RC:InfoNtf"_s, u"{}"_s)).out),
             u"error: “Text (message)” is missing, and the type needs it. Fill it in.\n"_s);
}

void TestCliValidate::scriptsGetOneObject()
{
    const QStringList arguments =
        validate(u"RC:TxtMsg"_s, u"{\"content\":\"公告\u202E\",\"mentionedInfo\":{}}"_s);
    const CrierctlRun run = Crierctl().run(arguments + QStringList{u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.object()[u"ok"_s].toBool(), true);
    const QJsonArray findings = run.object()[u"findings"_s].toArray();
    QCOMPARE(findings.size(), 2);
    const QByteArray first = run.out.mid(run.out.indexOf('[') + 1);
    QCOMPARE(memberNames(first.left(first.indexOf('}') + 1)),
             QStringList({u"severity"_s, u"problem"_s, u"part"_s, u"path"_s, u"line"_s, u"column"_s,
                          u"offset"_s, u"message"_s, u"fix"_s}));
    const QJsonObject bidi = findings.at(1).toObject();
    QCOMPARE(bidi[u"severity"_s].toString(), u"warning"_s);
    QCOMPARE(bidi[u"problem"_s].toString(), u"bidi-controls"_s);
    QCOMPARE(bidi[u"part"_s].toString(), u"content"_s);
    QCOMPARE(bidi[u"path"_s].toString(), u"content"_s);
    QCOMPARE(bidi[u"line"_s].toInt(), 1);
    QCOMPARE(bidi[u"column"_s].toInt(), 15);
    QCOMPARE(bidi[u"offset"_s].toInt(), 18);
    QCOMPARE(bidi[u"fix"_s].toString(), u"Remove the direction controls"_s);

    const QStringList absent = validate(u"RC:TxtMsg"_s, u"{}"_s) + QStringList{u"--json"_s};
    const QJsonObject missing = Crierctl().run(absent).object()[u"findings"_s][0].toObject();
    QVERIFY(missing[u"line"_s].isNull() && missing[u"column"_s].isNull() && missing[u"offset"_s].isNull());
    QCOMPARE(missing[u"path"_s].toString(), u"content"_s);
}

void TestCliValidate::theExitCodeTellsErrorsFromWarnings_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const char *type, const char *content, int exitCode) {
        QTest::newRow(name) << QString::fromLatin1(type) << QString::fromUtf8(content) << exitCode;
    };
    row("warning of the text", "RC:TxtMsg", "{\"content\":\"a test\"}", 0);
    row("warning of the type", "RC:RRReqMsg", "{\"messageUId\":\"m\"}", 0);
    row("no such type", "RC:Nothing", "{}", 3);
    row("bad name of a type", "my type", "{}", 3);
    row("empty content", "RC:TxtMsg", "", 3);
    row("broken JSON", "RC:TxtMsg", "{\"content\":", 3);
    row("broken JSON of an app's own type", "App:Notice", "{\"content\":", 0);
    row("placeholder", "RC:TxtMsg", "{\"content\":\"{{name}}\"}", 3);
    row("braces of an app's own type", "App:Notice", "{{name}}", 0);
}

void TestCliValidate::theExitCodeTellsErrorsFromWarnings()
{
    QFETCH(QString, type);
    QFETCH(QString, content);
    QFETCH(int, exitCode);
    const CrierctlRun run = Crierctl().run(validate(type, content) + QStringList{u"--json"_s});
    QCOMPARE(run.exitCode, exitCode);
    QCOMPARE(run.object()[u"ok"_s].toBool(), exitCode == 0);
    QCOMPARE(run.err, QByteArray());
}

void TestCliValidate::theSenderIsCheckedWhereOneIsGiven()
{
    const QStringList message =
        validate(u"RC:TxtMsg"_s, u"{\"content\":\"Hi\"}"_s) + QStringList{u"--json"_s};
    const auto problems = [&message](const QString &sender) {
        return problemsOf(Crierctl().run(message + QStringList{u"--from"_s, sender}));
    };
    QCOMPARE(problemsOf(Crierctl().run(message)), QStringList());
    QCOMPARE(problems(u"ops-team"_s), QStringList());
    QCOMPARE(problems(u""_s), QStringList(u"sender-missing"_s));
    QCOMPARE(problems(u" ops"_s), QStringList(u"sender-blanks"_s));
    QCOMPARE(problems(QString(65, u'x')), QStringList(u"sender-too-long"_s));
}

void TestCliValidate::theEnvironmentDecidesWhatIsOdd()
{
    const QStringList message = validate(u"RC:TxtMsg"_s, u"{\"content\":\"test https://staging.e.com\"}"_s) +
                                QStringList{u"--json"_s};
    const auto problems = [&message](const QStringList &more) {
        return problemsOf(Crierctl().run(message + more));
    };
    const QStringList all{u"test-words"_s, u"link-staging"_s};
    QCOMPARE(problems({}), all);
    QCOMPARE(problems({u"--live"_s}), all);
    QCOMPARE(problems({u"--environment"_s, u"live"_s}), all);
    QCOMPARE(problems({u"--environment"_s, u"sandbox"_s}), QStringList(u"link-staging"_s));
    QCOMPARE(problems({u"--environment"_s, u"test"_s}), QStringList());
}

void TestCliValidate::theContentMayComeFromAFileOrAPipe()
{
    const Crierctl crierctl;
    const QByteArray content = "{\n \"content\": \"x\",\n}";
    const QString path = crierctl.writeScratchFile(u"content.json"_s, content);
    const QStringList command{u"validate"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--content-file"_s};
    const CrierctlRun file = crierctl.run(command + QStringList{path});
    const CrierctlRun pipe = crierctl.run(command + QStringList{u"-"_s}, content);
    QCOMPARE(file.exitCode, 3);
    QVERIFY2(file.out.startsWith("error: line 2, column 16: "), file.out.constData());
    QCOMPARE(pipe.out, file.out);
    QCOMPARE(pipe.exitCode, 3);
    const CrierctlRun fifo = crierctl.runThroughShell(
        uR"sh(mkfifo "%1" && { printf '{"content":"x"}' > "%1" & exec "$0" "$@"; })sh"_s.arg(
            crierctl.scratchFile(u"fifo"_s)),
        command + QStringList{crierctl.scratchFile(u"fifo"_s)});
    QCOMPARE(fifo.exitCode, 0);
}

void TestCliValidate::hostileInputIsRefusedQuickly_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("problem"); // empty: none at all
    const QString text = u"RC:TxtMsg"_s, custom = u"App:Notice"_s;
    const auto row = [](const char *name, const QString &type, const QByteArray &content,
                        const char *problem) {
        QTest::newRow(name) << type << content << QString::fromLatin1(problem);
    };
    row("Latin-1", text, "{\"content\":\"caf\xe9\"}", "content-not-utf8");
    row("Latin-1, custom", custom, "caf\xe9", "content-not-utf8");
    row("UTF-16", custom, QByteArray("\xff\xfe{\0}\0", 6), "content-not-utf8");
    row("NUL", custom, QByteArray("a\0b", 3), "content-nul");
    row("10,000 levels", text, QByteArray(10'000, '['), "content-bad-json");
    row("10,000 levels in a member", text,
        "{\"content\":\"x\",\"x\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + '}',
        "content-bad-json");
    row("10,000 levels, custom", custom, QByteArray(10'000, '[') + QByteArray(10'000, ']'), "");
    row("one line of nearly 100,000 bytes", text, "{\"content\":\"" + QByteArray(99'900, 'x') + "\"}", "");
    row("128 KiB on one line", custom, QByteArray(131'072, 'x'), "content-large");
    row("a byte more", custom, QByteArray(131'073, 'x'), "content-too-long");
    row("far more, cut in a character", text, QByteArray("播").repeated(4'000'000), "content-too-long");
}

void TestCliValidate::hostileInputIsRefusedQuickly()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, content);
    QFETCH(QString, problem);
    const Crierctl crierctl;
    const QString path = crierctl.writeScratchFile(u"content"_s, content);
    const CrierctlRun run =
        crierctl.run({u"validate"_s, u"--type"_s, type, u"--content-file"_s, path, u"--json"_s});
    QCOMPARE(problemsOf(run).value(0), problem);
    if (problem == u"content-too-long"_s) {
        QCOMPARE(problemsOf(run).size(), 1); // what was not read is not judged
        const QString message = run.object()[u"findings"_s][0][u"message"_s].toString();
        QVERIFY2(message.contains(u"131,072"_s), qPrintable(message));
        QVERIFY2(message.contains(QLocale(QLocale::English).toString(content.size())), qPrintable(message));
    }
}

void TestCliValidate::inputWithoutEndIsRefused()
{
    if (!QFile::exists(u"/dev/zero"_s))
        QSKIP("there is no /dev/zero here");
    const QStringList command{u"validate"_s, u"--type"_s, u"App:Notice"_s, u"--json"_s, u"--content-file"_s};
    const CrierctlRun device = Crierctl().run(command + QStringList{u"/dev/zero"_s});
    QCOMPARE(device.exitCode, 3);
    QCOMPARE(problemsOf(device), QStringList(u"content-too-long"_s));
    const CrierctlRun pipe =
        Crierctl().runThroughShell(uR"sh(yes 2>/dev/null | "$0" "$@")sh"_s, command + QStringList{u"-"_s});
    QCOMPARE(pipe.exitCode, 3);
    QCOMPARE(problemsOf(pipe), QStringList(u"content-too-long"_s));
    // A hole of 100 GB takes no longer than its first bytes.
    const Crierctl crierctl;
    const QString path = crierctl.scratchFile(u"hole"_s);
    QFile hole(path);
    QVERIFY(hole.open(QIODevice::WriteOnly));
    if (!hole.resize(100'000'000'000))
        QSKIP("files cannot have holes here");
    const CrierctlRun file = crierctl.run(command + QStringList{path});
    QCOMPARE(problemsOf(file), QStringList(u"content-too-long"_s));
    const QString message = file.object()[u"findings"_s][0][u"message"_s].toString();
    QVERIFY2(message.contains(u"100,000,000,000"_s), qPrintable(message));
}

void TestCliValidate::aPlaceThatCannotBeReadIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"no-such-file"_s;
    QTest::newRow("a folder") << u"."_s;
    QTest::newRow("no name") << u""_s;
}

void TestCliValidate::aPlaceThatCannotBeReadIsRefused()
{
    QFETCH(QString, path);
    const Crierctl crierctl;
    const QStringList command{u"validate"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--content-file"_s,
                              path.isEmpty() ? path : crierctl.scratchFile(path)};
    const CrierctlRun run = crierctl.run(command);
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
    const QJsonObject object = crierctl.run(command + QStringList{u"--json"_s}).object();
    QCOMPARE(object[u"ok"_s].toBool(true), false);
    QCOMPARE("crierctl: " + object[u"error"_s].toString().toUtf8(), run.complaints().first());
}

void TestCliValidate::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList type{u"--type"_s, u"RC:TxtMsg"_s}, content{u"--content"_s, u"{}"_s};
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no type") << content;
    QTest::newRow("no content") << type;
    QTest::newRow("two contents") << type + content + QStringList{u"--text"_s, u"x"_s};
    QTest::newRow("text for a type without one")
        << QStringList{u"--type"_s, u"RC:ImgMsg"_s, u"--text"_s, u"x"_s};
    QTest::newRow("text for an app's own type")
        << QStringList{u"--type"_s, u"App:Notice"_s, u"--text"_s, u"x"_s};
    QTest::newRow("no such environment") << type + content + QStringList{u"--environment"_s, u"moon"_s};
    QTest::newRow("environment in capitals") << type + content + QStringList{u"--environment"_s, u"LIVE"_s};
    QTest::newRow("two environments")
        << type + content + QStringList{u"--live"_s, u"--environment"_s, u"live"_s};
    QTest::newRow("a word too many") << type + content + QStringList{u"now"_s};
    QTest::newRow("an unknown option") << type + content + QStringList{u"--profile"_s, u"sandbox"_s};
}

void TestCliValidate::aWrongCommandLineIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = Crierctl().run(QStringList{u"validate"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
}

void TestCliValidate::nothingInAFindingActsOnATerminal()
{
    const QString key = u"a\\u001b[31m\u202E"_s;
    const CrierctlRun run = Crierctl().run(validate(u"RC:TxtMsg"_s, u"{\"%1\":1,\"%1\":2}"_s.arg(key)));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(!run.out.contains('\x1b') && !run.out.contains("\u202E"));
    QCOMPARE(run.out.count('\n'), 1);
}

void TestCliValidate::findingsSpeakChinese()
{
    static const QRegularExpression chinese(u"\\p{Han}"_s);
    Crierctl crierctl;
    crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    const QString content = u"{\"imageUri\":\"cdn\",\"content\":\"data:,x y\",\"localPath\":\"{{x}}\"}"_s;
    const CrierctlRun run = crierctl.run(validate(u"RC:ImgMsg"_s, content) + QStringList{u"--json"_s});
    QCOMPARE(run.exitCode, 3);
    const QJsonArray findings = run.object()[u"findings"_s].toArray();
    QVERIFY(findings.size() >= 4);
    for (const QJsonValue &finding : findings) {
        const QString message = finding[u"message"_s].toString();
        QVERIFY2(chinese.match(message).hasMatch(), qPrintable(message));
    }
}

void TestCliValidate::aVerdictThatCannotBeWrittenIsSaidSo()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    const CrierctlRun run = Crierctl().runThroughShell(
        uR"sh(exec "$0" "$@" >/dev/full)sh"_s, validate(u"RC:TxtMsg"_s, u"{\"content\":\"Sale at nine\"}"_s));
    QCOMPARE(run.exitCode, 7);
    QVERIFY2(run.onlyComplainsOnce(), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCliValidate)
#include "tst_cli_validate.moc"
