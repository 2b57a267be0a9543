// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace crier {

// Chooses the object name: built-in types in groups, the suitable ones first, and "Custom..." for the app's
// own.
class TypePicker : public QWidget
{
    Q_OBJECT

public:
    explicit TypePicker(QWidget *parent = nullptr);

    QString type() const;
    void setType(const QString &objectName);
    QComboBox *box() const { return m_box; }

Q_SIGNALS:
    void typeChanged(const QString &objectName);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void onChosen();

    QComboBox *m_box;
    QLineEdit *m_custom;
};

} // namespace crier
