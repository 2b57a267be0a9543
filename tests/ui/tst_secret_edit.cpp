// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translations.h"
#include "ui/common/texts.h"
#include "ui/secrets/secret_edit.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString letters = u"s3cr3t/+=Canary"_s;

template<typename Widget>
Widget *find(const QWidget &window, const char *name)
{
    Widget *found = window.findChild<Widget *>(QString::fromLatin1(name));
    Q_ASSERT(found);
    return found;
}

bool isWiped(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar each) { return each.isNull(); });
}

// A secret field and another one, as a form has them.
struct Form
{
    QWidget window;
    SecretEdit *edit = new SecretEdit(&window);
    QLineEdit *other = new QLineEdit(&window);
    QLineEdit *line = find<QLineEdit>(*edit, "secretLine");
    QPushButton *reveal = find<QPushButton>(*edit, "secretReveal");
    PlainLabel *revealed = find<PlainLabel>(*edit, "secretRevealed");

    Form()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(edit);
        layout->addWidget(other);
        window.resize(400, 160);
        window.show();
        edit->focusField();
    }
    bool isReady() { return QTest::qWaitForWindowActive(&window) && line->hasFocus(); }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(line, QKeySequence::Paste);
    }
    QString status() const
    {
        const PlainLabel *text = find<PlainLabel>(*edit, "statusText");
        return text->isVisible() ? text->text() : QString();
    }
};

} // namespace

class TestSecretEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        installTranslations(*QCoreApplication::instance(), u"en"_s);
    }

    void whatIsTypedIsHiddenAndCannotBeTakenOut()
    {
        Form form;
        QVERIFY(form.isReady());
        QSignalSpy changed(form.edit, &SecretEdit::changed);
        QTest::keyClicks(form.line, letters);
        QCOMPARE(changed.size(), letters.size());
        QCOMPARE(form.edit->secret().reveal(), letters.toUtf8());
        QVERIFY(!form.line->displayText().contains(u"Canary"_s));
        QVERIFY(!form.revealed->isVisible());

        for (const bool isRevealed : {false, true}) {
            form.reveal->setChecked(isRevealed);
            for (const auto key : {QKeySequence::Copy, QKeySequence::Cut}) {
                QGuiApplication::clipboard()->setText(u"before"_s);
                QTest::keySequence(form.line, QKeySequence::SelectAll);
                QTest::keySequence(form.line, key);
                QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
            }
            QCOMPARE(form.edit->secret().reveal(), letters.toUtf8());
            QVERIFY(!form.line->dragEnabled());
            QVERIFY(!(form.revealed->textInteractionFlags() & Qt::TextSelectableByMouse));
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(form.line);
            QVERIFY(access);
            QVERIFY(!access->text(QAccessible::Value).contains(u"Canary"_s));
            QVERIFY(access->state().passwordEdit);
        }
        const Qt::InputMethodHints hints = form.line->inputMethodHints();
        for (const auto hint : {Qt::ImhHiddenText, Qt::ImhSensitiveData, Qt::ImhNoPredictiveText})
            QVERIFY(hints & hint);
    }

    void showingItEndsWhenTheFocusLeaves()
    {
        Form form;
        QVERIFY(form.isReady());
        QTest::keyClicks(form.line, letters);
        QTest::mouseClick(form.reveal, Qt::LeftButton);
        QVERIFY(form.edit->isRevealed());
        QVERIFY(form.revealed->isVisible());
        QCOMPARE(form.revealed->text(), letters);
        QTest::keyClick(form.line, Qt::Key_Backspace); // goes along with what is typed
        QCOMPARE(form.revealed->text(), letters.chopped(1));

        // From the field to its own button is not away.
        form.reveal->setFocus();
        QVERIFY(form.edit->isRevealed());
        const QString shown = form.revealed->text();
        form.other->setFocus();
        QVERIFY(!form.edit->isRevealed());
        QVERIFY(!form.revealed->isVisible());
        QVERIFY(form.revealed->text().isEmpty());
        QVERIFY(isWiped(shown)); // the very memory
        QCOMPARE(form.edit->secret().reveal(), letters.chopped(1).toUtf8());
    }

    void showingItEndsWithTheWindow()
    {
        Form form;
        QVERIFY(form.isReady());
        QTest::keyClicks(form.line, letters);
        form.reveal->click();
        QVERIFY(form.edit->isRevealed());
        form.window.hide();
        QVERIFY(!form.edit->isRevealed());
    }

    void whiteSpaceAroundItIsTakenOffAndThatIsSaid_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("space before") << u"  "_s + letters;
        QTest::newRow("line break after") << letters + u"\n"_s;
        QTest::newRow("tab and wide space") << u"\t"_s + letters + QChar(0x3000);
        QTest::newRow("no-break space") << QChar(0x00A0) + letters;
    }

    void whiteSpaceAroundItIsTakenOffAndThatIsSaid()
    {
        QFETCH(QString, pasted);
        Form form;
        QVERIFY(form.isReady());
        form.paste(pasted);
        QCOMPARE(form.edit->secret().reveal(), letters.toUtf8());
        QVERIFY2(form.status().contains(u"White space"_s), qPrintable(form.status()));
        QCOMPARE(form.line->accessibleDescription(), form.status());
        QTest::keyClicks(form.line, u"x"_s);
        QCOMPARE(form.edit->secret().reveal(), letters.toUtf8() + 'x'); // the cursor is where it belongs
        QVERIFY(form.status().isEmpty());
    }

    void whiteSpaceInsideIsRefused_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("space") << u"key secret"_s;
        QTest::newRow("two lines") << u"key\nsecret"_s;
    }

    void whiteSpaceInsideIsRefused()
    {
        QFETCH(QString, pasted);
        Form form;
        QVERIFY(form.isReady());
        form.paste(pasted);
        QVERIFY(form.edit->secret().isEmpty());
        QVERIFY(!form.edit->isEmpty());
        QVERIFY(!form.edit->problem().isEmpty());
        QCOMPARE(form.status(), form.edit->problem());
    }

    void theAppKeyIsNotTheSecret()
    {
        Form form;
        QVERIFY(form.isReady());
        form.edit->setAppKey({u"c9kqb3rdkbb8j"_s});
        form.paste(u" c9kqb3rdkbb8j"_s);
        QVERIFY(form.edit->secret().isEmpty());
        QVERIFY2(form.status().contains(u"App Key"_s), qPrintable(form.status()));
        form.edit->setAppKey({u"another"_s});
        QCOMPARE(form.edit->secret().reveal(), QByteArray("c9kqb3rdkbb8j"));
        QVERIFY(form.edit->problem().isEmpty());
    }

    void clearingOverwritesWhatWasThere()
    {
        Form form;
        QVERIFY(form.isReady());
        form.paste(letters);
        form.reveal->click();
        const QString typed = form.line->text(); // the very memory of the field
        const QString shown = form.revealed->text();
        form.edit->clear();
        QVERIFY(isWiped(typed));
        QVERIFY(isWiped(shown));
        QVERIFY(form.edit->isEmpty());
        QVERIFY(!form.edit->isRevealed());
        QTest::keySequence(form.line, QKeySequence::Undo);
        QVERIFY(form.edit->isEmpty());
    }

    void goingOverwritesWhatWasThere()
    {
        auto form = std::make_unique<Form>();
        QVERIFY(form->isReady());
        form->paste(letters);
        form->reveal->click();
        const QString typed = form->line->text();
        const QString shown = form->revealed->text();
        form.reset();
        QVERIFY(isWiped(typed));
        QVERIFY(isWiped(shown));
    }
};

QTEST_MAIN(TestSecretEdit)
#include "tst_secret_edit.moc"
