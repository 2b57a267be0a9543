// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/base/windows_start.h"
#include "app/profiles/data_centres.h"
#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/send/arming.h"
#include "app/send/proxy_passwords.h"
#include "app/send/send_desk.h"
#include "app/text/build_text.h"
#include "app/text/translations.h"
#include "app/version.h"
#include "ui/chatroom/sandbox_host.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/editor/spell_checking.h"
#include "ui/log/log_window.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/ui_settings.h"
#include "ui/screen/screen_watch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QNetworkAccessManager>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

using namespace crier;

namespace {

struct Arguments
{
    QString dataDir;
    QString view;       // only to be looked at; empty: none
    bool ended = false; // --help or --version was answered, or something was wrong
    int exitCode = 0;
};

Arguments refuse(const QString &sentence)
{
    const Console console;
    const QByteArray line = "crier: " + sentence.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
    Arguments result;
    result.ended = true;
    result.exitCode = 2;
    return result;
}

Arguments parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        //: %1 is the vendor's name
        QCoreApplication::translate("main", "A desktop console for %1 chatroom broadcasts.")
            .arg(vendorName(vendor())));
    const QCommandLineOption dataDir(
        QStringLiteral("data-dir"),
        QCoreApplication::translate("main", "The folder for log, drafts and settings."),
        QStringLiteral("DIR"));
    parser.addOption(dataDir);
    const QCommandLineOption view(
        QStringLiteral("view"),
        QCoreApplication::translate("main", "Only look at this send log: nothing is sent or changed."),
        QStringLiteral("LOG"));
    parser.addOption(view);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    Arguments result;
    result.dataDir = defaultDataDir();
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(QCoreApplication::translate("main", "This argument is not understood: %1")
                          .arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(version)) {
        std::printf("%s\n", versionText(QStringLiteral("crier")).toUtf8().constData());
        result.ended = true;
    } else if (parser.isSet(help)) {
        std::printf("%s", parser.helpText().toUtf8().constData());
        result.ended = true;
    }
    if (parser.isSet(dataDir)) {
        result.dataDir = parser.value(dataDir);
        if (result.dataDir.isEmpty())
            return refuse(QCoreApplication::translate("main", "--data-dir needs the name of a folder."));
    }
    if (parser.isSet(view)) {
        result.view = parser.value(view);
        if (result.view.isEmpty())
            return refuse(QCoreApplication::translate("main", "--view needs the name of a log."));
    }
    return result;
}

// These two answer without a display as well.
bool asksForText(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *known : {"--version", "-v", "--help", "-h"}) {
            if (std::strcmp(argv[i], known) == 0)
                return true;
        }
    }
    return false;
}

// While the application is made: Qt would end the program with words of its own when no window can be had.
void sayWhyNoWindow(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtFatalMsg) {
        if (std::strncmp(context.category, "qt.qpa.", 7) != 0) // what the sentence below says better
            std::fprintf(stderr, "%s\n", qPrintable(message));
        return;
    }
    if (QCoreApplication::instance())
        installTranslations(*QCoreApplication::instance(), {});
    bool hasPlugin = false;
    for (const QString &path : QCoreApplication::libraryPaths())
        hasPlugin = hasPlugin || !QDir(path + QStringLiteral("/platforms")).isEmpty(QDir::Files);
    refuse(hasPlugin
               ? QCoreApplication::translate(
                     "main", "No window can be opened: there is no display here, or a library is missing. "
                             "Start Crier in a graphical session, install it again, or use crierctl.")
               : QCoreApplication::translate(
                     "main", "A part of Crier is missing: Qt's platform plugin, which draws windows. Install "
                             "Crier again; your data stays as it is."));
    std::fflush(stderr);
    std::_Exit(1);
}

void describe()
{
    QCoreApplication::setApplicationName(QStringLiteral("crier"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CRIER_VERSION));
}

} // namespace

int main(int argc, char **argv)
{
    limitLibrarySearch();
    hardenProcess();
    if (asksForText(argc, argv)) {
        const Console console;
        QCoreApplication application(argc, argv);
        describe();
        installTranslations(application, {});
        const Arguments arguments = parse(QCoreApplication::arguments());
        return arguments.exitCode;
    }

    const QtMessageHandler usual = qInstallMessageHandler(sayWhyNoWindow);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    describe();
    QGuiApplication::setDesktopFileName(QStringLiteral("crier"));
    const Arguments arguments = parse(QCoreApplication::arguments());
    if (arguments.ended)
        return arguments.exitCode;

    UiSettings settings(arguments.dataDir);
    installTranslations(application, settings.language());
    const SystemClock clock;
    if (!arguments.view.isEmpty()) {
        SendDesk viewed({.ledgerPath = arguments.view, .transport = {}, .readOnly = true}, clock);
        LogWindow window(viewed, clock, arguments.view);
        window.show();
        return QApplication::exec();
    }
    ProxyPasswords proxyPasswords;
    SendDesk desk(
        {.ledgerPath = ledgerPath(arguments.dataDir), .transport = {.proxyPasswords = &proxyPasswords}},
        clock);
    DraftKeeper keeper(arguments.dataDir);
    SandboxHost sandbox;
    QNetworkAccessManager network;
    SpellChecking spelling(arguments.dataDir);
    ProfileStore profiles(arguments.dataDir);
    const std::unique_ptr<SecretStore> keyStore(makeSystemSecretStore(nullptr));
    SecretKeeper secrets(*keyStore);
    Arming arming;
    ScreenWatch screen;
    QObject::connect(&screen, &ScreenWatch::locked, &arming,
                     [&arming] { arming.disarm(DisarmReason::Locked); });
    MainWindow window({.desk = desk,
                       .clock = clock,
                       .keeper = keeper,
                       .settings = settings,
                       .spelling = spelling,
                       .dataDir = arguments.dataDir,
                       .arming = arming,
                       .profiles = profiles,
                       .secrets = secrets,
                       .network = network,
                       .proxyPasswords = proxyPasswords,
                       .sandbox = &sandbox,
                       .profile = SandboxHost::unstartedProfile(),
                       .secret = {}});
    QObject::connect(&window, &MainWindow::languageWanted, &application,
                     [&application](const QString &language) { installTranslations(application, language); });
    QObject::connect(&window, &MainWindow::ready, &screen, &ScreenWatch::start);
    window.show();
    return QApplication::exec();
}
