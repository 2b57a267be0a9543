// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace crier {

class PlainLabel;

// "42 bytes of 128 KiB" over a thin bar that turns amber, then red, with words.
class ByteMeter : public QWidget
{
    Q_OBJECT

public:
    explicit ByteMeter(QWidget *parent = nullptr);

    void setBytes(qint64 bytes);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    qint64 m_bytes = 0;
    PlainLabel *m_label;
};

} // namespace crier
