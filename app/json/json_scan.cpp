// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_scan.h"

#include "app/json/json_scanner.h"

namespace crier {

namespace {

// Notes where the members of the outermost object stand.
class MemberSink
{
public:
    void openContainer(JsonKind kind, qsizetype start)
    {
        if (m_depth == 0)
            beginRoot(kind, start);
        else
            beginValue(start);
        ++m_depth;
    }

    void closeContainer(qsizetype end)
    {
        --m_depth;
        endValue(end);
    }

    void key(qsizetype, qsizetype, QByteArrayView decoded)
    {
        if (isMember())
            m_members.append({textOfUtf8(decoded), 0, 0});
    }

    void scalar(JsonKind kind, qsizetype start, qsizetype end)
    {
        if (m_depth == 0)
            beginRoot(kind, start);
        beginValue(start);
        endValue(end);
    }

    bool rootIsObject() const { return m_rootIsObject; }
    qsizetype rootStart() const { return m_rootStart; }
    QList<JsonMember> takeMembers() { return std::move(m_members); }

private:
    bool isMember() const { return m_depth == 1 && m_rootIsObject; }

    void beginRoot(JsonKind kind, qsizetype start)
    {
        m_rootIsObject = kind == JsonKind::Object;
        m_rootStart = start;
    }
    void beginValue(qsizetype start)
    {
        if (isMember())
            m_members.last().valueStart = start;
    }
    void endValue(qsizetype end)
    {
        if (isMember())
            m_members.last().valueEnd = end;
    }

    int m_depth = 0;
    bool m_rootIsObject = false;
    qsizetype m_rootStart = 0;
    QList<JsonMember> m_members;
};

} // namespace

JsonScan scanJsonObject(QByteArrayView bytes)
{
    MemberSink sink;
    JsonScanner scanner(bytes, sink);
    JsonScan scan;
    if (!scanner.scan()) {
        scan.fault = scanner.fault();
        scan.position = positionAt(bytes, scanner.faultOffset());
        scan.key = textOfUtf8(scanner.faultKey());
    } else if (!sink.rootIsObject()) {
        scan.fault = JsonFault::NotAnObject;
        scan.position = positionAt(bytes, sink.rootStart());
    }
    scan.members = sink.takeMembers();
    return scan;
}

} // namespace crier
