// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/verdict.h"
#include "app/text/translations.h"
#include "app/text/verdict_sentences.h"
#include "tests/support/sample_records.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace crier;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

Evidence code(int number, const QString &message = {}, std::optional<int> status = {})
{
    Evidence evidence;
    evidence.code = number;
    evidence.serviceMessage = message;
    evidence.httpStatus = status;
    evidence.answer = AnswerKind::Service;
    return evidence;
}

Evidence status(int number, AnswerKind answer = AnswerKind::NotSeen)
{
    Evidence evidence;
    evidence.httpStatus = number;
    evidence.answer = answer;
    return evidence;
}

Evidence reason(EndReason end, std::optional<SendState> state = {})
{
    Evidence evidence;
    evidence.reason = end;
    evidence.state = state;
    return evidence;
}

Evidence rate(const QList<PastSend> &history)
{
    Evidence evidence = code(1008, u"too many"_s, 429);
    evidence.when = noon;
    evidence.history = history;
    return evidence;
}

Evidence withClock(Evidence evidence, std::chrono::seconds difference)
{
    evidence.clockDifference = difference;
    return evidence;
}

bool isSentence(const QString &text)
{
    return !text.isEmpty() && (u".?\u3002\u201d\uff1f"_s.contains(text.back()));
}

bool hasChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar character) { return character.script() == QChar::Script_Han; });
}

} // namespace

class TestDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evidenceLeadsToAVerdict_data();
    void evidenceLeadsToAVerdict();
    void everyVerdictIsASentenceInBothLanguages();
    void whatTheLogJudgedIsNeverMadeBetter_data();
    void whatTheLogJudgedIsNeverMadeBetter();
    void oneRefusalDoesNotCallBackAnotherAttempt();
    void theHistoryIsThatOfTheAppKey();
    void theSentencesSayWhatTheEvidenceSays();
    void wordsFromOutsideStayWordsFromOutside();
    void noCodeOfTheTableIsWithoutAnAnswer();
    void everyCauseHasAnIdOfItsOwn();

private:
    static QList<Evidence> evidences();
};

void TestDecoder::evidenceLeadsToAVerdict_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("delivery");
    QTest::addColumn<QString>("actor");
    const auto row = [](const char *name, const Evidence &evidence, const char *cause, const char *delivery,
                        const char *actor) {
        QTest::newRow(name) << evidence << QString::fromLatin1(cause) << QString::fromLatin1(delivery)
                            << QString::fromLatin1(actor);
    };
    row("200", code(200, {}, 200), "accepted", "accepted", "");
    row("200 beside 502", code(200, {}, 502), "contradiction", "unknown", "network_admin");

    row("1008, nobody looked", code(1008), "rate", "not_delivered", "you");
    row("1008 and nothing was sent", rate({}), "off-or-other-user", "not_delivered", "app_owner");
    row("1008, last send two minutes ago", rate({{noon.addSecs(-120), SendState::Accepted, 200}}),
        "off-or-other-user", "not_delivered", "app_owner");
    row("1008 half a second after a send", rate({{noon.addMSecs(-500), SendState::Accepted, 200}}),
        "sent-too-soon", "not_delivered", "you");
    row("1008 twenty seconds after a send", rate({{noon.addSecs(-20), SendState::Accepted, 200}}),
        "other-program", "not_delivered", "developers");
    row("1008 after 1009", rate({{noon.addMSecs(-500), SendState::Rejected, 1009}}), "off-and-repeated",
        "not_delivered", "app_owner");
    row("1008 after 1008 after 1009",
        rate({{noon.addSecs(-5), SendState::Rejected, 1008}, {noon.addSecs(-9), SendState::Rejected, 1009}}),
        "off-and-repeated", "not_delivered", "app_owner");
    row("1008, it was off before it was on",
        rate({{noon.addSecs(-100), SendState::Accepted, 200},
              {noon.addSecs(-900), SendState::Rejected, 1009}}),
        "off-or-other-user", "not_delivered", "app_owner");
    row("429 alone", status(429), "rate", "not_delivered", "you");

    row("1009", code(1009, {}, 430), "service-off", "not_delivered", "app_owner");
    row("430 alone", status(430), "service-off", "not_delivered", "app_owner");
    row("1001", code(1001, {}, 401), "key-and-secret", "not_delivered", "you");
    row("1004", code(1004, {}, 401), "signature", "not_delivered", "you");
    row("1004, clock right", withClock(code(1004, {}, 401), 3s), "signature", "not_delivered", "you");
    row("1004, clock ahead", withClock(code(1004, {}, 401), 15min), "signature-and-clock", "not_delivered",
        "you");
    row("1004, clock behind", withClock(code(1004, {}, 401), -15min), "signature-and-clock", "not_delivered",
        "you");
    row("401 alone", status(401), "credentials", "not_delivered", "you");
    row("401, clock behind", withClock(status(401), -15min), "signature-and-clock", "not_delivered", "you");
    row("1002 names the App Key", code(1002, u"Invalidate App-Key."_s, 400), "app-key-unknown",
        "not_delivered", "you");
    row("1002 names something else", code(1002, u"objectName is required"_s, 400), "parameter",
        "not_delivered", "you");
    row("1003", code(1003), "body-missing", "not_delivered", "network_admin");
    row("1005 sender", code(1005, u"fromUserId is too long"_s), "sender-too-long", "not_delivered", "you");
    row("1005 type", code(1005, u"objectName length"_s), "type-too-long", "not_delivered", "you");
    row("1005 content", code(1005, u"content exceeds"_s), "content-too-long", "not_delivered", "you");
    row("1005 nonce", code(1005, u"Nonce length limit 18"_s), "nonce-too-long", "not_delivered", "you");
    row("1005 without words", code(1005), "something-too-long", "not_delivered", "you");
    row("1006", code(1006), "app-locked", "not_delivered", "app_owner");
    row("1007", code(1007), "call-restricted", "not_delivered", "app_owner");
    row("1508", code(1508), "request-too-large", "not_delivered", "you");
    row("413", status(413), "request-too-large", "unknown", "you");
    row("1501", code(1501), "parameter", "not_delivered", "you");
    row("1000", code(1000, {}, 500), "service-fault", "unknown", "vendor_support");
    row("1050", code(1050, {}, 504), "service-timeout", "unknown", "vendor_support");
    row("502 alone", status(502), "service-fault", "unknown", "vendor_support");
    row("504 alone", status(504), "service-timeout", "unknown", "vendor_support");
    row("404", code(404, {}, 404), "wrong-address", "not_delivered", "you");
    row("text message code", code(1011), "other-call", "not_applicable", "developers");
    row("unlisted code", code(7777), "unlisted-code", "unknown", "vendor_support");
    row("unlisted status", status(418), "unlisted-status", "unknown", "vendor_support");

    row("Java SDK, 400", code(400), "sdk-number", "unknown", "developers");
    row("Java SDK, 500", code(500), "sdk-number", "unknown", "developers");
    row("Python SDK, -1", code(-1), "sdk-number", "unknown", "developers");
    row("Node SDK, 20000", code(20000), "sdk-number", "not_delivered", "developers");
    row("client, 23408", code(23408), "client-number", "not_applicable", "developers");

    row("no such host", reason(EndReason::HostNotFound), "host-not-found", "not_delivered", "you");
    row("refused", reason(EndReason::ConnectionRefused), "connection-refused", "not_delivered", "you");
    row("connect timed out", reason(EndReason::ConnectTimeout), "connect-timeout", "not_delivered",
        "network_admin");
    row("TLS", reason(EndReason::TlsFailed), "tls", "not_delivered", "network_admin");
    row("TLS, clock off", withClock(reason(EndReason::TlsFailed), 900h), "tls-and-clock", "not_delivered",
        "you");
    row("proxy", reason(EndReason::ProxyFailed), "proxy", "not_delivered", "network_admin");
    row("cancelled in time", reason(EndReason::Cancelled, SendState::NotSent), "cancelled-in-time",
        "not_delivered", "you");
    row("cancelled late", reason(EndReason::Cancelled, SendState::Unknown), "cancelled-late", "unknown",
        "you");
    row("gone before", reason(EndReason::OwnerGone, SendState::NotSent), "ended-before", "not_delivered",
        "you");
    row("gone during", reason(EndReason::OwnerGone, SendState::Unknown), "ended-during", "unknown", "you");
    row("timed out", reason(EndReason::TimedOut), "timed-out", "unknown", "you");
    row("lost", reason(EndReason::ConnectionLost), "connection-lost", "unknown", "you");
    row("cut", reason(EndReason::AnswerIncomplete), "answer-cut", "unknown", "network_admin");
    row("200 alone", status(200), "status-alone", "unknown", "you");
    row("redirected", status(302), "redirected", "unknown", "you");

    row("page with 200", status(200, AnswerKind::Html), "proxy-page", "unknown", "network_admin");
    row("page with 403", status(403, AnswerKind::Html), "proxy-page", "unknown", "network_admin");
    row("page with 407", status(407, AnswerKind::Html), "proxy", "not_delivered", "network_admin");
    row("page with 502", status(502, AnswerKind::Html), "proxy-page", "unknown", "network_admin");
    row("200 and nothing", status(200, AnswerKind::Empty), "answer-empty", "unknown", "network_admin");
    row("200 and other text", status(200, AnswerKind::Other), "answer-foreign", "unknown", "network_admin");
    row("401 and other text", status(401, AnswerKind::Other), "credentials", "unknown", "you");
    row("not over yet", reason(EndReason::None, SendState::Intent), "under-way", "unknown", "you");
    row("on the wire", reason(EndReason::None, SendState::OnWire), "under-way", "unknown", "you");
    row("not sent, and no reason", reason(EndReason::None, SendState::NotSent), "no-reason", "not_delivered",
        "you");
    row("the log knows no more", reason(EndReason::None, SendState::Unknown), "unknown-end", "unknown",
        "you");
    row("nothing at all", {}, "nothing-known", "unknown", "");
}

void TestDecoder::evidenceLeadsToAVerdict()
{
    QFETCH(Evidence, evidence);
    QFETCH(QString, cause);
    QFETCH(QString, delivery);
    QFETCH(QString, actor);
    const Verdict verdict = explain(evidence);
    QCOMPARE(causeId(verdict.cause), cause);
    QCOMPARE(deliveryId(verdict.delivery), delivery);
    QCOMPARE(verdict.actors.isEmpty() ? QString() : actorId(verdict.actors.first()), actor);
    QVERIFY(!verdict.alternatives.contains(verdict.cause));
}

QList<Evidence> TestDecoder::evidences()
{
    QList<Evidence> all;
    for (const CodeEntry &entry : codeTable()) {
        if (entry.scope != CodeScope::HttpStatus && entry.scope != CodeScope::Connection)
            all.append(code(entry.id.toInt()));
    }
    for (const int number : {302, 400, 401, 403, 404, 407, 413, 418, 429, 430, 500, 502, 504})
        all.append(status(number));
    for (int end = int(EndReason::HostNotFound); end <= int(EndReason::OtherNetwork); ++end) {
        for (const SendState state : {SendState::NotSent, SendState::Unknown})
            all.append(reason(EndReason(end), state));
    }
    all += {status(200, AnswerKind::Html),
            status(200, AnswerKind::Empty),
            status(200, AnswerKind::Other),
            code(200, {}, 502),
            code(7777),
            rate({}),
            rate({{noon, SendState::Accepted, 200}}),
            rate({{noon.addSecs(-20), SendState::Accepted, 200}}),
            rate({{noon, SendState::Rejected, 1009}}),
            withClock(code(1004), 15min),
            withClock(code(1004), -15min),
            withClock(reason(EndReason::TlsFailed), 900h),
            code(1002, u"App-Key"_s),
            code(1005, u"fromUserId"_s),
            code(1005, u"objectName"_s),
            code(1005, u"content"_s),
            code(1005, u"nonce"_s),
            Evidence{}};
    return all;
}

void TestDecoder::everyVerdictIsASentenceInBothLanguages()
{
    for (const bool chinese : {false, true}) {
        installTranslations(*QCoreApplication::instance(), chinese ? u"zh_CN"_s : u"en"_s);
        for (const Evidence &evidence : evidences()) {
            const Verdict verdict = explain(evidence);
            const VerdictText text = verdictText(verdict);
            const QByteArray where = causeId(verdict.cause).toUtf8() + ": " + text.meaning.toUtf8();
            QVERIFY2(isSentence(text.meaning), where.constData());
            QVERIFY2(isSentence(text.delivery), where.constData());
            QStringList parts = text.alternatives;
            for (const QString &part : {text.meaning, text.cause, text.action, text.actors, text.delivery}) {
                if (!part.isEmpty())
                    parts.append(part);
            }
            for (const QString &part : parts) {
                QVERIFY2(isSentence(part), (where + " | " + part.toUtf8()).constData());
                QCOMPARE(hasChinese(part), chinese);
            }
            // Whoever reads of a failure is told what to do.
            if (verdict.delivery != Delivery::Accepted && verdict.delivery != Delivery::NotApplicable)
                QVERIFY2(!text.action.isEmpty() || verdict.cause == Cause::CancelledInTime ||
                             verdict.cause == Cause::EndedBefore,
                         where.constData());
        }
    }
    installTranslations(*QCoreApplication::instance(), u"en"_s);
}

void TestDecoder::whatTheLogJudgedIsNeverMadeBetter_data()
{
    QTest::addColumn<SendState>("state");
    QTest::addColumn<QString>("delivery");
    QTest::newRow("accepted") << SendState::Accepted << u"accepted"_s;
    QTest::newRow("rejected") << SendState::Rejected << u"not_delivered"_s;
    QTest::newRow("not sent") << SendState::NotSent << u"not_delivered"_s;
    QTest::newRow("unknown") << SendState::Unknown << u"unknown"_s;
    QTest::newRow("on wire") << SendState::OnWire << u"unknown"_s;
    QTest::newRow("intent") << SendState::Intent << u"unknown"_s;
}

void TestDecoder::whatTheLogJudgedIsNeverMadeBetter()
{
    QFETCH(SendState, state);
    QFETCH(QString, delivery);
    for (Evidence evidence : evidences()) {
        evidence.state = state;
        QCOMPARE(deliveryId(explain(evidence).delivery), delivery);
    }
}

void TestDecoder::oneRefusalDoesNotCallBackAnotherAttempt()
{
    for (Evidence evidence : evidences()) {
        const Verdict alone = explain(evidence);
        evidence.mayHaveArrived = true;
        const Verdict verdict = explain(evidence);
        QCOMPARE(verdict.cause, alone.cause);
        // A row of the log is about one attempt.
        const bool isWorse = alone.delivery == Delivery::NotDelivered && !evidence.state;
        QCOMPARE(verdict.delivery, isWorse ? Delivery::Unknown : alone.delivery);
        QCOMPARE(verdict.isAboutOneOfSeveral, isWorse);
        const bool isDocumented = alone.certainty == Certainty::Documented;
        QCOMPARE(verdict.certainty, isWorse && isDocumented ? Certainty::DeliveryInferred : alone.certainty);
    }
}

void TestDecoder::theHistoryIsThatOfTheAppKey()
{
    QList<SendRow> rows;
    const auto add = [&rows](qint64 id, const char *key, int secondsBefore, SendState state) {
        SendRow row = sampleRecord().row;
        row.id = id;
        row.appKey = QString::fromLatin1(key);
        row.startedAt = noon.addSecs(-secondsBefore);
        row.state = state;
        row.code = 200;
        rows.append(row);
    };
    add(6, "mine", -1, SendState::Accepted); // after it
    add(5, "mine", 0, SendState::Rejected);  // itself
    add(4, "other", 1, SendState::Accepted);
    add(3, "mine", 2, SendState::NotSent);
    add(2, "mine", 30, SendState::Unknown);
    add(1, "mine", 90, SendState::Accepted);
    const QList<PastSend> history = historyOf(rows, u"mine"_s, noon, 5);
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.first().at, noon.addSecs(-30));
    QCOMPARE(history.first().state, SendState::Unknown);

    SendRow failed = rows.at(1);
    failed.code = 1008;
    Evidence evidence = evidenceOf(failed);
    evidence.history = history;
    const Verdict verdict = explain(evidence);
    QCOMPARE(verdict.cause, Cause::OtherProgram);
    QCOMPARE(verdict.sinceLastSend, std::optional(30s));
}

void TestDecoder::theSentencesSayWhatTheEvidenceSays()
{
    const auto cause = [](const Evidence &evidence) { return verdictText(explain(evidence)).cause; };
    QVERIFY(cause(withClock(code(1004), 905s)).contains("905 seconds ahead"_L1));
    QVERIFY(cause(withClock(code(1004), -905s)).contains("905 seconds behind"_L1));
    QVERIFY(cause(rate({{noon.addSecs(-20), SendState::Accepted, 200}})).contains("20 seconds earlier"_L1));
    Evidence elsewhere = code(1002, u"Invalidate App-Key."_s);
    elsewhere.host = u"api.sg-light-api.com"_s;
    QVERIFY(cause(elsewhere).startsWith("api.sg-light-api.com does not know"_L1));
    QVERIFY(verdictText(explain(code(7777))).meaning.contains("7777"_L1));
    QVERIFY(verdictText(explain(code(1004))).meaning.contains("1004"_L1));
    QCOMPARE(explain(code(400)).alternatives, QList<Cause>{Cause::HttpStatusMeant});
    QVERIFY(explain(code(400, {}, 200)).alternatives.isEmpty());
    QVERIFY(!verdictText(explain(code(1008))).sources.isEmpty());
}

void TestDecoder::wordsFromOutsideStayWordsFromOutside()
{
    const VerdictText text = verdictText(explain(code(1002, u"<b>%1 %2</b>"_s)));
    QVERIFY(text.said.contains("<b>%1 %2</b>"_L1));
    QVERIFY(!text.meaning.contains("<b>"_L1));
}

void TestDecoder::noCodeOfTheTableIsWithoutAnAnswer()
{
    for (const CodeEntry &entry : codeTable()) {
        if (entry.scope == CodeScope::Connection)
            continue;
        const Verdict verdict =
            explain(entry.scope == CodeScope::HttpStatus ? status(entry.id.toInt()) : code(entry.id.toInt()));
        QVERIFY2(verdict.isKnown(), qPrintable(entry.id));
        QVERIFY2(verdict.cause != Cause::UnlistedCode, qPrintable(entry.id));
    }
}

void TestDecoder::everyCauseHasAnIdOfItsOwn()
{
    QStringList ids;
    for (int cause = 0; cause <= int(Cause::ServiceMayBeOff); ++cause)
        ids.append(causeId(Cause(cause)));
    QVERIFY(!ids.contains(QString()));
    QCOMPARE(ids.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
