// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spelling/dictionaries.h"
#include "app/spelling/spell_words.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace crier {

class PlainEditor;

// Checks the spelling of what is written in the attached editors. The dictionary is read and asked on a
// thread of its own, which begins with the first dictionary; while it is off, nothing of it runs.
class SpellChecking : public QObject
{
    Q_OBJECT

public:
    // The person's own words are kept in `dataDir`.
    explicit SpellChecking(QString dataDir, QObject *parent = nullptr);
    ~SpellChecking() override; // words that were added are written before it returns

    // What there is to choose from; looks at the disk. Empty where there is no spell checker.
    static QList<Dictionary> dictionaries();
    // Why dictionaries() is empty, and what to do; a sentence for people.
    static QString unavailableReason();

    // The id of the dictionary in use; empty while spelling is not checked.
    QString dictionary() const { return m_dictionary; }
    bool isOn() const { return !m_dictionary.isEmpty(); }
    // An empty id switches it off. One that cannot be read does as well, after a failed().
    void setDictionary(const QString &id);

    // From now on, words are marked in `editor`. This object must live as long as the editor is used.
    void attach(PlainEditor &editor);

    // What marks ask for. check() is answered by checked() with the number it gave, suggest() by suggested().
    // Questions are answered in order, so that a check after addWord() knows the word.
    quint64 check(const QString &text);
    void suggest(const QString &word);
    void addWord(const QString &word);
    void ignoreWord(const QString &word);

Q_SIGNALS:
    // Another dictionary, none, or another word that counts as correct: what was judged before may be wrong.
    void changed();
    void checked(quint64 request, const QList<crier::WordPlace> &misspelt);
    void suggested(const QString &word, const QStringList &suggestions);
    // A sentence for people.
    void failed(const QString &sentence);

private:
    class Desk;

    void load(const QString &id);
    void giveUp(const QString &id, const QString &sentence);

    QString m_dataDir;
    QString m_dictionary;
    quint64 m_requests = 0;
    QThread m_thread;
    std::unique_ptr<Desk> m_desk; // lives on m_thread
};

} // namespace crier
