// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of the packages' sizes: an empty main window.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1100, 760);
    window.show();
    return QApplication::exec();
}
