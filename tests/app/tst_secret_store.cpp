// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/patient_secret_store.h"
#include "tests/support/fake_secret_backend.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace crier;
using namespace std::chrono_literals;

namespace {

const QByteArray letters("s3cr3t/+=&\xE5\xAF\x86");

Secret secretOf(const QByteArray &bytes)
{
    return Secret(QByteArray(bytes.constData(), bytes.size()));
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto backend = std::make_unique<FakeSecretBackend>();
        m_backend = backend.get();
        m_store = std::make_unique<PatientSecretStore>(std::move(backend), 30s);
        m_context = std::make_unique<QObject>();
        m_answers.clear();
    }

    void cleanup() { m_store.reset(); }

    void whatWasWrittenIsRead()
    {
        m_store->write("a", secretOf(letters), m_context.get(), take());
        m_store->read("a", m_context.get(), take());
        m_store->read("b", m_context.get(), take());
        m_store->remove("a", m_context.get(), take());
        m_store->read("a", m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 5);
        QCOMPARE(m_answers[0].trouble, SecretTrouble::None);
        QCOMPARE(m_answers[1].secret.reveal(), letters);
        QCOMPARE(m_answers[2].trouble, SecretTrouble::NotFound);
        QVERIFY(m_answers[2].secret.isEmpty());
        QCOMPARE(m_answers[3].trouble, SecretTrouble::None);
        QCOMPARE(m_answers[4].trouble, SecretTrouble::NotFound);
    }

    void keysCarryTheNameOfTheProgram()
    {
        m_store->read("a", m_context.get(), take());
        m_store->write("b", secretOf(letters), m_context.get(), take());
        m_store->remove("c", m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 3);
        QCOMPARE(m_backend->calls, (QList<QByteArray>{"read crier/a", "write crier/b", "remove crier/c"}));
    }

    void noAnswerComesFromInsideTheQuestion()
    {
        m_store->read("a", m_context.get(), take());
        QVERIFY(m_answers.isEmpty());
        QVERIFY(m_backend->calls.isEmpty());
        QTRY_COMPARE(m_answers.size(), 1);
    }

    void troubleIsPassedOn_data()
    {
        QTest::addColumn<SecretTrouble>("trouble");
        QTest::newRow("absent") << SecretTrouble::Absent;
        QTest::newRow("locked") << SecretTrouble::Locked;
        QTest::newRow("denied") << SecretTrouble::Denied;
        QTest::newRow("failed") << SecretTrouble::Failed;
    }

    void troubleIsPassedOn()
    {
        QFETCH(SecretTrouble, trouble);
        m_backend->trouble = trouble;
        m_backend->detail = QStringLiteral("why");
        m_store->read("a", m_context.get(), take());
        m_store->write("a", secretOf(letters), m_context.get(), take());
        m_store->remove("a", m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 3);
        for (const SecretAnswer &answer : m_answers) {
            QCOMPARE(answer.trouble, trouble);
            QCOMPARE(answer.detail, QStringLiteral("why"));
            QVERIFY(answer.secret.isEmpty());
        }
    }

    void aSlowAnswerIsWaitedFor()
    {
        m_backend->kept.insert("crier/a", secretOf(letters));
        m_backend->holds = true;
        m_store->read("a", m_context.get(), take());
        QTRY_COMPARE(m_backend->calls.size(), 1);
        QVERIFY(m_answers.isEmpty());
        m_backend->release();
        QCOMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers[0].secret.reveal(), letters);
    }

    void anAnswerGivenTwiceCountsOnce()
    {
        m_backend->times = 2;
        m_store->read("a", m_context.get(), take());
        m_store->read("b", m_context.get(), take());
        QTRY_COMPARE(m_backend->calls.size(), 2);
        QCoreApplication::processEvents();
        QCOMPARE(m_answers.size(), 2);
    }

    // The second answer to one question comes while the next is under way.
    void anAnswerToTheQuestionBeforeIsNotTakenForThisOne()
    {
        m_backend->kept.insert("crier/a", secretOf(letters));
        class Keeps : public FakeSecretBackend
        {
        public:
            void read(const QByteArray &key, Answer answer) override
            {
                calls.append(key);
                answers.append(std::move(answer));
            }
            QList<Answer> answers;
        };
        auto backend = std::make_unique<Keeps>();
        Keeps *const keeps = backend.get();
        PatientSecretStore store(std::move(backend), 30s);
        store.read("a", m_context.get(), take());
        store.read("b", m_context.get(), take());
        QTRY_COMPARE(keeps->answers.size(), 1);
        keeps->answers[0]({.secret = secretOf("of a")});
        QTRY_COMPARE(keeps->answers.size(), 2);
        keeps->answers[0]({.secret = secretOf("of a")});
        QCoreApplication::processEvents();
        QCOMPARE(m_answers.size(), 1);
        QCOMPARE(keeps->calls.size(), 2); // b was put once
        keeps->answers[1]({.secret = secretOf("of b")});
        QCOMPARE(m_answers.size(), 2);
        QCOMPARE(m_answers[1].secret.reveal(), QByteArray("of b"));
    }

    void silenceEndsInTimeAndLateAnswersAreDropped()
    {
        impatient();
        m_backend->kept.insert("crier/a", secretOf(letters));
        m_backend->holds = true;
        QElapsedTimer elapsed;
        elapsed.start();
        m_store->read("a", m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 1);
        QVERIFY(elapsed.elapsed() >= 99);
        QCOMPARE(m_answers[0].trouble, SecretTrouble::Silent);
        QVERIFY(m_answers[0].secret.isEmpty());
        m_backend->release();
        QCoreApplication::processEvents();
        QCOMPARE(m_answers.size(), 1);
    }

    void aQuestionWhoseTimeIsOverIsNeverPut()
    {
        impatient();
        m_backend->holds = true;
        m_store->read("a", m_context.get(), take());
        m_store->write("b", secretOf(letters), m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 2);
        QCOMPARE(m_answers[0].trouble, SecretTrouble::Silent);
        QCOMPARE(m_answers[1].trouble, SecretTrouble::Silent);
        m_backend->holds = false;
        m_backend->release();
        m_store->read("c", m_context.get(), take());
        QTRY_COMPARE(m_answers.size(), 3);
        QCOMPARE(m_answers[2].trouble, SecretTrouble::NotFound);
        QCOMPARE(m_backend->calls, (QList<QByteArray>{"read crier/a", "read crier/c"}));
        QVERIFY(m_backend->kept.isEmpty());
    }

    void nobodyIsAnsweredAfterTheContextIsGone()
    {
        m_backend->holds = true;
        m_store->read("a", m_context.get(), take());
        m_store->read("b", m_context.get(), take());
        m_store->write("c", secretOf(letters), m_context.get(), take());
        QTRY_COMPARE(m_backend->calls.size(), 1);
        m_context.reset();
        m_backend->holds = false;
        m_backend->release();
        // What was to be kept is kept; nobody waits for b any more.
        QTRY_COMPARE(m_backend->calls, (QList<QByteArray>{"read crier/a", "write crier/c"}));
        QCOMPARE(m_backend->kept.value("crier/c").reveal(), letters);
        QVERIFY(m_answers.isEmpty());
    }

    void silenceTowardsAContextThatIsGoneIsNoAnswerEither()
    {
        impatient();
        m_backend->holds = true;
        QObject other;
        m_store->read("a", m_context.get(), take());
        QTRY_COMPARE(m_backend->calls.size(), 1);
        m_context.reset();
        m_store->read("b", &other, take());
        QTRY_COMPARE(m_answers.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(m_answers.size(), 1);
    }

    void anAnswerMayAskTheNextQuestion()
    {
        m_store->write("a", secretOf(letters), m_context.get(), [this](const SecretAnswer &) {
            m_store->read("a", m_context.get(), take());
            QVERIFY(m_answers.isEmpty());
        });
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers[0].secret.reveal(), letters);
    }

    void anAnswerMayDeleteTheStore()
    {
        bool answered = false;
        m_store->read("a", m_context.get(), [this, &answered](const SecretAnswer &) {
            answered = true;
            m_store.reset();
        });
        m_store->read("b", m_context.get(), take());
        QTRY_VERIFY(answered);
        QCoreApplication::processEvents();
        QVERIFY(m_answers.isEmpty());
    }

    void silenceMayDeleteTheStore()
    {
        impatient();
        m_backend->holds = true;
        bool answered = false;
        m_store->read("a", m_context.get(), [this, &answered](const SecretAnswer &) {
            answered = true;
            m_store.reset();
        });
        QTRY_VERIFY(answered);
    }

    void theStoreMayGoWithAQuestionUnderWay()
    {
        SecretBackend::Answer late;
        class Late : public FakeSecretBackend
        {
        public:
            explicit Late(Answer &place)
                : m_place(place)
            {}
            void read(const QByteArray &, Answer answer) override { m_place = std::move(answer); }

        private:
            Answer &m_place;
        };
        auto store = std::make_unique<PatientSecretStore>(std::make_unique<Late>(late), 30s);
        store->read("a", m_context.get(), take());
        QTRY_VERIFY(late);
        store.reset();
        late({.secret = secretOf(letters)});
        QCoreApplication::processEvents();
        QVERIFY(m_answers.isEmpty());
    }

private:
    void impatient()
    {
        auto backend = std::make_unique<FakeSecretBackend>();
        m_backend = backend.get();
        m_store = std::make_unique<PatientSecretStore>(std::move(backend), 100ms);
    }

    SecretStore::Done take()
    {
        return [this](const SecretAnswer &answer) { m_answers.append(answer); };
    }

    FakeSecretBackend *m_backend = nullptr;
    std::unique_ptr<PatientSecretStore> m_store;
    std::unique_ptr<QObject> m_context;
    QList<SecretAnswer> m_answers;
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secret_store.moc"
