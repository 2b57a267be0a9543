// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/one_shot_body.h"

#include <cstring>

namespace crier {

OneShotBody::OneShotBody(QByteArray bytes, Gate gate, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
    , m_gate(std::move(gate))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered); // a read-ahead would open the gate too early
}

bool OneShotBody::atEnd() const
{
    return m_refused || pos() >= m_bytes.size(); // a refusal that is not an end would stall the request
}

bool OneShotBody::seek(qint64 position)
{
    return (m_refused || (m_handedOut && position < pos())) ? false : QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    return (m_handedOut || m_refused) ? false : QIODevice::reset();
}

qint64 OneShotBody::readData(char *out, qint64 maxSize)
{
    if (m_refused)
        return -1;
    if (!m_handedOut) {
        const EndReason reason = m_gate();
        if (reason != EndReason::None) {
            m_refused = true;
            Q_EMIT refused(reason);
            return -1;
        }
        m_handedOut = true;
    }
    const qint64 size = qMin(maxSize, m_bytes.size() - pos());
    if (size > 0)
        std::memcpy(out, m_bytes.constData() + pos(), std::size_t(size));
    return size;
}

} // namespace crier
