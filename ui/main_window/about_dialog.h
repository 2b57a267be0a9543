// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace crier {

// What this Crier is: version, build, licences, and where its data is. All of it can be copied as text.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const QString &dataDir, QWidget *parent = nullptr);

private:
    QPlainTextEdit *addPage(const QString &objectName, const QString &title, const QString &text);
    QString asText() const;
    void copy();
    void openDataFolder();

    QString m_dataDir;
    QTabWidget *m_pages;
    QPlainTextEdit *m_build;
    QPlainTextEdit *m_licences;
    QLabel *m_notice;
};

} // namespace crier
