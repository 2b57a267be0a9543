// SPDX-License-Identifier: GPL-3.0-or-later
// What a key costs in the whole composer with 128 KiB of content, everything on: the real window, its checks,
// preview and drafts. Two figures a case, beside a bare QPlainTextEdit in the same run: from the key event to
// the repaint it causes, and how long the window's thread works in the pause after a key, when the message is
// taken over, checked and shown.
//   bench_compose [ROUNDS [KEYS]]
#include "app/compose/text_view.h"
#include "tests/ui/window_fixture.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/editor/json_editor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace crier;

namespace {

constexpr qsizetype size = 120 * 1024;
constexpr std::chrono::milliseconds pause{120}; // longer than any of the composer's own waits for a pause

class PaintCount : public QObject
{
public:
    int count = 0;

    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Figures
{
    std::string name;
    std::vector<double> keys; // microseconds
    std::vector<double> busy;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, size_t(share * double(values.size()))));
}

double threadTime() // microseconds of processor time
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

// What the window's thread works within `pause`: its processor time, as waiting is not work.
double busyTime()
{
    const double before = threadTime();
    QEventLoop loop;
    QTimer::singleShot(pause, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return threadTime() - before;
}

void measure(Figures &figures, QPlainTextEdit &editor, int keys)
{
    PaintCount paints;
    editor.viewport()->installEventFilter(&paints);
    editor.setFocus();
    editor.ensureCursorVisible();
    busyTime();
    for (int i = 0; i < keys; ++i) {
        const int before = paints.count;
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A + i % 26, Qt::NoModifier, QString(QChar(u'a' + i % 26)));
        QCoreApplication::sendEvent(&editor, &press);
        while (paints.count == before)
            QCoreApplication::processEvents();
        figures.keys.push_back(double(timer.nsecsElapsed()) / 1e3);
        figures.busy.push_back(busyTime());
    }
}

QString prose(bool withLines)
{
    const QString sentence =
        QStringLiteral("The service restarts at ten tonight, so please save what you are working on.") +
        (withLines ? u'\n' : u' ');
    return sentence.repeated(size / sentence.size());
}

QByteArray list(bool pretty)
{
    const QByteArray item =
        pretty ? "    {\n      \"id\": 12,\n      \"name\": \"a user\",\n      \"price\": 1.50\n    },\n"
               : "{\"id\":12,\"name\":\"a user\",\"price\":1.50},";
    QByteArray text =
        pretty ? "{\n  \"content\": \"hello\",\n  \"items\": [\n" : "{\"content\":\"hello\",\"items\":[";
    while (text.size() < size)
        text += item;
    return text + (pretty ? "    null\n  ]\n}" : "null]}");
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int rounds = arguments.size() > 1 ? arguments.at(1).toInt() : 3;
    const int keys = arguments.size() > 2 ? arguments.at(2).toInt() : 30;
    const QString text = QStringLiteral("content");

    std::vector<Figures> figures{{"floor: bare QPlainTextEdit, pretty", {}, {}},
                                 {"form, text of many lines", {}, {}},
                                 {"form, text on one line", {}, {}},
                                 {"JSON pretty", {}, {}},
                                 {"JSON on one line", {}, {}}};
    for (int round = 0; round < rounds; ++round) {
        {
            QPlainTextEdit bare;
            bare.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
            bare.setPlainText(QString::fromUtf8(list(true)));
            bare.resize(900, 600);
            bare.show();
            QTextCursor middle = bare.textCursor();
            middle.setPosition(bare.document()->characterCount() / 2);
            bare.setTextCursor(middle);
            measure(figures[0], bare, keys);
        }
        QTemporaryDir folder;
        WindowFixture fixture(folder.path());
        fixture.window.resize(1200, 800);
        if (!fixture.start())
            return 1;
        ComposeView *const compose = fixture.window.compose();
        for (size_t which = 1; which <= 2; ++which) {
            compose->adoptContent(QStringLiteral("RC:TxtMsg"), contentWithText({}, text, prose(which == 1)));
            fixture.textEditor()->setCursorOffset(fixture.textEditor()->textLength() / 2);
            measure(figures[which], *fixture.textEditor(), keys);
        }
        for (size_t which = 3; which <= 4; ++which) {
            compose->adoptContent(QStringLiteral("RC:TxtMsg"), list(which == 3));
            compose->editor()->setShowsJson(true);
            // Inside a string, so that the JSON stays sound.
            const QString shown = fixture.jsonEditor()->exactText();
            fixture.jsonEditor()->setCursorOffset(shown.indexOf(QStringLiteral("a user"), shown.size() / 2) +
                                                  1);
            measure(figures[which], *fixture.jsonEditor(), keys);
        }
    }
    std::printf("%-36s %9s %9s   %6s %6s   %11s %11s\n", "", "p50 ms", "p99 ms", "p50 x", "p99 x",
                "pause p50", "pause p99");
    for (const Figures &one : figures) {
        std::printf("%-36s %9.3f %9.3f   %6.2f %6.2f   %8.2f ms %8.2f ms\n", one.name.c_str(),
                    percentile(one.keys, 0.5) / 1e3, percentile(one.keys, 0.99) / 1e3,
                    percentile(one.keys, 0.5) / percentile(figures[0].keys, 0.5),
                    percentile(one.keys, 0.99) / percentile(figures[0].keys, 0.99),
                    percentile(one.busy, 0.5) / 1e3, percentile(one.busy, 0.99) / 1e3);
    }
    return 0;
}
