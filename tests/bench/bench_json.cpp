// SPDX-License-Identifier: GPL-3.0-or-later
// What reading, formatting and editing JSON costs, for contents of the largest size and of several shapes.
#include "app/json/json_edit.h"
#include "app/json/json_format.h"
#include "tests/bench/timing.h"

#include <QJsonDocument>

#include <cstdio>

using namespace crier;

namespace {

constexpr qsizetype size = 131'000;

double median(const std::function<void()> &work)
{
    return sortedTimes(101, work)[50];
}

// `begin`, then `part` with its number for %1 as often as it fits, then `end`.
QByteArray filled(const QByteArray &begin, const QByteArray &part, const QByteArray &comma,
                  const QByteArray &end)
{
    QByteArray text = begin;
    for (int i = 0; text.size() < size; ++i)
        text += (i > 0 ? comma : QByteArray()) + QByteArray(part).replace("%1", QByteArray::number(i));
    return text + end;
}

void measure(const char *name, const QByteArray &json)
{
    const double floor = median([&] { (void)QJsonDocument::fromJson(json); });
    const auto print = [floor](const char *what, double microseconds) {
        std::printf("    %-28s %9.1f us  / floor %5.2f\n", what, microseconds, microseconds / floor);
    };
    const JsonTree tree = JsonTree::parse(json);
    std::printf("%s: %lld bytes, %lld values\n", name, static_cast<long long>(json.size()),
                static_cast<long long>(tree.nodes().size()));
    print("floor: QJsonDocument reads it", floor);
    print("scanJsonObject", median([&] { (void)scanJsonObject(json); }));
    print("JsonTree::parse", median([&] { (void)JsonTree::parse(json); }));
    print("formattedJson", median([&] { (void)formattedJson(json); }));
    print("compactJson", median([&] { (void)compactJson(json); }));
    print("plainlySpelledJson", median([&] { (void)plainlySpelledJson(json); }));
    const JsonPath path = {jsonKey(QStringLiteral("added"))};
    print("setJsonValue, a new member", median([&] { (void)setJsonValue(tree, path, "1"); }));
}

} // namespace

int main()
{
    measure("one long text",
            filled("{\"content\":\"", "Maintenance \u2014 \u670D\u52A1\u5668 \\\"50 %\\\".\\n", "", "\"}"));
    measure("escapes only", filled("{\"content\":\"", "\\u670d\\u52a1\\ud83d\\ude00", "", "\"}"));
    measure("objects in a list",
            filled("{\"users\":[", "{\"id\":%1,\"name\":\"user %1\",\"on\":true,\"tags\":[\"a\",\"b\"]}", ",",
                   "]}"));
    measure("one wide object", filled("{", "\"key%1\": null", ",\n  ", "}"));
    measure("single digits", filled("{\"a\":[", "1", ",", "]}"));
    return 0;
}
