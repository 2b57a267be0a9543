// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/service_view.h"

#include "ui/common/look.h"
#include "ui/service/service_page.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace crier {

ServiceView::ServiceView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("serviceView"));
    m_tabs->setObjectName(QStringLiteral("serviceTabs"));
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->addWidget(m_tabs);
    retranslate();
}

void ServiceView::addPage(ServicePage *page)
{
    m_tabs->addTab(page, page->title());
    page->setProfile(m_profile, m_secret);
}

void ServiceView::showPage(ServicePage *page)
{
    m_tabs->setCurrentWidget(page);
}

void ServiceView::setProfile(const Profile &profile, const Secret &secret)
{
    m_profile = profile;
    m_secret = secret;
    for (int i = 0; i < m_tabs->count(); ++i)
        page(i)->setProfile(profile, secret);
}

QList<QWidget *> ServiceView::panes() const
{
    QList<QWidget *> panes{m_tabs->tabBar()};
    if (QWidget *const current = m_tabs->currentWidget()) {
        for (QWidget *next = current->nextInFocusChain(); next && next != current;
             next = next->nextInFocusChain()) {
            if (current->isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus)) {
                panes.append(next);
                break;
            }
        }
    }
    return panes;
}

void ServiceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ServiceView::retranslate()
{
    m_tabs->setAccessibleName(tr("Service"));
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, page(i)->title());
}

ServicePage *ServiceView::page(int index) const
{
    return static_cast<ServicePage *>(m_tabs->widget(index));
}

} // namespace crier
