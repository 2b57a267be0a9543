// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/compose/compose_notes.h"
#include "app/templates/template_file.h"

#include <optional>

namespace crier {

struct StoredTemplate
{
    MessageTemplate message;
    bool isBundled = false;   // comes with Crier and cannot be changed
    QByteArray fileHash = {}; // of the file it was read from, to notice that somebody else changed it
    friend bool operator==(const StoredTemplate &, const StoredTemplate &) = default;
};

struct UnreadableTemplate
{
    QString path;
    QList<TemplateProblem> problems;
};

struct TemplateList
{
    QList<StoredTemplate> own; // by name
    QList<StoredTemplate> bundled;
    QList<UnreadableTemplate> unreadable; // left where they are
    std::optional<Error> trouble;         // the folder itself cannot be read
};

// The templates that come with Crier, and a person's own: one file each in `dataDir`/templates, which only
// its owner may read. Nothing is cached, so that several windows and crierctl see the same; every change is
// on the disk when its call returns. The files are small and few: made for the thread of the caller.
class TemplateStore
{
public:
    explicit TemplateStore(const QString &dataDir);

    TemplateList list() const;
    // Those that come with Crier, in the order of their ids ("maintenance-en").
    static QList<StoredTemplate> bundled();

    // Stores `message` as a new template of one's own. A name that is taken becomes "Name (2)".
    // InvalidInput: it could not be read back, because it is too large or too deep.
    Result<StoredTemplate> add(MessageTemplate message) const;
    // Puts `message` in the place of `old`, which may have had another name. Conflict: another one has the
    // name (detail: the name), or `old` was changed or removed meanwhile (no detail).
    Result<StoredTemplate> replace(const StoredTemplate &old, MessageTemplate message) const;
    // Moves the file into the folder "removed" and gives its path there, from where restore() brings it back
    // as long as nobody deletes it by hand.
    Result<QString> remove(const QString &id) const;
    Status restore(const QString &id, const QString &removedPath) const;

private:
    QString pathOf(const QString &id) const;

    QString m_folder;
};

// Writes `message` to a file of its own. Conflict: there is one already, and `overwrite` is not set.
// ExportFailed: it cannot be written (detail: why).
Status exportTemplate(const MessageTemplate &message, const QString &path, bool overwrite);

// The bundled correction with its own words in every blank: a message that is ready as it is. In Chinese or
// in English.
CorrectionText bundledCorrection(bool chinese);

} // namespace crier
