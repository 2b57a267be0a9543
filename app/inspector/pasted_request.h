// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace crier {

// More than this of a pasted request is not looked at, and that is said. Room for the largest broadcast there
// can be, percent-encoded.
inline constexpr qsizetype maxPastedRequestBytes = 512 * 1024;

enum class RequestForm {
    Nothing, // no part of it was recognised
    Http,    // as it goes over the wire, or as `curl -v` prints it
    Curl,
    CmdCurl, // curl, written for the Windows command prompt
    Headers, // found in a log
};

// A request as somebody pasted it. All of it is text from outside.
struct PastedRequest
{
    RequestForm form = RequestForm::Nothing;
    QString method; // empty: not known
    QString target; // address or path; empty: not known
    QList<std::pair<QString, QString>> headers;
    std::optional<QByteArray> body;  // none: not seen
    bool isBodyElsewhere = false;    // in a file of the other computer
    bool isBodyPartial = false;      // only its beginning could be told from what is around it
    bool isContentTypeKnown = false; // the headers are all there are, so that one that lacks is missing
    bool isMultipart = false;
    bool isUnbalanced = false; // a quotation mark has no partner
    bool isCut = false;        // longer than maxPastedRequestBytes
    bool hasBadBytes = false;  // not UTF-8, or NULs

    // All values of the header, any case.
    QStringList values(QLatin1StringView name) const;
    QString value(QLatin1StringView name) const { return values(name).value(0); }
    // The headers of a signature under either family of names: "Nonce" and "RC-Nonce".
    QStringList signedValues(QLatin1StringView name) const;
};

// Never fails: what is not there stays empty.
PastedRequest readRequest(const QByteArray &pasted);

} // namespace crier
