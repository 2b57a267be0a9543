// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>
#include <cstdio>

// power_cut_control FILE JOURNAL_MODE SYNCHRONOUS
// The steps of a send with other settings than the program's, up to the broadcast: then it says so and is
// gone.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() != 4)
        return 2;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(words.at(1));
    if (!database.open())
        return 1;
    const QStringList steps{
        QStringLiteral("PRAGMA journal_mode=%1").arg(words.at(2)),
        QStringLiteral("PRAGMA synchronous=%1").arg(words.at(3)),
        QStringLiteral("CREATE TABLE sends (id INTEGER PRIMARY KEY, state TEXT NOT NULL)"),
        QStringLiteral("INSERT INTO sends (state) VALUES ('intent')"),
        QStringLiteral("UPDATE sends SET state = 'on_wire' WHERE id = 1"),
    };
    for (const QString &step : steps) {
        if (!QSqlQuery(database).exec(step))
            return 1;
    }
    std::puts("sent");
    std::fflush(stdout);
    std::raise(SIGKILL);
    return 1;
}
