// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentence_parts.h"
#include "app/text/sentences_context.h"

namespace crier {

QString placesSentence(const Finding &finding)
{
    const bool isOne = finding.number <= 1;
    const QString count = numberText(finding.number);
    const QString text = shownText(finding.text);
    const QString line = QString::number(finding.position.line);
    const QString column = QString::number(finding.position.column);
    switch (finding.problem) {
    case Problem::PlaceholderLeft:
        return isOne
                   ? Sentences::tr("The placeholder “%1” is not filled in. Write what belongs there.")
                         .arg(text)
                   : Sentences::tr("%1 placeholders are not filled in, the first is “%2”. Write what belongs "
                                   "there.")
                         .arg(count, text);
    case Problem::PlaceholderDoubtful:
        return isOne
                   ? Sentences::tr("“%1” looks like a placeholder that is not filled in. Check whether your "
                                   "app expects it.")
                         .arg(text)
                   : Sentences::tr("%1 places look like placeholders that are not filled in, the first is "
                                   "“%2”. Check whether your app expects them.")
                         .arg(count, text);
    case Problem::BidiControls:
        return isOne ? Sentences::tr(
                           "The content holds a character that turns the direction of writing at line "
                           "%1, column %2. People may read another text than you; remove it unless the "
                           "language needs it.")
                           .arg(line, column)
                     : Sentences::tr(
                           "The content holds %1 characters that turn the direction of writing, the "
                           "first at line %2, column %3. People may read another text than you; remove "
                           "them unless the language needs them.")
                           .arg(count, line, column);
    case Problem::InvisibleCharacters:
        return isOne
                   ? Sentences::tr("The content holds an invisible character at line %1, column %2. It may "
                                   "break words and links; remove it.")
                         .arg(line, column)
                   : Sentences::tr("The content holds %1 invisible characters, the first at line %2, column "
                                   "%3. They may break words and links; remove them.")
                         .arg(count, line, column);
    case Problem::LinkNotHttps:
        return isOne
                   ? Sentences::tr("The link “%1” is not secure, and many apps refuse to open it. Use https.")
                         .arg(text)
                   : Sentences::tr("%1 links are not secure, and many apps refuse to open them; the first is "
                                   "“%2”. Use https.")
                         .arg(count, text);
    case Problem::LinkLocal:
        return isOne ? Sentences::tr("The link “%1” leads to this computer or your own network, which nobody "
                                     "else can reach. Use a public address.")
                           .arg(text)
                     : Sentences::tr("%1 links lead to this computer or your own network, which nobody else "
                                     "can reach; the first is “%2”. Use public addresses.")
                           .arg(count, text);
    case Problem::LinkStaging:
        return isOne
                   ? Sentences::tr("The link “%1” seems to lead to a test server. Check that it is meant for "
                                   "everyone.")
                         .arg(text)
                   : Sentences::tr(
                         "%1 links seem to lead to test servers, the first is “%2”. Check that they "
                         "are meant for everyone.")
                         .arg(count, text);
    case Problem::LinkLookAlike:
        return isOne
                   ? Sentences::tr("A link's host has letters that look like others; its real name is “%1”. "
                                   "Check where it leads.")
                         .arg(text)
                   : Sentences::tr("%1 links have hosts with letters that look like others; the real name of "
                                   "the first is “%2”. Check where they lead.")
                         .arg(count, text);
    case Problem::TestWords:
        return isOne ? Sentences::tr("“%1” looks like a test, and this goes to real people. Check the text.")
                           .arg(text)
                     : Sentences::tr("%1 words look like a test, the first is “%2”, and this goes to real "
                                     "people. Check the text.")
                           .arg(count, text);
    default:
        return Sentences::tr("Escapes make the content %1 bytes larger than the characters themselves would. "
                             "Write it plainly.")
            .arg(count);
    }
}

} // namespace crier
