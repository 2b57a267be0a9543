// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/form_decoder.h"

#include <QStringDecoder>

namespace crier {

namespace {

constexpr qsizetype maxFields = 1'000;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

std::optional<QByteArray> decodeBytes(QByteArrayView encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        if (c == '+') {
            bytes.append(' ');
        } else if (c != '%') {
            bytes.append(c);
        } else {
            const int high = i + 2 < encoded.size() ? hexDigit(encoded[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(encoded[i + 2]) : -1;
            if (low < 0) {
                return std::nullopt;
            }
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
    return bytes;
}

std::optional<QString> decodeText(const QByteArray &bytes)
{
    // ConvertInitialBom: a mark at the beginning is a character of the value and must be seen.
    using Flag = QStringDecoder::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError()) {
        return std::nullopt;
    }
    return text;
}

} // namespace

std::optional<QList<FormField>> decodeForm(const QByteArray &body)
{
    QList<FormField> fields;
    for (qsizetype start = 0; start <= body.size();) {
        const qsizetype separator = body.indexOf('&', start);
        const qsizetype end = separator < 0 ? body.size() : separator;
        const QByteArrayView piece = QByteArrayView(body).sliced(start, end - start);
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0 || fields.size() == maxFields) {
            return std::nullopt;
        }
        const std::optional<QByteArray> name = decodeBytes(piece.first(equals));
        const std::optional<QByteArray> value = decodeBytes(piece.sliced(equals + 1));
        if (!name || !value) {
            return std::nullopt;
        }
        const std::optional<QString> nameText = decodeText(*name);
        const std::optional<QString> valueText = decodeText(*value);
        if (!nameText || !valueText) {
            return std::nullopt;
        }
        fields.append({*nameText, *valueText, *value});
        start = end + 1;
    }
    return fields;
}

} // namespace crier
