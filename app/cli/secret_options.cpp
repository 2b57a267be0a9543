// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secret_options.h"

#include "app/text/secret_sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>

#if defined(Q_OS_WIN)
#include <qt_windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace crier {

namespace {

constexpr qsizetype maxSecretBytes = 4'096; // far more than any; keeps an endless input from filling memory
constexpr std::chrono::milliseconds patienceBeyondTheStores{2'000};

struct SecretOptions
{
    Q_DECLARE_TR_FUNCTIONS(SecretOptions)
};

QString argumentOption()
{
    return QStringLiteral("app-secret");
}

QString environmentOption()
{
    return QStringLiteral("app-secret-env");
}

QString inputOption()
{
    return QStringLiteral("app-secret-stdin");
}

// A terminal shows nothing of what is typed while this lives; any other input is left alone.
class HiddenTyping
{
public:
    HiddenTyping();
    ~HiddenTyping();
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
#if defined(Q_OS_WIN)
    HANDLE m_console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_before = 0;
#else
    termios m_before = {};
#endif
    bool m_isHidden = false;
};

HiddenTyping::HiddenTyping()
{
#if defined(Q_OS_WIN)
    m_isHidden =
        GetConsoleMode(m_console, &m_before) && SetConsoleMode(m_console, m_before & ~ENABLE_ECHO_INPUT);
#else
    if (isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_before) == 0) {
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        m_isHidden = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
    }
#endif
    if (m_isHidden)
        std::fputs(SecretOptions::tr("App Secret (it does not show): ").toUtf8().constData(), stderr);
}

HiddenTyping::~HiddenTyping()
{
    if (!m_isHidden)
        return;
#if defined(Q_OS_WIN)
    SetConsoleMode(m_console, m_before);
#else
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
#endif
    std::fputc('\n', stderr);
}

// Byte by byte and past the C library, whose buffer would keep a copy. What follows the line stays unread.
Secret readLineOfInput()
{
    const HiddenTyping hidden;
    QFile input;
    if (!input.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QByteArray line;
    line.reserve(maxSecretBytes); // growing would leave pieces behind
    char byte = 0;
    while (line.size() < maxSecretBytes && input.read(&byte, 1) == 1 && byte != '\n')
        line += byte;
    if (line.endsWith('\r')) // as Windows ends its lines
        line.chop(1);
    return Secret(std::move(line));
}

// Wipes what it was given.
Secret trimmed(Secret secret, bool &wasTrimmed)
{
    const QByteArrayView all(secret.reveal());
    const QByteArrayView bare = all.trimmed();
    wasTrimmed = bare.size() != all.size();
    return wasTrimmed ? Secret(bare.toByteArray()) : secret;
}

template<typename Ask>
SecretAnswer waitForAnswer(Ask ask)
{
    SecretAnswer answer;
    answer.trouble = SecretTrouble::Silent;
    bool isAnswered = false;
    QEventLoop loop;
    QObject context; // goes before the loop, and with it the right to answer
    QTimer::singleShot(SecretStore::patience + patienceBeyondTheStores, &loop, &QEventLoop::quit);
    ask(&context, [&](const SecretAnswer &given) {
        answer = given;
        isAnswered = true;
        loop.quit();
    });
    if (!isAnswered)
        loop.exec();
    return answer;
}

} // namespace

QList<QCommandLineOption> secretOptions()
{
    const QString value = QStringLiteral("VALUE");
    return {QCommandLineOption(argumentOption(), {}, value),
            QCommandLineOption(environmentOption(), {}, value), QCommandLineOption(inputOption())};
}

QString secretOptionsHelp()
{
    return SecretOptions::tr(
        "  --app-secret-env VAR  the environment variable that holds the App Secret; never an argument\n"
        "  --app-secret-stdin    the App Secret is the first line of standard input");
}

std::optional<Complaint> readSecret(const QCommandLineParser &parser, bool inputIsTaken, SecretInput &input)
{
    const bool isInEnvironment = parser.isSet(environmentOption());
    const bool isOnInput = parser.isSet(inputOption());
    Secret secret;
    if (isInEnvironment)
        secret = takeSecretFromEnvironment(parser.value(environmentOption()).toLocal8Bit());
    if (parser.isSet(argumentOption()))
        return Complaint{
            SecretOptions::tr("The App Secret is never an argument: every program on this computer can read "
                              "those, and the shell keeps them. Use --app-secret-env or --app-secret-stdin, "
                              "and consider this one known.")};
    if (isInEnvironment && isOnInput)
        return Complaint{
            SecretOptions::tr("Give the App Secret once: with --app-secret-env or --app-secret-stdin.")};
    if (isOnInput && inputIsTaken)
        return Complaint{SecretOptions::tr(
            "Standard input cannot give both the App Secret and the message; use --app-secret-env, or name "
            "the file that holds the content.")};
    if (!isInEnvironment && !isOnInput)
        return {};
    if (isOnInput)
        secret = readLineOfInput();
    const bool isTooLong = isOnInput && secret.reveal().size() >= maxSecretBytes;
    input.secret = trimmed(std::move(secret), input.wasTrimmed);
    if (isTooLong)
        return Complaint{SecretOptions::tr(
            "The first line of standard input is too long for an App Secret; check what it comes from.")};
    if (input.secret.isEmpty())
        return Complaint{
            isOnInput
                ? SecretOptions::tr("The first line of standard input holds no App Secret; check what it "
                                    "comes from.")
                : SecretOptions::tr(
                      "The environment variable %1 holds no App Secret; set it, then try again.")
                      .arg(parser.value(environmentOption()))};
    input.isGiven = true;
    return {};
}

QString secretNotice(const SecretInput &input)
{
    return input.wasTrimmed
               ? SecretOptions::tr("The App Secret had white space around it, which was left out.")
               : QString();
}

SecretAnswer readFromStore(SecretStore &store, const QByteArray &id)
{
    return waitForAnswer(
        [&](QObject *context, const SecretStore::Done &done) { store.read(id, context, done); });
}

SecretAnswer writeToStore(SecretStore &store, const QByteArray &id, const Secret &secret)
{
    return waitForAnswer(
        [&](QObject *context, const SecretStore::Done &done) { store.write(id, secret, context, done); });
}

SecretAnswer removeFromStore(SecretStore &store, const QByteArray &id)
{
    return waitForAnswer(
        [&](QObject *context, const SecretStore::Done &done) { store.remove(id, context, done); });
}

std::optional<Complaint> takeSecret(const CliContext &context, const Profile &profile, SecretInput &input)
{
    if (input.isGiven)
        return {};
    SecretStore &store = *context.makeSecretStore();
    SecretAnswer answer = readFromStore(store, profile.id);
    if (answer.trouble == SecretTrouble::None && answer.secret.isEmpty())
        answer.trouble = SecretTrouble::NotFound;
    if (answer.trouble != SecretTrouble::None)
        //: %1 is whole sentences, the last of which may offer to ask for the secret each session
        return Complaint{
            SecretOptions::tr("%1 On a command line, --app-secret-env and --app-secret-stdin do that.")
                .arg(secretSentence(SecretTask::Read, answer.trouble, profile.name, store.name())),
            ExitCode::Refused};
    input.secret = std::move(answer.secret);
    input.isGiven = true;
    return {};
}

} // namespace crier
