// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/ledger_session.h"
#include "app/profiles/data_centres.h"
#include "app/sandbox/sandbox_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <variant>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr int maxIntervalMs = 3'600'000;
constexpr int maxFaultCount = 1'000'000;

// Where the texts of this command are translated.
class Texts
{
    Q_DECLARE_TR_FUNCTIONS(SandboxCommand)
};

// Ends the event loop when the system asks the program to stop. One at a time; puts things back when it goes.
class StopRequest : public QObject
{
public:
    StopRequest();
    ~StopRequest() override;

private:
#ifndef Q_OS_WIN
    struct sigaction m_oldTerminate
    {};
    struct sigaction m_oldInterrupt
    {};
    int m_pipe[2] = {-1, -1};
#endif
};

#ifdef Q_OS_WIN

// Called in a thread of the system's.
BOOL WINAPI askToStop(DWORD)
{
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    return TRUE;
}

StopRequest::StopRequest()
{
    if (!SetConsoleCtrlHandler(askToStop, TRUE)) {
        qWarning("Ctrl+C will end the sandbox without its farewell.");
    }
}

StopRequest::~StopRequest()
{
    SetConsoleCtrlHandler(askToStop, FALSE);
}

#else

volatile sig_atomic_t stopPipe = -1;

// Runs inside a signal: it may only do what is safe there, and leaves errno as it was.
void askToStop(int)
{
    const int savedErrno = errno;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(stopPipe, &byte, 1); // full: asked often enough already
    errno = savedErrno;
}

StopRequest::StopRequest()
{
    if (::pipe(m_pipe) != 0) {
        qWarning("The sandbox cannot catch signals; they will end it at once.");
        return;
    }
    for (const int end : m_pipe) {
        ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    stopPipe = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    struct sigaction action
    {};
    action.sa_handler = askToStop;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, &m_oldTerminate);
    sigaction(SIGINT, &action, &m_oldInterrupt);
}

StopRequest::~StopRequest()
{
    if (m_pipe[0] < 0) {
        return;
    }
    sigaction(SIGTERM, &m_oldTerminate, nullptr);
    sigaction(SIGINT, &m_oldInterrupt, nullptr);
    stopPipe = -1;
    qDeleteAll(children()); // the notifier goes before the descriptor it watches
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

#endif

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"port"_s, {}, u"N"_s},
        {u"app-key"_s, {}, u"K"_s},
        {u"interval-ms"_s, {}, u"N"_s},
        {u"service"_s, {}, u"on|off"_s},
        {u"fault"_s, {}, u"NAME[:COUNT]"_s},
        {u"data-dir"_s, {}, u"DIR"_s},
        {u"help"_s, {}},
    });
}

void printUsage()
{
    const std::pair<QString, QString> options[] = {
        {u"--port N"_s, Texts::tr("Port of this computer to listen on (default: any free one)")},
        {u"--app-key K"_s, Texts::tr("App Key to accept (default: sandbox-app-key)")},
        {u"--interval-ms N"_s,
         Texts::tr("Milliseconds that must lie between two broadcasts (default: 1000; 0: none)")},
        {u"--service on|off"_s, Texts::tr("Whether the broadcast service is enabled (default: on)")},
        {u"--fault NAME[:COUNT]"_s,
         Texts::tr("Misbehave for so many broadcasts (default: 1; always: for ever); may be repeated")},
    };
    printLine(Texts::tr("Usage: %1")
                  .arg("crierctl sandbox [--port N] [--app-key K] [--interval-ms N]"_L1)
                  .toUtf8());
    printLine("       [--service on|off] [--fault NAME[:COUNT]]...");
    printLine({});
    //: %1 is the vendor's name
    const QString purpose = Texts::tr("Answers on this computer as %1 does, until it is told to stop.");
    printLine(purpose.arg(vendorName(vendor())).toUtf8());
    printLine(Texts::tr("Prints its address and credentials, then one JSON line for each request.").toUtf8());
    printLine({});
    for (const auto &[option, meaning] : options) {
        printLine(("  "_L1 + option.leftJustified(22) + meaning).toUtf8());
    }
    printLine({});
    printLine(Texts::tr("Faults: %1").arg(sandboxFaultNames().join(", "_L1)).toUtf8());
}

std::optional<int> numberIn(const QString &text, int lowest, int highest)
{
    const bool isPlain = !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                                        [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isPlain || !isNumber || number < lowest || number > highest) {
        return std::nullopt;
    }
    return number;
}

// The settings, or the sentence that says what is wrong with the options.
using Settings = std::variant<SandboxSettings, QString>;

std::variant<std::pair<SandboxFault, int>, QString> readFault(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString name = colon < 0 ? text : text.first(colon);
    const std::optional<SandboxFault> fault = sandboxFaultFromName(name);
    if (!fault) {
        return Texts::tr("There is no fault \"%1\"; there are: %2.")
            .arg(name, sandboxFaultNames().join(", "_L1));
    }
    if (colon < 0) {
        return std::pair(*fault, 1);
    }
    const QString countText = text.sliced(colon + 1);
    if (countText == "always"_L1 || countText == "-1"_L1) {
        return std::pair(*fault, -1);
    }
    const std::optional<int> count = numberIn(countText, 1, maxFaultCount);
    if (!count) {
        return Texts::tr("The count of fault \"%1\" must be a whole number from 1 to %2, or always.")
            .arg(name, QString::number(maxFaultCount));
    }
    return std::pair(*fault, *count);
}

Settings readSettings(const QCommandLineParser &parser)
{
    SandboxSettings settings;
    if (!parser.positionalArguments().isEmpty()) {
        return Texts::tr("sandbox does not take \"%1\".").arg(parser.positionalArguments().constFirst());
    }
    if (parser.isSet(u"port"_s)) {
        const auto port = numberIn(parser.value(u"port"_s), 0, 65'535);
        if (!port) {
            return Texts::tr("--port must be a whole number from 0 to 65535.");
        }
        settings.port = static_cast<quint16>(*port);
    }
    if (parser.isSet(u"app-key"_s)) {
        const QString key = parser.value(u"app-key"_s);
        const bool fitsHeader = !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
            return c > u' ' && c < u'\x7f';
        });
        if (!fitsHeader) {
            return Texts::tr("--app-key must be printable ASCII without spaces, and not empty.");
        }
        settings.appKey = key.toLatin1();
    }
    if (parser.isSet(u"interval-ms"_s)) {
        const auto interval = numberIn(parser.value(u"interval-ms"_s), 0, maxIntervalMs);
        if (!interval) {
            return Texts::tr("--interval-ms must be a whole number from 0 to %1.").arg(maxIntervalMs);
        }
        settings.interval = std::chrono::milliseconds(*interval);
    }
    if (parser.isSet(u"service"_s)) {
        const QString service = parser.value(u"service"_s);
        if (service != "on"_L1 && service != "off"_L1) {
            return Texts::tr("--service must be on or off.");
        }
        settings.serviceOn = service == "on"_L1;
    }
    for (const QString &text : parser.values(u"fault"_s)) {
        const auto fault = readFault(text);
        if (const auto *problem = std::get_if<QString>(&fault)) {
            return *problem;
        }
        settings.faults.append(std::get<0>(fault));
    }
    return settings;
}

QJsonObject formObject(const SandboxRequest &request)
{
    QJsonObject object;
    for (const auto &[name, value] : request.form) {
        const QJsonValue before = object.value(name);
        if (before.isUndefined()) {
            object.insert(name, value);
            continue;
        }
        QJsonArray all = before.isArray() ? before.toArray() : QJsonArray{before};
        all.append(value);
        object.insert(name, all);
    }
    return object;
}

QJsonObject headerObject(const SandboxRequest &request)
{
    QJsonObject object;
    for (const auto &[name, value] : request.headers) {
        const QString key = QString::fromLatin1(name.toLower());
        const QString text = QString::fromLatin1(value);
        const QJsonValue before = object.value(key);
        object.insert(key, before.isUndefined() ? text : before.toString() + ", "_L1 + text);
    }
    return object;
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray requestLine(const SandboxRequest &request)
{
    const QByteArray contentHash =
        QCryptographicHash::hash(request.content, QCryptographicHash::Sha256).toHex();
    const QDateTime received = QDateTime::fromMSecsSinceEpoch(request.receivedAtMs).toUTC();
    return jsonLine({
        {u"path"_s, request.path},
        {u"accepted"_s, request.accepted},
        {u"http_status"_s, request.httpStatus},
        {u"code"_s, request.code},
        {u"form"_s, formObject(request)},
        {u"content_sha256"_s, QString::fromLatin1(contentHash)},
        {u"body_sha256"_s, QString::fromLatin1(request.bodySha256)},
        {u"headers"_s, headerObject(request)},
        {u"received_at"_s, received.toString(Qt::ISODateWithMs)},
        {u"arrived_monotonic_ms"_s, request.arrivedMonotonicMs},
    });
}

ExitCode serve(const SandboxSettings &settings)
{
    const StopRequest stopRequest; // before the first line, which tells others that they may stop us
    SandboxServer server(settings);
    if (!server.start()) {
        printError(server.errorString());
        return ExitCode::Refused;
    }
    QObject::connect(&server, &SandboxServer::requestReceived, &server,
                     [](const SandboxRequest &request) { printLine(requestLine(request)); });
    printLine(jsonLine({
        {u"url"_s, server.url()},
        {u"app_key"_s, QString::fromLatin1(server.appKey())},
        {u"app_secret"_s, QString::fromLatin1(server.appSecret())},
    }));
    QCoreApplication::exec();
    return ExitCode::Ok;
}

} // namespace

ExitCode runSandboxCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    addOptions(parser);
    // parse() expects a program's name in front.
    if (!parser.parse(QStringList{u"sandbox"_s} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        printError(unknown.isEmpty()
                       ? Texts::tr("An option lacks its value, or has one that it does not take.")
                       : Texts::tr("sandbox has no option \"%1\".").arg(unknown.constFirst()));
        return ExitCode::Usage;
    }
    if (parser.isSet(u"help"_s)) {
        printUsage();
        return ExitCode::Ok;
    }
    const Settings settings = readSettings(parser);
    if (const auto *problem = std::get_if<QString>(&settings)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    if (parser.isSet(u"data-dir"_s) && parser.value(u"data-dir"_s).isEmpty()) {
        printError(Texts::tr("--data-dir needs the name of a folder."));
        return ExitCode::Usage;
    }
    recoverWithoutAsking(parser.isSet(u"data-dir"_s) ? CliContext{parser.value(u"data-dir"_s)} : context);
    return serve(std::get<SandboxSettings>(settings));
}

} // namespace crier
