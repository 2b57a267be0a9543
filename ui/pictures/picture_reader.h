// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/picture_file.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>

namespace crier {

// Reads pictures off the GUI thread, the newest wish only: what was begun before is never reported. Nothing
// is reported after it is destroyed, which does not wait for a picture that is being decoded.
class PictureReader : public QObject
{
    Q_OBJECT

public:
    explicit PictureReader(QObject *parent = nullptr);
    ~PictureReader() override;

    void read(const QString &path);
    void read(const QImage &image);
    void cancel();
    bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void finished(const crier::PictureRead &read);

private:
    void begin(std::function<PictureRead()> work);

    QFutureWatcher<PictureRead> m_watcher;
    bool m_isBusy = false;
};

} // namespace crier
