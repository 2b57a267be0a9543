// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace crier {

// What a code of the Server API says about the broadcast itself.
enum class Delivery { Accepted, NotDelivered, Unknown, NotApplicable };

// One row of resources/tables/error-codes.json (dossier section 5), texts in the language asked for.
struct ErrorCode
{
    int code = 0;
    Delivery delivery = Delivery::Unknown;
    QString meaning; // one sentence
    QString action;  // what the person should do; may be empty
};

// Looks `code` up among the codes the Server API itself answers with; none when the table does not know it.
// `chinese` chooses the language of the texts.
std::optional<ErrorCode> findErrorCode(int code, bool chinese = false);

// Who says a number. The same number means different things from different mouths, so none is ever looked up
// without its scope.
enum class CodeScope {
    Service,    // the Server API, as `code` of its answer
    HttpStatus, //
    Connection, // no number, but what happened to the connection: "DNS", "TLS"
    ServerSdk,  // made up by a server SDK; the platform never sends it
    ClientSdk,  // of apps; the Server API never sends it
};

// How sure the table is of a row.
enum class Certainty {
    Documented,
    DeliveryInferred, // the code is documented, what it says about delivery is not
    Observed,         // documented, and seen to mean something else as well
    OneSource,
    Conflicting,
    SdkSource, // read from the source of an SDK
    Inferred,
};

// Everything the table knows about one code.
struct CodeEntry
{
    CodeScope scope = CodeScope::Service;
    QString id; // the number as text, or the word of a connection event
    std::optional<int> httpStatus;
    Delivery delivery = Delivery::Unknown;
    Certainty certainty = Certainty::Inferred;
    QString meaning, meaningChinese;
    QString cause, causeChinese;   // may be empty
    QString action, actionChinese; // may be empty
    QStringList sources;           // pages and files, as the dossier names them
};

// The whole table in the order people should read it: the service's codes, then SDKs, clients, HTTP,
// connection.
const QList<CodeEntry> &codeTable();
// Null when the table does not know it.
const CodeEntry *findCode(CodeScope scope, const QString &id);
const CodeEntry *findCode(CodeScope scope, int number);

} // namespace crier
