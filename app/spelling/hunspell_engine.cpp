// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/system_error.h"
#include "app/spelling/spell_engine.h"

#include <QDir>
#include <QFile>
#include <QStringDecoder>
#include <QStringEncoder>

#include <hunspell/hunspell.hxx>

#include <exception>
#include <optional>
#include <string>

namespace crier {

namespace {

// Hunspell opens files by itself, and takes one that it cannot open for an empty one.
Status checkReadable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return systemError(path);
    return Done{};
}

std::string hunspellPath(const QString &path)
{
#if defined(Q_OS_WIN)
    // With this prefix, and only with it, Hunspell reads a path as UTF-8.
    return "\\\\?\\" + QDir::toNativeSeparators(path).toStdString();
#else
    return QFile::encodeName(path).toStdString();
#endif
}

// Dictionaries and ICU call some encodings by different names.
QByteArray qtName(const QByteArray &encoding)
{
    QByteArray name = encoding.toLower();
    if (name.startsWith("microsoft-cp"))
        return "windows-" + name.sliced(12);
    if (name.startsWith("tis620"))
        return "TIS-620";
    return name;
}

class HunspellEngine : public SpellEngine
{
public:
    // `affixPath` and `wordsPath` are as hunspellPath() gives them.
    HunspellEngine(const std::string &affixPath, const std::string &wordsPath)
        : m_hunspell(affixPath.c_str(), wordsPath.c_str())
        , m_encoding(qtName(QByteArray::fromStdString(m_hunspell.get_dict_encoding())))
        , m_encoder(m_encoding.constData())
        , m_decoder(m_encoding.constData())
    {}

    bool canConvert() const { return m_encoder.isValid() && m_decoder.isValid(); }
    QString encoding() const { return QString::fromLatin1(m_encoding); }

    bool knows(const QString &word) override
    {
        const std::optional<std::string> bytes = encoded(word);
        return !bytes || ask(true, [&] { return m_hunspell.spell(*bytes); });
    }

    QStringList suggestions(const QString &word) override
    {
        const std::optional<std::string> bytes = encoded(word);
        if (!bytes)
            return {};
        return ask(QStringList(), [&] {
            QStringList words;
            for (const std::string &suggestion : m_hunspell.suggest(*bytes)) {
                const QString decoded = m_decoder(QByteArrayView(suggestion));
                if (!m_decoder.hasError())
                    words.append(decoded);
                else
                    m_decoder = QStringDecoder(m_encoding.constData());
            }
            return words;
        });
    }

    void learn(const QString &word) override
    {
        if (const std::optional<std::string> bytes = encoded(word))
            ask(0, [&] { return m_hunspell.add(*bytes); });
    }

private:
    std::optional<std::string> encoded(const QString &word)
    {
        const QByteArray bytes = m_encoder(word);
        if (!m_encoder.hasError())
            return bytes.toStdString();
        m_encoder = QStringEncoder(m_encoding.constData()); // resetState() keeps the errors of ICU's (Qt 6.4)
        return std::nullopt;
    }

    // A damaged dictionary can lead Hunspell astray. What it throws ends here: a word that cannot be judged
    // is left alone.
    template<typename T, typename Question>
    static T ask(T otherwise, Question question)
    {
        try {
            return question();
        } catch (const std::exception &) {
            return otherwise;
        }
    }

    Hunspell m_hunspell;
    QByteArray m_encoding;
    QStringEncoder m_encoder;
    QStringDecoder m_decoder;
};

} // namespace

bool hasSpellEngine()
{
    return true;
}

Result<std::unique_ptr<SpellEngine>> loadSpellEngine(const Dictionary &dictionary)
{
    for (const QString &path : {dictionary.affixPath, dictionary.wordsPath}) {
        if (Status readable = checkReadable(path); !readable)
            return readable.error();
    }
    try {
        auto engine = std::make_unique<HunspellEngine>(hunspellPath(dictionary.affixPath),
                                                       hunspellPath(dictionary.wordsPath));
        if (!engine->canConvert())
            return Error{ErrorKind::InvalidInput, engine->encoding()};
        return std::unique_ptr<SpellEngine>(std::move(engine));
    } catch (const std::exception &) { // the sizes in a damaged dictionary are anything
        return Error{ErrorKind::StorageCorrupt, dictionary.wordsPath};
    }
}

} // namespace crier
