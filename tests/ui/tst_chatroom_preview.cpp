// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "ui/chatroom/chatroom_view.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

class TestChatroomPreview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pictures()
    {
        const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
        QTemporaryDir scratch;
        const QDir target(wanted.isEmpty() ? scratch.path() : wanted);
        QVERIFY(QDir().mkpath(target.path()));
        for (const bool dark : {false, true}) {
            int page = 0;
            for (qsizetype from = 0; from < messageTypes().size(); from += 6, ++page) {
                ChatroomView view(Environment::Sandbox);
                view.setPreviewLook({dark ? PreviewLook::Colors::Dark : PreviewLook::Colors::Light,
                                     page % 2 ? PreviewLook::Device::Tablet : PreviewLook::Device::Phone});
                view.resize(620, 900);
                for (qsizetype i = from; i < std::min(from + 6, messageTypes().size()); ++i) {
                    const MessageType &type = messageTypes().at(i);
                    view.append({UserId{u"ops-team"_s}, ObjectName{type.objectName}, type.example, false},
                                QDateTime::currentDateTime());
                    view.setPreview({UserId{u"ops-team"_s}, ObjectName{type.objectName}, type.example, false});
                }
                view.show();
                QCoreApplication::processEvents();
                QVERIFY(view.grab().save(target.filePath(
                    u"types-%1-%2.png"_s.arg(dark ? u"dark"_s : u"light"_s).arg(page))));
            }
        }
    }
};

QTEST_MAIN(TestChatroomPreview)
#include "tst_chatroom_preview.moc"
