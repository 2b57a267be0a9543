// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QStringList>

class QFrame;
class QLineEdit;
class QListView;

namespace crier {

class TypeListModel;

// Shows the message type and opens the searchable list of all of them. Typing a letter opens it as well.
class TypePicker : public QPushButton
{
    Q_OBJECT

public:
    explicit TypePicker(QWidget *parent = nullptr);

    QString type() const { return m_type; }
    // Shows the type; tells nobody.
    void setType(const QString &objectName);
    // The app's own types used before, newest first.
    void setCustomTypes(const QStringList &objectNames);
    void open(const QString &search = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The person chose another type.
    void typeChanged(const QString &objectName);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildPopup();
    void choose(const QModelIndex &index);
    void moveTo(int row);
    void showRow(int row);
    void onSearch(const QString &text);
    void showType();
    void retranslate();

    QString m_type;
    QString m_shown;
    QStringList m_custom;
    TypeListModel *m_model = nullptr; // made with the popup, when it is opened first
    QFrame *m_popup = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
};

} // namespace crier
