// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/broadcast_call.h"

#include <QIODevice>

namespace crier {

// The body of one request, which hands its bytes out once and never again.
//
// QNetworkAccessManager re-sends a POST by itself when the peer hangs up early (2 to 4 copies, Qt 6.4); every
// one of those paths asks the upload device to rewind first, and this one refuses. It asks the device for the
// first bytes only once TCP and TLS are up, and sends header and first bytes together, so the first
// readData() is the last moment before anything leaves: the gate runs there (reliability 1.1).
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    OneShotBody(QByteArray bytes, Gate gate, QObject *parent = nullptr);

    bool isHandedOut() const { return m_handedOut; }

    qint64 size() const override { return m_bytes.size(); }
    bool isSequential() const override { return false; } // or Qt copies it into a buffer it can rewind
    bool atEnd() const override;
    bool seek(qint64 position) override;
    bool reset() override;

Q_SIGNALS:
    void refused(crier::EndReason reason);

protected:
    qint64 readData(char *out, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    Gate m_gate;
    bool m_handedOut = false;
    bool m_refused = false;
};

} // namespace crier
