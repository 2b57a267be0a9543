// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/template_sentences.h"

#include "app/base/visible_text.h"
#include "app/templates/message_template.h"
#include "app/text/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace crier {

namespace {

struct TemplateSentences
{
    Q_DECLARE_TR_FUNCTIONS(TemplateSentences)
};

constexpr qsizetype longestQuote = 60;

// A name or a value out of a file, short and on one line.
QString shown(const QString &text)
{
    const QString line = withVisibleControls(text);
    return line.size() > longestQuote ? line.left(longestQuote) + QChar(0x2026) : line;
}

QString jsonSentence(const TemplateProblem &problem)
{
    Finding finding{.problem = Problem::ContentBadJson,
                    .position = problem.position,
                    .jsonFault = problem.jsonFault,
                    .text = problem.name};
    switch (problem.jsonFault) {
    case JsonFault::InvalidUtf8:
        finding.problem = Problem::ContentNotUtf8;
        break;
    case JsonFault::NulCharacter:
        finding.problem = Problem::ContentNul;
        break;
    case JsonFault::LoneSurrogate:
        finding.problem = Problem::ContentLoneSurrogate;
        break;
    case JsonFault::DuplicateKey:
        finding.problem = Problem::ContentDuplicateKey;
        break;
    default:
        break;
    }
    return findingSentence(finding);
}

// Of the file's members.
QString memberSentence(const TemplateProblem &problem)
{
    const QString name = shown(problem.name);
    const QString of = shown(problem.of);
    switch (problem.fault) {
    case TemplateFault::UnknownMember:
        return of.isEmpty()
                   ? TemplateSentences::tr("A template has no member “%1”. Remove it, or correct its name.")
                         .arg(name)
                   : TemplateSentences::tr(
                         "The variable “%2” has a member “%1”, which no variable has. Remove it, or "
                         "correct its name.")
                         .arg(name, of);
    case TemplateFault::MissingMember:
        return of.isEmpty()
                   ? TemplateSentences::tr("The member “%1” is missing. Add it.").arg(name)
                   : TemplateSentences::tr("The variable “%2” lacks the member “%1”. Add it.").arg(name, of);
    case TemplateFault::WrongMember:
        return of.isEmpty()
                   ? TemplateSentences::tr("The member “%1” has a value of the wrong kind. Correct it.")
                         .arg(name)
                   : TemplateSentences::tr(
                         "The member “%1” of the variable “%2” has a value of the wrong kind. Correct "
                         "it.")
                         .arg(name, of);
    case TemplateFault::MemberOfAnotherKind:
        return TemplateSentences::tr(
                   "The variable “%2” is of a kind that has no “%1”. Remove it, or choose another "
                   "kind.")
            .arg(name, of);
    case TemplateFault::KindUnknown:
        return TemplateSentences::tr(
                   "The variable “%2” has the kind “%1”; there are “text”, “date” and “choice”.")
            .arg(shown(problem.text), of);
    default:
        return TemplateSentences::tr(
                   "The variable “%2” has the format “%1”; there are “dateTime”, “date” and “time”.")
            .arg(shown(problem.text), of);
    }
}

QString valueSentence(const TemplateProblem &problem)
{
    const QString of = shown(problem.of);
    const QString text = shown(problem.text);
    switch (problem.fault) {
    case TemplateFault::ValueOfNothing:
        return TemplateSentences::tr("The template has no variable “%1”. Correct the name, or leave it out.")
            .arg(of);
    case TemplateFault::ValueMissing:
        return TemplateSentences::tr("“%1” is still empty. Fill it in.").arg(of);
    case TemplateFault::ValueNotAChoice:
        return TemplateSentences::tr("“%1” cannot be “%2”. Choose one of its values.").arg(of, text);
    case TemplateFault::ValueLoneSurrogate:
        return TemplateSentences::tr("“%1” holds half of a character. Type it again.").arg(of);
    case TemplateFault::ValueNul:
        return TemplateSentences::tr("“%1” holds a NUL character. Remove it.").arg(of);
    case TemplateFault::ValueLineBreak:
        return TemplateSentences::tr("“%1” is one line and cannot hold a line break. Remove it.").arg(of);
    case TemplateFault::DateNeedsTime:
        return TemplateSentences::tr("“%1” needs a time as well. Write it like 2026-11-24 22:00.").arg(of);
    case TemplateFault::DateInGap:
        return TemplateSentences::tr(
                   "“%1” is a time that does not exist: the clocks of %3 are put forward over %2. Choose "
                   "an earlier or a later time.")
            .arg(of, text, problem.zone);
    case TemplateFault::DateTwice:
        return TemplateSentences::tr(
                   "“%1” is a time that comes twice, because the clocks of %3 are put back; the first is "
                   "meant: %2. If it is the second, give the time in UTC.")
            .arg(of, text, problem.zone);
    default:
        return TemplateSentences::tr(
                   "“%1” is not a date that can be read: “%2”. Write it like 2026-11-24 22:00, and behind "
                   "it, if need be, a time zone such as Asia/Shanghai.")
            .arg(of, text);
    }
}

QString variableSentence(const TemplateProblem &problem)
{
    const QString of = shown(problem.of);
    const QString text = shown(problem.text);
    switch (problem.fault) {
    case TemplateFault::PlaceholderInTheOpen:
        return TemplateSentences::tr(
                   "{{%1}} stands outside of double quotes, where it cannot be filled in. Put it into a "
                   "text in double quotes.")
            .arg(shown(problem.name));
    case TemplateFault::PlaceholderMalformed:
        return TemplateSentences::tr(
                   "After {{ must follow the name of a variable and }}, but there is: %1. Correct it; "
                   "two braces that are meant as themselves are written {{{{.")
            .arg(text);
    case TemplateFault::VariableNameBad:
        return TemplateSentences::tr(
                   "“%1” cannot be the name of a variable. Use letters of ASCII, digits and _, and "
                   "begin with a letter or _.")
            .arg(of);
    case TemplateFault::VariableTwice:
        return TemplateSentences::tr("The variable “%1” is described twice. Remove one of the two.").arg(of);
    case TemplateFault::VariableUndeclared:
        return TemplateSentences::tr(
                   "The content uses {{%1}}, but no variable of that name is described. Describe it, or "
                   "correct the name.")
            .arg(of);
    case TemplateFault::VariableUnused:
        return TemplateSentences::tr(
                   "The variable “%1” is described, but the content does not use {{%1}}. Use it, or "
                   "remove its description.")
            .arg(of);
    case TemplateFault::TooManyVariables:
        return TemplateSentences::tr("The template has %1 variables and may have %2. Use fewer.")
            .arg(problem.number)
            .arg(maxTemplateVariables);
    case TemplateFault::ZoneUnknown:
        return of.isEmpty()
                   ? TemplateSentences::tr(
                         "There is no time zone “%1” on this computer. Write it like Asia/Shanghai.")
                         .arg(text)
                   : TemplateSentences::tr(
                         "The time zone “%1” of the variable “%2” is not known on this computer. Write "
                         "it like "
                         "Asia/Shanghai.")
                         .arg(text, of);
    case TemplateFault::NoChoices:
        return TemplateSentences::tr(
                   "The variable “%1” is a choice, but there is nothing to choose from. Add choices.")
            .arg(of);
    case TemplateFault::ChoiceTwice:
        return TemplateSentences::tr("The variable “%1” has the choice “%2” twice. Remove one of the two.")
            .arg(of, text);
    default:
        return TemplateSentences::tr(
                   "The variable “%1” begins with “%2”, which is none of its choices. Choose one of "
                   "them.")
            .arg(of, text);
    }
}

} // namespace

QString templateProblemSentence(const TemplateProblem &problem)
{
    switch (problem.fault) {
    case TemplateFault::FileUnreadable:
        return problem.text.isEmpty()
                   ? TemplateSentences::tr("This is not a file that can be read.")
                   : TemplateSentences::tr("The file cannot be read: %1.").arg(shown(problem.text));
    case TemplateFault::FileTooLarge:
        return TemplateSentences::tr("The file is larger than any template may be (%1 KiB).")
            .arg(maxTemplateBytes / 1024);
    case TemplateFault::BadJson:
        return TemplateSentences::tr("The file cannot be read as a template. %1").arg(jsonSentence(problem));
    case TemplateFault::NotATemplate:
        return TemplateSentences::tr(
            "This file is not a template of Crier: it has no number as its member “version”.");
    case TemplateFault::NewerVersion:
        return TemplateSentences::tr(
                   "This template was made by a newer version of Crier, in format %1. Use that version, "
                   "or export the template there in an older format.")
            .arg(problem.number);
    case TemplateFault::UnknownMember:
    case TemplateFault::MissingMember:
    case TemplateFault::WrongMember:
    case TemplateFault::MemberOfAnotherKind:
    case TemplateFault::KindUnknown:
    case TemplateFault::FormatUnknown:
        return memberSentence(problem);
    case TemplateFault::NameMissing:
        return TemplateSentences::tr("The template has no name. Give it one.");
    case TemplateFault::NameTooLong:
        return TemplateSentences::tr("The name has %1 characters and may have %2. Shorten it.")
            .arg(problem.number)
            .arg(maxTemplateNameLength);
    case TemplateFault::LanguageUnknown:
        return TemplateSentences::tr("“%1” is not a language. Write it like en or zh_CN.")
            .arg(shown(problem.text));
    case TemplateFault::TypeUnusable:
        return TemplateSentences::tr(
                   "“%1” cannot be a message type. Use one of the built-in types, such as RC:TxtMsg, or one "
                   "of your own: at most 32 letters, digits and signs of ASCII that do not begin with RC:.")
            .arg(shown(problem.text));
    case TemplateFault::ContentMissing:
        return TemplateSentences::tr("The template has no content. Write the announcement.");
    case TemplateFault::ContentNotUtf8:
        return TemplateSentences::tr("The content is not UTF-8 text. Save it as UTF-8.");
    case TemplateFault::ContentNotJson:
    case TemplateFault::ResultNotJson:
        return jsonSentence(problem);
    case TemplateFault::PlaceholderInTheOpen:
    case TemplateFault::PlaceholderMalformed:
    case TemplateFault::VariableNameBad:
    case TemplateFault::VariableTwice:
    case TemplateFault::VariableUndeclared:
    case TemplateFault::VariableUnused:
    case TemplateFault::TooManyVariables:
    case TemplateFault::ZoneUnknown:
    case TemplateFault::NoChoices:
    case TemplateFault::ChoiceTwice:
    case TemplateFault::DefaultNotAChoice:
        return variableSentence(problem);
    default:
        return valueSentence(problem);
    }
}

QString keptFileSentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Conflict:
        return error.detail.isEmpty()
                   ? TemplateSentences::tr(
                         "This template was changed or removed elsewhere in the meantime. What is on "
                         "the disk "
                         "was left as it is.")
                   : TemplateSentences::tr("There is already a template named “%1”. Choose another name.")
                         .arg(error.detail);
    case ErrorKind::InvalidInput:
        return TemplateSentences::tr("This cannot be kept: it is too large. Shorten it.");
    case ErrorKind::StorageFault:
        return TemplateSentences::tr("The disk reported an error. Check the disk, then try again.");
    case ErrorKind::StorageNewer:
        return TemplateSentences::tr(
                   "%1 was written by a newer version of Crier. It was left as it is, and nothing more can "
                   "be kept in it here.")
            .arg(error.detail);
    default:
        return errorSentence(error);
    }
}

} // namespace crier
