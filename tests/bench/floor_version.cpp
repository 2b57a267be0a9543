// SPDX-License-Identifier: GPL-3.0-or-later
// The least a command line linked with Qt Network costs to start.
#include <QCoreApplication>
#include <QNetworkAccessManager>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc > 5) { // never true here; keeps the library linked
        QNetworkAccessManager manager;
        return manager.cookieJar() ? 1 : 0;
    }
    std::puts("floor");
    return 0;
}
