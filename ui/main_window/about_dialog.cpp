// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"

#include "app/version.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/profiles/vendor_links.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QSslSocket>
#include <QVBoxLayout>

namespace crier {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Crier"));
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *name = new PlainLabel(tr("Crier %1", "%1 is a version").arg(QStringLiteral(CRIER_VERSION)), this);
    QFont large = strongFont(font());
    large.setPointSizeF(large.pointSizeF() * 1.4);
    name->setFont(large);
    auto *text =
        //: %1 is the vendor's name, %2 a version, %3 name and version of the TLS library
        new PlainLabel(tr("A desktop console for %1 chatroom broadcasts.\n\n"
                          "Qt %2, %3.\n\n"
                          "Free software under the GNU General Public License, version 3 or later. It comes "
                          "without any warranty.")
                           .arg(vendorName(vendor()), QString::fromLatin1(qVersion()),
                                QSslSocket::sslLibraryVersionString()),
                       this);
    text->setObjectName(QStringLiteral("aboutText"));
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("About Crier"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *words = new QVBoxLayout;
    words->setSpacing(space::row);
    words->addWidget(name);
    words->addWidget(text);
    words->addWidget(new VendorLinks(vendor(), this));
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * space::group);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * space::group, 2 * space::group, 2 * space::group, space::group);
    layout->setSpacing(2 * space::group);
    layout->addLayout(top);
    layout->addWidget(buttons);
}

} // namespace crier
