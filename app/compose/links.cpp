// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/links.h"

#include <QChar>
#include <QHostAddress>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace crier {

namespace {

using namespace Qt::Literals::StringLiterals;

// Words in host names of servers that are not for the public.
constexpr std::array stagingWords{"staging"_L1, "stage"_L1,    "stg"_L1, "test"_L1,    "testing"_L1,
                                  "dev"_L1,     "uat"_L1,      "qa"_L1,  "preprod"_L1, "preproduction"_L1,
                                  "sandbox"_L1, "internal"_L1, "pre"_L1, "preview"_L1, "beta"_L1};

// Letters that look like Latin ones, or nearly so, at the size of a link.
constexpr std::u16string_view cyrillicLikeLatin = u"асԁегһіјкӏопрԛѕԝхуѵ";
constexpr std::u16string_view greekLikeLatin = u"αεηικνορτυχωγ";

bool isLabelOf(const QString &label, std::u16string_view letters)
{
    return std::all_of(label.cbegin(), label.cend(), [letters](QChar c) {
        return !c.isLetter() || letters.find(c.unicode()) != std::u16string_view::npos;
    });
}

QSet<QChar::Script> scriptsOf(const QString &label)
{
    QSet<QChar::Script> scripts;
    for (const uint character : label.toUcs4()) {
        const QChar::Script script = QChar::script(character);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited)
            scripts.insert(script);
    }
    return scripts;
}

// Scripts that one word of a host may mix: those that are written together.
bool areWrittenTogether(const QSet<QChar::Script> &scripts)
{
    static const QSet<QChar::Script> families[] = {
        {QChar::Script_Latin, QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana},
        {QChar::Script_Latin, QChar::Script_Han, QChar::Script_Bopomofo},
        {QChar::Script_Latin, QChar::Script_Han, QChar::Script_Hangul},
    };
    return scripts.size() < 2 || std::any_of(std::begin(families), std::end(families),
                                             [&](const auto &family) { return family.contains(scripts); });
}

// Letters that are Latin to Unicode and look like one of ASCII: dotless i, the a and g of phonetics. Letters
// with marks and those of Europe's alphabets are what they look like.
bool hasOddLatin(const QString &label, const QString &topLevel)
{
    constexpr std::u16string_view usual = u"ßæœøðþłđħŋəſ";
    constexpr std::u16string_view dotless = u"ı";
    const bool mayBeDotless = topLevel == "tr"_L1 || topLevel == "az"_L1;
    const QString letters = label.normalized(QString::NormalizationForm_KD);
    return std::any_of(letters.cbegin(), letters.cend(), [&](QChar c) {
        if (c.unicode() < 0x80 || c.script() != QChar::Script_Latin || !c.isLetter())
            return false;
        if (dotless.find(c.unicode()) != std::u16string_view::npos)
            return !mayBeDotless;
        return usual.find(c.toLower().unicode()) == std::u16string_view::npos;
    });
}

// Whole alphabets that were made after Latin capitals.
bool isMadeAfterLatin(QChar::Script script)
{
    return script == QChar::Script_Cherokee || script == QChar::Script_Lisu || script == QChar::Script_Coptic;
}

// A word that is wholly Cyrillic or Greek is a word, unless each of its letters could be read as Latin; and
// below a top level of the same script nobody expects Latin.
bool imitatesOthers(const QString &host)
{
    const QStringList labels = host.split(u'.', Qt::SkipEmptyParts);
    if (labels.isEmpty())
        return false;
    const QSet<QChar::Script> top = scriptsOf(labels.last());
    return std::any_of(labels.cbegin(), labels.cend(), [&](const QString &label) {
        const QSet<QChar::Script> scripts = scriptsOf(label);
        if (!areWrittenTogether(scripts) || hasOddLatin(label, labels.last()))
            return true;
        if (scripts.size() != 1 || scripts == top)
            return false;
        const QChar::Script script = *scripts.cbegin();
        return isMadeAfterLatin(script) ||
               (script == QChar::Script_Cyrillic && isLabelOf(label, cyrillicLikeLatin)) ||
               (script == QChar::Script_Greek && isLabelOf(label, greekLikeLatin));
    });
}

bool isLocalHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull()) {
        static const std::pair<QHostAddress, int> localNetworks[] = {
            QHostAddress::parseSubnet(u"0.0.0.0/8"_s),     QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
            QHostAddress::parseSubnet(u"127.0.0.0/8"_s),   QHostAddress::parseSubnet(u"169.254.0.0/16"_s),
            QHostAddress::parseSubnet(u"172.16.0.0/12"_s), QHostAddress::parseSubnet(u"192.168.0.0/16"_s),
            QHostAddress::parseSubnet(u"::/127"_s),        QHostAddress::parseSubnet(u"fc00::/7"_s),
            QHostAddress::parseSubnet(u"fe80::/10"_s),
        };
        bool isIpv4 = false;
        const QHostAddress plain(address.toIPv4Address(&isIpv4)); // also of ::ffff:10.0.0.1
        const QHostAddress &asked = isIpv4 ? plain : address;
        return std::any_of(std::begin(localNetworks), std::end(localNetworks),
                           [&asked](const auto &network) { return asked.isInSubnet(network); });
    }
    const auto isUnder = [&host](QLatin1StringView name) {
        return host == name || (host.endsWith(name) && host.at(host.size() - name.size() - 1) == u'.');
    };
    return isUnder("localhost"_L1) || isUnder("local"_L1) || !host.contains(u'.');
}

bool isStagingWord(QStringView word)
{
    while (!word.isEmpty() && word.back().isDigit()) // dev2, uat01
        word.chop(1);
    return word.startsWith("staging"_L1) || // stagingcdn
           std::any_of(stagingWords.cbegin(), stagingWords.cend(),
                       [word](QLatin1StringView staging) { return word == staging; });
}

// Looks at whole words of the labels. A top level is looked at only where it is none of the public's: .dev
// is a domain like others. A site of that very name, as dev.to, is one too.
bool isStagingHost(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return false;
    QStringList labels = host.split(u'.', Qt::SkipEmptyParts);
    if (labels.size() > 2 && labels.first() == "www"_L1)
        labels.removeFirst();
    if (labels.isEmpty())
        return false;
    if (labels.last() == "test"_L1 || labels.last() == "internal"_L1)
        return true;
    for (qsizetype i = 0; i + 1 < labels.size(); ++i) {
        const bool isWholeSite = labels.size() == 2;
        const QStringList words = labels.at(i).split(u'-', Qt::SkipEmptyParts);
        if (isWholeSite && words.size() < 2)
            continue;
        if (std::any_of(words.cbegin(), words.cend(), isStagingWord))
            return true;
    }
    return false;
}

// Of "scheme://user@host:port/path"; empty where there is none.
QString hostOf(const QString &link)
{
    const qsizetype scheme = link.indexOf("://"_L1);
    qsizetype start = scheme < 0 ? 0 : scheme + 3;
    qsizetype end = start;
    while (end < link.size() && !u"/?#\\"_s.contains(link.at(end)))
        ++end;
    const qsizetype user = link.lastIndexOf(u'@', end - 1);
    if (user >= start)
        start = user + 1;
    QString host = link.sliced(start, end - start);
    for (const char16_t dot : std::u16string_view(u"。．｡")) // which browsers take for the dot of a host
        host.replace(QChar(dot), u'.');
    if (host.startsWith(u'['))
        return host.sliced(1, std::max(host.indexOf(u']'), qsizetype(1)) - 1);
    if (const qsizetype port = host.indexOf(u':'); port >= 0)
        host.truncate(port);
    while (host.endsWith(u'.'))
        host.chop(1);
    return host.toLower();
}

} // namespace

std::optional<LinkTraits> examineLink(const QString &link)
{
    const QString written = hostOf(link);
    if (written.isEmpty())
        return std::nullopt;
    const QByteArray ace = QUrl::toAce(written, QUrl::IgnoreIDNWhitelist); // what a browser asks for
    const QString host = QUrl::fromAce(ace, QUrl::IgnoreIDNWhitelist);     // and what it may show
    LinkTraits traits;
    traits.isHttps = !link.startsWith("http://"_L1, Qt::CaseInsensitive);
    traits.isLocal = isLocalHost(written);
    traits.isStaging = isStagingHost(written);
    if (imitatesOthers(host.isEmpty() ? written : host))
        traits.lookAlike = ace.isEmpty() ? written : QString::fromLatin1(ace);
    return traits;
}

bool isWebAddress(const QString &address)
{
    const bool isOfTheWeb = address.startsWith("https://"_L1, Qt::CaseInsensitive) ||
                            address.startsWith("http://"_L1, Qt::CaseInsensitive);
    const auto isBlank = [](QChar c) { return c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7F; };
    if (!isOfTheWeb || std::any_of(address.cbegin(), address.cend(), isBlank) || hostOf(address).isEmpty())
        return false;
    const QUrl url(address);
    return url.isValid() && !url.host().isEmpty();
}

std::optional<QString> correctedAddress(const QString &address)
{
    const QString bare = address.trimmed();
    if (isWebAddress(bare))
        return bare;
    // "cdn.example.com/a.png", "//cdn.example.com/a.png"
    const QString rest = bare.startsWith("//"_L1) ? bare.sliced(2) : bare;
    const QString host = rest.section(u'/', 0, 0);
    const QString top = host.section(u'.', -1);
    const bool looksLikeHost = host.contains(u'.') && top.size() >= 2 &&
                               std::all_of(top.cbegin(), top.cend(), [](QChar c) { return c.isLetter(); });
    const bool isPath = rest.startsWith(u'.') || rest.contains("://"_L1);
    const QString full = "https://"_L1 + rest;
    if (looksLikeHost && !isPath && isWebAddress(full) && rest.contains(u'/'))
        return full;
    return std::nullopt;
}

} // namespace crier
