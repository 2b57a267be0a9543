// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"

#include "app/base/build_info.h"
#include "app/text/build_text.h"
#include "app/text/translations.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/profiles/vendor_links.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslSocket>
#include <QSysInfo>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace crier {

AboutDialog::AboutDialog(const QString &dataDir, QWidget *parent)
    : QDialog(parent)
    , m_dataDir(dataDir)
    , m_pages(new QTabWidget(this))
    , m_notice(new PlainLabel(this))
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Crier"));
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *name = new PlainLabel(tr("Crier %1", "%1 is a version").arg(buildInfo().version), this);
    name->setObjectName(QStringLiteral("aboutName"));
    QFont large = strongFont(font());
    large.setPointSizeF(large.pointSizeF() * 1.4);
    name->setFont(large);
    auto *text =
        //: %1 is the vendor's name
        new PlainLabel(tr("A desktop console for %1 chatroom broadcasts.").arg(vendorName(vendor())), this);
    text->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::row);
    words->addWidget(name);
    words->addWidget(text);
    words->addWidget(new VendorLinks(vendor(), this));
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * space::group);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    m_pages->setObjectName(QStringLiteral("aboutPages"));
    QStringList build = buildLines();
    const QString tls = QSslSocket::sslLibraryVersionString();
    build.append(tls.isEmpty() ? tr("TLS: missing. Nothing can be sent over https; install Crier again.")
                               : tr("TLS: %1").arg(tls));
    if (!hasQtWords())
        build.append(
            tr("Qt's own words in this language: missing. Buttons such as Cancel are in English; install "
               "Crier again."));
    build.append(tr("Runs on: %1, %2 %3")
                     .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion()));
    m_build = addPage(QStringLiteral("aboutBuild"), tr("&Version"), build.join(QLatin1Char('\n')));
    m_licences = addPage(
        QStringLiteral("aboutLicences"), tr("&Licences"),
        tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
           "warranty. Parts made by others keep their own licences.") +
            QStringLiteral("\n\n") + licenceLines().join(QLatin1Char('\n')));
    QFile licence(QStringLiteral(":/LICENSE"));
    addPage(QStringLiteral("aboutGpl"), tr("&GPL"),
            licence.open(QIODevice::ReadOnly) ? QString::fromUtf8(licence.readAll()) : QString());

    auto *folder = new QLineEdit(QDir::toNativeSeparators(m_dataDir), this);
    folder->setObjectName(QStringLiteral("aboutDataDir"));
    folder->setReadOnly(true);
    folder->setCursorPosition(0);
    folder->setAccessibleName(tr("Data folder"));
    auto *folderLabel = new PlainLabel(tr("&Data folder:"), this);
    folderLabel->setBuddy(folder);
    auto *open = new QPushButton(tr("&Open"), this);
    open->setObjectName(QStringLiteral("aboutOpenDataDir"));
    open->setAccessibleName(tr("Open the data folder"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &AboutDialog::openDataFolder);
    auto *place = new QHBoxLayout;
    place->setSpacing(space::row);
    place->addWidget(folderLabel);
    place->addWidget(folder, 1);
    place->addWidget(open);

    m_notice->setObjectName(QStringLiteral("aboutNotice"));
    m_notice->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("aboutCopy"));
    copy->setAccessibleDescription(tr("Copies version, build, licences and data folder as text."));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &AboutDialog::copy);
    // Our own word: Qt's may be in another language than ours.
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("aboutClose"));
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * space::group, 2 * space::group, 2 * space::group, space::group);
    layout->setSpacing(2 * space::group);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    layout->addLayout(place);
    layout->addWidget(m_notice);
    layout->addWidget(buttons);
    resize(620, 520);
    close->setFocus();
}

QPlainTextEdit *AboutDialog::addPage(const QString &objectName, const QString &title, const QString &text)
{
    auto *page = new QPlainTextEdit(text, this);
    page->setObjectName(objectName);
    page->setReadOnly(true);
    page->setTabChangesFocus(true);
    // With a cursor, so that the keyboard can go through it and choose from it.
    page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    page->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    m_pages->addTab(page, title);
    return page;
}

QString AboutDialog::asText() const
{
    QStringList lines{QStringLiteral("Crier ") + buildInfo().version};
    lines.append(m_build->toPlainText());
    lines.append(tr("Data folder: %1").arg(QDir::toNativeSeparators(m_dataDir)));
    lines.append(QString());
    lines.append(m_licences->toPlainText());
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void AboutDialog::copy()
{
    QGuiApplication::clipboard()->setText(asText());
    m_notice->setText(tr("Copied."));
    announce(m_notice, m_notice->text());
}

void AboutDialog::openDataFolder()
{
    const QString notice =
        QDir(m_dataDir).exists() && QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataDir))
            ? QString()
            : tr("The folder could not be opened here. Copy its name and open it in a file manager.");
    m_notice->setText(notice);
    if (!notice.isEmpty())
        announce(m_notice, notice);
}

} // namespace crier
