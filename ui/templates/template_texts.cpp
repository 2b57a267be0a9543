// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/template_texts.h"

#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"
#include "app/text/template_sentences.h"

#include <QLocale>
#include <QStringList>

namespace crier {

namespace {
constexpr int problemsShown = 3;
constexpr int longestFileName = 60;
} // namespace

QString problemLines(const QList<TemplateProblem> &problems)
{
    QStringList lines;
    for (const TemplateProblem &problem : problems.mid(0, problemsShown))
        lines.append(templateProblemSentence(problem));
    return lines.join(u'\n');
}

QString problemLines(QList<TemplateProblem> problems, const MessageTemplate &message)
{
    for (TemplateProblem &problem : problems) {
        for (const TemplateVariable &variable : message.variables) {
            if (variable.name == problem.of) {
                problem.of = shownLabel(variable);
                break; // or a label that is another one's name would be replaced in its turn
            }
        }
    }
    return problemLines(problems);
}

QString previewText(const MessageTemplate &message, const QByteArray &content)
{
    const MessageType *type = findMessageType(message.objectName);
    if (type && !type->textField.isEmpty()) {
        if (const auto text = textOfContent(content, type->textField))
            return *text;
    }
    return QString::fromUtf8(content);
}

QString languageName(const QString &language)
{
    // Qt takes a bare "en" for that of the United States.
    const QLocale locale =
        language == QLatin1String("en") ? QLocale(QLocale::English, QLocale::World) : QLocale(language);
    const QString name = locale.nativeLanguageName();
    return name.isEmpty() ? language : name;
}

QString fileNameFor(const QString &templateName)
{
    QString safe;
    for (const QChar c : templateName.left(longestFileName))
        safe += c.isLetterOrNumber() || c == u'_' ? c : QChar(u'-');
    return safe + QStringLiteral(".json");
}

} // namespace crier
