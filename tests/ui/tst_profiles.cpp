// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_server.h"
#include "tests/ui/window_fixture.h"

#include "app/compose/compose_notes.h"
#include "app/profiles/data_centres.h"
#include "app/text/profile_sentences.h"
#include "ui/compose/compose_view.h"
#include "ui/editor/plain_editor.h"
#include "ui/log/log_view.h"
#include "ui/profiles/profile_editor.h"
#include "ui/profiles/profiles_dialog.h"
#include "ui/profiles/vendor_links.h"
#include "ui/screen/window_lock.h"
#include "ui/send/send_control.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace crier;

// In the place of the browser.
class OpenedPages : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> urls;
    Q_INVOKABLE void open(const QUrl &url) { urls.append(url); }
};

// Whom the window speaks for, where the secret comes from, and what becomes of the draft.
class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_fixture.reset();
    }
    void cleanup() { m_fixture.reset(); }

    void theSandboxIsFirstAndTheDefault()
    {
        store(QStringLiteral("Shop Test"));
        begin();
        QVERIFY(m_fixture->waitForSend());
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(action(1)->isChecked());
        QVERIFY(action(1)->text().contains(QStringLiteral("SANDBOX")));
        QVERIFY(action(2)->text().contains(QStringLiteral("Shop Test")));
        QVERIFY(action(2)->text().contains(QStringLiteral("TEST")));
        QCOMPARE(button("profileButton")->text(), QStringLiteral("Sandbox"));
    }

    void theProfileUsedLastComesBackWithItsSecret()
    {
        const Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        m_fixture->backend->kept.insert("crier/" + profile.id, Secret("the-secret"));
        QVERIFY(m_fixture->start());
        QTRY_VERIFY(!control().secret().isEmpty());
        QCOMPARE(control().profile(), profile);
        QCOMPARE(control().secret().reveal(), QByteArray("the-secret"));
        QCOMPARE(button("profileButton")->text(), profile.name);
        QVERIFY(action(2)->isChecked());
    }

    void whileTheSecretIsNotKnownSendIsDead()
    {
        const Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        m_fixture->backend->holds = true;
        QVERIFY(m_fixture->start());
        QTRY_VERIFY(m_fixture->reason().contains(QStringLiteral("Asking the key store")));
        QVERIFY(!m_fixture->sendButton()->isEnabled());
        m_fixture->backend->holds = false;
        m_fixture->backend->release();
        QTRY_COMPARE(control().standing().remedy, Remedy::GiveSecret);
        QVERIFY(m_fixture->reason().contains(profile.name));
    }

    void aMissingSecretIsAskedFor_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("for this session") << false;
        QTest::newRow("to keep") << true;
    }
    void aMissingSecretIsAskedFor()
    {
        QFETCH(bool, keep);
        const Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().standing().remedy, Remedy::GiveSecret);
        QTest::mouseClick(button("remedyButton"), Qt::LeftButton);
        QVERIFY(widget("secretPanel")->isVisible());
        QTest::mouseClick(button("secretUse"), Qt::LeftButton); // nothing typed: nothing happens
        QVERIFY(widget("secretPanel")->isVisible());
        QTest::keyClicks(widget("secretField")->findChild<QLineEdit *>(), QStringLiteral("typed-secret"));
        QTest::mouseClick(button(keep ? "secretKeep" : "secretUse"), Qt::LeftButton);
        QTRY_COMPARE(control().secret().reveal(), QByteArray("typed-secret"));
        QVERIFY(!widget("secretPanel")->isVisible());
        QVERIFY(control().standing().remedy != Remedy::GiveSecret);
        QTRY_COMPARE(m_fixture->backend->kept.contains("crier/" + profile.id), keep);
    }

    void aDraftIsNotCarriedSilently_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("stay") << "carryStay";
        QTest::newRow("begin a new one") << "carryNew";
        QTest::newRow("take it along") << "carryAlong";
    }
    void aDraftIsNotCarriedSilently()
    {
        QFETCH(QString, answer);
        const Profile profile = store(QStringLiteral("Shop Test"));
        begin();
        QVERIFY(m_fixture->waitForSend());
        WindowFixture::replaceAll(*m_fixture->textEditor(), QStringLiteral("Only for the sandbox"));
        action(2)->trigger();
        QVERIFY(widget("carryStrip")->isVisible());
        QVERIFY(m_fixture->labelText("carryQuestion").contains(QStringLiteral("TEST Shop Test")));
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(action(1)->isChecked());
        QTest::mouseClick(button(answer.toLatin1().constData()), Qt::LeftButton);
        QVERIFY(!widget("carryStrip")->isVisible());
        const bool stays = answer == u"carryStay";
        QCOMPARE(control().profile().environment, stays ? Environment::Sandbox : Environment::Test);
        QCOMPARE(m_fixture->textEditor()->exactText(),
                 answer == u"carryNew" ? QString() : QStringLiteral("Only for the sandbox"));
        QVERIFY(m_fixture->keeper.flushAndWait().ok());
        QCOMPARE(profilesOfDrafts(QStringLiteral("Only for the sandbox")),
                 answer == u"carryAlong" ? QStringList({QStringLiteral("Sandbox"), profile.name})
                                         : QStringList({QStringLiteral("Sandbox")}));
        QCOMPARE(ProfileStore(m_folder->path()).current().value(), stays ? QByteArray() : profile.id);
    }

    void withoutADraftNothingIsAsked()
    {
        store(QStringLiteral("Shop Test"));
        begin();
        QVERIFY(m_fixture->waitForSend());
        WindowFixture::replaceAll(*m_fixture->textEditor(), QString());
        action(2)->trigger();
        QVERIFY(!widget("carryStrip")->isVisible());
        QCOMPARE(control().profile().name, QStringLiteral("Shop Test"));
        action(1)->trigger();
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(!control().profile().baseUrl.isEmpty()); // it is still there
        QVERIFY(!control().secret().isEmpty());
    }

    void profilesAreAddedChangedAndDeletedWithTheirSecret()
    {
        begin();
        ProfilesDialog *const dialog = openDialog();
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesAdd")), Qt::LeftButton);
        auto *editor = dialog->findChild<QDialog *>(QStringLiteral("profileEditor"));
        QVERIFY(editor && editor->isVisible());
        const auto field = [&](const char *name) {
            return editor->findChild<QLineEdit *>(QString::fromLatin1(name));
        };
        auto *save = editor->findChild<QPushButton *>(QStringLiteral("profileSave"));
        QTest::mouseClick(save, Qt::LeftButton); // nothing entered
        QVERIFY(editor->isVisible());
        field("profileName")->setText(QStringLiteral("Shop"));
        field("profileKey")->setText(QStringLiteral("uwd1c0sxdlx2"));
        auto *environment = editor->findChild<QComboBox *>(QStringLiteral("profileEnvironment"));
        environment->setCurrentIndex(environment->findData(QStringLiteral("live")));
        Q_EMIT environment->activated(environment->currentIndex());
        QCOMPARE(editor->findChild<QComboBox *>(QStringLiteral("profileHold"))->currentData().toInt(), 10);
        QTest::keyClicks(
            editor->findChild<QWidget *>(QStringLiteral("profileSecret"))->findChild<QLineEdit *>(),
            QStringLiteral("new-secret"));
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(!dialog->findChild<QDialog *>(QStringLiteral("profileEditor")));
        QList<Profile> stored = ProfileStore(m_folder->path()).list().value();
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.first().environment, Environment::Live);
        QVERIFY(!stored.first().baseUrl.isEmpty());
        const QByteArray key = "crier/" + stored.first().id;
        QTRY_VERIFY(m_fixture->backend->kept.contains(key));
        QVERIFY(action(2)->text().contains(QStringLiteral("LIVE")));

        const QString file = m_folder->filePath(QStringLiteral("export.json"));
        dialog->exportFile(file);
        QFile exported(file);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const QByteArray bytes = exported.readAll();
        QVERIFY(bytes.contains("uwd1c0sxdlx2") && !bytes.contains("new-secret"));

        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesDelete")), Qt::LeftButton);
        QCOMPARE(ProfileStore(m_folder->path()).list().value().size(), 1); // it asks first
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("statusOffer")), Qt::LeftButton);
        QTRY_VERIFY(ProfileStore(m_folder->path()).list().value().isEmpty());
        QVERIFY(!m_fixture->backend->kept.contains(key));
        QVERIFY(!action(2));

        dialog->importFile(file);
        stored = ProfileStore(m_folder->path()).list().value();
        QCOMPARE(stored.size(), 1);
        QVERIFY("crier/" + stored.first().id != key);
        dialog->importFile(file); // its name is taken now
        QCOMPARE(ProfileStore(m_folder->path()).list().value().size(), 1);
    }

    void theVendorsPagesAreOpenedByAPressOnly()
    {
        Vendor known = vendor();
        known.console = QUrl(QStringLiteral("https://console.example.invalid/"));
        VendorLinks both(known);
        auto *console = both.findChild<QPushButton *>(QStringLiteral("vendorConsole"));
        auto *documentation = both.findChild<QPushButton *>(QStringLiteral("vendorDocumentation"));
        both.show();
        QVERIFY(console->isVisible() && documentation->isVisible());
        QVERIFY(console->text().contains(vendor().brandEn));
        QVERIFY(console->accessibleDescription().contains(known.console.toString()));
        OpenedPages pages;
        QDesktopServices::setUrlHandler(QStringLiteral("https"), &pages, "open");
        const auto unset = qScopeGuard([] { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); });
        QTest::keyClick(console, Qt::Key_Space);
        QTest::mouseClick(documentation, Qt::LeftButton);
        QCOMPARE(pages.urls, (QList<QUrl>{known.console, known.documentation}));

        known.console.clear(); // not known: nothing is shown for it
        VendorLinks one(known);
        one.show();
        QVERIFY(!one.findChild<QPushButton *>(QStringLiteral("vendorConsole"))->isVisible());
        QVERIFY(one.findChild<QPushButton *>(QStringLiteral("vendorDocumentation"))->isVisible());

        ProfileEditor editor({}, {}, QStringLiteral("the key store"), nullptr);
        editor.show();
        QVERIFY(editor.findChild<QPushButton *>(QStringLiteral("vendorDocumentation"))->isVisible());
    }

    void anotherAppKeyNeedsItsSecretAndLiveItsHold()
    {
        const Profile profile = store(QStringLiteral("Shop"));
        CorrectionText text{QStringLiteral("RC:TxtMsg"), "{\"content\":\"Sorry\"}"};
        QVERIFY(ComposeNotes(m_folder->path()).setCorrection(profile.name, text).ok());
        begin();
        ProfilesDialog *const dialog = openDialog();
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesEdit")), Qt::LeftButton);
        auto *editor = dialog->findChild<QDialog *>(QStringLiteral("profileEditor"));
        QVERIFY(editor);
        auto *const hold = editor->findChild<QComboBox *>(QStringLiteral("profileHold"));
        auto *const environment = editor->findChild<QComboBox *>(QStringLiteral("profileEnvironment"));
        QCOMPARE(hold->currentData().toInt(), 0);
        environment->setCurrentIndex(environment->findData(QStringLiteral("live")));
        Q_EMIT environment->activated(environment->currentIndex());
        QCOMPARE(hold->currentData().toInt(), 10);
        editor->findChild<QLineEdit *>(QStringLiteral("profileName"))->setText(QStringLiteral("Shop Live"));
        auto *const key = editor->findChild<QLineEdit *>(QStringLiteral("profileKey"));
        key->setText(QStringLiteral("c9kqb3rdkbb8j"));
        auto *const save = editor->findChild<QPushButton *>(QStringLiteral("profileSave"));
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(editor->isVisible());
        QCOMPARE(ProfileStore(m_folder->path()).list().value(), QList<Profile>{profile});
        key->setText(profile.appKey.value);
        QTest::mouseClick(save, Qt::LeftButton);
        const QList<Profile> stored = ProfileStore(m_folder->path()).list().value();
        QCOMPARE(stored.first().name, QStringLiteral("Shop Live"));
        QCOMPARE(stored.first().hold, std::chrono::seconds{10});
        // What was noted for the profile goes along with its name.
        QCOMPARE(ComposeNotes(m_folder->path()).of(QStringLiteral("Shop Live")).value().correction, text);
        QVERIFY(!ComposeNotes(m_folder->path()).of(profile.name).value().correction);
    }

    void aSecretThatCannotBeRemovedKeepsItsProfile()
    {
        const Profile profile = store(QStringLiteral("Shop"));
        begin();
        const QByteArray key = "crier/" + profile.id;
        m_fixture->backend->kept.insert(key, Secret("the-secret"));
        m_fixture->backend->trouble = SecretTrouble::Locked;
        m_fixture->backend->holds = true;
        ProfilesDialog *const dialog = openDialog();
        auto *const remove = dialog->findChild<QPushButton *>(QStringLiteral("profilesDelete"));
        auto *const offer = dialog->findChild<QPushButton *>(QStringLiteral("statusOffer"));
        QTest::mouseClick(remove, Qt::LeftButton);
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(!remove->isEnabled()); // while the key store is asked
        QCOMPARE(ProfileStore(m_folder->path()).list().value().size(), 1);
        QTRY_COMPARE(m_fixture->backend->calls.count("remove " + key), 1);
        m_fixture->backend->release();
        QTRY_VERIFY(offer->isVisible() && offer->text().contains(QStringLiteral("leave its secret")));
        QCOMPARE(ProfileStore(m_folder->path()).list().value(), QList<Profile>{profile});
        QVERIFY(remove->isEnabled());
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(ProfileStore(m_folder->path()).list().value().isEmpty());
        QVERIFY(m_fixture->backend->kept.contains(key));
        QCOMPARE(m_fixture->backend->calls.count("remove " + key), 1);
    }

    void anImportTellsOfSecretsInItsFile()
    {
        begin();
        const QString path = m_folder->filePath(QStringLiteral("import.json"));
        Profile profile = store(QStringLiteral("Shop"));
        profile.name = QStringLiteral("Other");
        QByteArray bytes = exportedProfiles({profile});
        bytes.replace("\"appKey\"", "\"appSecret\": \"dont-show\", \"appKey\"");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        ProfilesDialog *const dialog = openDialog();
        dialog->importFile(path);
        QCOMPARE(ProfileStore(m_folder->path()).list().value().size(), 2);
        const QString said = dialog->findChild<QLabel *>(QStringLiteral("statusText"))->text();
        QVERIFY2(said.contains(QStringLiteral("appSecret")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("Delete the file")) &&
                !said.contains(QStringLiteral("dont-show")));
    }

    void anImportOfANewerCrierIsSaidToBeOne()
    {
        begin();
        const QString path = m_folder->filePath(QStringLiteral("newer.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            exportedProfiles({store(QStringLiteral("Shop"))}).replace("\"version\": 1", "\"version\": 99"));
        file.close();
        ProfilesDialog *const dialog = openDialog();
        dialog->importFile(path);
        const QString said = dialog->findChild<QLabel *>(QStringLiteral("statusText"))->text();
        QVERIFY2(said.contains(QStringLiteral("newer version")), qPrintable(said));
    }

    void aDataCentreHasTwoHostsToChooseFrom()
    {
        begin();
        ProfilesDialog *const dialog = openDialog();
        dialog->add();
        auto *editor = dialog->findChild<QDialog *>(QStringLiteral("profileEditor"));
        QVERIFY(editor);
        const auto field = [&](const char *name) {
            return editor->findChild<QLineEdit *>(QString::fromLatin1(name));
        };
        auto *const host = editor->findChild<QComboBox *>(QStringLiteral("profileHost"));
        auto *const centre = editor->findChild<QComboBox *>(QStringLiteral("profileCentre"));
        QLineEdit *const address = field("profileAddress");
        const QList<DataCentre> &centres = vendor().dataCentres;
        QVERIFY(host->isVisible());
        QCOMPARE(address->text(), centres[0].primary.toString());
        host->setCurrentIndex(1);
        QCOMPARE(address->text(), centres[0].backup.toString());
        centre->setCurrentIndex(1);
        QCOMPARE(address->text(), centres[1].backup.toString());
        centre->setCurrentIndex(centre->count() - 1); // an address of its own
        QVERIFY(!host->isVisible());
        QVERIFY(!address->isReadOnly());
        centre->setCurrentIndex(1);
        field("profileName")->setText(QStringLiteral("Shop"));
        field("profileKey")->setText(QStringLiteral("uwd1c0sxdlx2"));
        field("profileRoom")->setText(QStringLiteral(" rehearsal "));
        QTest::mouseClick(editor->findChild<QPushButton *>(QStringLiteral("profileSave")), Qt::LeftButton);
        const QList<Profile> stored = ProfileStore(m_folder->path()).list().value();
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.first().baseUrl, centres[1].backup);
        QCOMPARE(stored.first().rehearsalRoom.value, QStringLiteral("rehearsal"));
        QTRY_VERIFY(!dialog->findChild<QDialog *>(QStringLiteral("profileEditor")));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesEdit")), Qt::LeftButton);
        editor = dialog->findChild<QDialog *>(QStringLiteral("profileEditor"));
        QVERIFY(editor);
        QCOMPARE(editor->findChild<QComboBox *>(QStringLiteral("profileHost"))->currentIndex(), 1);
        QCOMPARE(field("profileRoom")->text(), QStringLiteral("rehearsal"));
    }

    void aProfileThatWasMovedTakesNoMessageAlong_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("answer");
        QTest::newRow("live now, stay") << "environment"
                                        << "carryStay";
        QTest::newRow("live now, take it along") << "environment"
                                                 << "carryAlong";
        QTest::newRow("another address, begin a new one") << "address"
                                                          << "carryNew";
        QTest::newRow("another App Key, stay") << "key"
                                               << "carryStay";
    }
    void aProfileThatWasMovedTakesNoMessageAlong()
    {
        QFETCH(QString, change);
        QFETCH(QString, answer);
        const Profile before = store(QStringLiteral("Shop"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(before.id).ok());
        begin();
        QTRY_COMPARE(control().profile().id, before.id);
        WindowFixture::replaceAll(*m_fixture->textEditor(), QStringLiteral("For testers only"));
        Profile after = before;
        if (change == u"environment")
            after.environment = Environment::Live;
        else if (change == u"address")
            after.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:10"));
        else
            after.appKey.value = QStringLiteral("another-key");
        QVERIFY(ProfileStore(m_folder->path()).replace(after).ok());
        comeBack();
        QVERIFY(widget("carryStrip")->isVisible());
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(m_fixture->waitForSend()); // the sandbox is ready, and the question stays
        QVERIFY(widget("carryStrip")->isVisible());
        const QString question = m_fixture->labelText("carryQuestion");
        QVERIFY2(question.contains(profileChangeSentence(before, after)), qPrintable(question));
        QTest::mouseClick(button(answer.toLatin1().constData()), Qt::LeftButton);
        QVERIFY(!widget("carryStrip")->isVisible());
        if (answer == u"carryStay")
            QCOMPARE(control().profile().environment, Environment::Sandbox);
        else
            QCOMPARE(control().profile(), after);
        QCOMPARE(m_fixture->textEditor()->exactText(),
                 answer == u"carryNew" ? QString() : QStringLiteral("For testers only"));
        QVERIFY(m_fixture->keeper.flushAndWait().ok());
        QVERIFY(profilesOfDrafts(QStringLiteral("For testers only")).contains(before.name));
    }

    void withoutAMessageAMoveIsOnlySaid()
    {
        const Profile before = store(QStringLiteral("Shop"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(before.id).ok());
        begin();
        QTRY_COMPARE(control().profile().id, before.id);
        WindowFixture::replaceAll(*m_fixture->textEditor(), QString());
        Profile after = before;
        after.environment = Environment::Live;
        QVERIFY(ProfileStore(m_folder->path()).replace(after).ok());
        comeBack();
        QVERIFY(!widget("carryStrip")->isVisible());
        QCOMPARE(control().profile(), after);
        QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("LIVE")));
    }

    void aMoveMeanwhileMakesTheAnswerVoid()
    {
        Profile profile = store(QStringLiteral("Shop"));
        begin();
        QVERIFY(m_fixture->waitForSend());
        WindowFixture::replaceAll(*m_fixture->textEditor(), QStringLiteral("For testers only"));
        action(2)->trigger();
        QVERIFY(widget("carryStrip")->isVisible());
        profile.environment = Environment::Live;
        QVERIFY(ProfileStore(m_folder->path()).replace(profile).ok());
        QTest::mouseClick(button("carryAlong"), Qt::LeftButton);
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(m_fixture->labelText("composeNotice").contains(profile.name));
    }

    void aLockedWindowReadsNothingOnTheReturn()
    {
        const Profile profile = store(QStringLiteral("Shop"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile().id, profile.id);
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        const auto reads = [&] { return m_fixture->backend->calls.count("read crier/" + profile.id); };
        const auto before = reads();
        Profile renamed = profile;
        renamed.name = QStringLiteral("Renamed");
        QVERIFY(ProfileStore(m_folder->path()).replace(renamed).ok());
        comeBack();
        QCOMPARE(reads(), before);
        QCOMPARE(control().profile(), profile);
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QCOMPARE(control().profile(), renamed);
    }

    void withoutASecretTheServiceIsNotAsked()
    {
        const Profile profile = store(QStringLiteral("Shop"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().standing().remedy, Remedy::GiveSecret);
        m_fixture->sender()->setText(QStringLiteral("ops-team"));
        QTest::mouseClick(button("askOnline"), Qt::LeftButton);
        QCOMPARE(m_fixture->labelText("onlineState"), control().standing().reason);
        QVERIFY(button("askOnline")->isEnabled()); // nothing is under way
    }

    void aProfileThatIsGoneGivesWayToTheSandbox()
    {
        const Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile().id, profile.id);
        QVERIFY(ProfileStore(m_folder->path()).remove(profile.id).ok());
        Q_EMIT m_fixture->window.findChild<QMenu *>(QStringLiteral("menuProfile"))->aboutToShow();
        QCOMPARE(control().profile().environment, Environment::Sandbox);
        QVERIFY(m_fixture->labelText("composeNotice").contains(profile.name));
    }

    void aProfileThatWasChangedElsewhereIsNotSentTo_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"environment", "key", "address", "hold", "gone", "newer"})
            QTest::newRow(what) << what;
    }
    void aProfileThatWasChangedElsewhereIsNotSentTo()
    {
        QFETCH(QString, what);
        SandboxServer server(SandboxSettings{});
        Profile profile = serve(server, std::chrono::seconds{0});
        QVERIFY(!profile.id.isEmpty());
        QSignalSpy requests(&server, &SandboxServer::requestReceived);
        QVERIFY(m_fixture->waitForSend());

        Profile other = profile;
        if (what == u"environment")
            other.environment = Environment::Live;
        else if (what == u"key")
            other.appKey.value = QStringLiteral("uwd1c0sxdlx2");
        else if (what == u"address")
            other.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
        else if (what == u"hold")
            other.hold = std::chrono::seconds{5};
        ProfileStore elsewhere(m_folder->path());
        if (what == u"gone") {
            QVERIFY(elsewhere.remove(profile.id).ok());
        } else if (what == u"newer") {
            QFile file(m_folder->filePath(QStringLiteral("profiles.json")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("{\"version\":99,\"profiles\":[]}");
        } else {
            QVERIFY(elsewhere.replace(other).ok());
        }
        Draft draft;
        QVERIFY(window().compose()->takeDraft(&draft));
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        const QString notice = m_fixture->labelText("composeNotice");
        QVERIFY2(notice.startsWith(QStringLiteral("Nothing was sent. ")), qPrintable(notice));
        QVERIFY2(notice.contains(what == u"newer" ? QStringLiteral("newer version")
                                                  : QStringLiteral("changed elsewhere")),
                 qPrintable(notice));
        QVERIFY(!control().standing().isSending && !control().standing().isHolding);
        if (what == u"gone")
            QTRY_COMPARE(control().profile().environment, Environment::Sandbox);
        else if (what == u"newer")
            QVERIFY(!control().confirm(draft, profile));
        else
            QTRY_VERIFY(!(control().profile() == profile));
        QCOMPARE(requests.size(), 0);
        QVERIFY(m_fixture->reports.isEmpty());
    }

    void aProfileThatWasChangedElsewhereEndsTheHold()
    {
        SandboxServer server(SandboxSettings{});
        Profile profile = serve(server, std::chrono::seconds{5});
        QVERIFY(!profile.id.isEmpty());
        QSignalSpy requests(&server, &SandboxServer::requestReceived);
        QVERIFY(m_fixture->waitForSend());
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(control().standing().isHolding);
        QSignalSpy told(window().compose(), &ComposeView::holdTold);
        const Profile before = profile;
        profile.environment = Environment::Live;
        QVERIFY(ProfileStore(m_folder->path()).replace(profile).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!control().standing().isHolding, 15'000);
        QTRY_VERIFY(!(control().profile() == before));
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().contains(QStringLiteral("changed elsewhere")));
        QCOMPARE(requests.size(), 0);
        QVERIFY(m_fixture->reports.isEmpty());
    }

    void aWindowThatComesToTheFrontReadsTheProfilesAnew()
    {
        Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile(), profile);
        const Profile before = profile;
        profile.environment = Environment::Live;
        QVERIFY(ProfileStore(m_folder->path()).replace(profile).ok());
        QEvent front(QEvent::WindowActivate);
        QCoreApplication::sendEvent(&window(), &front);
        QVERIFY(!(control().profile() == before));
    }

    void aDraftOfAnotherProfileSaysSoAtTheStart()
    {
        const QString text = QStringLiteral("Only for the test");
        const Profile profile = store(QStringLiteral("Shop Test"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile(), profile);
        WindowFixture::replaceAll(*m_fixture->textEditor(), text);
        QVERIFY(m_fixture->keeper.flushAndWait().ok());
        m_fixture.reset();
        QVERIFY(ProfileStore(m_folder->path()).setCurrent({}).ok());
        begin();
        QCOMPARE(m_fixture->textEditor()->exactText(), text);
        const QString notice = m_fixture->labelText("composeNotice");
        QVERIFY2(notice.contains(QStringLiteral("written for the profile Shop Test")), qPrintable(notice));
        QVERIFY(!m_fixture->keeper.hasUnsaved());
        QCOMPARE(profilesOfDrafts(text), QStringList{profile.name});
    }

    void aDraftKnowsThePlaceItWasWrittenFor_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("another name") << "name"
                                      << "";
        QTest::newRow("live now") << "environment"
                                  << "It is LIVE now and was TEST.";
        QTest::newRow("another address") << "address"
                                         << "http://127.0.0.1:10";
        QTest::newRow("another App Key") << "key"
                                         << "another-key";
        QTest::newRow("another profile of that name") << "id"
                                                      << "It is LIVE now and was TEST.";
    }
    void aDraftKnowsThePlaceItWasWrittenFor()
    {
        QFETCH(QString, change);
        QFETCH(QString, said);
        const QString text = QStringLiteral("For testers only");
        Profile profile = store(QStringLiteral("Shop"));
        ProfileStore profiles(m_folder->path());
        QVERIFY(profiles.setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile(), profile);
        WindowFixture::replaceAll(*m_fixture->textEditor(), text);
        QVERIFY(m_fixture->keeper.flushAndWait().ok());
        m_fixture.reset();
        if (change == u"name")
            profile.name = QStringLiteral("Shop of the testers");
        else if (change == u"environment" || change == u"id")
            profile.environment = Environment::Live;
        else if (change == u"address")
            profile.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:10"));
        else if (change == u"key")
            profile.appKey.value = QStringLiteral("another-key");
        if (change == u"id") {
            QVERIFY(profiles.remove(profile.id).ok());
            profile = profiles.add(profile).value();
            QVERIFY(profiles.setCurrent(profile.id).ok());
        } else {
            QVERIFY(profiles.replace(profile).ok());
        }
        begin();
        QTRY_COMPARE(control().profile(), profile);
        QCOMPARE(m_fixture->textEditor()->exactText(), text);
        const QString notice = m_fixture->labelText("composeNotice");
        if (said.isEmpty())
            QCOMPARE(notice, QString());
        else
            QVERIFY2(notice.contains(said), qPrintable(notice));
    }

    void aDraftOfAnOlderCrierIsKnownByTheName()
    {
        const Profile profile = store(QStringLiteral("Shop"));
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("drafts")));
        const auto write = [this](const char *name) {
            QFile file(m_folder->filePath(QStringLiteral("drafts/20250101-000000000-1.json")));
            return file.open(QIODevice::WriteOnly) &&
                   file.write("{\"version\":1,\"profile\":\"" + QByteArray(name) +
                              "\",\"sender\":\"ops-team\",\"objectName\":\"RC:TxtMsg\","
                              "\"content\":\"{\\\"content\\\":\\\"Hello\\\"}\"}") > 0;
        };
        for (const char *name : {"Shop", "Arena"}) {
            QVERIFY(write(name));
            begin();
            QCOMPARE(m_fixture->textEditor()->exactText(), QStringLiteral("Hello"));
            const QString notice = m_fixture->labelText("composeNotice");
            QCOMPARE(notice.contains(QStringLiteral("written for the profile Arena")),
                     QByteArray(name) == "Arena");
            QCOMPARE(notice.isEmpty(), QByteArray(name) == "Shop");
            m_fixture.reset();
        }
    }

    void lockingEndsAHold()
    {
        SandboxServer server(SandboxSettings{});
        const Profile profile = serve(server, std::chrono::seconds{5});
        QVERIFY(!profile.id.isEmpty());
        QSignalSpy requests(&server, &SandboxServer::requestReceived);
        QVERIFY(m_fixture->waitForSend());
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(control().standing().isHolding);
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        QVERIFY(!control().standing().isHolding);
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QTRY_VERIFY(!control().secret().isEmpty());
        const QString notice = m_fixture->labelText("composeNotice");
        QVERIFY2(notice.contains(QStringLiteral("Nothing was sent")), qPrintable(notice));
        QVERIFY(m_fixture->reports.isEmpty());
        // A second hold, begun later, runs out: the first would have been over before.
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(control().standing().isHolding);
        QVERIFY(m_fixture->waitForReports(1));
        QCOMPARE(requests.size(), 1);
    }

    void aProfileIsDeletedAlthoughItsListIsClosed_data()
    {
        QTest::addColumn<bool>("works");
        QTest::newRow("the secret goes") << true;
        QTest::newRow("the secret stays") << false;
    }
    void aProfileIsDeletedAlthoughItsListIsClosed()
    {
        QFETCH(bool, works);
        const Profile profile = store(QStringLiteral("Shop"));
        begin();
        const QByteArray key = "crier/" + profile.id;
        m_fixture->backend->kept.insert(key, Secret("the-secret"));
        m_fixture->backend->trouble = works ? SecretTrouble::None : SecretTrouble::Locked;
        m_fixture->backend->holds = true;
        ProfilesDialog *const dialog = openDialog();
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesDelete")), Qt::LeftButton);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("statusOffer")), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->backend->calls.count("remove " + key), 1);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesClose")), Qt::LeftButton);
        QTRY_VERIFY(!window().findChild<ProfilesDialog *>());
        // Another look at the list knows of it.
        ProfilesDialog *const again = openDialog();
        QVERIFY(!again->findChild<QPushButton *>(QStringLiteral("profilesDelete"))->isEnabled());
        QVERIFY(!again->findChild<QLabel *>(QStringLiteral("statusText"))->text().isEmpty());
        again->close();
        QTRY_VERIFY(!window().findChild<ProfilesDialog *>());
        m_fixture->backend->release();
        if (works) {
            QTRY_VERIFY(ProfileStore(m_folder->path()).list().value().isEmpty());
            QTRY_VERIFY(!action(2));
            return;
        }
        QTRY_VERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("left as it is")));
        QCOMPARE(ProfileStore(m_folder->path()).list().value(), QList<Profile>{profile});
    }

    void aProfileThatWasMovedWaitsForTheEndOfASend()
    {
        SandboxSettings settings;
        settings.faults = {{SandboxFault::Slow, 1}};
        settings.slowAnswer = std::chrono::milliseconds{600};
        SandboxServer server(settings);
        Profile profile = serve(server, std::chrono::seconds{0});
        QVERIFY(!profile.id.isEmpty());
        QVERIFY(m_fixture->waitForSend());
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(control().standing().isSending);
        const Profile before = profile;
        profile.environment = Environment::Live;
        QVERIFY(ProfileStore(m_folder->path()).replace(profile).ok());
        comeBack();
        Q_EMIT window().findChild<QMenu *>(QStringLiteral("menuProfile"))->aboutToShow();
        QCOMPARE(control().profile(), before);
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QCOMPARE(control().profile(), before);
        QVERIFY(m_fixture->reports.isEmpty());
        QVERIFY(m_fixture->waitForReports(1));
        QTRY_VERIFY(!(control().profile() == before));
        QVERIFY(widget("carryStrip")->isVisible());
    }

    void nobodyIsTakenAlongDuringASend()
    {
        SandboxSettings settings;
        settings.faults = {{SandboxFault::Slow, 1}};
        settings.slowAnswer = std::chrono::milliseconds{600};
        SandboxServer server(settings);
        const Profile profile = serve(server, std::chrono::seconds{0});
        QVERIFY(!profile.id.isEmpty());
        QVERIFY(m_fixture->waitForSend());
        action(1)->trigger();
        QVERIFY(widget("carryStrip")->isVisible());
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(control().standing().isSending);
        QTest::mouseClick(button("carryAlong"), Qt::LeftButton);
        QCOMPARE(control().profile(), profile);
        QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("A send is under way")));
        QVERIFY(m_fixture->waitForReports(1));
    }

    void lockingClearsATypedSecretAndClosesTheBundle()
    {
        store(QStringLiteral("Shop Test"));
        begin();
        ProfilesDialog *const dialog = openDialog();
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("profilesEdit")), Qt::LeftButton);
        auto *const secret =
            dialog->findChild<QWidget *>(QStringLiteral("profileSecret"))->findChild<QLineEdit *>();
        QTest::keyClicks(secret, QStringLiteral("typed-secret"));
        Q_EMIT window().log()->bundleWanted(1);
        QVERIFY(window().findChild<QDialog *>(QStringLiteral("bundleDialog")));
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        QCOMPARE(secret->text(), QString());
        QTRY_VERIFY(!window().findChild<QDialog *>(QStringLiteral("bundleDialog")));
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(secret->isVisible());
        const QString said = dialog->findChild<QWidget *>(QStringLiteral("profileSecret"))
                                 ->findChild<QLabel *>(QStringLiteral("statusText"))
                                 ->text();
        QVERIFY2(said.contains(QStringLiteral("locked")), qPrintable(said));
    }

    void lockingForgetsTheSecretAndUnlockingReadsItAgain()
    {
        const Profile profile = store(QStringLiteral("Shop Live"), Environment::Live);
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        m_fixture->backend->kept.insert("crier/" + profile.id, Secret("the-secret"));
        QVERIFY(m_fixture->start());
        QTRY_VERIFY(!control().secret().isEmpty());
        QVERIFY(m_fixture->arming.arm(profile, profile.name));
        const auto reads = [&] { return m_fixture->backend->calls.count("read crier/" + profile.id); };
        QCOMPARE(reads(), 1);
        ProfilesDialog *const dialog = openDialog();
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        QVERIFY(widget("lockPage")->isVisible());
        QVERIFY(!dialog->isVisible());
        QVERIFY(control().secret().isEmpty());
        QVERIFY(m_fixture->secrets.secretOf(profile.id).isEmpty());
        QVERIFY(!m_fixture->arming.isArmed());
        QVERIFY(!m_fixture->textEditor()->isEnabled());
        QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier); // no command works
        QVERIFY(!window().findChild<QWidget *>(QStringLiteral("logTable"))->isVisible());
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QVERIFY(!widget("lockPage")->isVisible());
        QVERIFY(dialog->isVisible());
        QTRY_COMPARE(control().secret().reveal(), QByteArray("the-secret"));
        QCOMPARE(reads(), 2);
        QVERIFY(!m_fixture->arming.isArmed());
    }

    void anIdleWindowLocksItself()
    {
        begin();
        auto *lock = window().findChild<WindowLock *>();
        QVERIFY(lock);
        lock->setIdle(std::chrono::milliseconds{300});
        QTRY_VERIFY(lock->isLocked());
        lock->setIdle(std::chrono::milliseconds{0});
        lock->unlock();
        window().findChild<QAction *>(QStringLiteral("actionLock15"))->trigger();
        QCOMPARE(UiSettings(m_folder->path()).lockMinutes(), 15);
    }

    // A timer stands still while the computer sleeps; the wall clock does not.
    void timeAsleepLocksToo_data()
    {
        QTest::addColumn<QString>("wakes");
        QTest::newRow("a key") << "key";
        QTest::newRow("the window comes to the front") << "front";
    }
    void timeAsleepLocksToo()
    {
        QFETCH(QString, wakes);
        begin();
        auto *lock = window().findChild<WindowLock *>();
        lock->setIdle(std::chrono::minutes{5});
        const auto wake = [&] {
            if (wakes == u"front") {
                Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
                return;
            }
            QTest::keyClick(m_fixture->textEditor(), Qt::Key_A);
        };
        m_fixture->clock.ahead = 4 * 60'000;
        wake();
        QVERIFY(!lock->isLocked());
        m_fixture->clock.ahead = 10 * 60'000;
        const auto locksAtAnAct = [&] {
            wake();
            return lock->isLocked();
        };
        QTRY_VERIFY(locksAtAnAct()); // an act counts once a second at most
        QVERIFY(widget("lockPage")->isVisible());
        lock->unlock();
        wake();
        QVERIFY(!lock->isLocked()); // counted anew
    }

    void theReasonOfADisarmingIsTheTrueOne()
    {
        const Profile profile = store(QStringLiteral("Shop Live"), Environment::Live);
        QVERIFY(ProfileStore(m_folder->path()).setCurrent(profile.id).ok());
        begin();
        QTRY_COMPARE(control().profile().id, profile.id);
        const auto said = [this] { return window().statusBar()->currentMessage(); };
        QVERIFY(m_fixture->arming.arm(profile, profile.name));
        window().findChild<QAction *>(QStringLiteral("actionLock"))->trigger();
        QVERIFY2(said().contains(QStringLiteral("Crier was locked")), qPrintable(said()));
        QTest::mouseClick(button("unlockButton"), Qt::LeftButton);
        QVERIFY(m_fixture->arming.arm(profile, profile.name));
        m_fixture->arming.disarm(DisarmReason::Locked);
        QVERIFY2(said().contains(QStringLiteral("screen was locked")), qPrintable(said()));
    }

    void theFirstStartOffersTheWayToAnOwnApp()
    {
        begin();
        QVERIFY(m_fixture->waitForSend()); // it is in the way of nothing
        QTRY_VERIFY(widget("firstRunStrip")->isVisible());
        QTest::mouseClick(button("firstRunSetUp"), Qt::LeftButton);
        auto *setUp = window().findChild<QDialog *>(QStringLiteral("firstRun"));
        QVERIFY(setUp && setUp->isVisible());
        QVERIFY(!setUp->findChild<QPushButton *>(QStringLiteral("firstRunCheck"))->isEnabled());
        setUp->close();
        QTest::mouseClick(button("firstRunStay"), Qt::LeftButton);
        QVERIFY(!widget("firstRunStrip")->isVisible());
        m_fixture.reset();
        begin();
        QVERIFY(m_fixture->waitForSend());
        QVERIFY(!widget("firstRunStrip")->isVisible());
    }

private:
    Profile store(const QString &name, Environment environment = Environment::Test)
    {
        Profile profile;
        profile.name = name;
        profile.environment = environment;
        profile.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
        profile.appKey.value = QStringLiteral("uwd1c0sxdlx2");
        return ProfileStore(m_folder->path()).add(profile).value();
    }
    void begin()
    {
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(m_fixture->start());
    }
    // From another window.
    void comeBack()
    {
        QEvent event(QEvent::WindowActivate);
        QCoreApplication::sendEvent(&window(), &event);
    }
    // The window on a stored test profile whose service is `server`, with a message that can go. Without an
    // id when it cannot be.
    Profile serve(SandboxServer &server, std::chrono::seconds hold)
    {
        if (!server.start())
            return {};
        Profile profile = store(QStringLiteral("Shop Test"));
        profile.baseUrl = QUrl(server.url());
        profile.appKey.value = QString::fromLatin1(server.appKey());
        profile.hold = hold;
        ProfileStore profiles(m_folder->path());
        if (!profiles.replace(profile) || !profiles.setCurrent(profile.id))
            return {};
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        m_fixture->backend->kept.insert("crier/" + profile.id, Secret(server.appSecret()));
        if (!m_fixture->start())
            return {};
        m_fixture->sender()->setText(QStringLiteral("ops-team"));
        WindowFixture::replaceAll(*m_fixture->textEditor(), QStringLiteral("The doors open at ten"));
        return profile;
    }
    ProfilesDialog *openDialog()
    {
        window().findChild<QAction *>(QStringLiteral("actionProfiles"))->trigger();
        return window().findChild<ProfilesDialog *>();
    }
    // Of all drafts of that text.
    QStringList profilesOfDrafts(const QString &text)
    {
        QSignalSpy listed(&m_fixture->keeper, &DraftKeeper::listed);
        m_fixture->keeper.list();
        if (!listed.wait())
            return {};
        QStringList profiles;
        for (const DraftSummary &draft : listed.first().first().value<DraftListing>().drafts) {
            if (draft.title == text)
                profiles.append(draft.profile);
        }
        profiles.sort();
        return profiles;
    }
    MainWindow &window() { return m_fixture->window; }
    SendControl &control() { return m_fixture->window.control(); }
    QWidget *widget(const char *name) { return window().findChild<QWidget *>(QString::fromLatin1(name)); }
    QAbstractButton *button(const char *name)
    {
        return window().findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    QAction *action(int number)
    {
        return window().findChild<QAction *>(QStringLiteral("actionProfile%1").arg(number));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ProfilesTest)
#include "tst_profiles.moc"
