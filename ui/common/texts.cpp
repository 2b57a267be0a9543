// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/texts.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

namespace crier {

PlainLabel::PlainLabel(QWidget *parent)
    : PlainLabel(QString(), parent)
{}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

ElidedLabel::ElidedLabel(QWidget *parent)
    : PlainLabel(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(QChar(u'…')) * 2 + margins.left() + margins.right(),
            fontMetrics().height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + contentsMargins().left() + contentsMargins().right(),
            minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(),
                          int(QStyle::visualAlignment(layoutDirection(), alignment())), palette(),
                          isEnabled(), shown, foregroundRole());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           cut ? plainToolTip(text()) : QString(), this);
        return true;
    }
    return PlainLabel::event(event);
}

QString plainToolTip(const QString &text)
{
    // With the tags Qt need not guess; without them a long line would not wrap either.
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString oneLine(const QString &text, qsizetype longest)
{
    QString line;
    line.reserve(std::min(text.size(), longest) + 1);
    for (const QChar c : text) {
        if (line.size() >= longest) {
            line += QChar(u'…');
            break;
        }
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            line += u' ';
        else if (c.unicode() < 0x20)
            line += QChar(0x2400 + c.unicode());
        else if ((c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)))
            line += QChar(0xFFFD); // would turn the order of the rest of the line around
        else
            line += c;
    }
    return line;
}

QString shortTime(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    const QString time = local.time().toString(u"HH:mm:ss");
    if (local.date() == QDate::currentDate())
        return time;
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

QString exactTime(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 10'000)
        return QCoreApplication::translate("Texts", "%1 ms", "a duration")
            .arg(QLocale().toString(milliseconds));
    return QCoreApplication::translate("Texts", "%1 s", "a duration")
        .arg(QLocale().toString(double(milliseconds) / 1000.0, 'f', 1));
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1024)
        return bytes == 1 ? QCoreApplication::translate("Texts", "1 byte")
                          : QCoreApplication::translate("Texts", "%1 bytes").arg(bytes);
    return QCoreApplication::translate("Texts", "%1 KiB", "a size")
        .arg(QLocale().toString(double(bytes) / 1024.0, 'f', 1));
}

void announce(QWidget *about, const QString &sentence)
{
    if (!QAccessible::isActive() || sentence.isEmpty())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(about, sentence);
#else
    // An alert carries no text of its own: screen readers read the object, which shows the sentence.
    QAccessibleEvent event(about, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

void wipeText(const QString &text)
{
    if (text.capacity() == 0)
        return; // nothing, or a literal's memory, which cannot be written
    volatile char16_t *out = reinterpret_cast<char16_t *>(const_cast<QChar *>(text.constData()));
    for (qsizetype i = 0; i < text.size(); ++i)
        out[i] = 0;
}

quint64 nextToken()
{
    static quint64 last = 0;
    return ++last;
}

} // namespace crier
