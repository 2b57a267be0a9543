// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QList>
#include <QVarLengthArray>

#include <algorithm>

namespace crier {

// Finds duplicate keys in linear time over the whole text. Keys are compared as what they decode to. The keys
// of an open object wait in one shared stack and are compared one by one, which allocates nothing; an object
// that grows wide moves into a hash table.
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
    };

    // Half of the slots at most are in use, so that a look ends soon; QSet takes three times as long.
    qsizetype slotOf(const Key &key) const
    {
        const size_t hash =
            qHashBits(key.decoded.data(), static_cast<size_t>(key.decoded.size()), m_seed ^ key.object);
        const qsizetype mask = m_slots.size() - 1;
        qsizetype slot = static_cast<qsizetype>(hash) & mask;
        while (m_slots.at(slot) >= 0 && m_wide.at(m_slots.at(slot)) != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    void widen(Object &object)
    {
        object.isWide = true;
        for (qsizetype i = object.firstKey; i < m_keys.size(); ++i)
            addWide({object.number, m_keys[i]});
        m_keys.resize(object.firstKey);
    }

    bool addWide(const Key &key)
    {
        if (m_slots.size() <= 2 * m_wide.size())
            growSlots();
        int &slot = m_slots[slotOf(key)];
        if (slot >= 0)
            return false;
        slot = static_cast<int>(m_wide.size());
        m_wide.append(key);
        return true;
    }

    void growSlots()
    {
        m_slots.fill(-1, std::max(qsizetype(128), 4 * m_wide.size()));
        for (qsizetype i = 0; i < m_wide.size(); ++i)
            m_slots[slotOf(m_wide.at(i))] = static_cast<int>(i);
    }

    quint32 m_objects = 0;
    QVarLengthArray<QByteArrayView, 64> m_keys;
    QList<Key> m_wide;  // of closed objects too: their numbers never come again
    QList<int> m_slots; // indexes into m_wide, below 0 for free; a power of two
    size_t m_seed = QHashSeed::globalSeed();
    QList<QByteArray> m_kept; // the arrays may move, their bytes do not
};

} // namespace crier
