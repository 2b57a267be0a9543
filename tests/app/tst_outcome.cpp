// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/outcome.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace crier;

namespace {
QList<QJsonObject> readTable(const QString &name)
{
    QFile file(QStringLiteral(CRIER_TEST_DATA "/answers/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(file.fileName()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isArray())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(error.errorString()));
    QList<QJsonObject> rows;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array)
        rows.append(value.toObject());
    return rows;
}

const QList<QJsonObject> &cases()
{
    static const QList<QJsonObject> rows = readTable(QStringLiteral("cases.json"));
    return rows;
}

// `body` is text, `base64` is bytes, `parts` are pairs of a text and how often it comes.
QByteArray bodyOf(const QJsonObject &row)
{
    if (row.contains(QLatin1String("base64")))
        return QByteArray::fromBase64(row[QLatin1String("base64")].toString().toLatin1());
    if (!row.contains(QLatin1String("parts")))
        return row[QLatin1String("body")].toString().toUtf8();
    QByteArray body;
    const QJsonArray parts = row[QLatin1String("parts")].toArray();
    for (const QJsonValue &part : parts)
        body += part[0].toString().toUtf8().repeated(part[1].toInt());
    return body;
}

WireFacts factsOf(const QJsonObject &row)
{
    WireFacts facts;
    facts.handedOut = true;
    facts.httpStatus = row[QLatin1String("status")].toInt();
    facts.bodyComplete = row[QLatin1String("complete")].toBool(true);
    facts.body = bodyOf(row);
    return facts;
}

SendState stateOf(const QJsonObject &row)
{
    const std::optional<SendState> state = stateFromId(row[QLatin1String("state")].toString());
    if (!state)
        qFatal("no such state in the corpus");
    return *state;
}

QByteArray codeName(std::optional<int> code)
{
    return code ? QByteArray::number(*code) : QByteArray("none");
}
} // namespace

// The expected values come from reliability 1.2 and the dossier's code table, not from the program.
class TestOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCorpusIsLarge();
    void anAnswerMeansWhatItSays_data();
    void anAnswerMeansWhatItSays();
    void aCodeMeansWhatTheTableSays_data();
    void aCodeMeansWhatTheTableSays();
    void nothingHandedOutIsNotSentWhateverCameBack();
    void aFailureBehindACompleteAnswerChangesNothing();
    void anIncompleteAnswerIsNeverBelieved();
    void textFromOutsideIsTamed();
    void aFailureIsNamedWhenThereIsNoAnswer_data();
    void aFailureIsNamedWhenThereIsNoAnswer();
    void theDetailIsKept();
    void theDetailIsTamedAsWell();
    void noByteOfAnAcceptedAnswerCanBeLost();
};

void TestOutcome::theCorpusIsLarge()
{
    QVERIFY(cases().size() >= 200);
}

void TestOutcome::anAnswerMeansWhatItSays_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonObject &row : cases())
        QTest::newRow(row[QLatin1String("name")].toString().toUtf8().constData()) << row;
}

void TestOutcome::anAnswerMeansWhatItSays()
{
    QFETCH(const QJsonObject, row);
    const WireFacts facts = factsOf(row);
    const Outcome outcome = classify(facts);

    QCOMPARE(stateId(outcome.state), row[QLatin1String("state")].toString());
    if (row.contains(QLatin1String("code"))) {
        const QJsonValue code = row[QLatin1String("code")];
        QCOMPARE(codeName(outcome.code),
                 codeName(code.isNull() ? std::nullopt : std::optional(code.toInt())));
    }
    if (row.contains(QLatin1String("reason")))
        QCOMPARE(reasonId(outcome.reason), row[QLatin1String("reason")].toString());
    if (row.contains(QLatin1String("message")))
        QCOMPARE(outcome.serviceMessage, row[QLatin1String("message")].toString());
    QCOMPARE(outcome.httpStatus, facts.httpStatus == 0 ? std::nullopt : std::optional(facts.httpStatus));
    if (outcome.state == SendState::Accepted || outcome.state == SendState::Rejected)
        QCOMPARE(outcome.reason, EndReason::None); // the code says it
}

void TestOutcome::aCodeMeansWhatTheTableSays_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("delivery");
    const QList<QJsonObject> rows = readTable(QStringLiteral("codes.json"));
    QVERIFY(rows.size() >= 50);
    for (const QJsonObject &row : rows) {
        const int code = row[QLatin1String("code")].toInt();
        QTest::addRow("code %d", code) << code << row[QLatin1String("delivery")].toString();
    }
}

void TestOutcome::aCodeMeansWhatTheTableSays()
{
    QFETCH(const int, code);
    QFETCH(const QString, delivery);
    for (const int status : {200, 400, 401, 403, 404, 429, 430, 500, 503, 504, 302, 307, 0}) {
        for (const bool isText : {false, true}) {
            const QByteArray number =
                isText ? '"' + QByteArray::number(code) + '"' : QByteArray::number(code);
            WireFacts facts;
            facts.handedOut = true;
            facts.httpStatus = status;
            facts.bodyComplete = true;
            facts.body = "{\"code\":" + number + ",\"errorMessage\":\"x\"}";
            const bool isBelieved = status != 0 && status / 100 != 3;

            SendState expected = SendState::Unknown;
            if (isBelieved && delivery == QLatin1String("not_delivered"))
                expected = SendState::Rejected;
            else if (status == 200 && delivery == QLatin1String("accepted"))
                expected = SendState::Accepted;

            const Outcome outcome = classify(facts);
            QVERIFY2(outcome.state == expected, (QByteArray::number(status) + ' ' + facts.body + ": " +
                                                 stateId(outcome.state).toLatin1())
                                                    .constData());
            if (isBelieved)
                QCOMPARE(outcome.code, std::optional(code));
            if (isBelieved && delivery == QLatin1String("unlisted"))
                QCOMPARE(outcome.reason, EndReason::UnlistedCode);
        }
    }
}

void TestOutcome::nothingHandedOutIsNotSentWhateverCameBack()
{
    for (const QJsonObject &row : cases()) {
        WireFacts facts = factsOf(row);
        facts.handedOut = false;
        for (const EndReason failure : {EndReason::None, EndReason::TlsFailed, EndReason::ConnectionLost}) {
            facts.failure = failure;
            const Outcome outcome = classify(facts);
            QCOMPARE(outcome.state, SendState::NotSent);
            if (failure != EndReason::None)
                QCOMPARE(outcome.reason, failure);
            QVERIFY(!outcome.code); // who did not ask got no answer
        }
    }
}

void TestOutcome::aFailureBehindACompleteAnswerChangesNothing()
{
    for (const QJsonObject &row : cases()) {
        WireFacts facts = factsOf(row);
        if (!facts.bodyComplete)
            continue;
        facts.failure = EndReason::ConnectionLost; // the peer closed after it had answered
        const Outcome outcome = classify(facts);
        QVERIFY2(outcome.state == stateOf(row), qPrintable(row[QLatin1String("name")].toString()));
    }
}

void TestOutcome::anIncompleteAnswerIsNeverBelieved()
{
    for (const QJsonObject &row : cases()) {
        WireFacts facts = factsOf(row);
        facts.bodyComplete = false;
        for (const EndReason failure : {EndReason::None, EndReason::TimedOut, EndReason::AnswerTooLarge}) {
            facts.failure = failure;
            const Outcome outcome = classify(facts);
            QVERIFY2(outcome.state == SendState::Unknown, qPrintable(row[QLatin1String("name")].toString()));
        }
    }
}

void TestOutcome::textFromOutsideIsTamed()
{
    for (const QJsonObject &row : cases()) {
        const Outcome outcome = classify(factsOf(row));
        QVERIFY(outcome.serviceMessage.size() <= 500);
        QVERIFY(outcome.serviceMessage.isValidUtf16()); // not cut through a pair
        for (const QChar c : outcome.serviceMessage) {
            const char16_t u = c.unicode();
            const bool acts = c.category() == QChar::Other_Control || u == 0x2028 || u == 0x2029 ||
                              u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) ||
                              (u >= 0x2066 && u <= 0x2069);
            QVERIFY2(!acts, qPrintable(row[QLatin1String("name")].toString()));
        }
    }
}

void TestOutcome::aFailureIsNamedWhenThereIsNoAnswer_data()
{
    QTest::addColumn<EndReason>("failure");
    for (const EndReason failure :
         {EndReason::TimedOut, EndReason::ConnectionLost, EndReason::AnswerTooLarge, EndReason::Cancelled,
          EndReason::OtherNetwork, EndReason::ConnectionRefused, EndReason::TlsFailed})
        QTest::newRow(reasonId(failure).toLatin1().constData()) << failure;
}

void TestOutcome::aFailureIsNamedWhenThereIsNoAnswer()
{
    QFETCH(const EndReason, failure);
    WireFacts facts;
    facts.handedOut = true;
    facts.failure = failure;
    for (const int status : {0, 200, 503}) {
        facts.httpStatus = status;
        const Outcome outcome = classify(facts);
        QCOMPARE(outcome.state, SendState::Unknown); // also where Qt says "refused": bytes were handed out
        QCOMPARE(outcome.reason, failure);
        QVERIFY(!outcome.code);
    }
}

void TestOutcome::theDetailIsTamedAsWell()
{
    WireFacts facts;
    facts.handedOut = true;
    facts.failure = EndReason::ConnectionLost;
    facts.detail = QStringLiteral("a\x1b[31m%1") + QString(3'000, QLatin1Char('A')); // a reason phrase, say
    const QString detail = classify(facts).detail;
    QCOMPARE(detail.size(), 500);
    QVERIFY(detail.startsWith(QStringLiteral("a\u241B[31m%1")));
}

void TestOutcome::theDetailIsKept()
{
    for (const bool handedOut : {false, true}) {
        WireFacts facts;
        facts.handedOut = handedOut;
        facts.detail = QStringLiteral("Connection closed (2)");
        QCOMPARE(classify(facts).detail, facts.detail);
        QVERIFY(classify(facts).reason != EndReason::None); // there is always a reason to show
    }
}

void TestOutcome::noByteOfAnAcceptedAnswerCanBeLost()
{
    const QByteArray whole = "{\"code\":200}";
    WireFacts facts;
    facts.handedOut = true;
    facts.httpStatus = 200;
    facts.bodyComplete = true;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        facts.body = whole;
        facts.body.remove(i, 1);
        QVERIFY2(classify(facts).state == SendState::Unknown, facts.body.constData());
        for (int byte = 0; byte < 256; ++byte) {
            facts.body = whole;
            facts.body[i] = char(byte);
            if (facts.body == whole)
                continue;
            const Outcome outcome = classify(facts);
            // "100" and the like are codes of their own; none of them reads as 200.
            QVERIFY2(outcome.state != SendState::Accepted, facts.body.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
