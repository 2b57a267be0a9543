// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/vendor_links.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace crier {

VendorLinks::VendorLinks(const Vendor &vendor, QWidget *parent)
    : QWidget(parent)
    , m_vendor(vendor)
    , m_console(new QPushButton(this))
    , m_documentation(new QPushButton(this))
{
    setObjectName(QStringLiteral("vendorLinks"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    add(m_console, m_vendor.console, "vendorConsole");
    add(m_documentation, m_vendor.documentation, "vendorDocumentation");
    layout->addStretch();
    if (m_vendor.console.isEmpty() && m_vendor.documentation.isEmpty())
        hide();
    retranslate();
}

void VendorLinks::add(QPushButton *button, const QUrl &url, const char *objectName)
{
    button->setObjectName(QString::fromLatin1(objectName));
    button->setAutoDefault(false);
    button->setVisible(!url.isEmpty());
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
}

void VendorLinks::retranslate()
{
    const QString brand = vendorName(m_vendor);
    //: %1 is the vendor's name
    m_console->setText(tr("Console of %1...").arg(brand));
    //: %1 is the vendor's name
    m_documentation->setText(tr("Documentation of %1...").arg(brand));
    for (const auto &[button, url] :
         {std::pair(m_console, m_vendor.console), std::pair(m_documentation, m_vendor.documentation)}) {
        //: %1 is an address on the web
        button->setAccessibleDescription(tr("Opens %1 in the browser.").arg(url.toDisplayString()));
        button->setToolTip(plainToolTip(button->accessibleDescription()));
    }
}

void VendorLinks::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
