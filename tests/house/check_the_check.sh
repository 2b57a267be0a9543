#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Breaks each rule of check_sources.sh once, in a project of its own, to see that it is noticed; and shows it the
# look-alikes it has to let pass.
set -eu

check=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/check_sources.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
git init -q .

licence='// SPDX-License-Identifier: GPL-3.0-or-later'
failures=0

# put FILE LINE: a source file with that line in it. In the lines, @ stands for nothing: it keeps this file itself
# from breaking the rules.
put() {
    mkdir -p "$(dirname "$1")"
    printf '%s\n%s\n' "$licence" "$(printf '%s' "$2" | sed 's/@//g')" >"$1"
}

refused() { # refused FILE LINE
    put "$1" "$2"
    if sh "$check" "$scratch" >out 2>&1 || ! grep -qF "$1:" out; then
        echo "Not noticed: $1: $2"
        failures=$((failures + 1))
    fi
    rm -f "$1" out
}

allowed() { # allowed FILE LINE
    put "$1" "$2"
    if ! sh "$check" "$scratch" >out 2>&1; then
        echo "Wrongly refused: $1: $2"
        sed 's/^/    /' out
        failures=$((failures + 1))
    fi
    rm -f "$1" out
}

allowed app/base/a.cpp '#include <QString>'

refused app/base/a.h 'static Desk &inst@ance();'
refused app/base/a.cpp 'Desk *Desk::inst@ance()'
allowed app/base/a.cpp '    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this);'
refused app/base/a.cpp '#include <QWid@get>'
refused app/base/a.cpp '#include <QCol@or>'
refused app/cli/a.cpp '#include "u@i/window.h"'
allowed app/main.cpp '#include <QApplication>'
allowed app/base/a.cpp '#include <QCoreApplication>'
allowed ui/a.cpp '#include <QWidget>'
refused ui/a.cpp '#include <QtC@ore/QString>'
refused app/send/a.cpp 'reply->ignore@SslErrors();'
refused app/send/a.cpp 'config.setPeerVerifyMode(QSslSocket::Verify@None);'
refused app/rongcloud/a.cpp 'QUrl@Query query;'
refused tests/app/a.cpp 'QTest::q@Wait(100);'
refused tests/app/a.cpp 'QThread::ms@leep(100);'
refused tests/app/a.cpp 'std::this_thread::sleep@_for(1s);'
refused tests/app/a.cpp '    sl@eep(1);'
allowed tests/app/a.cpp 'QVERIFY(QTest::qWaitFor(isDone));'
allowed tests/app/a.cpp '// qWait() is no synchronisation'
refused translations/a.ts '<translation type="unfin@ished"></translation>'
refused translations/a.ts '<translation></trans@lation>'
allowed translations/a.ts '<translation>Fertig</translation>'
refused app/base/a.cpp '// TO@DO: later'
refused notes.md 'FIX@ME'
refused ui/CMakeLists.txt 'find_package(Qt6 COMPONENTS Widgets S@vg)'
refused ui/a.cpp '#include <QS@vgRenderer>'
allowed ui/CMakeLists.txt '# the program needs no QtSvg'
refused ui/a.cpp 'QMessage@Box::warning(this, title, text);'
refused ui/a.cpp 'label->setTextFormat(Qt::Rich@Text);'
allowed ui/a.cpp 'label->setTextFormat(Qt::PlainText);'
refused README.md 'see /wo@rk/main/README.md'
refused tests/a.sh 'cp /ro@ot/file .'
allowed tests/a.sh 'cp work/file "$root/installer/"'
refused installer/a.sh 'curl https://py@pi.org/simple'

# A file without its licence.
mkdir -p app
echo 'int x;' >app/a.cpp
if sh "$check" "$scratch" >out 2>&1; then
    echo "Not noticed: a source file without its licence"
    failures=$((failures + 1))
fi

[ "$failures" -eq 0 ]
