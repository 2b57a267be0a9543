// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentences.h"

#include "app/rongcloud/error_codes.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace crier;
using namespace std::chrono_literals;

namespace {

template<typename Enum>
QList<Enum> allUpTo(Enum last)
{
    QList<Enum> all;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        all.append(static_cast<Enum>(value));
    return all;
}

bool isWhole(const QString &sentence)
{
    return sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')) &&
           !sentence.contains(QLatin1String("  "));
}

SendRow rowOf(SendState state, EndReason reason = EndReason::None, std::optional<int> code = {})
{
    SendRow row;
    row.state = state;
    row.reason = reason;
    row.code = code;
    return row;
}

SendReport reportOf(const Outcome &outcome)
{
    SendReport report;
    report.id = 7;
    report.outcome = outcome;
    return report;
}

// Speaks "Chinese" by answering every string with itself between marks, and keeps what it was asked.
class FakeChinese : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Sentences") != 0)
            return {};
        if (qstrcmp(source, "en") == 0)
            return QStringLiteral("zh");
        return QLatin1Char('<') + QString::fromUtf8(source) + QLatin1Char('>');
    }
};

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyProblemHasItsOwnSentence();
    void severalPlacesAreCounted();
    void fieldsAreCalledByTheirLabels();
    void limitsAreThoseOfTheField();
    void everyFixHasItsOwnWords();
    void everyJsonFaultHasItsOwnSentence();
    void everyErrorHasItsOwnSentence();
    void everySlotStateHasItsOwnSentence();
    void everyReasonHasItsOwnSentence();
    void everyStateHasItsOwnWord();
    void sizesSayByHowMuch_data();
    void sizesSayByHowMuch();
    void positionsAreNamed();
    void namesOutOfTheContentAreHarmless();
    void waitsAreRoundedUpToTenths_data();
    void waitsAreRoundedUpToTenths();
    void waitsFollowTheLocale();
    void anAcceptedSendSaysSo();
    void aRejectedSendSaysWhyAndWhatToDo();
    void everyRejectingCodeHasASentence();
    void aSendThatDidNotLeaveIsSafeToRepeat();
    void anUnknownSendAsksToLookFirst();
    void cancellingMeansWhatItCameTo();
    void theServicesWordsArePassedOnAsTheyAre();
    void openRowsSayWhatIsGoingOn();
    void aRefusedSendSaysWhy();
    void anOutcomeThatIsNotWrittenIsSaidSo();
    void theTranslatorDecidesTheLanguage();
};

void TestSentences::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestSentences::everyProblemHasItsOwnSentence()
{
    QSet<QString> sentences;
    const QList<Problem> problems = allProblems();
    for (const Problem problem : problems) {
        const QString sentence = findingSentence({.problem = problem,
                                                  .number = 200'000,
                                                  .position = {12, 3, 4},
                                                  .jsonFault = JsonFault::MissingComma,
                                                  .text = QStringLiteral("RC:X")});
        QVERIFY2(isWhole(sentence), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), problems.size());
}

void TestSentences::severalPlacesAreCounted()
{
    for (const Problem problem :
         {Problem::PlaceholderLeft, Problem::PlaceholderDoubtful, Problem::BidiControls,
          Problem::InvisibleCharacters, Problem::LinkNotHttps, Problem::LinkLocal, Problem::LinkStaging,
          Problem::LinkLookAlike, Problem::TestWords}) {
        const auto sentence = [problem](qint64 number) {
            return findingSentence({.problem = problem,
                                    .number = number,
                                    .position = {12, 3, 4},
                                    .text = QStringLiteral("here")});
        };
        QVERIFY2(isWhole(sentence(1)) && isWhole(sentence(12)), qPrintable(sentence(12)));
        QVERIFY2(sentence(12).contains(QLatin1String("12 ")), qPrintable(sentence(12)));
        QVERIFY2(!sentence(1).contains(QLatin1String("1 ")), qPrintable(sentence(1)));
        const bool namesThePlace =
            problem == Problem::BidiControls || problem == Problem::InvisibleCharacters;
        const QString place = namesThePlace ? QStringLiteral("line 3, column 4") : QStringLiteral("“here”");
        QVERIFY2(sentence(1).contains(place) && sentence(12).contains(place), qPrintable(sentence(1)));
    }
}

void TestSentences::fieldsAreCalledByTheirLabels()
{
    Finding finding{.problem = Problem::FieldMissing,
                    .text = QStringLiteral("RC:ImgMsg"),
                    .path = {jsonKey(QStringLiteral("content"))}};
    QVERIFY(findingSentence(finding).startsWith(QStringLiteral("“Thumbnail (content)” is missing")));
    finding.text = QStringLiteral("RC:TxtMsg");
    QVERIFY(findingSentence(finding).startsWith(QStringLiteral("“Text (content)” is missing")));
    finding.path = {jsonKey(QStringLiteral("user")), jsonKey(QStringLiteral("portrait"))};
    QVERIFY(findingSentence(finding).startsWith(QStringLiteral("“Picture address (user.portrait)” is")));
    finding.path = {jsonKey(QStringLiteral("a\u202Eb"))}; // none that is known
    QVERIFY(findingSentence(finding).startsWith(QStringLiteral("“a\uFFFDb” is missing")));
}

void TestSentences::limitsAreThoseOfTheField()
{
    const auto sentence = [](Problem problem, const char *type, const char *field) {
        return findingSentence({.problem = problem,
                                .number = 99'999,
                                .text = QString::fromLatin1(type),
                                .path = {jsonKey(QString::fromLatin1(field))}});
    };
    QVERIFY(sentence(Problem::FieldOutOfRange, "RC:HQVCMsg", "duration")
                .contains(QLatin1String("from 1 to 60,")));
    QVERIFY(sentence(Problem::FieldOutOfRange, "RC:GIFMsg", "width").contains(QLatin1String("be 1 or more")));
    QVERIFY(sentence(Problem::FieldTooLarge, "RC:VcMsg", "content")
                .contains(QLatin1String("99,999 bytes and may have 61,440,")));
    QVERIFY(sentence(Problem::ThumbnailTooHeavy, "RC:ImgMsg", "content")
                .contains(QLatin1String("99,999 bytes and may have 81,920:")));
    QSet<QString> sentences;
    for (const auto &[type, field] :
         {std::pair{"RC:HQVCMsg", "duration"}, std::pair{"RC:LBSMsg", "latitude"},
          std::pair{"RC:StreamMsg", "complete"}, std::pair{"RC:CombineMsg", "nameList"},
          std::pair{"RC:CombineV2Msg", "msgList"}, std::pair{"RC:TxtMsg", "user"},
          std::pair{"RC:TxtMsg", "content"}})
        sentences.insert(sentence(Problem::FieldWrongKind, type, field).section(QStringLiteral(". "), 1));
    QCOMPARE(sentences.size(), 7);
}

void TestSentences::everyFixHasItsOwnWords()
{
    const auto words = [](Problem problem, const char *type, const char *field) {
        return fixSentence({.problem = problem,
                            .text = QString::fromLatin1(type),
                            .path = {jsonKey(QString::fromLatin1(field))},
                            .isFixable = true});
    };
    QCOMPARE(words(Problem::FieldMissing, "RC:TxtMsg", "content"), QStringLiteral("Add “Text (content)”"));
    QCOMPARE(words(Problem::FieldClientOnly, "RC:ImgMsg", "localPath"),
             QStringLiteral("Remove “Local path (localPath)”"));
    QCOMPARE(words(Problem::FieldWrongKind, "RC:HQVCMsg", "duration"),
             QStringLiteral("Turn it into a number"));
    QCOMPARE(words(Problem::OptionalWrongKind, "RC:TxtMsg", "extra"), QStringLiteral("Turn it into text"));
    QCOMPARE(words(Problem::LinkNotHttps, "", "content"), QStringLiteral("Use https"));
    for (const Problem problem : allProblems()) {
        const QString text = words(problem, "RC:TxtMsg", "content");
        QVERIFY2(!text.contains(QLatin1Char('%')) && !text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY(fixSentence({.problem = problem}).isEmpty()); // what cannot be mended has no button
    }
    QVERIFY(
        fixSentence(
            {.problem = Problem::ContentBadJson, .jsonFault = JsonFault::ByteOrderMark, .isFixable = true}) !=
        fixSentence(
            {.problem = Problem::ContentBadJson, .jsonFault = JsonFault::TrailingComma, .isFixable = true}));
}

void TestSentences::everyJsonFaultHasItsOwnSentence()
{
    QSet<QString> sentences;
    const QList<JsonFault> faults = allUpTo(JsonFault::NotAnObject);
    for (const JsonFault fault : faults) {
        const QString sentence =
            findingSentence({.problem = Problem::ContentBadJson, .position = {12, 3, 7}, .jsonFault = fault});
        QVERIFY2(isWhole(sentence), qPrintable(sentence));
        QVERIFY2(sentence.startsWith(QLatin1String("The content is not valid JSON at line 3, column 7. ")),
                 qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), faults.size());
}

void TestSentences::everyErrorHasItsOwnSentence()
{
    QSet<QString> sentences;
    const QList<ErrorKind> kinds = allUpTo(ErrorKind::Internal);
    for (const ErrorKind kind : kinds) {
        const QString sentence = errorSentence({kind, QStringLiteral("a detail for the log")});
        QVERIFY2(isWhole(sentence), qPrintable(sentence));
        const bool namesAPlace = kind == ErrorKind::StorageSetAside || kind == ErrorKind::ExportFailed;
        QCOMPARE(sentence.contains(QLatin1String("a detail")), namesAPlace);
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), kinds.size());
}

void TestSentences::everySlotStateHasItsOwnSentence()
{
    QSet<QString> sentences;
    const QList<SlotState> states = allUpTo(SlotState::ServiceOff);
    for (const SlotState state : states) {
        const QString sentence = slotSentence({.state = state, .wait = 700ms});
        QVERIFY2(isWhole(sentence), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), states.size());
    QVERIFY(slotSentence({.state = SlotState::ServiceOff}).contains(QLatin1String("choose Try again")));
}

void TestSentences::everyReasonHasItsOwnSentence()
{
    for (const SendState state : {SendState::NotSent, SendState::Unknown}) {
        QSet<QString> sentences;
        const QList<EndReason> reasons = allUpTo(EndReason::OtherNetwork);
        for (const EndReason reason : reasons) {
            const QString sentence = outcomeSentence(rowOf(state, reason));
            QVERIFY2(isWhole(sentence), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), reasons.size());
    }
}

void TestSentences::everyStateHasItsOwnWord()
{
    QSet<QString> words;
    for (const SendState state : allUpTo(SendState::Unknown))
        words.insert(stateWord(state));
    QCOMPARE(words.size(), 6);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(environmentWord(Environment::Sandbox), QStringLiteral("SANDBOX"));
    QCOMPARE(environmentWord(Environment::Test), QStringLiteral("TEST"));
    QCOMPARE(environmentWord(Environment::Live), QStringLiteral("LIVE"));
}

void TestSentences::sizesSayByHowMuch_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("start");
    QTest::newRow("one byte")
        << qint64(131'073)
        << QStringLiteral("Content is 0.1 KiB too large: it has 131,073 bytes and may have 131,072.");
    QTest::newRow("3 KiB") << qint64(131'072 + 3 * 1024) << QStringLiteral("Content is 3 KiB too large: ");
    QTest::newRow("a little more") << qint64(131'072 + 3 * 1024 + 1)
                                   << QStringLiteral("Content is 3.1 KiB too large: ");
    QTest::newRow("a megabyte") << qint64(131'072 + 2048 * 1024)
                                << QStringLiteral("Content is 2,048 KiB too large: ");
}

void TestSentences::sizesSayByHowMuch()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, start);
    const QString sentence = findingSentence({.problem = Problem::ContentTooLong, .number = bytes});
    QVERIFY2(sentence.startsWith(start), qPrintable(sentence));
}

void TestSentences::positionsAreNamed()
{
    QCOMPARE(positionText({99, 3, 7}), QStringLiteral("Line 3, column 7"));
    QCOMPARE(findingSentence({.problem = Problem::SenderControl, .number = 4}),
             QStringLiteral(
                 "The sender ID holds a line break or another control character at position 4. Remove it."));
}

void TestSentences::namesOutOfTheContentAreHarmless()
{
    const auto sentenceFor = [](const QString &key) {
        return findingSentence({.problem = Problem::ContentDuplicateKey, .position = {1, 2, 3}, .text = key});
    };
    QVERIFY(sentenceFor(QStringLiteral("a%1%2b"))
                .contains(QStringLiteral("“a%1%2b” appears a second time at line 2,")));
    QVERIFY(sentenceFor(QStringLiteral("服务😀")).contains(QStringLiteral("“服务😀”")));
    QVERIFY(sentenceFor(QStringLiteral("a\n\u202Eb")).contains(QStringLiteral("“a\uFFFD\uFFFDb”")));
    QVERIFY(sentenceFor(QString(10'000, QLatin1Char('k'))).size() < 160);
}

void TestSentences::waitsAreRoundedUpToTenths_data()
{
    QTest::addColumn<int>("wait");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("whole") << 1'000 << QStringLiteral("Next send in 1.0 s.");
    QTest::newRow("a tenth") << 700 << QStringLiteral("Next send in 0.7 s.");
    QTest::newRow("a bit over a tenth") << 701 << QStringLiteral("Next send in 0.8 s.");
    QTest::newRow("the last millisecond") << 1 << QStringLiteral("Next send in 0.1 s.");
    QTest::newRow("over but not told yet") << 0 << QStringLiteral("Next send in 0.1 s.");
    QTest::newRow("a minute") << 60'000 << QStringLiteral("Next send in 60.0 s.");
}

void TestSentences::waitsAreRoundedUpToTenths()
{
    QFETCH(int, wait);
    QFETCH(QString, sentence);
    const auto duration = std::chrono::milliseconds(wait);
    QCOMPARE(slotSentence({.state = SlotState::Waiting, .wait = duration}), sentence);
    QCOMPARE(slotSentence({.state = SlotState::BackingOff, .wait = duration}),
             QStringLiteral("The service asked to slow down. ") + sentence);
}

void TestSentences::waitsFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(slotSentence({.state = SlotState::Waiting, .wait = 700ms}),
             QStringLiteral("Next send in 0,7 s."));
}

void TestSentences::anAcceptedSendSaysSo()
{
    QCOMPARE(outcomeSentence(rowOf(SendState::Accepted, EndReason::None, 200)),
             QStringLiteral("Accepted by the service."));
    Outcome outcome;
    outcome.state = SendState::Accepted;
    outcome.code = 200;
    QCOMPARE(outcomeSentence(reportOf(outcome)), QStringLiteral("Accepted by the service."));
}

void TestSentences::aRejectedSendSaysWhyAndWhatToDo()
{
    SendRow row = rowOf(SendState::Rejected, EndReason::None, 1004);
    const QString plain = QStringLiteral("Rejected (1004): The signature check failed. Check the App Secret "
                                         "first, then this computer's clock.");
    QCOMPARE(outcomeSentence(row), plain);
    row.serviceMessage = QStringLiteral("Invalid signature");
    QCOMPARE(outcomeSentence(row), plain + QStringLiteral(" The service said: “Invalid signature”"));

    // Not to be expected, but never without words.
    QCOMPARE(outcomeSentence(rowOf(SendState::Rejected, EndReason::None, 4711)),
             QStringLiteral("Rejected by the service with code 4711."));
    QCOMPARE(outcomeSentence(rowOf(SendState::Rejected)), QStringLiteral("Rejected by the service."));
}

void TestSentences::everyRejectingCodeHasASentence()
{
    int count = 0;
    for (int code = 0; code <= 2'000; ++code) {
        const std::optional<ErrorCode> known = findErrorCode(code);
        if (!known || known->delivery != Delivery::NotDelivered)
            continue;
        ++count;
        const QString sentence = outcomeSentence(rowOf(SendState::Rejected, EndReason::None, code));
        QVERIFY2(isWhole(sentence), qPrintable(sentence));
        QVERIFY(sentence.startsWith(QStringLiteral("Rejected (%1): ").arg(code)));
    }
    QVERIFY(count > 10);
}

void TestSentences::aSendThatDidNotLeaveIsSafeToRepeat()
{
    for (const EndReason reason : allUpTo(EndReason::OtherNetwork)) {
        const QString sentence = outcomeSentence(rowOf(SendState::NotSent, reason));
        QVERIFY2(sentence.startsWith(QLatin1String("Not sent: nothing left this computer. ")),
                 qPrintable(sentence));
        QVERIFY2(sentence.endsWith(QLatin1String(" It is safe to send again.")), qPrintable(sentence));
    }
}

void TestSentences::anUnknownSendAsksToLookFirst()
{
    for (const EndReason reason : allUpTo(EndReason::OtherNetwork)) {
        const QString sentence = outcomeSentence(rowOf(SendState::Unknown, reason));
        QVERIFY2(sentence.startsWith(QLatin1String("Unknown: the broadcast may have been delivered. ")),
                 qPrintable(sentence));
        QVERIFY2(sentence.endsWith(QLatin1String(" Ask someone in a chatroom before you send again.")),
                 qPrintable(sentence));
    }
    const auto unlisted = [](int code) {
        return outcomeSentence(rowOf(SendState::Unknown, EndReason::UnlistedCode, code));
    };
    QVERIFY(unlisted(4711).contains(QLatin1String("code 4711,")));
    QVERIFY(unlisted(1010).contains(QLatin1String("code 1010,")));
    QVERIFY(unlisted(1000).contains(findErrorCode(1000)->meaning));
    QVERIFY(outcomeSentence(rowOf(SendState::Unknown, EndReason::None, 1050))
                .contains(findErrorCode(1050)->meaning));

    SendRow row = rowOf(SendState::Unknown, EndReason::AnswerUnreadable);
    row.httpStatus = 502;
    QVERIFY(outcomeSentence(row).contains(QLatin1String("Its HTTP status was 502.")));
}

void TestSentences::cancellingMeansWhatItCameTo()
{
    for (const EndReason reason : {EndReason::Cancelled, EndReason::OwnerGone}) {
        QString notSent = outcomeSentence(rowOf(SendState::NotSent, reason));
        QString unknown = outcomeSentence(rowOf(SendState::Unknown, reason));
        notSent = notSent.section(QStringLiteral(". "), 1, 1);
        unknown = unknown.section(QStringLiteral(". "), 1, 1);
        QVERIFY(!notSent.isEmpty() && !unknown.isEmpty());
        QVERIFY(notSent != unknown);
    }
}

void TestSentences::theServicesWordsArePassedOnAsTheyAre()
{
    const QString words = QStringLiteral("100%1 <b>%2</b> & 服务");
    for (const SendState state : {SendState::Rejected, SendState::Unknown}) {
        for (const int code : {1002, 4711}) {
            SendRow row = rowOf(state, EndReason::UnlistedCode, code);
            row.serviceMessage = words;
            QVERIFY(outcomeSentence(row).contains(
                QLatin1Char(0x20) +
                QStringLiteral("The service said: “%1”").replace(QLatin1String("%1"), words)));
        }
    }
}

void TestSentences::openRowsSayWhatIsGoingOn()
{
    QVERIFY(isWhole(outcomeSentence(rowOf(SendState::Intent))));
    QVERIFY(isWhole(outcomeSentence(rowOf(SendState::OnWire))));
}

void TestSentences::aRefusedSendSaysWhy()
{
    SendReport report;
    report.refusal = Error{ErrorKind::StorageFull, {}};
    QCOMPARE(outcomeSentence(report), errorSentence(*report.refusal));

    report.refusal = Error{ErrorKind::RateLimited, {}};
    QCOMPARE(outcomeSentence(report), errorSentence(*report.refusal));
    report.slot = {.state = SlotState::Waiting, .wait = 300ms};
    QCOMPARE(outcomeSentence(report), slotSentence(report.slot));

    SendReport invalid;
    invalid.findings = {{.problem = Problem::BodyLarge, .number = 100'001},
                        {.problem = Problem::SenderMissing},
                        {.problem = Problem::ContentMissing}};
    QCOMPARE(outcomeSentence(invalid), findingSentence({.problem = Problem::SenderMissing}));

    QVERIFY(isWhole(outcomeSentence(SendReport())));
}

void TestSentences::anOutcomeThatIsNotWrittenIsSaidSo()
{
    Outcome outcome;
    outcome.state = SendState::Accepted;
    SendReport report = reportOf(outcome);
    report.storageTrouble = Error{ErrorKind::StorageFull, {}};
    QCOMPARE(outcomeSentence(report),
             QStringLiteral(
                 "Accepted by the service. This outcome is not in the log yet, and nothing more can be sent "
                 "until it is. ") +
                 errorSentence(*report.storageTrouble));
}

void TestSentences::theTranslatorDecidesTheLanguage()
{
    QVERIFY(!speaksChinese());
    FakeChinese translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QVERIFY(speaksChinese());
    const auto isTranslated = [](const QString &text) {
        return text.startsWith(QLatin1Char('<')) && text.endsWith(QLatin1Char('>'));
    };
    for (const Problem problem : allProblems())
        QVERIFY(isTranslated(findingSentence({.problem = problem})));
    for (const ErrorKind kind : allUpTo(ErrorKind::Internal))
        QVERIFY(isTranslated(errorSentence({kind, {}})));
    for (const SlotState state : allUpTo(SlotState::ServiceOff))
        QVERIFY(isTranslated(slotSentence({.state = state})));
    for (const SendState state : allUpTo(SendState::Unknown)) {
        QVERIFY(isTranslated(stateWord(state)));
        for (const EndReason reason : allUpTo(EndReason::OtherNetwork))
            QVERIFY(isTranslated(outcomeSentence(rowOf(state, reason))));
    }
    for (const Environment environment : allUpTo(Environment::Live))
        QVERIFY(isTranslated(environmentWord(environment)));
    QVERIFY(isTranslated(positionText({})));

    // The tables speak the same language.
    const QString rejected = outcomeSentence(rowOf(SendState::Rejected, EndReason::None, 1004));
    QVERIFY(rejected.contains(findErrorCode(1004, true)->meaning));
    QVERIFY(!rejected.contains(findErrorCode(1004, false)->meaning));
    QVERIFY(QCoreApplication::removeTranslator(&translator));
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
