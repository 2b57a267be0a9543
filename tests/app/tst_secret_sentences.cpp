// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/secret_sentences.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace crier;

class TestSecretSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTroubleHasASentenceOfItsOwn()
    {
        QSet<QString> seen;
        for (const SecretTask task : {SecretTask::Read, SecretTask::Write, SecretTask::Remove}) {
            for (const SecretTrouble trouble : troubles) {
                const QString sentence = secretSentence(task, trouble, QStringLiteral("Chat %1 of “us”"),
                                                        QStringLiteral("the vault"));
                QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
                QVERIFY2(sentence.contains(QStringLiteral("Chat %1 of “us”")), qPrintable(sentence));
                QVERIFY2(sentence.contains(QLatin1String("the vault")), qPrintable(sentence));
                // Two sentences at least: what and why, then what to do.
                QVERIFY2(sentence.count(QRegularExpression(QStringLiteral("\\. |\\.$"))) >= 2,
                         qPrintable(sentence));
                if (task != SecretTask::Remove)
                    QVERIFY2(sentence.contains(QLatin1String("each session")), qPrintable(sentence));
                // Writing and removing cannot end in "not found".
                if (task == SecretTask::Read || trouble != SecretTrouble::NotFound) {
                    QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
                    seen.insert(sentence);
                }
            }
        }
    }

    void withoutTroubleThereIsNothingToSay()
    {
        QVERIFY(secretSentence(SecretTask::Read, SecretTrouble::None, QStringLiteral("Chat"),
                               QStringLiteral("the vault"))
                    .isEmpty());
    }

    void anUnsettlingNameIsShownHarmless()
    {
        const QString sentence = secretSentence(SecretTask::Read, SecretTrouble::Locked,
                                                QString::fromUtf8("a\nb\xE2\x80\xAE"), QStringLiteral("x"));
        QVERIFY(!sentence.contains(QLatin1Char('\n')));
        QVERIFY(!sentence.contains(QChar(0x202E)));
    }

private:
    static constexpr SecretTrouble troubles[] = {SecretTrouble::NotFound, SecretTrouble::Absent,
                                                 SecretTrouble::Locked,   SecretTrouble::Denied,
                                                 SecretTrouble::Silent,   SecretTrouble::Failed};
};

QTEST_GUILESS_MAIN(TestSecretSentences)
#include "tst_secret_sentences.moc"
