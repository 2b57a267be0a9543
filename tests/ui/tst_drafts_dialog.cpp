// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translations.h"
#include "tests/support/draft_place.h"
#include "tests/ui/window_fixture.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/drafts/draft_list_model.h"
#include "ui/drafts/drafts_dialog.h"
#include "ui/drafts/version_model.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTreeView>

#include <memory>

using namespace crier;
using namespace crier::test;

namespace {

SavedDraft draft(const QString &text)
{
    return sampleDraft(text);
}

// A keeper with a window that shows what it is told, and the dialog wired as the window does it.
struct Stage
{
    explicit Stage(const QString &dataDir)
        : keeper(dataDir)
    {
        keeper.setSnapshot([this] { return shown; });
        QObject::connect(&keeper, &DraftKeeper::adopted, &keeper,
                         [this](const std::optional<SavedDraft> &found) {
                             isReady = true;
                             shown = found.value_or(draft(QStringLiteral("begun here")));
                             keeper.touch();
                         });
        QObject::connect(&keeper, &DraftKeeper::opened, &keeper, [this](const OpenedDraft &opened) {
            if (opened.isOpened())
                shown = opened.saved;
        });
        keeper.adopt();
    }
    bool showDialog()
    {
        if (!QTest::qWaitFor([this] { return isReady; }))
            return false;
        dialog = std::make_unique<DraftsDialog>(keeper);
        QObject::connect(dialog.get(), &DraftsDialog::openWanted, &keeper, &DraftKeeper::open);
        QObject::connect(dialog.get(), &DraftsDialog::copyWanted, &keeper, &DraftKeeper::openCopy);
        QObject::connect(dialog.get(), &DraftsDialog::restoreWanted, &keeper, &DraftKeeper::restoreVersion);
        dialog->resize(700, 500);
        QSignalSpy listed(&keeper, &DraftKeeper::listed);
        dialog->show();
        if (!QTest::qWaitForWindowExposed(dialog.get()))
            return false;
        dialog->activateWindow();
        return !listed.isEmpty() || listed.wait();
    }
    template<typename T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QListView *list() const { return find<QListView>("draftList"); }
    QTreeView *versions() const { return find<QTreeView>("draftVersions"); }
    QPlainTextEdit *difference() const { return find<QPlainTextEdit>("draftDifference"); }
    QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            titles.append(list()->model()->index(row, 0).data().toString());
        return titles;
    }
    // With a mouse, as a person does.
    bool choose(const QString &title) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data().toString() != title)
                continue;
            list()->scrollTo(index);
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(index).center());
            return list()->currentIndex() == index;
        }
        return false;
    }

    SavedDraft shown;
    bool isReady = false;
    DraftKeeper keeper;
    std::unique_ptr<DraftsDialog> dialog;
};

} // namespace

class DraftsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        m_place = std::make_unique<DraftPlace>();
        QVERIFY(m_place->isValid());
    }

    void withoutDraftsItSaysWhatWillAppear()
    {
        Stage stage(m_place->dataDir());
        stage.keeper.setSnapshot({}); // nothing is ever saved
        QVERIFY(stage.showDialog());
        QTRY_VERIFY(!stage.text("draftsEmpty").isEmpty());
        QVERIFY(!stage.text("draftVersionsEmpty").isEmpty());
        for (const char *name : {"draftOpen", "draftCopy", "draftRemove"})
            QVERIFY(!stage.button(name)->isEnabled());
    }

    void theDraftsAreListedAndThePresentOneIsMarked()
    {
        savedBefore(QStringLiteral("older"), 20);
        savedBefore(QStringLiteral("newer"), 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QAbstractItemModelTester tester(stage.list()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(stage.titles(), QStringList({QStringLiteral("newer"), QStringLiteral("older")}));
        const QModelIndex first = stage.list()->model()->index(0, 0);
        QVERIFY(!first.data(DraftListModel::StateRole).toString().isEmpty());
        QVERIFY(stage.list()->model()->index(1, 0).data(DraftListModel::StateRole).toString().isEmpty());
        QVERIFY(first.data(DraftListModel::DetailRole).toString().contains(sampleDraft().profile));
        QVERIFY(first.data(DraftListModel::DetailRole).toString().contains(QStringLiteral("Text")));
        const QString spoken = first.data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(QStringLiteral("newer")) &&
                spoken.contains(first.data(DraftListModel::StateRole).toString()));
        QCOMPARE(stage.list()->currentIndex(), first);
        QVERIFY(!stage.button("draftOpen")->isEnabled());
        QVERIFY(!stage.button("draftRemove")->isEnabled());
        QVERIFY(!stage.text("draftHint").isEmpty());
        QCOMPARE(stage.button("draftOpen")->accessibleDescription(), stage.text("draftHint"));
    }

    void theSearchFindsByTitleProfileAndType()
    {
        savedBefore(QStringLiteral("Restart tonight"), 20);
        SavedDraft other = draft(QStringLiteral("Welcome"));
        other.profile = QStringLiteral("Arena");
        other.draft.objectName.value = QStringLiteral("app:prize");
        savedBefore(other, 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.titles().size(), 2);
        auto *search = stage.find<QLineEdit>("draftSearch");
        QVERIFY(search->hasFocus());
        for (const auto &[words, title] : {std::pair("restart", "Restart tonight"),
                                           std::pair("arena", "Welcome"), std::pair("app:p", "Welcome")}) {
            search->selectAll();
            QTest::keyClicks(search, QString::fromLatin1(words));
            QCOMPARE(stage.titles(), QStringList(QString::fromLatin1(title)));
            QCOMPARE(stage.list()->currentIndex().row(), 0);
        }
        search->selectAll();
        QTest::keyClicks(search, QStringLiteral("nothing like it"));
        QVERIFY(stage.titles().isEmpty());
        QVERIFY(!stage.text("draftsEmpty").isEmpty());
        QVERIFY(!stage.button("draftCopy")->isEnabled());
    }

    void aDraftIsOpenedByKeyboardAlone()
    {
        savedBefore(QStringLiteral("older"), 20);
        savedBefore(QStringLiteral("newer"), 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.titles().size(), 2);
        QTest::keyClick(stage.find<QLineEdit>("draftSearch"), Qt::Key_Down);
        QVERIFY(stage.list()->hasFocus());
        QTest::keyClick(stage.list(), Qt::Key_Down);
        QSignalSpy wanted(stage.dialog.get(), &DraftsDialog::openWanted);
        QTest::keyClick(stage.list(), Qt::Key_Return);
        QTRY_VERIFY(!stage.dialog->isVisible());
        QCOMPARE(wanted.size(), 1);
        QVERIFY(stage.shown == draft(QStringLiteral("older")));
    }

    void aDraftInAnotherWindowOffersACopy()
    {
        DraftStore other(m_place->dataDir());
        QVERIFY(other.save(draft(QStringLiteral("held"))).ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_VERIFY(stage.choose(QStringLiteral("held")));
        QVERIFY(!stage.list()->currentIndex().data(DraftListModel::StateRole).toString().isEmpty());
        QVERIFY(!stage.button("draftOpen")->isEnabled());
        QVERIFY(!stage.button("draftRemove")->isEnabled());
        QVERIFY(!stage.text("draftHint").isEmpty());
        QTest::mouseClick(stage.button("draftCopy"), Qt::LeftButton);
        QTRY_VERIFY(!stage.dialog->isVisible());
        QVERIFY(stage.shown == draft(QStringLiteral("held")));
    }

    void aDraftThatIsTakenMeanwhileIsSaidToBe()
    {
        const QString id = savedBefore(QStringLiteral("taken"), 20);
        savedBefore(QStringLiteral("present"), 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_VERIFY(stage.choose(QStringLiteral("taken")));
        DraftStore other(m_place->dataDir());
        QVERIFY(other.open(id).isOpened());
        QTest::mouseClick(stage.button("draftOpen"), Qt::LeftButton);
        QTRY_VERIFY(!stage.text("draftMessage").isEmpty());
        QVERIFY(stage.dialog->isVisible());
        QVERIFY(stage.shown == draft(QStringLiteral("present")));
        QTRY_VERIFY(!stage.button("draftOpen")->isEnabled()); // the list knows now
    }

    void aDeletedDraftComesBackByUndo()
    {
        savedBefore(QStringLiteral("unwanted"), 20);
        savedBefore(QStringLiteral("present"), 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_VERIFY(stage.choose(QStringLiteral("unwanted")));
        QTest::keyClick(stage.list(), Qt::Key_Delete);
        QTRY_COMPARE(stage.titles(), QStringList(QStringLiteral("present")));
        QVERIFY(stage.text("draftUndoText").contains(QStringLiteral("unwanted")));
        QTest::mouseClick(stage.button("draftUndo"), Qt::LeftButton);
        QTRY_COMPARE(stage.titles().size(), 2);
        QVERIFY(stage.text("draftUndoText").isEmpty());
    }

    void aDeletedDraftCanBeFoundAndTakenBackLater()
    {
        const QString id = savedBefore(QStringLiteral("deleted last week"), 20);
        savedBefore(QStringLiteral("present"), 10);
        QVERIFY(DraftFolder(m_place->dataDir()).remove(id).ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.titles().size(), 1);
        QTest::mouseClick(stage.find<QCheckBox>("draftsWithDeleted"), Qt::LeftButton, {},
                          QPoint(8, stage.find<QCheckBox>("draftsWithDeleted")->height() / 2));
        QTRY_VERIFY(stage.choose(QStringLiteral("deleted last week")));
        QVERIFY(!stage.button("draftOpen")->isEnabled());
        QVERIFY(!stage.text("draftHint").isEmpty());
        QTest::mouseClick(stage.button("draftRemove"), Qt::LeftButton); // it says "Take back" now
        QTRY_VERIFY(DraftFolder(m_place->dataDir()).read(id).state == DraftFileState::Sound);
        QTRY_VERIFY(stage.button("draftOpen")->isEnabled());
    }

    void theDifferenceIsReadableWithoutColours()
    {
        const QString id =
            savedBefore(QStringLiteral("The service restarts at noon.\\nBe patient.\\nThanks!"), 20);
        DraftFolder folder(m_place->dataDir());
        QVERIFY(folder.versionsOf(id)
                    .keep(draft(QStringLiteral("The service restarts at night.\\nBe patient.")),
                          VersionReason::Minute, QDateTime::currentDateTimeUtc())
                    .ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.difference()->toPlainText(),
                     QStringLiteral("- The service restarts at night.\n+ The service restarts at noon.\n"
                                    "  Be patient.\n+ Thanks!"));
        QCOMPARE(stage.text("draftSummary"), QStringLiteral("+ added: 2, - removed: 1"));
        // The changed words are struck out and underlined.
        const auto wordsWith = [&stage](int block, auto has) {
            QString words;
            const QTextBlock line = stage.difference()->document()->findBlockByNumber(block);
            for (auto it = line.begin(); !it.atEnd(); ++it) {
                if (has(it.fragment().charFormat()))
                    words += it.fragment().text();
            }
            return words;
        };
        QCOMPARE(wordsWith(0, [](const QTextCharFormat &f) { return f.fontStrikeOut(); }),
                 QStringLiteral("night"));
        QCOMPARE(wordsWith(1, [](const QTextCharFormat &f) { return f.fontUnderline(); }),
                 QStringLiteral("noon"));
        QVERIFY(stage.difference()->isReadOnly());
    }

    void versionsCanBeComparedWithTheOneBefore()
    {
        const QString id = savedBefore(QStringLiteral("three"), 20);
        DraftFolder folder(m_place->dataDir());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(folder.versionsOf(id).keep(draft(QStringLiteral("one")), VersionReason::Minute, now).ok());
        QVERIFY(folder.versionsOf(id).keep(draft(QStringLiteral("two")), VersionReason::Sending, now).ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QAbstractItemModelTester tester(stage.versions()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(stage.difference()->toPlainText(), QStringLiteral("- two\n+ three"));
        auto *against = stage.find<QComboBox>("draftAgainst");
        against->setFocus();
        QTest::keyClick(against, Qt::Key_Down);
        QTRY_COMPARE(stage.difference()->toPlainText(), QStringLiteral("- one\n+ two"));
        stage.versions()->setFocus();
        QTest::keyClick(stage.versions(), Qt::Key_Down);
        QTRY_COMPARE(stage.difference()->toPlainText(), QString());
        QVERIFY(!stage.difference()->placeholderText().isEmpty());
    }

    void aVersionIsRestoredAndTheStateBeforeIsAVersion()
    {
        const QString id = savedBefore(QStringLiteral("spoiled"), 20);
        DraftFolder folder(m_place->dataDir());
        QVERIFY(
            folder.versionsOf(id)
                .keep(draft(QStringLiteral("good")), VersionReason::Template, QDateTime::currentDateTimeUtc())
                .ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.versions()->model()->rowCount(), 1);
        QVERIFY(stage.button("draftRestore")->isEnabled());
        QTest::mouseClick(stage.button("draftRestore"), Qt::LeftButton);
        QTRY_VERIFY(stage.shown == draft(QStringLiteral("good")));
        QTRY_COMPARE(stage.versions()->model()->rowCount(), 2);
        QVERIFY(stage.dialog->isVisible());
        QVERIFY(!stage.text("draftMessage").isEmpty());
        QTRY_COMPARE(stage.titles(), QStringList(QStringLiteral("good")));
        QVERIFY(folder.versionsOf(id).read(folder.versionsOf(id).list().first().id).saved ==
                draft(QStringLiteral("spoiled")));
    }

    void damagedAndForeignFilesAreToldOf()
    {
        savedBefore(QStringLiteral("good"), 10);
        QVERIFY(m_place->write(QStringLiteral("bad.json"), "{"));
        QVERIFY(m_place->drafts().mkdir(QStringLiteral("folder.json")));
        QVERIFY(m_place->write(QStringLiteral("newer.json"), R"({"version":7})"));
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.titles().size(), 2);
        QTRY_VERIFY(stage.text("draftTroubles").contains(QStringLiteral("bad.json.damaged-")));
        QVERIFY(stage.text("draftTroubles").contains(QStringLiteral("folder.json")));
        QVERIFY(stage.choose(stage.list()->model()->index(0, 0).data().toString()));
        QVERIFY(!stage.button("draftOpen")->isEnabled() && !stage.button("draftCopy")->isEnabled());
        QVERIFY(!stage.text("draftHint").isEmpty());
    }

    void aVeryLongLineIsShownWhereItChanged()
    {
        QString before;
        for (int i = 0; i < 12'000; ++i)
            before += QStringLiteral("w%1 ").arg(i);
        QString after = before;
        after.replace(QStringLiteral("w6000 "), QStringLiteral("changed "));
        const QString id = savedBefore(after, 20);
        QVERIFY(DraftFolder(m_place->dataDir())
                    .versionsOf(id)
                    .keep(draft(before), VersionReason::Minute, QDateTime::currentDateTimeUtc())
                    .ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_VERIFY(stage.difference()->toPlainText().contains(QStringLiteral("changed")));
        QVERIFY(stage.difference()->toPlainText().contains(QStringLiteral("w6000")));
        QVERIFY(stage.difference()->toPlainText().size() < 2'000);
    }

    void everyControlHasANameAndCanBeReached()
    {
        const QString id = savedBefore(QStringLiteral("one"), 10);
        QVERIFY(
            DraftFolder(m_place->dataDir())
                .versionsOf(id)
                .keep(draft(QStringLiteral("two")), VersionReason::Minute, QDateTime::currentDateTimeUtc())
                .ok());
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QTRY_COMPARE(stage.versions()->model()->rowCount(), 1);
        QSet<QWidget *> reached;
        QWidget *start = QApplication::focusWidget();
        QVERIFY(start);
        do {
            QWidget *focus = QApplication::focusWidget();
            reached.insert(focus);
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(focus);
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(focus->objectName()));
            QTest::keyClick(focus, Qt::Key_Tab);
        } while (QApplication::focusWidget() != start && reached.size() < 50);
        for (const char *name : {"draftSearch", "draftList", "draftsWithDeleted", "draftCopy",
                                 "draftVersions", "draftAgainst", "draftDifference", "draftRestore"})
            QVERIFY2(reached.contains(stage.find<QWidget>(name)), name);
    }

    void nothingIsCutOffInASmallWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }
    void nothingIsCutOffInASmallWindow()
    {
        QFETCH(QString, language);
        installTranslations(*QCoreApplication::instance(), language);
        savedBefore(QStringLiteral("one"), 10);
        Stage stage(m_place->dataDir());
        QVERIFY(stage.showDialog());
        QVERIFY(stage.dialog->minimumSizeHint().width() <= 700);
        QVERIFY(stage.dialog->minimumSizeHint().height() <= 500);
        for (const QPushButton *button : stage.dialog->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
    }

private:
    QString savedBefore(const SavedDraft &saved, int minutes) const
    {
        const QString id = DraftFolder::newId();
        const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(-60 * minutes);
        const QString name = id + QStringLiteral(".json");
        return m_place->write(name, draftFileBytes(saved, then)) && m_place->setAge(name, minutes)
                   ? id
                   : QString();
    }
    QString savedBefore(const QString &text, int minutes) const { return savedBefore(draft(text), minutes); }

    std::unique_ptr<DraftPlace> m_place;
};

QTEST_MAIN(DraftsDialogTest)
#include "tst_drafts_dialog.moc"
