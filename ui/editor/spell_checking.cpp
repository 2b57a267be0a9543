// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/spell_checking.h"

#include "app/spelling/speller.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/spell_marks.h"

#include <algorithm>
#include <atomic>
#include <optional>

namespace crier {

// What is on the other thread, and touched there only but for `isEnding`.
class SpellChecking::Desk : public QObject
{
public:
    std::unique_ptr<Speller> speller;
    QStringList ignored; // for all dictionaries
    std::atomic<bool> isEnding = false;
};

SpellChecking::SpellChecking(QString dataDir, QObject *parent)
    : QObject(parent)
    , m_dataDir(std::move(dataDir))
    , m_desk(std::make_unique<Desk>())
{
    m_desk->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("spelling"));
}

SpellChecking::~SpellChecking()
{
    if (!m_thread.isRunning())
        return;
    m_desk->isEnding = true;
    QMetaObject::invokeMethod(m_desk.get(), [thread = &m_thread] { thread->quit(); });
    m_thread.wait();
}

QList<Dictionary> SpellChecking::dictionaries()
{
    return hasSpellEngine() ? availableDictionaries() : QList<Dictionary>();
}

QString SpellChecking::unavailableReason()
{
    return hasSpellEngine() ? tr("No dictionary was found. Install a Hunspell dictionary for your language; "
                                 "it then appears here.")
                            : tr("This copy of Crier was built without Hunspell, which checks the spelling.");
}

void SpellChecking::setDictionary(const QString &id)
{
    if (id == m_dictionary)
        return;
    m_dictionary = id;
    if (!id.isEmpty() && !m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_desk.get(), [this, id] { load(id); });
    Q_EMIT changed();
}

// On m_thread. `this` outlives it: the destructor waits for it.
void SpellChecking::load(const QString &id)
{
    m_desk->speller.reset(); // before the next one is read: each takes megabytes
    if (id.isEmpty() || m_desk->isEnding)
        return;
    const QList<Dictionary> known = dictionaries();
    const auto found =
        std::find_if(known.begin(), known.end(), [&id](const Dictionary &one) { return one.id == id; });
    if (found == known.end()) {
        giveUp(id, tr("The dictionary “%1” is not there any more. Choose another one under Edit > Spelling.")
                       .arg(id));
        return;
    }
    auto engine = loadSpellEngine(*found);
    if (!engine) {
        const Error &error = engine.error();
        giveUp(id,
               error.kind == ErrorKind::InvalidInput
                   ? tr("The dictionary “%1” is written in the encoding %2, which cannot be read here. "
                        "Choose another one under Edit > Spelling.")
                         .arg(found->name, error.detail)
                   : tr("The dictionary “%1” cannot be read (%2). Choose another one under Edit > Spelling.")
                         .arg(found->name, error.detail));
        return;
    }
    PersonalWords personal(m_dataDir);
    if (const Status loaded = personal.load(); !loaded) {
        Q_EMIT failed(tr("The words you have added could not be read and are marked as misspelt (%1).")
                          .arg(loaded.error().detail));
    } else if (!personal.damagedPath().isEmpty()) {
        Q_EMIT failed(tr("The file of the words you have added was damaged and was kept as %1. Add the words "
                         "again, or copy them from there.")
                          .arg(personal.damagedPath()));
    }
    m_desk->speller = std::make_unique<Speller>(std::move(engine).value(), id, std::move(personal));
    for (const QString &word : std::as_const(m_desk->ignored))
        m_desk->speller->ignore(word);
}

// On m_thread.
void SpellChecking::giveUp(const QString &id, const QString &sentence)
{
    QMetaObject::invokeMethod(this, [this, id, sentence] {
        if (id == m_dictionary) { // otherwise another one was chosen meanwhile
            m_dictionary.clear();
            Q_EMIT changed();
        }
        Q_EMIT failed(sentence);
    });
}

void SpellChecking::attach(PlainEditor &editor)
{
    new SpellMarks(editor, *this);
}

quint64 SpellChecking::check(const QString &text)
{
    const quint64 request = ++m_requests;
    QMetaObject::invokeMethod(m_desk.get(), [this, text, request] {
        if (!m_desk->isEnding)
            Q_EMIT checked(request, m_desk->speller ? m_desk->speller->misspelt(text) : QList<WordPlace>());
    });
    return request;
}

void SpellChecking::suggest(const QString &word)
{
    QMetaObject::invokeMethod(m_desk.get(), [this, word] {
        if (!m_desk->isEnding)
            Q_EMIT suggested(word, m_desk->speller ? m_desk->speller->suggestions(word) : QStringList());
    });
}

void SpellChecking::addWord(const QString &word)
{
    QMetaObject::invokeMethod(m_desk.get(), [this, word] {
        const Status added = m_desk->speller ? m_desk->speller->addToPersonal(word)
                                             : PersonalWords(m_dataDir).add(word); // switched off meanwhile
        if (!added) {
            Q_EMIT failed(tr("“%1” could not be added to your words (%2). It is accepted until Crier ends.")
                              .arg(word, added.error().detail));
        }
    });
    Q_EMIT changed();
}

void SpellChecking::ignoreWord(const QString &word)
{
    QMetaObject::invokeMethod(m_desk.get(), [this, word] {
        m_desk->ignored.append(word);
        if (m_desk->speller)
            m_desk->speller->ignore(word);
    });
    Q_EMIT changed();
}

} // namespace crier
