// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

class TestCliTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeIsListedWithItsReason();
    void scriptsGetEveryFieldInADocumentedOrder();
    void theListSpeaksChinese();
    void anythingElseIsAUsageError_data();
    void anythingElseIsAUsageError();
    void aListThatCannotBeWrittenIsSaidSo();
};

void TestCliTypes::everyTypeIsListedWithItsReason()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run({u"types"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), messageTypes().size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const MessageType &type = messageTypes().at(i);
        const QStringList expected{type.name, type.objectName, fitId(type.fit), type.fitReason};
        QCOMPARE(QString::fromUtf8(lines.at(i)), expected.join(u'\t'));
    }
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliTypes::scriptsGetEveryFieldInADocumentedOrder()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run({u"types"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QByteArray beforeFields = run.out.left(run.out.indexOf(",\"fields\":[")) + '}';
    QCOMPARE(memberNames(beforeFields),
             QStringList({u"object_name"_s, u"name"_s, u"purpose"_s, u"fit"_s, u"reason"_s, u"documented"_s,
                          u"text_field"_s, u"example"_s}));
    const QList<QJsonObject> objects = run.objects();
    QCOMPARE(objects.size(), messageTypes().size());
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const QJsonObject &object = objects.at(i);
        const MessageType &type = messageTypes().at(i);
        QCOMPARE(object[u"object_name"_s].toString(), type.objectName);
        QCOMPARE(object[u"documented"_s].toBool(), type.isDocumented);
        QCOMPARE(object[u"text_field"_s].isNull(), type.textField.isEmpty());
        QCOMPARE(object[u"example"_s].toString().toUtf8(), type.example);
        const QJsonArray fields = object[u"fields"_s].toArray();
        QCOMPARE(fields.size(), type.fields.size());
        for (qsizetype at = 0; at < fields.size(); ++at) {
            const QJsonObject field = fields.at(at).toObject();
            const MessageField &expected = type.fields.at(at);
            QCOMPARE(field[u"name"_s].toString(), expected.name);
            QCOMPARE(field[u"kind"_s].toString(), fieldKindId(expected.kind));
            QCOMPARE(field[u"required"_s].toBool(), expected.isRequired);
            QCOMPARE(field[u"label"_s].toString(), expected.label);
            QCOMPARE(field[u"maximum"_s].isNull(), !expected.maximum);
            QCOMPARE(field[u"max_bytes"_s].toInteger(), expected.maxBytes.value_or(0));
            QCOMPARE(field[u"members"_s].toArray().size(), expected.members.size());
        }
    }
}

void TestCliTypes::theListSpeaksChinese()
{
    Crierctl crierctl;
    crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    const QString out = QString::fromUtf8(crierctl.run({u"types"_s}).out);
    QVERIFY(out.startsWith(u"文本消息\tRC:TxtMsg\t"_s));
    // What scripts compare stays as it is.
    const QJsonObject first = crierctl.run({u"types"_s, u"--json"_s}).objects().value(0);
    QCOMPARE(first[u"name"_s].toString(), u"文本消息"_s);
    QCOMPARE(first[u"fit"_s].toString(), u"recommended"_s);
}

void TestCliTypes::anythingElseIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a word") << QStringList{u"RC:TxtMsg"_s};
    QTest::newRow("an unknown option") << QStringList{u"--all"_s};
    QTest::newRow("an option twice") << QStringList{u"--json"_s, u"--json"_s};
}

void TestCliTypes::anythingElseIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = Crierctl().run(QStringList{u"types"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
}

void TestCliTypes::aListThatCannotBeWrittenIsSaidSo()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    const CrierctlRun run = Crierctl().runThroughShell(uR"sh(exec "$0" "$@" >/dev/full)sh"_s, {u"types"_s});
    QCOMPARE(run.exitCode, 7);
    QVERIFY2(run.onlyComplainsOnce(), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCliTypes)
#include "tst_cli_types.moc"
