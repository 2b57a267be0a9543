// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/base/secret.h"
#include "app/base/windows_start.h"
#include "app/cli/command.h"
#include "app/json/json_scan.h"
#include "app/secrets/secret_store.h"
#include "app/text/build_text.h"
#include "app/text/translations.h"
#include "app/version.h"

#include <QCoreApplication>

#include <cstdio>

using namespace crier;

namespace {

struct Crierctl
{
    Q_DECLARE_TR_FUNCTIONS(Crierctl)
};

QByteArray usage()
{
    return Crierctl::tr("Usage: crierctl [--data-dir DIR] COMMAND ...\n"
                        "\n"
                        "  sandbox   run a test server that behaves like the service; nobody is reached\n"
                        "  send      send one chatroom broadcast\n"
                        "  check     find out whether broadcasts could be sent; nobody is reached\n"
                        "  validate  say what is wrong with a message, without sending it\n"
                        "  types     list the message types and their fields\n"
                        "  log       list, show and export what was sent\n"
                        "  explain   say what a code or a reply means and what to do\n"
                        "  inspect   say what is wrong with a request and its signature\n"
                        "  profile   add, list and remove profiles, with their App Secrets\n"
                        "  template  list templates and fill one in\n"
                        "\n"
                        "\"crierctl COMMAND --help\" tells more. Also: --version, --help.")
        .toUtf8();
}

#if !defined(Q_OS_WIN)
// Qt would put U+FFFD in the place of a bad byte, and other bytes than the person gave would be sent.
bool allArgumentsAreUtf8(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (findInvalidUtf8(argv[i]))
            return false;
    }
    return true;
}
#endif

} // namespace

int main(int argc, char **argv)
{
    limitLibrarySearch();
    hardenProcess();
    const Console console;
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("crier"));
    app.setApplicationVersion(QStringLiteral(CRIER_VERSION));

    QStringList words = app.arguments().mid(1);
    CliContext context{defaultDataDir(), [&app] { return makeSystemSecretStore(&app); }};
    const QString dataDir = QStringLiteral("--data-dir");
    if (words.value(0).startsWith(dataDir + QLatin1Char('='))) {
        context.dataDir = words.takeFirst().mid(dataDir.size() + 1);
    } else if (words.value(0) == dataDir) {
        context.dataDir = words.value(1);
        words = words.mid(2);
    }

    const QString command = words.value(0);
    installTranslations(app, {});
    if (command == QLatin1String("--version")) {
        printLine(versionText(QStringLiteral("crierctl")).toUtf8());
        return int(ExitCode::Ok);
    }
#if !defined(Q_OS_WIN)
    if (!allArgumentsAreUtf8(argc, argv)) {
        printError(Crierctl::tr(
            "The command line is not valid UTF-8; give the content with --content-file instead."));
        return int(ExitCode::Refused);
    }
#endif
    if (context.dataDir.isEmpty()) {
        printError(Crierctl::tr("--data-dir needs the name of a folder."));
        return int(ExitCode::Usage);
    }

    const QStringList rest = words.mid(1);
    ExitCode code = ExitCode::Usage;
    if (command == QLatin1String("send"))
        code = runSendCommand(rest, context);
    else if (command == QLatin1String("log"))
        code = runLogCommand(rest, context);
    else if (command == QLatin1String("profile"))
        code = runProfileCommand(rest, context);
    else if (command == QLatin1String("check"))
        code = runCheckCommand(rest, context);
    else if (command == QLatin1String("template"))
        code = runTemplateCommand(rest, context);
    else if (command == QLatin1String("sandbox"))
        code = runSandboxCommand(rest, context);
    else if (command == QLatin1String("types"))
        code = runTypesCommand(rest);
    else if (command == QLatin1String("validate"))
        code = runValidateCommand(rest);
    else if (command == QLatin1String("explain"))
        code = runExplainCommand(rest, context);
    else if (command == QLatin1String("inspect"))
        code = runInspectCommand(rest, context);
    else if (command == QLatin1String("--help") || command == QLatin1String("-h") ||
             command == QLatin1String("help")) {
        printLine(usage());
        code = ExitCode::Ok;
    } else if (command.isEmpty()) {
        printError(Crierctl::tr("A command is missing; \"crierctl --help\" shows them."));
    } else {
        printError(Crierctl::tr("\"%1\" is not a command of crierctl; \"crierctl --help\" shows them.")
                       .arg(command));
    }
    // An accepted broadcast stays one: a script that read anything else would send it again.
    const bool isOutputAll = command != QLatin1String("send");
    if (std::ferror(stdout) && code == ExitCode::Ok && isOutputAll) {
        printError(Crierctl::tr("The output could not be written; what was printed is not complete."));
        code = ExitCode::StorageFailed;
    }
    return int(code);
}
