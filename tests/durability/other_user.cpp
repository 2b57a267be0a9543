// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/other_user.h"

#include "tests/durability/crierctl_driver.h"

#include <QFile>

#if !defined(Q_OS_WIN)
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace crier::test {

#if defined(Q_OS_WIN)

OtherUser::OtherUser() = default;

bool OtherUser::give(const QString &) const
{
    return false;
}

bool OtherUser::letThrough(const QString &) const
{
    return false;
}

#else

namespace {
constexpr unsigned nobody = 65534;
}

OtherUser::OtherUser()
    : m_userId(::geteuid())
{
    if (m_userId != 0) {
        m_isPossible = true;
        return;
    }
    m_userId = nobody;
    const QString id = QString::number(nobody);
    m_prefix = QStringList{u"setpriv"_s, u"--reuid"_s, id, u"--regid"_s, id, u"--clear-groups"_s};
    // The build may lie where nobody else can see it.
    m_isPossible = Crierctl({u"--version"_s}, {}, {}, m_prefix).end().exitCode == 0;
}

bool OtherUser::give(const QString &path) const
{
    return m_prefix.isEmpty() || ::chown(QFile::encodeName(path).constData(), m_userId, m_userId) == 0;
}

bool OtherUser::letThrough(const QString &folder) const
{
    return m_prefix.isEmpty() || ::chmod(QFile::encodeName(folder).constData(), 0711) == 0;
}

#endif

} // namespace crier::test
