// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/content_places.h"

#include "app/compose/check_parts.h"
#include "app/compose/field_values.h"
#include "app/compose/json_characters.h"
#include "app/compose/links.h"
#include "app/compose/text_scan.h"
#include "app/json/json_string.h"
#include "app/rongcloud/message_types.h"

namespace crier {

namespace {

class PlaceFinder
{
public:
    PlaceFinder(const JsonTree &tree, const MessageType *type, const CheckContext &context,
                const std::function<void(const ContentPlace &)> &found)
        : m_tree(tree)
        , m_type(type)
        , m_context(context)
        , m_found(found)
    {}

    void searchStrings()
    {
        const QList<JsonNode> &nodes = m_tree.nodes();
        for (int node = 0; node < nodes.size(); ++node) {
            if (nodes.at(node).kind == JsonKind::String)
                searchString(node);
        }
    }

    qsizetype spentOnEscapes() const { return m_spentOnEscapes; }

    // `text` as it stands in the content, from its byte `offset` on.
    void search(QByteArrayView text, qsizetype offset, TextScanOptions options)
    {
        options.words = options.words && m_context.environment == Environment::Live;
        scanText(text, options, [&](const TextPlace &place) {
            add(place, text.sliced(place.start, place.end - place.start),
                {.problem = {}, .start = offset + place.start, .end = offset + place.end, .text = {}});
        });
    }

private:
    const MessageField *fieldOf(int node) const
    {
        if (!m_type)
            return nullptr;
        const int parent = m_tree.node(node).parent;
        if (parent == 0)
            return findField(m_type->fields, m_tree.key(node));
        if (parent < 0 || m_tree.node(parent).parent != 0)
            return nullptr;
        const MessageField *const around = findField(m_type->fields, m_tree.key(parent));
        const bool isElement = m_tree.node(node).keyStart < 0;
        return !around || isElement ? around : findField(around->members, m_tree.key(node));
    }

    void searchString(int node)
    {
        const MessageField *const field = fieldOf(node);
        TextScanOptions options{.links = true, .words = !m_type || field};
        if (field) {
            // Data has no text in it, and what only apps may set is to be removed.
            if (field->kind == FieldKind::Thumbnail || field->kind == FieldKind::Audio || field->isClientOnly)
                return;
            if (field->kind == FieldKind::Url) {
                searchAddress(node);
                options = {.links = false, .words = false};
            }
        }
        const QByteArrayView inner = stringInner(m_tree, node);
        const qsizetype innerStart = m_tree.node(node).start + 1;
        m_node = node;
        if (!inner.contains('\\')) {
            search(inner, innerStart, options);
            return;
        }
        options.words = options.words && m_context.environment == Environment::Live;
        const QByteArray text = unescapeJson(inner);
        m_spentOnEscapes += inner.size() - text.size();
        JsonCharacters spelled(inner); // places come in order, so one walk finds them all
        scanText(text, options, [&](const TextPlace &place) {
            while (spelled.decodedEnd() <= place.start && spelled.next()) {
            }
            const qsizetype start = innerStart + spelled.start();
            while (spelled.decodedEnd() < place.end && spelled.next()) {
            }
            add(place, QByteArrayView(text).sliced(place.start, place.end - place.start),
                {.problem = {}, .start = start, .end = innerStart + spelled.end(), .text = {}});
        });
    }

    void searchAddress(int node)
    {
        const QString address = m_tree.text(node).value_or(QString());
        if (!isWebAddress(address))
            return;
        const JsonNode &at = m_tree.node(node);
        m_node = node;
        addLink(address,
                {.problem = {}, .start = at.start + 1, .end = at.end - 1, .isAddress = true, .text = {}});
    }

    // `text` is what stands at the place, escapes resolved; `at` knows where that is.
    void add(const TextPlace &place, QByteArrayView text, ContentPlace at)
    {
        switch (place.mark) {
        case TextMark::BidiControl:
            tell(at, Problem::BidiControls, {});
            break;
        case TextMark::Invisible:
            tell(at, Problem::InvisibleCharacters, {});
            break;
        case TextMark::Placeholder:
            tell(at, m_type ? Problem::PlaceholderLeft : Problem::PlaceholderDoubtful,
                 QString::fromUtf8(text));
            break;
        case TextMark::Link:
            addLink(QString::fromUtf8(text), at);
            break;
        case TextMark::TestWord:
            tell(at, Problem::TestWords, QString::fromUtf8(text));
        }
    }

    void addLink(const QString &link, const ContentPlace &at)
    {
        const std::optional<LinkTraits> traits = examineLink(link);
        if (!traits)
            return;
        if (traits->isLocal) {
            tell(at, Problem::LinkLocal, link); // nothing else matters of it
            return;
        }
        if (!traits->isHttps)
            tell(at, Problem::LinkNotHttps, link);
        if (traits->isStaging && m_context.environment != Environment::Test)
            tell(at, Problem::LinkStaging, link);
        if (!traits->lookAlike.isEmpty())
            tell(at, Problem::LinkLookAlike, traits->lookAlike);
    }

    void tell(ContentPlace at, Problem problem, const QString &text)
    {
        at.problem = problem;
        at.node = m_node;
        at.text = text;
        m_found(at);
    }

    const JsonTree &m_tree;
    const MessageType *m_type;
    const CheckContext &m_context;
    const std::function<void(const ContentPlace &)> &m_found;
    int m_node = -1;
    qsizetype m_spentOnEscapes = 0;
};

} // namespace

qsizetype findContentPlaces(const QByteArray &content, const JsonTree &tree, const MessageType *type,
                            const CheckContext &context,
                            const std::function<void(const ContentPlace &)> &found)
{
    PlaceFinder finder(tree, type, context, found);
    if (tree.ok())
        finder.searchStrings();
    else
        finder.search(content, 0, {.isJson = looksLikeJson(content)});
    return finder.spentOnEscapes();
}

} // namespace crier
