// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "ui/compose/type_list_model.h"
#include "ui/compose/type_picker.h"

#include <QAbstractItemModelTester>
#include <QFrame>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace crier;

namespace {

QStringList namesIn(const TypeListModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString name = model.index(row).data(TypeListModel::ObjectNameRole).toString();
        if (!name.isEmpty())
            names.append(name);
    }
    return names;
}

} // namespace

class tst_type_picker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBuiltInTypeIsThereTheRecommendedFirst()
    {
        TypeListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QStringList names = namesIn(model);
        for (const MessageType &type : messageTypes())
            QVERIFY2(names.contains(type.objectName), qPrintable(type.objectName));
        QCOMPARE(names.first(), QStringLiteral("RC:TxtMsg"));
        Fit last = Fit::Recommended;
        for (const QString &name : names) {
            const Fit fit = findMessageType(name)->fit;
            QVERIFY(fit >= last);
            last = fit;
        }
        // The unfit ones say why.
        const QModelIndex unfit = model.index(model.rowOf(QStringLiteral("RC:RcCmd")));
        QVERIFY(!unfit.data(TypeListModel::ReasonRole).toString().isEmpty());
    }

    void searchedByEnglishChineseAndObjectName_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("found");
        QTest::newRow("English") << QStringLiteral("info str") << QStringLiteral("RC:InfoNtf");
        QTest::newRow("Chinese") << QStringLiteral("\u56FE\u7247") << QStringLiteral("RC:ImgMsg");
        QTest::newRow("object name") << QStringLiteral("rc:gif") << QStringLiteral("RC:GIFMsg");
    }

    void searchedByEnglishChineseAndObjectName()
    {
        QFETCH(QString, search);
        QFETCH(QString, found);
        TypeListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSearch(search);
        const QStringList names = namesIn(model);
        QVERIFY(names.contains(found));
        QVERIFY(!names.contains(QStringLiteral("RC:TxtMsg")));
    }

    void aNameOfOnesOwnIsJudgedWhileItIsTyped()
    {
        TypeListModel model;
        model.setSearch(QStringLiteral("App:Notice"));
        QVERIFY(namesIn(model).contains(QStringLiteral("App:Notice")));
        for (const QString &bad : {QStringLiteral("RC:Mine"), QStringLiteral("App Notice"),
                                   QStringLiteral("\u0420\u0421:Txt"), QString(33, u'x')}) {
            model.setSearch(bad);
            QVERIFY2(!namesIn(model).contains(bad), qPrintable(bad));
            bool isExplained = false;
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex index = model.index(row);
                isExplained =
                    isExplained || (!index.data(TypeListModel::HeadingRole).toBool() &&
                                    index.data(TypeListModel::ObjectNameRole).toString().isEmpty() &&
                                    !index.data(TypeListModel::ReasonRole).toString().isEmpty());
            }
            QVERIFY2(isExplained, qPrintable(bad));
        }
    }

    void rememberedTypesAreOffered()
    {
        TypeListModel model;
        model.setCustomTypes({QStringLiteral("App:Two"), QStringLiteral("App:One")});
        QVERIFY(namesIn(model).contains(QStringLiteral("App:One")));
        model.setSearch(QStringLiteral("two"));
        QVERIFY(namesIn(model).contains(QStringLiteral("App:Two")));
        QVERIFY(!namesIn(model).contains(QStringLiteral("App:One")));
    }

    void chosenWithTheKeyboardAlone()
    {
        TypePicker picker;
        picker.setType(QStringLiteral("RC:TxtMsg"));
        picker.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picker));
        picker.setFocus();
        QSignalSpy changed(&picker, &TypePicker::typeChanged);
        QTest::keyClick(&picker, Qt::Key_G); // opens and searches
        auto *const search = picker.findChild<QLineEdit *>(QStringLiteral("typeSearch"));
        QVERIFY(search && search->isVisible());
        QTest::keyClicks(search, QStringLiteral("if"));
        QCOMPARE(search->text(), QStringLiteral("gif"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(picker.type(), QStringLiteral("RC:GIFMsg"));
        QVERIFY(!search->isVisible());
    }

    void escapeLeavesTheTypeAsItWas()
    {
        TypePicker picker;
        picker.setType(QStringLiteral("RC:TxtMsg"));
        picker.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picker));
        QSignalSpy changed(&picker, &TypePicker::typeChanged);
        picker.open();
        auto *const search = picker.findChild<QLineEdit *>(QStringLiteral("typeSearch"));
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!picker.findChild<QFrame *>(QStringLiteral("typePopup"))->isVisible());
        QVERIFY(changed.isEmpty());
        QCOMPARE(picker.type(), QStringLiteral("RC:TxtMsg"));
    }

    void theRowUpAndDownLeadToIsToldOfTheSearch()
    {
        TypePicker picker;
        picker.setType(QStringLiteral("RC:TxtMsg"));
        picker.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picker));
        picker.open();
        auto *const search = picker.findChild<QLineEdit *>(QStringLiteral("typeSearch"));
        auto *const list = picker.findChild<QListView *>();
        QStringList told;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(search, Qt::Key_Down);
            told.append(search->accessibleDescription());
            const QString title = list->currentIndex().data(Qt::AccessibleTextRole).toString();
            QVERIFY(!title.isEmpty());
            QCOMPARE(told.last(), title);
        }
        QCOMPARE(told.removeDuplicates(), 0);
    }

    void settingTheTypeTellsNobody()
    {
        TypePicker picker;
        QSignalSpy changed(&picker, &TypePicker::typeChanged);
        picker.setType(QStringLiteral("App:Own"));
        QVERIFY(changed.isEmpty());
        QVERIFY(picker.accessibleName().contains(QStringLiteral("App:Own")));
    }
};

QTEST_MAIN(tst_type_picker)
#include "tst_type_picker.moc"
