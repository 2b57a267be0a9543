// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of `crierctl send`: one bare POST through QNetworkAccessManager and as many durable commits, with
// the same journal settings and rows of the same size, as a send needs.   floor_send URL BODYFILE COMMITS
// DBFILE
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUrl>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 5)
        return 2;
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray body = file.readAll();

    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(QString::fromLocal8Bit(argv[4]));
    if (!database.open())
        return 1;
    QSqlQuery query(database);
    const auto run = [&](const char *sql) { return query.exec(QLatin1String(sql)); };
    if (!run("PRAGMA journal_mode=TRUNCATE") || !run("PRAGMA synchronous=EXTRA") ||
        !run("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, bytes BLOB)"))
        return 1;
    const auto commit = [&] {
        run("BEGIN IMMEDIATE");
        query.prepare(QStringLiteral("INSERT INTO rows (bytes) VALUES (?)"));
        query.addBindValue(body.left(256));
        query.exec();
        run("COMMIT");
    };

    const int commits = QByteArray(argv[3]).toInt();
    for (int i = 0; i + 1 < commits; ++i)
        commit();
    QNetworkAccessManager manager;
    QNetworkRequest request{QUrl(QString::fromLocal8Bit(argv[1]))};
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = manager.post(request, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    std::puts(reply->readAll().constData());
    if (commits > 0)
        commit();
    return 0;
}
