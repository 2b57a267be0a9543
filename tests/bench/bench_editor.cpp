// SPDX-License-Identifier: GPL-3.0-or-later
// What a key costs in an editor that holds 128 KiB, from the key event to the repaint it causes, and what
// opening costs, beside a bare QPlainTextEdit that holds the same JSON pretty-printed. Rounds take turns, so
// that a busy machine troubles all of them alike.
//   bench_editor [ROUNDS [KEYS [CASE]]]     CASE: only those with this in their name, and the floor
#include "ui/editor/json_editor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTextBlock>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace crier;

namespace {

constexpr qsizetype size = 128 * 1024;

// An object with a list of objects: `pretty`, or on one line.
QString json(bool pretty)
{
    QString item =
        QStringLiteral("    {\n      \"id\": %1,\n      \"name\": \"\u7528\u6237\u901a\u77e5 user %2\",\n"
                       "      \"ok\": %3,\n      \"price\": %4.25,\n      \"note\": "
                       "\"\u8ba2\u5355\u5df2\u53d1\u8d27\uff0c\u8bf7\u67e5\u6536 \\\"x\\\" \\u4f60 end of "
                       "the note\"\n    },\n");
    QString head = QStringLiteral("{\n  \"content\": \"\u4f60\u597d, hello\",\n  \"items\": [\n");
    QString tail = QStringLiteral("    null\n  ]\n}");
    if (!pretty) {
        const QRegularExpression layout(QStringLiteral("\\n *|(?<=:) "));
        for (QString *part : {&head, &item, &tail})
            part->remove(layout);
    }
    QString text = head;
    const qsizetype itemBytes = item.toUtf8().size();
    for (qsizetype i = 0; i * itemBytes < size; ++i) {
        text += item.arg(i)
                    .arg(i * 7919 % 100003)
                    .arg(i % 2 ? QStringLiteral("true") : QStringLiteral("false"))
                    .arg(i % 977);
    }
    return text + tail;
}

QString prose(bool chinese)
{
    const QString sentence =
        chinese
            ? QStringLiteral(
                  "\u670d\u52a1\u5668\u5c06\u4e8e\u4eca\u665a\u5341\u70b9\u91cd\u65b0\u542f\u52a8\uff0c"
                  "\u8bf7\u5404\u4f4d\u63d0\u524d\u4fdd\u5b58\u8fdb\u5ea6\u3002")
            : QStringLiteral("The service restarts at ten tonight, so please save what you are working on. ");
    return sentence.repeated(size / sentence.toUtf8().size());
}

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

struct Case
{
    std::string name;
    std::function<std::unique_ptr<QPlainTextEdit>()> make; // with its text
    qreal place;                                           // of the cursor, from 0 to 1
    std::vector<double> keys;                              // microseconds
    std::vector<double> opens;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, size_t(share * double(values.size()))));
}

void waitForPaint(const PaintCount &paints, int before)
{
    while (paints.count == before)
        QCoreApplication::processEvents();
}

void measure(Case &one, int keys)
{
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<QPlainTextEdit> editor = one.make();
    PaintCount paints;
    editor->viewport()->installEventFilter(&paints);
    editor->resize(900, 600);
    editor->show();
    waitForPaint(paints, 0);
    one.opens.push_back(double(timer.nsecsElapsed()) / 1e3);

    editor->setFocus();
    QTextCursor cursor = editor->textCursor();
    cursor.setPosition(int(one.place * (editor->document()->characterCount() - 1)));
    editor->setTextCursor(cursor);
    editor->ensureCursorVisible();
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    for (int i = 0; i < keys; ++i) {
        const int before = paints.count;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A + i % 26, Qt::NoModifier, QString(QChar(u'a' + i % 26)));
        QCoreApplication::sendEvent(editor.get(), &press);
        waitForPaint(paints, before);
        one.keys.push_back(double(timer.nsecsElapsed()) / 1e3);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int rounds = arguments.size() > 1 ? arguments.at(1).toInt() : 15;
    const int keys = arguments.size() > 2 ? arguments.at(2).toInt() : 200;
    const QString pretty = json(true);
    const QString flat = json(false);
    const QString latin = prose(false);
    const QString chinese = prose(true);

    const auto bare = [&pretty] {
        auto editor = std::make_unique<QPlainTextEdit>();
        editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        editor->setPlainText(pretty);
        return editor;
    };
    const auto everything = [](const QString &text) {
        return [&text]() -> std::unique_ptr<QPlainTextEdit> {
            auto editor = std::make_unique<JsonEditor>();
            editor->showText(text);
            editor->setErrorMark(text.size() / 2, 4, QStringLiteral("Something is wrong here."));
            return editor;
        };
    };
    const auto plain = [](const QString &text) {
        return [&text]() -> std::unique_ptr<QPlainTextEdit> {
            auto editor = std::make_unique<PlainEditor>();
            editor->showText(text);
            return editor;
        };
    };
    std::vector<Case> cases{
        {"floor: bare QPlainTextEdit, pretty", bare, 0.5, {}, {}},
        {"JSON pretty, middle", everything(pretty), 0.5, {}, {}},
        {"JSON one line, start", everything(flat), 0.001, {}, {}},
        {"JSON one line, middle", everything(flat), 0.5, {}, {}},
        {"JSON one line, end", everything(flat), 1, {}, {}},
        {"text one line, Latin, middle", plain(latin), 0.5, {}, {}},
        {"text one line, Chinese, middle", plain(chinese), 0.5, {}, {}},
    };
    const std::string only = arguments.size() > 3 ? arguments.at(3).toStdString() : std::string();
    const auto isLeftOut = [&only](const Case &one) { return one.name.find(only) == std::string::npos; };
    cases.erase(std::remove_if(cases.begin() + 1, cases.end(), isLeftOut), cases.end());
    for (int round = 0; round < rounds; ++round) {
        for (Case &one : cases)
            measure(one, keys);
    }
    const Case &floor = cases.front();
    std::printf("%-36s %9s %9s %9s   %6s %6s %6s\n", "", "p50 ms", "p99 ms", "open ms", "p50 x", "p99 x",
                "open x");
    for (const Case &one : cases) {
        const double p50 = percentile(one.keys, 0.5);
        const double p99 = percentile(one.keys, 0.99);
        const double open = percentile(one.opens, 0.5);
        std::printf("%-36s %9.3f %9.3f %9.2f   %6.2f %6.2f %6.2f\n", one.name.c_str(), p50 / 1e3, p99 / 1e3,
                    open / 1e3, p50 / percentile(floor.keys, 0.5), p99 / percentile(floor.keys, 0.99),
                    open / percentile(floor.opens, 0.5));
    }
    return 0;
}
