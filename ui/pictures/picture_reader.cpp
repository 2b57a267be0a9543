// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_reader.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace crier {

PictureReader::PictureReader(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_isBusy || m_watcher.isCanceled())
            return;
        m_isBusy = false;
        Q_EMIT finished(m_watcher.result());
    });
}

PictureReader::~PictureReader()
{
    cancel();
}

void PictureReader::read(const QString &path)
{
    begin([path] { return readPicture(path); });
}

void PictureReader::read(const QImage &image)
{
    begin([image] { return readPictureImage(image); });
}

void PictureReader::cancel()
{
    m_isBusy = false;
    m_watcher.cancel(); // one that has not begun yet never does
}

void PictureReader::begin(std::function<PictureRead()> work)
{
    cancel();
    m_isBusy = true;
    auto promise = std::make_shared<QPromise<PictureRead>>();
    m_watcher.setFuture(promise->future()); // from here on the earlier one is not listened to
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        if (!promise->isCanceled())
            promise->addResult(work());
        promise->finish();
    });
}

} // namespace crier
