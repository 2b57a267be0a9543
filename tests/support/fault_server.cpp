// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_server.h"

#include <QMap>

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace crier::test {

namespace {
using namespace std::chrono_literals;

constexpr std::size_t mostConnections = 512;
constexpr int waitSeconds = 10; // no read or write of this server blocks for longer
constexpr int mostHeaderBytes = 65'536;

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

void require(bool worked, const char *step)
{
    if (!worked)
        throw std::runtime_error(step);
}

int versionNumber(TlsVersion version)
{
    switch (version) {
    case TlsVersion::V1_0:
        return TLS1_VERSION;
    case TlsVersion::V1_1:
        return TLS1_1_VERSION;
    case TlsVersion::V1_2:
        return TLS1_2_VERSION;
    case TlsVersion::V1_3:
        return TLS1_3_VERSION;
    case TlsVersion::Any:
        break;
    }
    return 0;
}

Context makeContext(const TlsSetup &setup)
{
    Context context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    require(context != nullptr, "make a TLS context");
    SSL_CTX *raw = context.get();
    require(SSL_CTX_set_cipher_list(raw, setup.ciphers.constData()) == 1, "set the ciphers");
    const int only = versionNumber(setup.only);
    SSL_CTX_set_min_proto_version(raw, only ? only : TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(raw, only);
    if (!setup.certificateFile.isEmpty()) {
        const QByteArray certificate = setup.certificateFile.toUtf8();
        const QByteArray key = setup.keyFile.toUtf8();
        require(SSL_CTX_use_certificate_file(raw, certificate.constData(), SSL_FILETYPE_PEM) == 1,
                "load the certificate");
        require(SSL_CTX_use_PrivateKey_file(raw, key.constData(), SSL_FILETYPE_PEM) == 1, "load the key");
    }
    return context;
}

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

void limitWaits(int socket)
{
    timeval limit{};
    limit.tv_sec = waitSeconds;
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

// Writing to a peer that is gone is this server's daily bread; OpenSSL writes without MSG_NOSIGNAL.
void blockBrokenPipeSignal()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// The bytes of one connection, plain or TLS.
class Channel
{
public:
    explicit Channel(int socket)
        : m_socket(socket)
    {}

    bool handshake(SSL_CTX *context)
    {
        m_tls.reset(SSL_new(context));
        return m_tls && SSL_set_fd(m_tls.get(), m_socket) == 1 && SSL_accept(m_tls.get()) == 1;
    }
    qint64 read(char *out, std::size_t most)
    {
        if (m_tls)
            return SSL_read(m_tls.get(), out, int(most));
        return ::recv(m_socket, out, most, 0);
    }
    bool write(const char *bytes, qsizetype size)
    {
        while (size > 0) {
            const qint64 count = m_tls ? qint64(SSL_write(m_tls.get(), bytes, int(size)))
                                       : qint64(::send(m_socket, bytes, std::size_t(size), 0));
            if (count <= 0)
                return false;
            bytes += count;
            size -= qsizetype(count);
        }
        return true;
    }
    void sayGoodbye()
    {
        if (m_tls)
            SSL_shutdown(m_tls.get());
    }
    void closeOneWay()
    {
        if (m_tls)
            sayGoodbye();
        else
            ::shutdown(m_socket, SHUT_WR);
    }
    void resetOnClose()
    {
        const linger now{1, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }

private:
    int m_socket;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_tls{nullptr, &SSL_free};
};

struct Request
{
    QByteArray head; // with its empty line
    QByteArray id;
    qsizetype length = 0;
    QByteArray body;

    bool isComplete() const { return !head.isEmpty() && body.size() >= length; }
};

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}
} // namespace

struct FaultServer::State
{
    enum class Phase { Serving, Settling, Stopping };
    struct Connection
    {
        int socket = -1; // -1 once its thread has closed it
        std::thread thread;
    };

    Behaviour behaviour;
    Context context{nullptr, &SSL_CTX_free};
    int listener = -1;
    std::array<int, 2> wake{-1, -1};
    quint16 port = 0;
    std::thread acceptor;

    mutable std::mutex mutex;
    std::condition_variable changed;
    Phase phase = Phase::Serving;
    std::vector<std::unique_ptr<Connection>> connections;
    QMap<QByteArray, Arrivals> arrivals;
    qint64 requestBytes = 0;
    QList<QByteArray> heads;
    QList<QByteArray> bodies;

    void listen();
    void acceptLoop();
    bool acceptOne();
    void serve(Connection &connection);
    void act(Channel &channel);
    bool answer(Channel &channel);
    bool takeHead(Channel &channel, QByteArray &buffer, Request &request);
    void takeBody(Channel &channel, QByteArray &buffer, Request &request, qsizetype until);
    bool more(Channel &channel, QByteArray &buffer);
    void record(const Request &request, bool anyByte);
    void takeAll(Channel &channel, QByteArray &buffer);
    static void discardAll(Channel &channel);
    bool pause(std::chrono::milliseconds time); // false when it is time to end
    bool isServing() const;
    void end(Phase how);
};

FaultServer::FaultServer(Behaviour behaviour, std::optional<TlsSetup> tls)
    : m_state(std::make_unique<State>())
{
    m_state->behaviour = std::move(behaviour);
    if (tls)
        m_state->context = makeContext(*tls);
    m_state->listen();
    m_state->acceptor = std::thread([state = m_state.get()] { state->acceptLoop(); });
}

FaultServer::~FaultServer()
{
    m_state->end(State::Phase::Stopping);
    ::close(m_state->wake[0]);
    ::close(m_state->wake[1]);
}

void FaultServer::State::listen()
{
    listener = ::socket(AF_INET, SOCK_STREAM, 0);
    require(listener >= 0, "make a socket");
    sockaddr_in address = loopback(0);
    require(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0, "bind");
    require(::listen(listener, 128) == 0, "listen");
    socklen_t size = sizeof address;
    require(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) == 0, "learn the port");
    port = ntohs(address.sin_port);
    require(::fcntl(listener, F_SETFL, O_NONBLOCK) == 0, "make the listener non-blocking");
    require(::pipe(wake.data()) == 0, "make a pipe");
}

void FaultServer::State::acceptLoop()
{
    blockBrokenPipeSignal();
    while (isServing()) {
        std::array<pollfd, 2> waits{pollfd{listener, POLLIN, 0}, pollfd{wake[0], POLLIN, 0}};
        ::poll(waits.data(), nfds_t(waits.size()), -1);
        while (acceptOne()) {
        }
    }
    while (acceptOne()) {
    } // what the kernel took in before the end was said
    ::close(listener);
}

bool FaultServer::State::acceptOne()
{
    const int socket = ::accept(listener, nullptr, nullptr);
    if (socket < 0)
        return false;
    ::fcntl(socket, F_SETFL, 0); // some systems hand O_NONBLOCK on
    limitWaits(socket);
    const std::lock_guard lock(mutex);
    if (connections.size() >= mostConnections) {
        ::close(socket);
        return true;
    }
    connections.push_back(std::make_unique<Connection>());
    Connection &connection = *connections.back();
    connection.socket = socket;
    connection.thread = std::thread([this, &connection] { serve(connection); });
    return true;
}

void FaultServer::State::serve(Connection &connection)
{
    blockBrokenPipeSignal();
    int socket = -1;
    {
        const std::lock_guard lock(mutex);
        socket = connection.socket;
    }
    {
        Channel channel(socket);
        pause(behaviour.delay);
        const bool acts =
            behaviour.read == ReadUntil::Nothing || !context || channel.handshake(context.get());
        if (acts)
            act(channel);
    }
    const std::lock_guard lock(mutex);
    connection.socket = -1;
    ::close(socket);
}

void FaultServer::State::act(Channel &channel)
{
    // Without its handshake a TLS connection carries a greeting, never a request.
    const bool isRequestData = !context || behaviour.read != ReadUntil::Nothing;
    QByteArray buffer;
    for (int count = 1;; ++count) {
        Request request;
        if (behaviour.read != ReadUntil::Nothing) {
            if (!takeHead(channel, buffer, request))
                return;
            const qsizetype until = behaviour.read == ReadUntil::Header     ? 0
                                    : behaviour.read == ReadUntil::HalfBody ? request.length / 2
                                                                            : request.length;
            takeBody(channel, buffer, request, until);
            if (behaviour.read == ReadUntil::Whole)
                record(request, true); // before the answer: who has the answer may ask for the count
            if (behaviour.dropEverySecond && count % 2 == 0)
                return;
        }
        const bool isAlive = answer(channel);

        switch (behaviour.ending) {
        case Ending::Reset:
            channel.resetOnClose();
            break;
        case Ending::CloseNotify:
            channel.sayGoodbye();
            break;
        case Ending::HalfClose:
            channel.closeOneWay();
            break;
        case Ending::StopReading:
            pause(std::chrono::seconds(waitSeconds));
            break;
        default:
            break;
        }

        const bool reads = behaviour.ending == Ending::HoldOpen || behaviour.ending == Ending::HalfClose ||
                           behaviour.ending == Ending::StopReading;
        if (behaviour.read == ReadUntil::Header || behaviour.read == ReadUntil::HalfBody) {
            if (reads || behaviour.ending == Ending::NextRequest)
                takeBody(channel, buffer, request, request.length);
            record(request, true);
        }
        if (reads && isRequestData)
            takeAll(channel, buffer);
        else if (reads)
            discardAll(channel);
        if (!isAlive || behaviour.ending != Ending::NextRequest)
            return;
    }
}

bool FaultServer::State::answer(Channel &channel)
{
    const QByteArray &bytes = behaviour.answer;
    const qsizetype atOnce =
        behaviour.dripFrom < 0 ? bytes.size() : std::min(behaviour.dripFrom, bytes.size());
    if (!channel.write(bytes.constData(), atOnce))
        return false;
    for (qsizetype i = atOnce; i < bytes.size(); ++i) {
        if (!pause(behaviour.dripPause) || !channel.write(bytes.constData() + i, 1))
            return false;
    }
    while (!behaviour.endless.isEmpty()) {
        if (!pause(behaviour.endlessPause) ||
            !channel.write(behaviour.endless.constData(), behaviour.endless.size()))
            return false;
    }
    return true;
}

bool FaultServer::State::more(Channel &channel, QByteArray &buffer)
{
    std::array<char, 16'384> chunk;
    const qint64 count = channel.read(chunk.data(), chunk.size());
    if (count <= 0)
        return false;
    buffer.append(chunk.data(), qsizetype(count));
    const std::lock_guard lock(mutex);
    requestBytes += count;
    return true;
}

bool FaultServer::State::takeHead(Channel &channel, QByteArray &buffer, Request &request)
{
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        if (buffer.size() > mostHeaderBytes || !more(channel, buffer)) {
            record(request, !buffer.isEmpty());
            return false;
        }
    }
    request.head = buffer.first(end + 4);
    buffer.remove(0, end + 4);
    request.id = headerValue(request.head, "X-Request-ID");
    request.length = headerValue(request.head, "Content-Length").toLongLong();
    const std::lock_guard lock(mutex);
    heads.append(request.head);
    return true;
}

void FaultServer::State::takeBody(Channel &channel, QByteArray &buffer, Request &request, qsizetype until)
{
    for (;;) {
        const qsizetype count = std::min(until - request.body.size(), buffer.size());
        request.body.append(buffer.first(count));
        buffer.remove(0, count);
        if (request.body.size() >= until || !more(channel, buffer))
            return;
    }
}

void FaultServer::State::takeAll(Channel &channel, QByteArray &buffer)
{
    for (Request request; takeHead(channel, buffer, request); request = {}) {
        takeBody(channel, buffer, request, request.length);
        record(request, true);
    }
}

void FaultServer::State::discardAll(Channel &channel)
{
    std::array<char, 4'096> chunk;
    while (channel.read(chunk.data(), chunk.size()) > 0) {
    }
}

void FaultServer::State::record(const Request &request, bool anyByte)
{
    if (!anyByte)
        return;
    const std::lock_guard lock(mutex);
    Arrivals &count = arrivals[request.id];
    if (request.isComplete()) {
        ++count.complete;
        bodies.append(request.body);
    } else {
        ++count.partial;
    }
}

bool FaultServer::State::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(mutex);
    changed.wait_for(lock, time, [this] { return phase != Phase::Serving; });
    return phase == Phase::Serving;
}

bool FaultServer::State::isServing() const
{
    const std::lock_guard lock(mutex);
    return phase == Phase::Serving;
}

void FaultServer::State::end(Phase how)
{
    {
        const std::lock_guard lock(mutex);
        phase = how;
    }
    changed.notify_all();
    if (acceptor.joinable()) {
        [[maybe_unused]] const auto written = ::write(wake[1], "x", 1);
        acceptor.join();
    }
    if (how == Phase::Stopping) {
        const std::lock_guard lock(mutex);
        for (const auto &connection : connections) {
            if (connection->socket >= 0)
                ::shutdown(connection->socket, SHUT_RDWR);
        }
    }
    for (const auto &connection : connections) { // the acceptor is gone: nobody adds to it
        if (connection->thread.joinable())
            connection->thread.join();
    }
}

quint16 FaultServer::port() const
{
    return m_state->port;
}

void FaultServer::settle()
{
    m_state->end(State::Phase::Settling);
}

FaultServer::Arrivals FaultServer::arrivals(const QByteArray &requestId) const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->arrivals.value(requestId);
}

FaultServer::Arrivals FaultServer::allArrivals() const
{
    const std::lock_guard lock(m_state->mutex);
    Arrivals all;
    for (const Arrivals &one : std::as_const(m_state->arrivals)) {
        all.complete += one.complete;
        all.partial += one.partial;
    }
    return all;
}

int FaultServer::connections() const
{
    const std::lock_guard lock(m_state->mutex);
    return int(m_state->connections.size());
}

qint64 FaultServer::requestBytes() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->requestBytes;
}

QList<QByteArray> FaultServer::heads() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->heads;
}

QList<QByteArray> FaultServer::bodies() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->bodies;
}

bool permissiveHandshake(quint16 port)
{
    const Context context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    require(context != nullptr, "make a TLS context");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
    SSL_CTX_set_cipher_list(context.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);

    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    require(socket >= 0, "make a socket");
    limitWaits(socket);
    const sockaddr_in address = loopback(port);
    bool worked = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (worked) {
        const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
        worked = tls && SSL_set_fd(tls.get(), socket) == 1 && SSL_connect(tls.get()) == 1;
    }
    ::close(socket);
    return worked;
}

} // namespace crier::test
