// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/online_check.h"

#include "app/json/json_tree.h"

#include <QDateTime>

namespace crier {

namespace {

constexpr std::chrono::milliseconds longestWait{10'000}; // a person is waiting

} // namespace

std::optional<bool> readOnlineStatus(const QByteArray &body)
{
    const JsonTree tree = JsonTree::parse(body);
    if (!tree.isObject())
        return std::nullopt;
    const int node = tree.member(0, QStringLiteral("status"));
    if (node < 0)
        return std::nullopt;
    const QByteArrayView token = tree.token(node);
    if (token == "\"1\"" || token == "1")
        return true;
    if (token == "\"0\"" || token == "0")
        return false;
    return std::nullopt;
}

OnlineCheck::OnlineCheck(QNetworkAccessManager &manager, const ProxyPasswords &proxyPasswords,
                         QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_proxyPasswords(proxyPasswords)
{}

OnlineCheck::~OnlineCheck() = default;

void OnlineCheck::ask(const Profile &profile, const Secret &secret, const UserId &user)
{
    cancel();
    m_user = user;
    const Attempt attempt{
        .time = QDateTime::currentDateTimeUtc(), .nonce = freshNonce(), .requestId = freshRequestId()};
    TransportOptions options;
    options.inactivity = longestWait;
    options.deadline = longestWait;
    options.proxyPasswords = &m_proxyPasswords;
    // Asking reaches nobody, so there is nothing to write down first and the gate stands open.
    const auto gate = [] { return EndReason::None; };
    m_call = new BroadcastCall(m_manager, buildOnlineQuestion(profile, secret, user, attempt), gate,
                               std::move(options), this);
    connect(m_call, &BroadcastCall::finished, this, &OnlineCheck::onFinished);
    m_call->start();
}

void OnlineCheck::cancel()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->deleteLater();
    m_call = nullptr;
}

void OnlineCheck::onFinished(const WireFacts &facts)
{
    const OnlineAnswer answer{.user = m_user,
                              .isOnline = facts.bodyComplete && facts.httpStatus == 200
                                              ? readOnlineStatus(facts.body)
                                              : std::nullopt,
                              .outcome = classify(facts)};
    m_call->deleteLater();
    m_call = nullptr;
    Q_EMIT answered(answer);
}

} // namespace crier
