// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emoji_picker.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_MACOS)
#include <objc/message.h>
#include <objc/runtime.h>
#else
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#endif

namespace crier {

#if defined(Q_OS_WIN)

// Windows has no call for it, only the keys Win + full stop.
bool openEmojiPicker()
{
    INPUT keys[4] = {};
    const WORD codes[4] = {VK_LWIN, VK_OEM_PERIOD, VK_OEM_PERIOD, VK_LWIN};
    for (int i = 0; i < 4; ++i) {
        keys[i].type = INPUT_KEYBOARD;
        keys[i].ki.wVk = codes[i];
        keys[i].ki.dwFlags = i < 2 ? 0 : KEYEVENTF_KEYUP;
    }
    return SendInput(4, keys, sizeof(INPUT)) == 4;
}

#elif defined(Q_OS_MACOS)

// [NSApp orderFrontCharacterPalette:nil], said through the run-time library so that no Objective-C is needed.
bool openEmojiPicker()
{
    const auto call = reinterpret_cast<id (*)(id, SEL)>(objc_msgSend);
    const auto callWith = reinterpret_cast<void (*)(id, SEL, id)>(objc_msgSend);
    const auto type = reinterpret_cast<id>(objc_getClass("NSApplication"));
    if (!type)
        return false;
    const id app = call(type, sel_registerName("sharedApplication"));
    callWith(app, sel_registerName("orderFrontCharacterPalette:"), nullptr);
    return true;
}

#else

bool openEmojiPicker()
{
    const QList<QStringList> pickers{{QStringLiteral("plasma-emojier")},
                                     {QStringLiteral("ibus"), QStringLiteral("emoji")},
                                     {QStringLiteral("gnome-characters")},
                                     {QStringLiteral("gucharmap")}};
    for (const QStringList &picker : pickers) {
        const QString program = QStandardPaths::findExecutable(picker.first());
        if (!program.isEmpty() && QProcess::startDetached(program, picker.mid(1)))
            return true;
    }
    return false;
}

#endif

} // namespace crier
