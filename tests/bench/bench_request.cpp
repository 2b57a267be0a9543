// SPDX-License-Identifier: GPL-3.0-or-later
// What a press costs before the network: checking, building and signing a request of the largest content.
#include "app/compose/check.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/request.h"
#include "tests/bench/timing.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrl>

#include <cstdio>

using namespace crier;

namespace {

double median(const char *name, const std::function<void()> &work)
{
    const std::vector<double> microseconds = sortedTimes(201, work);
    const double middle = microseconds[microseconds.size() / 2];
    std::printf("%-44s p50 %9.1f us  p99 %9.1f us\n", name, middle,
                microseconds[microseconds.size() * 99 / 100]);
    return middle;
}

} // namespace

int main()
{
    // Mixed as announcements are: ASCII, Chinese, marks that JSON or the form must escape.
    QString text;
    while (text.toUtf8().size() < 125'000)
        text += QStringLiteral(
            "Maintenance at 22:00 UTC \u2014 \u670D\u52A1\u5668\u5C06\u91CD\u542F, \"50 % & more\".\n");
    Draft draft{UserId{QStringLiteral("ops-team")}, ObjectName{QStringLiteral("RC:TxtMsg")},
                contentWithText({}, QStringLiteral("content"), text), true};
    const Profile profile{QStringLiteral("bench"),
                          Environment::Test,
                          QUrl(QStringLiteral("http://127.0.0.1:1")),
                          AppKey{QStringLiteral("bench")},
                          {}};
    const Secret secret("bench secret");
    std::printf("content %lld bytes\n", static_cast<long long>(draft.content.size()));

    SignedRequest request;
    const double json = median("floor: QJsonDocument reads the content",
                               [&] { (void)QJsonDocument::fromJson(draft.content); });
    const double check =
        median("check the draft (strict scan, sizes, limits)", [&] { (void)checkDraft(draft); });
    const double encode = median("floor: QUrl::toPercentEncoding of the content",
                                 [&] { (void)QUrl::toPercentEncoding(QString::fromUtf8(draft.content)); });
    const double build = median("build and sign the request", [&] {
        request = buildBroadcast(profile, secret, draft,
                                 {QDateTime::currentDateTimeUtc(), freshNonce(), freshRequestId()});
    });
    median("SHA-256 of content and body",
           [&] { (void)(sha256Hex(draft.content) + sha256Hex(request.body)); });
    std::printf("check / floor %.2f   build / floor %.2f   body %lld bytes\n", check / json, build / encode,
                static_cast<long long>(request.body.size()));
    return 0;
}
