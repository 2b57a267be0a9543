// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/date_field.h"

#include "app/templates/moment.h"
#include "ui/common/look.h"
#include "ui/common/wheel_guard.h"
#include "ui/templates/zone_box.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>

namespace crier {

DateField::DateField(const TemplateVariable &variable, const QDateTime &now, QWidget *parent)
    : QWidget(parent)
    , m_variable(variable)
    , m_isGiven(variable.isRequired ? nullptr : new QCheckBox(this))
    , m_clock(new QDateTimeEdit(this))
    , m_zone(variable.format == DateFormat::Date ? nullptr : new ZoneBox(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    const QString zone = variable.timeZone.isEmpty() ? systemTimeZone() : variable.timeZone;
    if (m_isGiven) {
        m_isGiven->setObjectName(QStringLiteral("given_") + variable.name);
        layout->addWidget(m_isGiven);
        connect(m_isGiven, &QCheckBox::toggled, this, [this](bool given) {
            m_clock->setEnabled(given);
            if (m_zone)
                m_zone->setEnabled(given);
            Q_EMIT edited();
        });
    }
    m_clock->setObjectName(QStringLiteral("clock_") + variable.name);
    // Kept as if it were UTC: in a zone of its own the box would jump over times that the chosen zone has.
    m_clock->setTimeSpec(Qt::UTC);
    m_clock->setDateTime(wallClock(nextFullHour(now, zone), zone));
    m_clock->setDisplayFormat(m_zone ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd"));
    m_clock->setCalendarPopup(true);
    m_clock->setEnabled(!m_isGiven);
    ignoreWheel(m_clock);
    layout->addWidget(m_clock, 2);
    connect(m_clock, &QDateTimeEdit::dateTimeChanged, this, &DateField::edited);
    setFocusProxy(m_isGiven ? static_cast<QWidget *>(m_isGiven) : m_clock);
    if (m_zone) {
        m_zone->setObjectName(QStringLiteral("zone_") + variable.name);
        m_zone->setZone(zone);
        m_zone->setEnabled(!m_isGiven);
        layout->addWidget(m_zone, 3);
        connect(m_zone, &ZoneBox::zoneChanged, this, &DateField::edited);
    }
    retranslate();
}

QString DateField::value() const
{
    if (m_isGiven && !m_isGiven->isChecked())
        return {};
    const QDateTime wall = m_clock->dateTime();
    if (!m_zone)
        return wall.date().toString(Qt::ISODate);
    // Without a zone the variable's own would be taken, and another one would be shown than stands here.
    return QStringLiteral("%1 %2").arg(wall.toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                                       m_zone->zone().isEmpty() ? QStringLiteral("?") : m_zone->zone());
}

void DateField::retranslate()
{
    const QString label = shownLabel(m_variable);
    m_clock->setAccessibleName(label);
    if (m_isGiven) {
        m_isGiven->setText(tr("Say it"));
        m_isGiven->setAccessibleName(tr("%1: say it", "%1 is the label of a date").arg(label));
    }
    if (m_zone)
        m_zone->setAccessibleName(tr("%1: time zone", "%1 is the label of a date").arg(label));
}

void DateField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
