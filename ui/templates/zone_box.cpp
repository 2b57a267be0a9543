// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/zone_box.h"

#include "app/templates/moment.h"
#include "ui/common/wheel_guard.h"

#include <QCompleter>
#include <QLineEdit>
#include <QTimeZone>

namespace crier {

namespace {

// Places and UTC; the rest of the list is old abbreviations.
QStringList zoneNames()
{
    QStringList names;
    const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : all) {
        const bool isPlace = id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
        if (isPlace || id == "UTC")
            names.append(QString::fromLatin1(id));
    }
    return names;
}

} // namespace

ZoneBox::ZoneBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    addItems(zoneNames());
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    ignoreWheel(this);
    setZone({});
    connect(this, &QComboBox::currentTextChanged, this, &ZoneBox::zoneChanged);
}

void ZoneBox::setZone(const QString &zone)
{
    setCurrentIndex(findText(zone));
    setEditText(zone);
}

} // namespace crier
