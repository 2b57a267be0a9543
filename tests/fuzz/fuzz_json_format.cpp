// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: other white space keeps the tokens, plain spelling keeps what strings stand for.
#include "app/json/json_format.h"
#include "app/json/json_tree.h"
#include "tests/fuzz/require.h"
#include "tests/support/json_documents.h"

using namespace crier;

namespace {

void checkPlainSpelling(const QByteArrayList &tokens, const QByteArray &plain)
{
    const QByteArrayList plainTokens = jsonTokens(plain);
    require(plainTokens.size() == tokens.size(), "plain spelling keeps the number of tokens");
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens.at(i) == plainTokens.at(i))
            continue;
        require(plainTokens.at(i).size() < tokens.at(i).size(), "plain spelling is shorter");
        const std::optional<QString> meaning = decodeJsonString(tokens.at(i));
        require(meaning && decodeJsonString(plainTokens.at(i)) == meaning, "plain spelling means the same");
    }
    require(plainlySpelledJson(plain) == plain, "plain spelling is final");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const bool isSound = JsonTree::parse(bytes).ok();
    const std::optional<QByteArray> formatted = formattedJson(bytes);
    const std::optional<QByteArray> compact = compactJson(bytes);
    const std::optional<QByteArray> plain = plainlySpelledJson(bytes);
    require(formatted.has_value() == isSound, "a sound text can be formatted");
    require(compact.has_value() == isSound, "a sound text can be compacted");
    require(plain.has_value() == isSound, "a sound text can be spelled plainly");
    if (!isSound)
        return 0;

    const QByteArrayList tokens = jsonTokens(bytes);
    require(jsonTokens(*formatted) == tokens, "formatting keeps the tokens");
    require(*compact == tokens.join(), "compact is tokens alone");
    require(formattedJson(*formatted) == formatted, "formatting is final");
    require(compactJson(*formatted) == compact, "formatted and compacted is compacted");
    require(formattedJson(*compact) == formatted, "compacted and formatted is formatted");
    checkPlainSpelling(tokens, *plain);
    return 0;
}
