// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_state.h"
#include "tests/support/fault_server.h"

#include <QByteArray>
#include <QList>

namespace crier::test {

// One way in which a peer can treat a request, and what may be claimed afterwards.
struct FaultScenario
{
    QByteArray name;
    Behaviour behaviour;
    QList<SendState> plain; // the honest end states over http
    QList<SendState> tls;   // and over https; empty: the scenario does not exist there
    bool hangs = false;     // ends only by a time-out of the client
    bool isLarge = false;   // the body must be too large for the first packets to hold it
};

// The table of reliability 2.1 and more.
QList<FaultScenario> faultScenarios();

// A complete answer with its length; `headers` are whole lines.
QByteArray httpAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {});
QByteArray acceptedAnswer(); // HTTP 200, {"code":200}

} // namespace crier::test
