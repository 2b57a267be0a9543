// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_file.h"

#include "app/json/json_string.h"
#include "app/json/json_tree.h"
#include "app/templates/placeholders.h"
#include "app/templates/template_check.h"
#include "app/templates/template_words.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace crier {

namespace {

constexpr int templateVersion = 1;

// Reads the members of one object, and notes what is wrong with them.
class MemberReader
{
public:
    MemberReader(const JsonTree &tree, int object, QString of, QList<TemplateProblem> &problems)
        : m_tree(tree)
        , m_object(object)
        , m_of(std::move(of))
        , m_problems(problems)
    {}

    bool has(const QString &key) const { return m_tree.member(m_object, key) >= 0; }

    // -1 where it is missing; a member of another kind is a problem.
    int node(const QString &key, std::initializer_list<JsonKind> kinds) const
    {
        const int node = m_tree.member(m_object, key);
        if (node >= 0 && std::find(kinds.begin(), kinds.end(), m_tree.node(node).kind) == kinds.end()) {
            add(TemplateFault::WrongMember, key);
            return -1;
        }
        return node;
    }

    QString text(const QString &key, bool isNeeded = true) const
    {
        if (isNeeded && !has(key))
            add(TemplateFault::MissingMember, key);
        return m_tree.text(node(key, {JsonKind::String})).value_or(QString());
    }

    bool flag(const QString &key, bool otherwise) const
    {
        const int value = node(key, {JsonKind::True, JsonKind::False});
        return value < 0 ? otherwise : m_tree.node(value).kind == JsonKind::True;
    }

    QStringList texts(const QString &key) const
    {
        QStringList all;
        const int array = node(key, {JsonKind::Array});
        for (int i = array < 0 ? -1 : m_tree.node(array).firstChild; i >= 0; i = m_tree.node(i).nextSibling) {
            if (m_tree.node(i).kind != JsonKind::String) {
                add(TemplateFault::WrongMember, key);
                return all;
            }
            all.append(m_tree.text(i).value_or(QString()));
        }
        return all;
    }

    void allowOnly(const QStringList &keys) const
    {
        for (int i = m_tree.node(m_object).firstChild; i >= 0; i = m_tree.node(i).nextSibling) {
            if (!keys.contains(m_tree.key(i)))
                add(TemplateFault::UnknownMember, m_tree.key(i));
        }
    }

    void allowNone(const QStringList &keys) const
    {
        for (const QString &key : keys) {
            if (has(key))
                add(TemplateFault::MemberOfAnotherKind, key);
        }
    }

    void add(TemplateFault fault, const QString &name, const QString &text = {}) const
    {
        m_problems.append({.fault = fault, .of = m_of, .name = name, .text = text});
    }

private:
    const JsonTree &m_tree;
    int m_object;
    QString m_of;
    QList<TemplateProblem> &m_problems;
};

void readKind(const MemberReader &reader, TemplateVariable &variable)
{
    const QString defaultKey = QStringLiteral("default"), multilineKey = QStringLiteral("multiline"),
                  choicesKey = QStringLiteral("choices"), formatKey = QStringLiteral("format"),
                  zoneKey = QStringLiteral("timeZone");
    const QString kind = reader.text(QStringLiteral("kind"));
    if (const auto known = kindFromWord(kind))
        variable.kind = *known;
    else if (!kind.isEmpty())
        reader.add(TemplateFault::KindUnknown, {}, kind);
    switch (variable.kind) {
    case VariableKind::Text:
        variable.isMultiline = reader.flag(multilineKey, false);
        reader.allowNone({choicesKey, formatKey, zoneKey});
        break;
    case VariableKind::Choice:
        variable.choices = reader.texts(choicesKey);
        reader.allowNone({multilineKey, formatKey, zoneKey});
        break;
    case VariableKind::Date:
        variable.timeZone = reader.text(zoneKey, false);
        if (const QString format = reader.text(formatKey, false); const auto known = formatFromWord(format))
            variable.format = *known;
        else if (reader.has(formatKey))
            reader.add(TemplateFault::FormatUnknown, {}, format);
        reader.allowNone({defaultKey, multilineKey, choicesKey});
        return;
    }
    variable.defaultText = reader.text(defaultKey, false);
}

TemplateVariable readVariable(const JsonTree &tree, int object, int number, QList<TemplateProblem> &problems)
{
    TemplateVariable variable{.name = {}, .label = {}};
    const QString name = tree.text(tree.member(object, QStringLiteral("name"))).value_or(QString());
    const MemberReader reader(tree, object, name.isEmpty() ? QString::number(number) : name, problems);
    variable.name = reader.text(QStringLiteral("name"));
    variable.label = reader.text(QStringLiteral("label"), false);
    variable.isRequired = reader.flag(QStringLiteral("required"), true);
    readKind(reader, variable);
    reader.allowOnly({QStringLiteral("name"), QStringLiteral("label"), QStringLiteral("kind"),
                      QStringLiteral("required"), QStringLiteral("default"), QStringLiteral("multiline"),
                      QStringLiteral("choices"), QStringLiteral("format"), QStringLiteral("timeZone")});
    return variable;
}

void readVariables(const MemberReader &reader, const JsonTree &tree, MessageTemplate &message,
                   QList<TemplateProblem> &problems)
{
    const QString key = QStringLiteral("variables");
    const int array = reader.node(key, {JsonKind::Array});
    if (array < 0)
        return;
    if (tree.node(array).childCount > maxTemplateVariables) {
        problems.append({.fault = TemplateFault::TooManyVariables, .number = tree.node(array).childCount});
        return;
    }
    for (int i = tree.node(array).firstChild; i >= 0; i = tree.node(i).nextSibling) {
        if (tree.node(i).kind != JsonKind::Object) {
            reader.add(TemplateFault::WrongMember, key);
            return;
        }
        message.variables.append(readVariable(tree, i, int(message.variables.size()) + 1, problems));
    }
}

TemplateProblem jsonProblem(const QByteArray &bytes, const JsonTree &tree)
{
    // {"count": {{count}}} is a mistake about templates, not about JSON.
    const qsizetype at = tree.faultPosition().offset;
    for (const Placeholder &placeholder : findPlaceholders(bytes)) {
        if (placeholder.kind == Placeholder::Kind::Variable && placeholder.offset <= at &&
            at < placeholder.offset + placeholder.size && tree.fault() == JsonFault::UnexpectedCharacter)
            return {.fault = TemplateFault::PlaceholderInTheOpen, .name = placeholder.name};
    }
    return {.fault = TemplateFault::BadJson,
            .name = tree.faultKey(),
            .position = tree.faultPosition(),
            .jsonFault = tree.fault()};
}

// Gives why the file cannot be read any further.
std::optional<TemplateProblem> checkVersion(const JsonTree &tree)
{
    const int node = tree.isObject() ? tree.member(0, QStringLiteral("version")) : -1;
    bool isNumber = false;
    const int version = node < 0 ? 0 : tree.token(node).toByteArray().toInt(&isNumber);
    if (!isNumber || version < 1)
        return TemplateProblem{.fault = TemplateFault::NotATemplate};
    if (version > templateVersion)
        return TemplateProblem{.fault = TemplateFault::NewerVersion, .number = version};
    return std::nullopt;
}

void appendMember(QByteArray &bytes, const QByteArray &indent, const char *key, const QByteArray &token)
{
    if (!bytes.endsWith("{\n"))
        bytes += ",\n";
    bytes += indent + '"' + key + "\": " + token;
}

QByteArray choicesToken(const QStringList &choices)
{
    QByteArrayList tokens;
    for (const QString &choice : choices)
        tokens.append(encodeJsonString(choice));
    return '[' + tokens.join(", ") + ']';
}

QByteArray variableToken(const TemplateVariable &variable)
{
    const QByteArray indent(6, ' ');
    QByteArray bytes = "{\n";
    const auto member = [&](const char *key, const QByteArray &token) {
        appendMember(bytes, indent, key, token);
    };
    member("name", encodeJsonString(variable.name));
    if (!variable.label.isEmpty())
        member("label", encodeJsonString(variable.label));
    member("kind", encodeJsonString(kindWord(variable.kind)));
    if (!variable.isRequired)
        member("required", "false");
    if (variable.kind == VariableKind::Choice)
        member("choices", choicesToken(variable.choices));
    if (variable.kind != VariableKind::Date && !variable.defaultText.isEmpty())
        member("default", encodeJsonString(variable.defaultText));
    if (variable.kind == VariableKind::Text && variable.isMultiline)
        member("multiline", "true");
    if (variable.kind == VariableKind::Date) {
        member("format", encodeJsonString(formatWord(variable.format)));
        if (!variable.timeZone.isEmpty())
            member("timeZone", encodeJsonString(variable.timeZone));
    }
    return bytes + "\n    }";
}

} // namespace

TemplateReading readTemplate(const QByteArray &bytes)
{
    TemplateReading reading;
    if (bytes.size() > maxTemplateBytes) {
        reading.problems.append({.fault = TemplateFault::FileTooLarge});
        return reading;
    }
    reading.fileHash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const JsonTree tree = JsonTree::parse(bytes);
    if (!tree.ok()) {
        reading.problems.append(jsonProblem(bytes, tree));
        return reading;
    }
    if (const auto problem = checkVersion(tree)) {
        reading.problems.append(*problem);
        return reading;
    }
    const MemberReader reader(tree, 0, {}, reading.problems);
    MessageTemplate &message = reading.message;
    const QString contentKey = QStringLiteral("content");
    reader.allowOnly({QStringLiteral("version"), QStringLiteral("name"), QStringLiteral("description"),
                      QStringLiteral("language"), QStringLiteral("objectName"), contentKey,
                      QStringLiteral("variables")});
    message.name = reader.text(QStringLiteral("name"));
    message.description = reader.text(QStringLiteral("description"), false);
    message.language = reader.text(QStringLiteral("language"));
    message.objectName = reader.text(QStringLiteral("objectName"));
    if (!reader.has(contentKey))
        reader.add(TemplateFault::MissingMember, contentKey);
    if (const int content = reader.node(contentKey, {JsonKind::Object, JsonKind::Array, JsonKind::String});
        content >= 0) {
        const bool isText = tree.node(content).kind == JsonKind::String;
        message.content =
            isText ? tree.text(content).value_or(QString()).toUtf8() : tree.token(content).toByteArray();
        message.isJson = isJsonContent(message.objectName, message.content);
    }
    readVariables(reader, tree, message, reading.problems);
    // What the members are in themselves; their meaning only once they are there.
    if (reading.problems.isEmpty())
        reading.problems = checkTemplate(message);
    return reading;
}

TemplateReading readTemplateFile(const QString &path)
{
    const auto failed = [](TemplateFault fault, const QString &text = {}) {
        TemplateReading reading;
        reading.problems.append({.fault = fault, .text = text});
        return reading;
    };
    // A pipe or a device might never end, and opening one might never return.
    const QFileInfo info(path);
    QFile file(path);
    if (info.exists() && !info.isFile())
        return failed(TemplateFault::FileUnreadable);
    if (!file.open(QIODevice::ReadOnly))
        return failed(TemplateFault::FileUnreadable, file.errorString());
    const QByteArray bytes = file.read(maxTemplateBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(TemplateFault::FileUnreadable, file.errorString());
    return readTemplate(bytes);
}

QByteArray templateBytes(const MessageTemplate &message)
{
    const QByteArray indent(2, ' ');
    QByteArray bytes = "{\n";
    const auto member = [&](const char *key, const QByteArray &token) {
        appendMember(bytes, indent, key, token);
    };
    member("version", QByteArray::number(templateVersion));
    member("name", encodeJsonString(message.name));
    if (!message.description.isEmpty())
        member("description", encodeJsonString(message.description));
    member("language", encodeJsonString(message.language));
    member("objectName", encodeJsonString(message.objectName));
    member("content",
           message.isJson ? message.content.trimmed() : encodeJsonString(textOfUtf8(message.content)));
    QByteArrayList variables;
    for (const TemplateVariable &variable : message.variables)
        variables.append("    " + variableToken(variable));
    if (!variables.isEmpty())
        member("variables", "[\n" + variables.join(",\n") + "\n  ]");
    return bytes + "\n}\n";
}

} // namespace crier
