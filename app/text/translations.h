// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace crier {

// Installs our words and Qt's own in `language` ("en", "zh_CN"), or in the system's when it is empty. English
// is what the sources say and needs no file. May be called again for another language; widgets then get
// QEvent::LanguageChange. QLocale() follows.
void installTranslations(QCoreApplication &application, const QString &language);

// Qt's own words ("Cancel", "Copy") are there in the language that is shown, or it is one we do not speak.
// False: a part of the installation is missing, and those words are in English.
bool hasQtWords();

} // namespace crier
