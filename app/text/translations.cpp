// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translations.h"

#include "app/text/sentences.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace crier {

void installTranslations(QCoreApplication &application, const QString &language)
{
    // Owned by the application, which takes them down before the libraries go.
    const auto oldOnes = application.findChildren<QTranslator *>(QStringLiteral("crierTranslator"),
                                                                 Qt::FindDirectChildrenOnly);
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);

    const auto install = [&](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        translator->setObjectName(QStringLiteral("crierTranslator"));
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator; // English, or a language we do not speak
    };
    if (locale.language() != QLocale::English && locale.language() != QLocale::C) {
        install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(QStringLiteral("crier"), QStringLiteral(":/i18n"));
    }
    for (QTranslator *old : oldOnes) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
}

bool hasQtWords()
{
    return !speaksChinese() || QTranslator().load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                                                  QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace crier
