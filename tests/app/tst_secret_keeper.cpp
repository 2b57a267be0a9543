// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/profile.h"
#include "app/secrets/patient_secret_store.h"
#include "app/secrets/secret_keeper.h"
#include "tests/support/fake_secret_backend.h"

#include <QTest>

#include <memory>

using namespace crier;
using namespace std::chrono_literals;

namespace {

Secret secretOf(const char *letters)
{
    return Secret(QByteArray(letters));
}

Profile profileOf(const QByteArray &id)
{
    Profile profile;
    profile.id = id;
    return profile;
}

} // namespace

class TestSecretKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto backend = std::make_unique<FakeSecretBackend>();
        m_backend = backend.get();
        m_store = std::make_unique<PatientSecretStore>(std::move(backend), 30s);
        m_keeper = std::make_unique<SecretKeeper>(*m_store);
        m_told.clear();
        connect(m_keeper.get(), &SecretKeeper::known, this,
                [this](const QByteArray &id, const Secret &secret) {
                    m_told.append("known " + id + ' ' + secret.reveal());
                });
        note("troubled", &SecretKeeper::troubled);
        note("stored", &SecretKeeper::stored);
        note("removed", &SecretKeeper::removed);
    }

    void cleanup()
    {
        m_keeper.reset();
        m_store.reset();
    }

    void theStoreIsAskedOnceASession()
    {
        m_backend->kept.insert("crier/a", secretOf("one"));
        m_keeper->want(profileOf("a"));
        m_keeper->want(profileOf("a")); // the same wish
        QVERIFY(m_keeper->isAsking("a"));
        QTRY_COMPARE(m_told, (Told{"known a one"}));
        QVERIFY(!m_keeper->isAsking("a"));
        QCOMPARE(m_keeper->secretOf("a").reveal(), QByteArray("one"));

        m_keeper->want(profileOf("a"));
        QCOMPARE(m_told.size(), 1); // not from inside
        QTRY_COMPARE(m_told, (Told{"known a one", "known a one"}));
        QCOMPARE(m_backend->calls, (Told{"read crier/a"}));
    }

    void troubleIsToldAndAskedAgainNextTime()
    {
        m_backend->trouble = SecretTrouble::Locked;
        m_keeper->want(profileOf("a"));
        QTRY_COMPARE(m_told, (Told{"troubled a " + word(SecretTrouble::Locked)}));
        QVERIFY(m_keeper->secretOf("a").isEmpty());
        m_backend->trouble = SecretTrouble::None;
        m_backend->kept.insert("crier/a", secretOf("one"));
        m_keeper->want(profileOf("a"));
        QTRY_COMPARE(m_told.value(1), QByteArray("known a one"));
    }

    void aProfileWithoutAnIdHasNothingInTheStore()
    {
        m_keeper->want(profileOf({}));
        QVERIFY(m_told.isEmpty());
        QTRY_COMPARE(m_told, (Told{"troubled  " + word(SecretTrouble::NotFound)}));
        QVERIFY(m_backend->calls.isEmpty());
    }

    void whatIsTypedForTheSessionIsNeverStored()
    {
        m_keeper->use("a", secretOf("typed"));
        QCOMPARE(m_keeper->secretOf("a").reveal(), QByteArray("typed"));
        QVERIFY(m_told.isEmpty());
        QTRY_COMPARE(m_told, (Told{"known a typed"}));
        m_keeper->want(profileOf("a"));
        QTRY_COMPARE(m_told.size(), 2);
        QVERIFY(m_backend->calls.isEmpty());
    }

    void whatIsTypedOvertakesTheAnswerOfTheStore()
    {
        m_backend->kept.insert("crier/a", secretOf("old"));
        m_backend->holds = true;
        m_keeper->want(profileOf("a"));
        QTRY_COMPARE(m_backend->calls.size(), 1);
        m_keeper->use("a", secretOf("typed"));
        m_backend->release();
        QTRY_COMPARE(m_told, (Told{"known a typed"}));
        QCOMPARE(m_keeper->secretOf("a").reveal(), QByteArray("typed"));
    }

    void puttingServesTheSessionEvenWhenTheStoreDoesNot()
    {
        m_keeper->put("a", secretOf("one"));
        QTRY_COMPARE(m_told, (Told{"known a one", "stored a " + word(SecretTrouble::None)}));
        QCOMPARE(m_backend->kept.value("crier/a").reveal(), QByteArray("one"));

        m_told.clear();
        m_backend->trouble = SecretTrouble::Absent;
        m_keeper->put("b", secretOf("two"));
        QTRY_COMPARE(m_told, (Told{"known b two", "stored b " + word(SecretTrouble::Absent)}));
        QCOMPARE(m_keeper->secretOf("b").reveal(), QByteArray("two"));
        QVERIFY(!m_backend->kept.contains("crier/b"));
    }

    void removingEndsBoth()
    {
        m_keeper->put("a", secretOf("one"));
        m_keeper->remove("a");
        QVERIFY(m_keeper->secretOf("a").isEmpty());
        // The known() of what is gone again does not come.
        QTRY_COMPARE(m_told, (Told{"stored a " + word(SecretTrouble::None),
                                   "removed a " + word(SecretTrouble::None)}));
        QVERIFY(m_backend->kept.isEmpty());
    }

    void forgettingLeavesTheStoreAloneAndNothingComesLate()
    {
        m_backend->kept.insert("crier/b", secretOf("two"));
        m_keeper->put("a", secretOf("one"));
        QTRY_COMPARE(m_told.size(), 2);
        m_told.clear();
        m_backend->holds = true;
        m_keeper->want(profileOf("b"));
        m_keeper->use("c", secretOf("three"));
        QTRY_COMPARE(m_backend->calls.size(), 2);
        QTRY_COMPARE(m_told, (Told{"known c three"}));
        m_keeper->use("c", secretOf("four"));
        m_keeper->forget();
        m_backend->release();
        QCoreApplication::processEvents();
        QCOMPARE(m_told.size(), 1);
        for (const char *id : {"a", "b", "c"})
            QVERIFY(m_keeper->secretOf(id).isEmpty());
        QCOMPARE(m_backend->kept.size(), 2);

        // Unlocking reads the store again.
        m_backend->holds = false;
        m_keeper->want(profileOf("a"));
        QTRY_COMPARE(m_told.value(1), QByteArray("known a one"));
        QCOMPARE(m_backend->calls.last(), QByteArray("read crier/a"));
    }

    void profilesDoNotMix()
    {
        m_keeper->put("a", secretOf("one"));
        m_keeper->put("b", secretOf("two"));
        m_keeper->forget();
        m_keeper->want(profileOf("a"));
        m_keeper->want(profileOf("b"));
        QTRY_VERIFY(m_told.contains("known a one"));
        QTRY_VERIFY(m_told.contains("known b two"));
    }

private:
    using Told = QList<QByteArray>;

    static QByteArray word(SecretTrouble trouble) { return QByteArray::number(int(trouble)); }

    template<typename Signal>
    void note(const QByteArray &what, Signal signal)
    {
        connect(m_keeper.get(), signal, this,
                [this, what](const QByteArray &id, SecretTrouble trouble, const QString &) {
                    m_told.append(what + ' ' + id + ' ' + word(trouble));
                });
    }

    FakeSecretBackend *m_backend = nullptr;
    std::unique_ptr<PatientSecretStore> m_store;
    std::unique_ptr<SecretKeeper> m_keeper;
    Told m_told;
};

QTEST_GUILESS_MAIN(TestSecretKeeper)
#include "tst_secret_keeper.moc"
