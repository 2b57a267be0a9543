// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/bundle_zip.h"

#include <zip.h>

#include <memory>

namespace crier {

namespace {

Error failure(zip_error_t *error)
{
    return {ErrorKind::ExportFailed, QString::fromUtf8(zip_error_strerror(error))};
}

struct FreeSource
{
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct DiscardArchive
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

Result<QByteArray> contentOf(zip_source_t *source)
{
    zip_stat_t facts;
    if (zip_source_stat(source, &facts) != 0 || !(facts.valid & ZIP_STAT_SIZE) ||
        zip_source_open(source) != 0)
        return failure(zip_source_error(source));
    QByteArray bytes(qsizetype(facts.size), Qt::Uninitialized);
    const zip_int64_t read = zip_source_read(source, bytes.data(), zip_uint64_t(bytes.size()));
    zip_source_close(source);
    if (read != bytes.size())
        return failure(zip_source_error(source));
    return bytes;
}

} // namespace

bool canZip()
{
    return true;
}

Result<QByteArray> bundleZip(const QList<BundlePart> &parts, const QDateTime &madeAt)
{
    QList<QByteArray> texts; // libzip reads them only at the end
    for (const BundlePart &part : parts)
        texts.append(part.text.toUtf8());

    zip_error_t error;
    zip_error_init(&error);
    const Source memory(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!memory)
        return failure(&error);
    std::unique_ptr<zip_t, DiscardArchive> archive(
        zip_open_from_source(memory.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive)
        return failure(&error);
    zip_source_keep(memory.get()); // the archive has taken one hold of it, and ours is to stay

    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArray &text = texts.at(i);
        Source content(zip_source_buffer(archive.get(), text.constData(), zip_uint64_t(text.size()), 0));
        if (!content)
            return failure(zip_get_error(archive.get()));
        const zip_int64_t index = zip_file_add(archive.get(), parts.at(i).fileName.toUtf8().constData(),
                                               content.get(), ZIP_FL_ENC_UTF_8);
        if (index < 0)
            return failure(zip_get_error(archive.get()));
        (void)content.release(); // the archive's now
        if (zip_file_set_mtime(archive.get(), zip_uint64_t(index), time_t(madeAt.toSecsSinceEpoch()), 0) != 0)
            return failure(zip_get_error(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        return failure(zip_get_error(archive.get()));
    (void)archive.release(); // closed, which frees it
    return contentOf(memory.get());
}

} // namespace crier
