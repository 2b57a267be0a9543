// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/speller.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace crier;

namespace {

const QString testFolder = QStringLiteral(CRIER_TEST_DATA "/spelling");

Dictionary dictionaryIn(const QString &folder, const QString &id)
{
    const QString base = QDir(folder).filePath(id);
    return {id, id, base + QStringLiteral(".aff"), base + QStringLiteral(".dic")};
}

} // namespace

class TestSpeller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dictionariesArePairsOfFiles();
    void theFirstFolderWins();
    void noTwoDictionariesHaveOneName();
    void thePlacesOfThePersonComeFirst();
    void wordsOfTheDictionaryAreCorrect_data();
    void wordsOfTheDictionaryAreCorrect();
    void misspeltWordsAreGivenByTheirPlace();
    void suggestionsAreTheDictionarysAndFew();
    void aSuggestionKeepsTheWordsApostrophe();
    void otherEncodingsAreConverted();
    void anEncodingNobodyKnowsIsRefused();
    void aDictionaryThatIsGoneIsAnError();
    void aDamagedDictionaryDoesNoHarm_data();
    void aDamagedDictionaryDoesNoHarm();
    void anAddedWordIsKnownToTheNextSpeller();
    void anIgnoredWordIsKnownToThisSpellerOnly();
    void twoWindowsAddToOneFile();
    void theWordsAreTheirOwnersAlone();
    void aDamagedWordsFileIsKeptAside();
    void aWordThatCannotBeKeptIsKnownAllTheSame();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("data")); }
    QString wordsFile() const { return dataDir() + QStringLiteral("/words.txt"); }
    QByteArray writtenWords() const
    {
        QFile file(wordsFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    std::unique_ptr<Speller> speller(const Dictionary &dictionary) const
    {
        auto engine = loadSpellEngine(dictionary);
        if (!engine)
            return nullptr;
        PersonalWords personal(dataDir());
        return personal.load() ? std::make_unique<Speller>(std::move(engine).value(), dictionary.id, personal)
                               : nullptr;
    }
    std::unique_ptr<Speller> english() const
    {
        return speller(dictionaryIn(testFolder, QStringLiteral("en_GB")));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSpeller::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    const QByteArray name = QTest::currentTestFunction();
    const bool needsNoEngine = name.startsWith("dictionaries") || name.startsWith("noTwo") ||
                               name.startsWith("theFirst") || name.startsWith("thePlaces");
    if (!hasSpellEngine() && !needsNoEngine)
        QSKIP("Built without Hunspell.");
}

void TestSpeller::dictionariesArePairsOfFiles()
{
    const QString folder = m_folder->path();
    write(folder + QStringLiteral("/de_AT.aff"), "x");
    write(folder + QStringLiteral("/de_AT.dic"), "x");
    write(folder + QStringLiteral("/fr_FR.aff"), "x");
    write(folder + QStringLiteral("/hyph_de.dic"), "x");
    const QList<Dictionary> found = availableDictionaries({folder, folder + QStringLiteral("/missing")});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].id, QStringLiteral("de_AT"));
    QCOMPARE(found[0].name, QStringLiteral("Österreichisches Deutsch"));
    QCOMPARE(found[0].affixPath, folder + QStringLiteral("/de_AT.aff"));
    QCOMPARE(found[0].wordsPath, folder + QStringLiteral("/de_AT.dic"));
}

void TestSpeller::theFirstFolderWins()
{
    const QStringList folders{m_folder->filePath(QStringLiteral("b")),
                              m_folder->filePath(QStringLiteral("a"))};
    for (const QString &folder : folders) {
        write(folder + QStringLiteral("/en_GB.aff"), "x");
        write(folder + QStringLiteral("/en_GB.dic"), "x");
    }
    const QList<Dictionary> found = availableDictionaries(folders);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].affixPath, folders[0] + QStringLiteral("/en_GB.aff"));
}

void TestSpeller::noTwoDictionariesHaveOneName()
{
    for (const char *id :
         {"de_DE", "de_DE_frami", "de-CH", "es_MX", "es_AR", "es_CO", "zz_unknown", "en-med"}) {
        write(m_folder->filePath(QLatin1String(id) + QStringLiteral(".aff")), "x");
        write(m_folder->filePath(QLatin1String(id) + QStringLiteral(".dic")), "x");
    }
    QStringList names;
    for (const Dictionary &dictionary : availableDictionaries({m_folder->path()}))
        names.append(dictionary.name);
    QCOMPARE(names.size(), 8);
    QVERIFY2(names.contains(QStringLiteral("zz_unknown")), qPrintable(names.join(u',')));
    QVERIFY2(names.contains(QStringLiteral("Deutsch (de_DE_frami)")), qPrintable(names.join(u',')));
    QVERIFY2(names.contains(QStringLiteral("español (Argentina)")), qPrintable(names.join(u',')));
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestSpeller::thePlacesOfThePersonComeFirst()
{
    qputenv("DICPATH", m_folder->path().toLocal8Bit());
    const QStringList folders = dictionaryFolders();
    qunsetenv("DICPATH");
    QCOMPARE(folders.first(), m_folder->path());
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QVERIFY(folders.contains(own + QStringLiteral("/hunspell")));
    QVERIFY(!dictionaryFolders().contains(m_folder->path()));
}

void TestSpeller::wordsOfTheDictionaryAreCorrect_data()
{
    QTest::addColumn<QString>("dictionary");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isCorrect");
    const QString english = QStringLiteral("en_GB");
    QTest::newRow("a word") << english << QStringLiteral("chatroom") << true;
    QTest::newRow("an ending") << english << QStringLiteral("chatrooms") << true;
    QTest::newRow("at the start of a sentence") << english << QStringLiteral("Welcome") << true;
    QTest::newRow("in capitals") << english << QStringLiteral("ANNOUNCEMENT") << true;
    QTest::newRow("a mistake") << english << QStringLiteral("anouncement") << false;
    QTest::newRow("a mistake in capitals") << english << QStringLiteral("ANOUNCEMENT") << false;
    QTest::newRow("a plain apostrophe") << english << QStringLiteral("don't") << true;
    QTest::newRow("a typographic apostrophe") << english << QStringLiteral("don’t") << true;
    QTest::newRow("a wrong apostrophe") << english << QStringLiteral("do’nt") << false;
    QTest::newRow("composed") << english << QStringLiteral("café") << true;
    QTest::newRow("decomposed") << english << QStringLiteral("cafe\u0301") << true;
    QTest::newRow("without its accent") << english << QStringLiteral("cafe") << false;
    QTest::newRow("with soft hyphens") << english << QStringLiteral("un\u00ADneces\u00ADsarily") << true;
    QTest::newRow("of another script") << english << QStringLiteral("привет") << true;
    QTest::newRow("with one letter of another script") << english << QStringLiteral("ch\u0430troom") << false;
    const QString german = QStringLiteral("de_DE");
    QTest::newRow("one byte a letter") << german << QStringLiteral("grüßen") << true;
    QTest::newRow("one byte a letter, an ending") << german << QStringLiteral("Straßen") << true;
    QTest::newRow("one byte a letter, a mistake") << german << QStringLiteral("grüssen") << false;
    QTest::newRow("a letter the encoding does not have") << german << QStringLiteral("şehir") << true;
    QTest::newRow("and the next one it has") << german << QStringLiteral("fürr") << false;
}

void TestSpeller::wordsOfTheDictionaryAreCorrect()
{
    QFETCH(QString, dictionary);
    QFETCH(QString, word);
    const auto speller = this->speller(dictionaryIn(testFolder, dictionary));
    QVERIFY(speller);
    QVERIFY(speller->isCorrect(u"wir") == (dictionary == QLatin1String("de_DE")));
    QVERIFY(speller->isCorrect(u"привет"));
    QTEST(speller->isCorrect(word), "isCorrect");
}

void TestSpeller::misspeltWordsAreGivenByTheirPlace()
{
    const auto speller = english();
    QVERIFY(speller);
    const QList<WordPlace> expected{{4, 7}, {38, 11}};
    QVERIFY(speller->misspelt(u"The servise will restart: 服务 RC:TxtMs anouncement") == expected);
    QVERIFY(speller->misspelt(QStringView()).isEmpty());
}

void TestSpeller::suggestionsAreTheDictionarysAndFew()
{
    const auto speller = english();
    QVERIFY(speller);
    QCOMPARE(speller->suggestions(u"anouncement").first(), QStringLiteral("announcement"));
    QCOMPARE(speller->suggestions(u"recieve").first(), QStringLiteral("receive"));
    QCOMPARE(speller->suggestions(u"Welcom").first(), QStringLiteral("Welcome"));
    QVERIFY(speller->suggestions(u"qqqqqqqq").isEmpty());
    const auto german = this->speller(dictionaryIn(testFolder, QStringLiteral("de_DE")));
    QCOMPARE(german->suggestions(u"Strase").first(), QStringLiteral("Straße"));

    QByteArray words = "26\n";
    for (char c = 'a'; c <= 'z'; ++c)
        words += QByteArray("wor") + c + "\n";
    write(m_folder->filePath(QStringLiteral("en.aff")), "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n");
    write(m_folder->filePath(QStringLiteral("en.dic")), words);
    const auto many = this->speller(dictionaryIn(m_folder->path(), QStringLiteral("en")));
    QCOMPARE(many->suggestions(u"worr").size(), Speller::mostSuggestions);
}

void TestSpeller::aSuggestionKeepsTheWordsApostrophe()
{
    const auto speller = english();
    QVERIFY(speller);
    QCOMPARE(speller->suggestions(u"dont'").value(0), QStringLiteral("don't"));
    QCOMPARE(speller->suggestions(u"do’nt").value(0), QStringLiteral("don’t"));
}

void TestSpeller::otherEncodingsAreConverted()
{
    for (const char *name : {"ISO8859-2", "ISO8859-15", "KOI8-R", "microsoft-cp1251"}) {
        const QByteArray encoding(name);
        QStringEncoder encoder(encoding == "microsoft-cp1251" ? "windows-1251" : name);
        if (!encoder.isValid())
            QSKIP("This Qt converts no such encodings.");
        const bool isLatin = encoding.startsWith("ISO");
        const QString known = isLatin ? QStringLiteral("žena") : QStringLiteral("привет");
        const QString id = isLatin ? QStringLiteral("cs_CZ") : QStringLiteral("ru_RU");
        write(m_folder->filePath(id + QStringLiteral(".aff")),
              "SET " + encoding + "\nTRY " + QByteArray(encoder(known)) + "\n");
        write(m_folder->filePath(id + QStringLiteral(".dic")), "1\n" + QByteArray(encoder(known)) + "\n");
        const auto speller = this->speller(dictionaryIn(m_folder->path(), id));
        QVERIFY2(speller, name);
        QVERIFY2(speller->isCorrect(known), name);
        QVERIFY2(!speller->isCorrect(known.chopped(1)), name);
        QVERIFY2(speller->isCorrect(isLatin ? u"šÿœő" : u"приветőő"), name);
        QVERIFY2(!speller->isCorrect(known.chopped(1)),
                 name); // what one word leaves behind does not reach the next
        QCOMPARE(speller->suggestions(known.chopped(1)), QStringList(known));
    }
}

void TestSpeller::anEncodingNobodyKnowsIsRefused()
{
    write(m_folder->filePath(QStringLiteral("en.aff")), "SET NOBODY-KNOWS\n");
    write(m_folder->filePath(QStringLiteral("en.dic")), "1\nword\n");
    const auto engine = loadSpellEngine(dictionaryIn(m_folder->path(), QStringLiteral("en")));
    QVERIFY(!engine);
    QVERIFY(engine.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(engine.error().detail, QStringLiteral("nobody-knows"));
}

void TestSpeller::aDictionaryThatIsGoneIsAnError()
{
    write(m_folder->filePath(QStringLiteral("en.aff")), "SET UTF-8\n");
    QVERIFY(!loadSpellEngine(dictionaryIn(m_folder->path(), QStringLiteral("en"))));
    QVERIFY(!loadSpellEngine(dictionaryIn(m_folder->path(), QStringLiteral("fr"))));
}

void TestSpeller::aDamagedDictionaryDoesNoHarm_data()
{
    QTest::addColumn<QByteArray>("affixes");
    QTest::addColumn<QByteArray>("words");
    const QByteArray good = "SET UTF-8\n";
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("no count") << good << QByteArray("word\n");
    QTest::newRow("a count without words") << good << QByteArray("2000000\n");
    QTest::newRow("an impossible count") << good << QByteArray("9223372036854775807\nword\n");
    QTest::newRow("a negative count") << good << QByteArray("-5\nword\n");
    QTest::newRow("invalid UTF-8") << good << QByteArray("1\n\xFF\xC3\n");
    QTest::newRow("affixes that end early")
        << QByteArray("SET UTF-8\nSFX S Y 5\nSFX S 0") << QByteArray("1\nword/S\n");
    QTest::newRow("NULs") << QByteArray(100, '\0') << QByteArray(100, '\0');
}

void TestSpeller::aDamagedDictionaryDoesNoHarm()
{
    QFETCH(QByteArray, affixes);
    QFETCH(QByteArray, words);
    const Dictionary dictionary = dictionaryIn(m_folder->path(), QStringLiteral("en"));
    write(dictionary.affixPath, affixes);
    write(dictionary.wordsPath, words);
    if (const auto speller = this->speller(dictionary)) {
        (void)speller->misspelt(u"any word café is judged somehow");
        (void)speller->suggestions(u"wordd");
    }
}

void TestSpeller::anAddedWordIsKnownToTheNextSpeller()
{
    {
        const auto speller = english();
        QVERIFY(speller);
        QVERIFY(!speller->isCorrect(u"zephyr"));
        QVERIFY(speller->addToPersonal(u"zephyr").ok());
        QVERIFY(speller->addToPersonal(u"O’Hara").ok());
        QVERIFY(speller->addToPersonal(u"re\u0301gime").ok());
        QVERIFY(speller->isCorrect(u"zephyr"));
    }
    QCOMPARE(writtenWords(), QByteArray("O'Hara\nrégime\nzephyr\n"));
    const auto next = english();
    for (const QStringView word : {u"zephyr"_qs, u"Zephyr"_qs, u"ZEPHYR"_qs, u"O'Hara"_qs, u"O’Hara"_qs})
        QVERIFY2(next->isCorrect(word), qPrintable(word.toString()));
    QVERIFY(!next->isCorrect(u"o'hara"));
    QVERIFY(next->suggestions(u"zephir").contains(QStringLiteral("zephyr")));

    // The words are the person's, whatever the language.
    QVERIFY(speller(dictionaryIn(testFolder, QStringLiteral("de_DE")))->isCorrect(u"zephyr"));
}

void TestSpeller::anIgnoredWordIsKnownToThisSpellerOnly()
{
    const auto speller = english();
    QVERIFY(speller);
    speller->ignore(u"zephyr");
    QVERIFY(speller->isCorrect(u"zephyr"));
    QVERIFY(!QFile::exists(wordsFile()));
    QVERIFY(!english()->isCorrect(u"zephyr"));
}

void TestSpeller::twoWindowsAddToOneFile()
{
    PersonalWords one(dataDir());
    PersonalWords other(dataDir());
    QVERIFY(one.load().ok());
    QVERIFY(other.load().ok());
    QVERIFY(one.add(QStringLiteral("first")).ok());
    QVERIFY(other.add(QStringLiteral("second")).ok());
    QCOMPARE(writtenWords(), QByteArray("first\nsecond\n"));
    QVERIFY(other.contains(QStringLiteral("first")));
}

void TestSpeller::theWordsAreTheirOwnersAlone()
{
#if defined(Q_OS_UNIX)
    PersonalWords words(dataDir());
    QVERIFY(words.add(QStringLiteral("first")).ok());
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(dataDir()) & others));
    QVERIFY(!(QFile::permissions(wordsFile()) & others));
    QCOMPARE(QDir(dataDir()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("words.txt")));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestSpeller::aDamagedWordsFileIsKeptAside()
{
    const QByteArray latin1 = "caf\xE9\n";
    for (const bool isLoaded : {true, false}) { // by whoever comes first
        write(wordsFile(), latin1);
        PersonalWords words(dataDir());
        if (isLoaded)
            QVERIFY(words.load().ok());
        QVERIFY(words.add(QStringLiteral("first")).ok());
        QCOMPARE(writtenWords(), QByteArray("first\n"));
        QVERIFY(words.damagedPath().contains(QStringLiteral("words.txt.damaged-")));
        QFile aside(words.damagedPath());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), latin1);
        QVERIFY(aside.remove());
    }
}

void TestSpeller::aWordThatCannotBeKeptIsKnownAllTheSame()
{
    write(dataDir(), "a file where the folder should be");
    PersonalWords words(dataDir());
    QVERIFY(!words.add(QStringLiteral("first")).ok());
    QVERIFY(words.contains(QStringLiteral("first")));
}

QTEST_GUILESS_MAIN(TestSpeller)
#include "tst_speller.moc"
