// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/base/app_paths.h"
#include "ui/compose/type_picker.h"
#include "ui/editor/plain_editor.h"
#include "ui/send/send_control.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace crier {

QRegularExpression unexpectedWarning()
{
    return QRegularExpression(
        QStringLiteral("^(?!This plugin does not support (propagateSizeHints|raise|grabbing))"));
}

WindowFixture::WindowFixture(const QString &folder)
    : WindowFixture(folder, Options{})
{}

WindowFixture::WindowFixture(const QString &folder, Options options)
    : settings(folder)
    , desk({.ledgerPath = ledgerPath(folder), .transport = {.proxyPasswords = &proxyPasswords}}, clock)
    , keeper(folder)
    , spelling(folder)
    , profiles(folder)
    , backend(new FakeSecretBackend)
    , keyStore(std::unique_ptr<SecretBackend>(backend), SecretStore::patience)
    , secrets(keyStore)
    , sandbox(options.withSandbox ? std::make_unique<SandboxHost>(options.sandbox) : nullptr)
    , window({.desk = desk,
              .clock = clock,
              .keeper = keeper,
              .settings = settings,
              .spelling = spelling,
              .dataDir = folder,
              .arming = arming,
              .profiles = profiles,
              .secrets = secrets,
              .network = network,
              .proxyPasswords = proxyPasswords,
              .sandbox = sandbox.get(),
              .profile = options.profile,
              .secret = options.secret})
{
    // A window that closes must not end the event loop a test waits in.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    if (sandbox) {
        QObject::connect(sandbox.get(), &SandboxHost::requestReceived, &window,
                         [this](const SandboxRequest &request) { received.append(request); });
    }
    QObject::connect(&desk, &SendDesk::sendFinished, &window,
                     [this](const SendReport &report) { reports.append(report); });
}

WindowFixture::~WindowFixture() = default;

bool WindowFixture::start()
{
    QSignalSpy ready(&window, &MainWindow::ready);
    QSignalSpy opened(&desk, &SendDesk::opened);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return false;
    window.activateWindow();
    if (ready.isEmpty() && !ready.wait(10'000))
        return false;
    return !opened.isEmpty() || opened.wait(10'000);
}

bool WindowFixture::waitForSend()
{
    return QTest::qWaitFor([this] { return sendButton()->isEnabled(); }, 10'000);
}

bool WindowFixture::waitForReports(int count)
{
    return QTest::qWaitFor([this, count] { return reports.size() >= count; }, 15'000);
}

QAbstractButton *WindowFixture::sendButton() const
{
    return window.findChild<QAbstractButton *>(QStringLiteral("sendButton"));
}

PlainEditor *WindowFixture::textEditor() const
{
    return window.findChild<PlainEditor *>(QStringLiteral("field:content"));
}

PlainEditor *WindowFixture::jsonEditor() const
{
    return window.findChild<PlainEditor *>(QStringLiteral("jsonEditor"));
}

TypePicker *WindowFixture::type() const
{
    return window.findChild<TypePicker *>(QStringLiteral("typePicker"));
}

void WindowFixture::replaceAll(PlainEditor &editor, const QString &text)
{
    editor.editText(0, editor.textLength(), text);
}

void WindowFixture::chooseType(const QString &objectName)
{
    type()->open(objectName);
    QTest::keyClick(type()->findChild<QLineEdit *>(QStringLiteral("typeSearch")), Qt::Key_Return);
}

QLineEdit *WindowFixture::sender() const
{
    return window.findChild<QLineEdit *>(QStringLiteral("sender"));
}

QString WindowFixture::reason() const
{
    return labelText("sendReason");
}

QString WindowFixture::labelText(const char *objectName) const
{
    const auto *label = window.findChild<QLabel *>(QString::fromLatin1(objectName));
    return label ? label->text() : QString();
}

} // namespace crier
