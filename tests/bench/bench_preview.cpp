// SPDX-License-Identifier: GPL-3.0-or-later
// What a settled key press costs on the right-hand side of the composer, for the largest content, and how
// long a photograph takes to become a thumbnail.
#include "app/json/json_scan.h"
#include "ui/chatroom/chat_message.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/pictures/picture_file.h"
#include "ui/preview/request_view.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QImage>
#include <QJsonDocument>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace crier;

namespace {

void median(const char *name, int rounds, const std::function<void(int)> &work)
{
    std::vector<double> microseconds;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(round);
        microseconds.push_back(double(timer.nsecsElapsed()) / 1e3);
    }
    std::sort(microseconds.begin(), microseconds.end());
    std::printf("%-52s p50 %9.1f us  p99 %9.1f us\n", name, microseconds[microseconds.size() / 2],
                microseconds[microseconds.size() * 99 / 100]);
}

QByteArray textContent(int round)
{
    QString text = QString::number(round);
    while (text.size() < 108'000)
        text += QStringLiteral("Maintenance at 22:00 UTC, \u670D\u52A1 \"50 % & more\".\n");
    return "{\"content\":" + encodeJsonString(text) + '}';
}

QByteArray fieldsContent(int round)
{
    QByteArray content = "{\"round\":" + QByteArray::number(round);
    for (int i = 0; content.size() < 120'000; ++i)
        content += ",\"field" + QByteArray::number(i) + "\":[1,2,3,{\"a\":true}]";
    return content + '}';
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const auto draft = [](const char *type, const QByteArray &content) {
        return Draft{UserId{QStringLiteral("ops-team")}, ObjectName{QString::fromLatin1(type)}, content,
                     false};
    };
    constexpr int rounds = 101;
    std::vector<Draft> texts;
    std::vector<Draft> fields;
    for (int round = 0; round < rounds; ++round) {
        texts.push_back(draft("RC:TxtMsg", textContent(round)));
        fields.push_back(draft("App:Notice", fieldsContent(round)));
    }
    std::printf("content %lld bytes of text, %lld bytes of fields\n",
                static_cast<long long>(texts[0].content.size()),
                static_cast<long long>(fields[0].content.size()));
    median("floor: QJsonDocument reads the text", rounds,
           [&](int round) { (void)QJsonDocument::fromJson(texts[round].content); });
    median("the message of a text", rounds, [&](int round) { (void)chatMessageOf(texts[round]); });
    median("the message of many fields", rounds, [&](int round) { (void)chatMessageOf(fields[round]); });

    ChatroomView view(Environment::Live);
    view.resize(400, 700);
    view.show();
    median("setPreview of a text", rounds, [&](int round) { view.setPreview(texts[round]); });
    median("setPreview of many fields", rounds, [&](int round) { view.setPreview(fields[round]); });
    median("setPreview, nothing changed", rounds, [&](int) { view.setPreview(fields.back()); });
    median("setPreview of a text and painting it", rounds, [&](int round) {
        view.setPreview(texts[round]);
        QCoreApplication::processEvents();
    });

    RequestView request;
    const Profile profile;
    median("setRequest while hidden", rounds, [&](int round) { request.setRequest(profile, texts[round]); });

    QImage photo(4'000, 3'000, QImage::Format_RGB32);
    QLinearGradient gradient(0, 0, 4'000, 3'000);
    gradient.setColorAt(0, Qt::yellow);
    gradient.setColorAt(1, Qt::darkBlue);
    QPainter(&photo).fillRect(photo.rect(), gradient);
    for (const char *format : {"jpeg", "png"}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        photo.save(&buffer, format);
        median(qPrintable(QStringLiteral("thumbnail of 12 million pixels, ") + QLatin1String(format)), 11,
               [&](int) { (void)readPictureBytes(bytes, {}); });
    }
    return 0;
}
