// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QSet>
#include <QVarLengthArray>

namespace crier {

// Finds duplicate keys in linear time over the whole text. Keys are compared as what they decode to. The keys
// of an open object wait in one shared stack and are compared one by one, which allocates nothing; an object
// that grows wide moves into a hash set.
class JsonKeyRegister
{
public:
    struct Object
    {
        quint32 number = 0;
        qsizetype firstKey = 0;
        bool isWide = false;
    };

    Object open() { return {++m_objects, m_keys.size(), false}; }

    void close(const Object &object) { m_keys.resize(object.firstKey); }

    // False when `object` has this key already.
    bool add(Object &object, QByteArrayView decoded)
    {
        if (object.isWide)
            return addWide({object.number, decoded});
        for (qsizetype i = object.firstKey; i < m_keys.size(); ++i) {
            if (m_keys[i] == decoded)
                return false;
        }
        if (m_keys.size() - object.firstKey < widest) {
            m_keys.append(decoded);
            return true;
        }
        widen(object);
        return addWide({object.number, decoded});
    }

    // Keeps the bytes of an escaped key for as long as the register lives.
    QByteArrayView keep(const QByteArray &decoded)
    {
        m_kept.append(decoded);
        return m_kept.last();
    }

private:
    static constexpr qsizetype widest = 16;

    struct Key
    {
        quint32 object = 0;
        QByteArrayView decoded;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashBits(key.decoded.data(), static_cast<size_t>(key.decoded.size()), seed ^ key.object);
        }
    };

    void widen(Object &object)
    {
        for (qsizetype i = object.firstKey; i < m_keys.size(); ++i)
            m_wide.insert({object.number, m_keys[i]});
        m_keys.resize(object.firstKey);
        object.isWide = true;
    }

    bool addWide(const Key &key)
    {
        const qsizetype before = m_wide.size();
        m_wide.insert(key);
        return m_wide.size() != before;
    }

    quint32 m_objects = 0;
    QVarLengthArray<QByteArrayView, 64> m_keys;
    QSet<Key> m_wide;         // of closed objects too: their numbers never come again
    QList<QByteArray> m_kept; // the arrays may move, their bytes do not
};

} // namespace crier
