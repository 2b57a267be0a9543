// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/data_centres.h"

#include <QWidget>

class QPushButton;

namespace crier {

// The vendor's pages where App Key and documentation are, those that are known. Nothing is fetched: a press
// opens the person's browser. Hidden where there is no link.
class VendorLinks : public QWidget
{
    Q_OBJECT

public:
    explicit VendorLinks(const Vendor &vendor, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(QPushButton *button, const QUrl &url, const char *objectName);
    void retranslate();

    Vendor m_vendor;
    QPushButton *m_console;
    QPushButton *m_documentation;
};

} // namespace crier
