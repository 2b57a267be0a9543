// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_keeper.h"

#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>

// A window without a window, for tests that kill it or take its disk away.
//   draft_typist type DATA_DIR MILLISECONDS   presses a key that often and prints "press NUMBER TIME" for
//   each;
//                                             goes on where the draft it finds left off
//   draft_typist save DATA_DIR NUMBER         saves that state with a version and says how it went

using namespace crier;

namespace {

// Everything a draft holds follows from how often a key was pressed.
SavedDraft stateAfter(int presses)
{
    SavedDraft saved;
    saved.draft.sender.value = QStringLiteral("typist-%1").arg(presses);
    saved.draft.objectName.value = QStringLiteral("RC:TxtMsg");
    saved.draft.content = "{\"content\":\"" + QByteArray("key ").repeated(presses) + "\"}";
    saved.profile = QStringLiteral("Sandbox");
    saved.asJson = presses % 2 == 1;
    saved.cursor = presses;
    return saved;
}

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

int type(QCoreApplication &application, const QString &dataDir, int interval)
{
    constexpr int pressesAVersion =
        370; // a version is a save as well, so not so often that it hides the others
    DraftKeeper keeper(dataDir);
    int presses = 0;
    keeper.setSnapshot([&presses] { return stateAfter(presses); });
    QTimer keys;
    keys.setTimerType(Qt::PreciseTimer);
    QObject::connect(&keys, &QTimer::timeout, &keeper, [&] {
        if (presses % pressesAVersion == pressesAVersion - 1)
            keeper.keepVersion(VersionReason::Format);
        ++presses;
        keeper.touch();
        say("press " + QByteArray::number(presses) + ' ' + QByteArray::number(monotonicMs()));
    });
    QObject::connect(&keeper, &DraftKeeper::adopted, &keys, [&](const std::optional<SavedDraft> &draft) {
        presses = draft ? draft->cursor : 0;
        say("begin " + QByteArray::number(presses));
        keys.start(interval);
    });
    QObject::connect(&keeper, &DraftKeeper::failed, &application, [] { QCoreApplication::exit(1); });
    keeper.adopt();
    return QCoreApplication::exec();
}

// Two tries, the second at once: whether the disk is well again shows without waiting for the keeper's own.
int save(QCoreApplication &application, const QString &dataDir, int number)
{
    DraftKeeper keeper(dataDir);
    keeper.setSnapshot([number] { return stateAfter(number); });
    QObject::connect(&keeper, &DraftKeeper::failed, &application,
                     [](const Error &error) { say("failed " + QByteArray::number(int(error.kind))); });
    QObject::connect(&keeper, &DraftKeeper::adopted, &application,
                     [&](const std::optional<SavedDraft> &draft) {
                         say("begin " + QByteArray::number(draft ? draft->cursor : 0));
                         keeper.touch();
                         keeper.keepVersion(VersionReason::Template);
                         const bool isSaved = keeper.flushAndWait().ok();
                         say(isSaved ? "first saved" : "first not saved");
                         const bool isSavedLater = isSaved || keeper.flushAndWait().ok();
                         say(isSavedLater ? "then saved" : "then not saved");
                         // What was told of the failure is told by the keeper's signals, which come after
                         // this.
                         QTimer::singleShot(0, &application,
                                            [isSavedLater] { QCoreApplication::exit(isSavedLater ? 0 : 1); });
                     });
    keeper.adopt();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 4)
        return 2;
    const bool types = arguments.at(1) == QStringLiteral("type");
    return (types ? type : save)(application, arguments.at(2), arguments.at(3).toInt());
}
