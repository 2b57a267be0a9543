// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/base64.h"
#include "app/compose/check_parts.h"
#include "app/compose/field_values.h"
#include "app/compose/json_characters.h"
#include "app/compose/links.h"
#include "app/json/json_string.h"

namespace crier {

namespace {

class FieldChecker
{
public:
    FieldChecker(const JsonTree &tree, const MessageType &type, QList<Finding> &findings)
        : m_tree(tree)
        , m_type(type)
        , m_findings(findings)
    {}

    void check(const QList<MessageField> &fields, int object, const JsonPath &path)
    {
        // One walk over the members, however many there are, rather than one for each field.
        QList<int> nodes(fields.size(), -1);
        for (int child = m_tree.node(object).firstChild; child >= 0; child = m_tree.node(child).nextSibling) {
            if (const MessageField *const field = findField(fields, m_tree.key(child)))
                nodes[field - fields.constData()] = child;
        }
        for (qsizetype i = 0; i < fields.size(); ++i)
            checkField(fields.at(i), nodes.at(i), path + JsonPath{jsonKey(fields.at(i).name)});
    }

private:
    void add(Problem problem, int node, const JsonPath &path, qint64 number = 0, bool isFixable = false)
    {
        const JsonNode &at = m_tree.node(node);
        addAt(problem, at.start, at.end, path, number, isFixable);
    }

    void addAt(Problem problem, qsizetype start, qsizetype end, const JsonPath &path, qint64 number,
               bool isFixable)
    {
        Finding finding = findingAt(problem, m_tree.bytes(), start, end);
        finding.number = number;
        finding.text = m_type.objectName;
        finding.path = path;
        finding.isFixable = isFixable;
        m_findings.append(finding);
    }

    void checkField(const MessageField &field, int node, const JsonPath &path)
    {
        const bool isNull = node >= 0 && m_tree.node(node).kind == JsonKind::Null;
        if (field.isClientOnly) {
            if (node >= 0 && !isNull)
                add(field.name == QLatin1String("mentionedInfo") ? Problem::MentionsMeaningless
                                                                 : Problem::FieldClientOnly,
                    node, path, 0, true);
            return;
        }
        if (node < 0 || isNull || isBlankString(m_tree, node)) {
            if (field.isRequired)
                addMissing(field, node, path);
            return;
        }
        if (!isOfKind(m_tree, node, field)) {
            addWrongKind(field, node, path);
            return;
        }
        switch (field.kind) {
        case FieldKind::Url:
            checkAddress(field, node, path);
            break;
        case FieldKind::Integer:
        case FieldKind::Number:
            checkRange(field, node, path);
            break;
        case FieldKind::Thumbnail:
        case FieldKind::Audio:
            checkBase64(field, node, path);
            break;
        case FieldKind::User:
            check(field.members, node, path);
            break;
        default:
            checkSize(field, node, path);
        }
    }

    void addMissing(const MessageField &field, int node, const JsonPath &path)
    {
        // An announcement without a word in it would still reach everyone.
        const bool isWordless = node >= 0 && m_tree.node(node).kind == JsonKind::String;
        const bool isText = path.size() == 1 && field.name == m_type.textField;
        const Problem problem = isText && isWordless ? Problem::ContentMissing : Problem::FieldMissing;
        if (node >= 0) {
            add(problem, node, path);
            if (problem == Problem::ContentMissing)
                m_findings.last().text.clear();
            return;
        }
        m_findings.append({.problem = problem, .text = m_type.objectName, .path = path, .isFixable = true});
    }

    void addWrongKind(const MessageField &field, int node, const JsonPath &path)
    {
        const int odd = oddOneIn(m_tree, node, field);
        add(field.isRequired ? Problem::FieldWrongKind : Problem::OptionalWrongKind, odd,
            odd == node ? path : m_tree.pathOf(odd), 0, convertedValue(m_tree, node, field).has_value());
    }

    void checkAddress(const MessageField &field, int node, const JsonPath &path)
    {
        const QString address = m_tree.text(node).value_or(QString());
        if (!isWebAddress(address))
            add(field.isRequired ? Problem::LinkBroken : Problem::OptionalLinkBroken, node, path, 0,
                correctedAddress(address).has_value());
    }

    void checkRange(const MessageField &field, int node, const JsonPath &path)
    {
        const std::optional<double> number = numberIn(m_tree, node);
        if (number &&
            ((field.minimum && *number < *field.minimum) || (field.maximum && *number > *field.maximum)))
            add(Problem::FieldOutOfRange, node, path);
    }

    void checkSize(const MessageField &field, int node, const JsonPath &path)
    {
        if (!field.maxBytes || m_tree.node(node).kind != JsonKind::String)
            return;
        const qsizetype size = unescapeJson(stringInner(m_tree, node)).size();
        if (size > *field.maxBytes)
            add(Problem::FieldTooLarge, node, path, size);
    }

    void checkBase64(const MessageField &field, int node, const JsonPath &path)
    {
        const QByteArrayView inner = stringInner(m_tree, node);
        const QByteArray unescaped = inner.contains('\\') ? unescapeJson(inner) : QByteArray();
        const QByteArrayView text = unescaped.isNull() ? inner : QByteArrayView(unescaped);
        const Base64Faults faults = examineBase64(text);
        // Where the bytes from `from` to before `to` of the text are spelled.
        const auto addFault = [&](Problem problem, qsizetype from, qsizetype to, bool isFixable) {
            const qsizetype innerStart = m_tree.node(node).start + 1;
            JsonCharacters characters(inner);
            while (characters.decodedEnd() <= from && characters.next()) {
            }
            const bool isThere = characters.decodedEnd() > from;
            const qsizetype start = isThere ? characters.start() : inner.size();
            while (characters.decodedEnd() < to && characters.next()) {
            }
            addAt(problem, innerStart + start, innerStart + characters.end(), path, 0, isFixable);
        };
        if (faults.prefixEnd > 0)
            addFault(Problem::Base64DataPrefix, 0, faults.prefixEnd, true);
        if (faults.firstBreak >= 0)
            addFault(Problem::Base64LineBreaks, faults.firstBreak, faults.firstBreak + 1,
                     faults.firstInvalid < 0 || faults.isRepairable);
        if (faults.firstInvalid >= 0)
            addFault(Problem::Base64Invalid, faults.firstInvalid, faults.firstInvalid + 1,
                     faults.isRepairable);
        const bool isTooLarge = field.maxBytes && text.size() > *field.maxBytes;
        if (field.kind == FieldKind::Audio) {
            if (isTooLarge)
                add(Problem::FieldTooLarge, node, path, text.size());
            return;
        }
        if (isTooLarge)
            add(Problem::ThumbnailTooHeavy, node, path, text.size());
        else if (text.size() > warnThumbnailBytes)
            add(Problem::ThumbnailHeavy, node, path, text.size());
        if (faults.firstInvalid < 0 && !beginsLikeJpeg(text))
            add(Problem::ThumbnailNotJpeg, node, path);
    }

    const JsonTree &m_tree;
    const MessageType &m_type;
    QList<Finding> &m_findings;
};

} // namespace

void checkFields(const JsonTree &tree, const MessageType &type, QList<Finding> &findings)
{
    FieldChecker(tree, type, findings).check(type.fields, 0, {});
}

} // namespace crier
