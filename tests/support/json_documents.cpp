// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_documents.h"

#include <cstring>

namespace crier {

QByteArray JsonDocuments::object()
{
    return space() + container(true, 0) + space();
}

QByteArray JsonDocuments::array()
{
    return space() + container(false, 0) + space();
}

QByteArray JsonDocuments::value()
{
    return space() + nested(0) + space();
}

QByteArray JsonDocuments::stringToken()
{
    QByteArray token = "\"";
    for (int i = upTo(oneIn(20) ? 60 : 6); i > 0; --i)
        token += character();
    return token + '"';
}

QByteArray JsonDocuments::numberToken()
{
    const char *const numbers[] = {"0", "-0", "1.0", "1e3", "1E+3", "-12.50e-07", "12345678901234567890",
                                   "7"};
    return oneIn(3) ? QByteArray::number(m_random.bounded(-1'000, 1'000)) : oneOf(numbers);
}

QByteArray JsonDocuments::mutant()
{
    if (oneIn(50))
        return "\xEF\xBB\xBF" + value();
    if (oneIn(50))
        return QByteArray(500 + upTo(20), '[') + value();
    if (oneIn(50))
        return "{\"\u00e9\":" + value() + ",\"é\":" + value() + '}';
    QByteArray text = oneIn(2) ? object() : value();
    static constexpr char spice[] =
        "{}[]\",:\\u00d8e9+-. \n\t/tfn\x01\x7F\xC3\xA9\xE4\xED\xF0\xFF"; // and NUL
    for (int i = 1 + upTo(2); i > 0; --i) {
        const int at = upTo(static_cast<int>(text.size()));
        const char byte = spice[upTo(static_cast<int>(sizeof spice) - 1)];
        switch (upTo(3)) {
        case 0:
            text.insert(at, byte);
            break;
        case 1:
            text.truncate(at);
            break;
        case 2:
            text.remove(at, 1 + upTo(2));
            break;
        default:
            text.replace(at, 1, QByteArray(1, byte));
        }
    }
    return text;
}

QByteArray JsonDocuments::space()
{
    if (oneIn(2))
        return {};
    const char *const kinds[] = {" ", "\n", "\r\n", "\n  ", "\r\n\t", "\r", " \t ", "\n\n    "};
    return oneOf(kinds);
}

QByteArray JsonDocuments::character()
{
    const char *const kinds[] = {"a",
                                 "Z",
                                 "0",
                                 " ",
                                 "/",
                                 "\x7F",
                                 "{",
                                 ",",
                                 "é",
                                 "服",
                                 "😀",
                                 "\\\"",
                                 "\\\\",
                                 "\\/",
                                 "\\n",
                                 "\\b",
                                 "\\u00e9",
                                 "\\u670D",
                                 "\\ud83d\\uDE00",
                                 "\\u0041",
                                 "\\u0022",
                                 "\\u001f",
                                 "\\u000A",
                                 "\\ufeff",
                                 "\xEF\xBB\xBF",
                                 "\xE2\x80\xA8",
                                 "\xC2\x80",
                                 "\xED\x9F\xBF",
                                 "\xF4\x8F\xBF\xBF",
                                 "\\\\u0041"};
    return oneOf(kinds);
}

QByteArray JsonDocuments::nested(int depth)
{
    switch (upTo(depth > 4 ? 4 : 7)) {
    case 0:
        return "true";
    case 1:
        return oneIn(2) ? "false" : "null";
    case 2:
        return numberToken();
    case 3:
    case 4:
        return stringToken();
    default:
        return container(oneIn(2), depth + 1);
    }
}

QByteArray JsonDocuments::container(bool isObject, int depth)
{
    QByteArray text(1, isObject ? '{' : '[');
    for (int i = upTo(oneIn(30) ? 40 : 5); i > 0; --i) {
        text += space();
        if (isObject) // the number sets apart what might be two spellings of one key
            text += stringToken().chopped(1) + '#' + QByteArray::number(i) + '"' + space() + ':' + space();
        text += nested(depth) + space();
        if (i > 1)
            text += ',';
    }
    return text + space() + (isObject ? '}' : ']');
}

QByteArrayList jsonTokens(const QByteArray &json)
{
    QByteArrayList tokens;
    qsizetype at = 0;
    while (at < json.size()) {
        qsizetype end = at + 1;
        if (std::strchr(" \t\r\n", json.at(at))) {
            ++at;
            continue;
        }
        if (json.at(at) == '"') {
            while (json.at(end) != '"')
                end += json.at(end) == '\\' ? 2 : 1;
            ++end;
        } else if (!std::strchr("{}[]:,", json.at(at))) {
            while (end < json.size() && !std::strchr("{}[]:, \t\r\n", json.at(end)))
                ++end;
        }
        tokens.append(json.sliced(at, end - at));
        at = end;
    }
    return tokens;
}

} // namespace crier
