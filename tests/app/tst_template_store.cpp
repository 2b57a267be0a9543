// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "app/templates/moment.h"
#include "app/templates/placeholders.h"
#include "app/templates/template_check.h"
#include "app/templates/template_fill.h"
#include "app/templates/template_store.h"
#include "app/text/template_sentences.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QLockFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

MessageTemplate sample(const QString &name, const QString &text = u"hello"_s)
{
    MessageTemplate message =
        templateOf(u"RC:TxtMsg"_s, '{' + QByteArray("\"content\": ") + '"' + text.toUtf8() + "\"}");
    message.name = name;
    message.language = u"en"_s;
    return message;
}

QStringList names(const QList<StoredTemplate> &templates)
{
    QStringList all;
    for (const StoredTemplate &stored : templates)
        all.append(stored.message.name);
    return all;
}

} // namespace

class TestTemplateStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theExamplesAreSoundAndInBothLanguages();
    void theCorrectionIsReadyAsItIs();
    void lookingCreatesNothing();
    void whatIsAddedIsListed();
    void aTakenNameGetsANumber();
    void aTemplateIsReplacedAndRenamed();
    void nobodysChangeIsOverwritten();
    void aRemovedTemplateCanComeBack();
    void aDamagedTemplateStaysAndTheRestWorks();
    void whatCouldNotBeReadBackIsNotWritten();
    void twoStoresAtOnceLoseNothing();
    void aStoreThatIsLockedSaysSo();
    void anExportIsTheSameTemplate();
    void anExportReplacesNothingUnasked();
    void templatesAreTheirOwnersAlone();
    void aPlaceThatCannotBeWrittenIsAnError();

private:
    QString folder() const { return m_folder->filePath(u"data/templates"_s); }
    QStringList files(const QString &filter = u"*"_s) const
    {
        return QDir(folder()).entryList({filter}, QDir::Files);
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile file(QDir(folder()).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TemplateStore> m_store;
};

void TestTemplateStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QLocale::setDefault(QLocale(QLocale::English));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_store = std::make_unique<TemplateStore>(m_folder->filePath(u"data"_s));
}

void TestTemplateStore::theExamplesAreSoundAndInBothLanguages()
{
    QStringList ids;
    QSet<QString> seen;
    for (const StoredTemplate &stored : TemplateStore::bundled()) {
        QVERIFY(stored.isBundled);
        const MessageTemplate &message = stored.message;
        ids.append(message.id);
        QVERIFY(message.id.endsWith(message.language));
        QVERIFY(!message.description.isEmpty());
        QCOMPARE(findMessageType(message.objectName)->fit, Fit::Recommended);
        seen.insert(message.name);
        QFile file(u":/templates/%1.json"_s.arg(message.id));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), templateBytes(message)); // as the program itself would write it

        TemplateValues values;
        for (const TemplateVariable &variable : message.variables) {
            QVERIFY(!variable.label.isEmpty());
            if (variable.kind == VariableKind::Date)
                values.insert(variable.name, u"2026-11-24 22:00"_s);
            else if (variable.isRequired && variable.defaultText.isEmpty())
                values.insert(variable.name, u"x"_s);
        }
        const FilledTemplate filled = fillTemplate(message, values);
        QVERIFY2(filled.problems.isEmpty(), qPrintable(message.id));
        QVERIFY(findPlaceholders(filled.content).isEmpty());
    }
    QCOMPARE(ids, (QStringList{u"correction-en"_s, u"correction-zh_CN"_s, u"maintenance-en"_s,
                               u"maintenance-zh_CN"_s, u"policy-en"_s, u"policy-zh_CN"_s, u"welcome-en"_s,
                               u"welcome-zh_CN"_s}));
    QCOMPARE(seen.size(), ids.size());
}

void TestTemplateStore::theCorrectionIsReadyAsItIs()
{
    for (const bool chinese : {false, true}) {
        const CorrectionText text = bundledCorrection(chinese);
        QCOMPARE(text.objectName, u"RC:TxtMsg"_s);
        QVERIFY(scanJsonObject(text.content).ok());
        QVERIFY(findPlaceholders(text.content).isEmpty());
        QCOMPARE(text.content.contains("更正"), chinese);
    }
}

void TestTemplateStore::lookingCreatesNothing()
{
    const TemplateList all = m_store->list();
    QVERIFY(all.own.isEmpty() && all.unreadable.isEmpty() && !all.trouble);
    QVERIFY(!all.bundled.isEmpty());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"data"_s)));
}

void TestTemplateStore::whatIsAddedIsListed()
{
    const auto added = m_store->add(sample(u"Notice 10"_s));
    QVERIFY(added.ok());
    QVERIFY(!added->isBundled && !added->message.id.isEmpty());
    QVERIFY(m_store->add(sample(u"Notice 9"_s)).ok());
    QVERIFY(m_store->add(sample(u"通知"_s)).ok());
    const TemplateList all = m_store->list();
    QCOMPARE(names(all.own), (QStringList{u"Notice 9"_s, u"Notice 10"_s, u"通知"_s}));
    QVERIFY(all.own.at(1) == *added);
    QCOMPARE(files().size(), 3); // no lock, no unfinished file
}

void TestTemplateStore::aTakenNameGetsANumber()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_store->add(sample(u"Notice"_s)).ok());
    QCOMPARE(names(m_store->list().own), (QStringList{u"Notice"_s, u"Notice (2)"_s, u"Notice (3)"_s}));
    const QString longest(maxTemplateNameLength, u'x');
    QVERIFY(m_store->add(sample(longest)).ok());
    const auto second = m_store->add(sample(longest));
    QVERIFY(second.ok());
    QCOMPARE(second->message.name.size(), maxTemplateNameLength);
    QVERIFY(second->message.name.endsWith(u" (2)"_s));
}

void TestTemplateStore::aTemplateIsReplacedAndRenamed()
{
    const auto first = m_store->add(sample(u"First"_s));
    const auto second = m_store->add(sample(u"Second"_s));
    QVERIFY(first.ok() && second.ok());
    const auto renamed = m_store->replace(*first, sample(u"Renamed"_s, u"other"_s));
    QVERIFY(renamed.ok());
    QCOMPARE(renamed->message.id, first->message.id);
    QCOMPARE(names(m_store->list().own), (QStringList{u"Renamed"_s, u"Second"_s}));
    QVERIFY(m_store->list().own.first().message.content.contains("other"));

    const auto taken = m_store->replace(*renamed, sample(u"Second"_s));
    QVERIFY(!taken.ok());
    QCOMPARE(taken.error().kind, ErrorKind::Conflict);
    QVERIFY(keptFileSentence(taken.error()).contains(u"Second"_s));
    QVERIFY(m_store->replace(*renamed, sample(u"Renamed"_s)).ok()); // its own name is not taken
}

void TestTemplateStore::nobodysChangeIsOverwritten()
{
    const auto stored = m_store->add(sample(u"Notice"_s));
    QVERIFY(stored.ok());
    const TemplateStore other(m_folder->filePath(u"data"_s));
    QVERIFY(other.replace(*stored, sample(u"Notice"_s, u"theirs"_s)).ok());
    const auto mine = m_store->replace(*stored, sample(u"Notice"_s, u"mine"_s));
    QVERIFY(!mine.ok());
    QCOMPARE(mine.error().kind, ErrorKind::Conflict);
    QVERIFY(m_store->list().own.first().message.content.contains("theirs"));

    QVERIFY(other.remove(stored->message.id).ok());
    QCOMPARE(m_store->replace(*stored, sample(u"Notice"_s)).error().kind, ErrorKind::Conflict);
    QVERIFY(m_store->list().own.isEmpty());
}

void TestTemplateStore::aRemovedTemplateCanComeBack()
{
    const auto stored = m_store->add(sample(u"Notice"_s));
    QVERIFY(stored.ok());
    const QString id = stored->message.id;
    const auto removed = m_store->remove(id);
    QVERIFY(removed.ok());
    QVERIFY(QFileInfo::exists(*removed));
    QVERIFY(m_store->list().own.isEmpty());
    QCOMPARE(m_store->remove(id).error().kind, ErrorKind::Conflict);
    QVERIFY(m_store->restore(id, *removed).ok());
    QVERIFY(m_store->list().own.first() == *stored);

    // Two files of one name, one after the other: both are kept.
    const auto once = m_store->remove(id);
    write(id + u".json"_s, templateBytes(sample(u"Namesake"_s)));
    const auto twice = m_store->remove(id);
    QVERIFY(once.ok() && twice.ok());
    QVERIFY(*once != *twice);
    QVERIFY(m_store->restore(id, *once).ok());
    QCOMPARE(names(m_store->list().own), QStringList{u"Notice"_s});
    QVERIFY(!m_store->restore(id, *twice).ok()); // its place is taken, and nothing is overwritten
    QCOMPARE(names(m_store->list().own), QStringList{u"Notice"_s});
}

void TestTemplateStore::aDamagedTemplateStaysAndTheRestWorks()
{
    QVERIFY(m_store->add(sample(u"Good"_s)).ok());
    write(u"bad.json"_s, "{\"version\":1,");
    write(u"newer.json"_s, "{\"version\":9}");
    write(u"notes.txt"_s, "not ours");
    const TemplateList all = m_store->list();
    QCOMPARE(names(all.own), QStringList{u"Good"_s});
    QCOMPARE(all.unreadable.size(), 2);
    QVERIFY(all.unreadable.first().path.endsWith(u"bad.json"_s));
    QCOMPARE(all.unreadable.first().problems.first().fault, TemplateFault::BadJson);
    QCOMPARE(all.unreadable.last().problems.first().fault, TemplateFault::NewerVersion);
    QVERIFY(m_store->add(sample(u"Another"_s)).ok());
    QFile bad(QDir(folder()).filePath(u"bad.json"_s));
    QVERIFY(bad.open(QIODevice::ReadOnly));
    QCOMPARE(bad.readAll(), QByteArray("{\"version\":1,"));

    write(u"by hand.json"_s, templateBytes(sample(u"Good"_s))); // names by hand may be twice
    QCOMPARE(names(m_store->list().own), (QStringList{u"Another"_s, u"Good"_s, u"Good"_s}));
}

void TestTemplateStore::whatCouldNotBeReadBackIsNotWritten()
{
    const auto large = m_store->add(sample(u"Large"_s, QString(maxTemplateBytes, u'x')));
    QVERIFY(!large.ok());
    QCOMPARE(large.error().kind, ErrorKind::InvalidInput);
    MessageTemplate deep = sample(u"Deep"_s);
    deep.content = QByteArray(maxJsonDepth, '[') + QByteArray(maxJsonDepth, ']');
    QVERIFY(!m_store->add(deep).ok());
    MessageTemplate undeclared = sample(u"Undeclared"_s, u"{{x}}"_s);
    undeclared.variables.clear();
    QVERIFY(!m_store->add(undeclared).ok());
    QVERIFY(files().isEmpty());
}

void TestTemplateStore::twoStoresAtOnceLoseNothing()
{
    // Every thread with a store of its own, as every window has.
    constexpr int threads = 4;
    constexpr int each = 5;
    std::vector<std::unique_ptr<QThread>> all;
    std::atomic<int> failures = 0;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back(QThread::create([this, &failures] {
            const TemplateStore store(m_folder->filePath(u"data"_s));
            for (int i = 0; i < each; ++i)
                failures += store.add(sample(u"Notice"_s)).ok() ? 0 : 1;
        }));
        all.back()->start();
    }
    for (const auto &thread : all)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(failures.load(), 0);
    const QStringList found = names(m_store->list().own);
    QCOMPARE(found.size(), threads * each);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), threads * each);
}

void TestTemplateStore::aStoreThatIsLockedSaysSo()
{
    QVERIFY(QDir().mkpath(folder()));
    QLockFile lock(QDir(folder()).filePath(u"templates.lock"_s));
    QVERIFY(lock.tryLock(0));
    const auto added = m_store->add(sample(u"Notice"_s));
    QVERIFY(!added.ok());
    QCOMPARE(added.error().kind, ErrorKind::StorageBusy);
    QVERIFY(m_store->list().own.isEmpty());
}

void TestTemplateStore::anExportIsTheSameTemplate()
{
    MessageTemplate message = sample(u"Notice"_s, u"{{x}} 通知"_s);
    const QString path = m_folder->filePath(u"out.json"_s);
    QVERIFY(exportTemplate(message, path, false).ok());
    const TemplateReading back = readTemplateFile(path);
    QVERIFY(back.ok());
    QVERIFY(back.message == message);
    QVERIFY(m_store->add(back.message).ok());
    const auto again = m_store->add(back.message);
    QVERIFY(again.ok());
    QCOMPARE(again->message.name, u"Notice (2)"_s); // an import never overwrites
}

void TestTemplateStore::anExportReplacesNothingUnasked()
{
    const QString path = m_folder->filePath(u"out.json"_s);
    QVERIFY(exportTemplate(sample(u"Old"_s), path, false).ok());
    const Status refused = exportTemplate(sample(u"New"_s), path, false);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(readTemplateFile(path).message.name, u"Old"_s);
    QVERIFY(exportTemplate(sample(u"New"_s), path, true).ok());
    QCOMPARE(readTemplateFile(path).message.name, u"New"_s);
    QCOMPARE(exportTemplate(sample(u"New"_s), m_folder->path(), true).error().kind, ErrorKind::ExportFailed);
    QCOMPARE(exportTemplate(sample(u"New"_s), m_folder->filePath(u"no/such/folder"_s), true).error().kind,
             ErrorKind::ExportFailed);
}

void TestTemplateStore::templatesAreTheirOwnersAlone()
{
#if defined(Q_OS_UNIX)
    const auto stored = m_store->add(sample(u"Notice"_s));
    QVERIFY(stored.ok());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    QVERIFY(!(QFile::permissions(QDir(folder()).filePath(files().first())) & others));
    const auto removed = m_store->remove(stored->message.id);
    QVERIFY(removed.ok());
    QVERIFY(!(QFile::permissions(QFileInfo(*removed).path()) & others));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestTemplateStore::aPlaceThatCannotBeWrittenIsAnError()
{
    QFile blocker(m_folder->filePath(u"data"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    const auto added = m_store->add(sample(u"Notice"_s));
    QVERIFY(!added.ok());
    QVERIFY(!keptFileSentence(added.error()).isEmpty());
    QVERIFY(!m_store->list().bundled.isEmpty());
    QVERIFY(blocker.remove());
    QVERIFY(m_store->add(sample(u"Notice"_s)).ok());
}

QTEST_GUILESS_MAIN(TestTemplateStore)
#include "tst_template_store.moc"
