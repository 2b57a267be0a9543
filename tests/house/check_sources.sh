#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Looks through the project's own files for what the house does not allow.
#   check_sources.sh [FOLDER]     default: the project this script belongs to
# Prints each finding as file:line:text under the rule it breaks. Exit 0: none, 1: some, 77: not a git checkout.
set -u

root=${1:-$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)}
cd "$root" || exit 2

# Files git knows or would know, so that a file is looked at before it is committed. The owner of a checkout may be
# another user than the one who tests it.
project_git() { git -c safe.directory='*' "$@"; }
project_git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "Not a git checkout: $root" >&2; exit 77; }

found=0

# rule TEXT REGEX PATHSPEC...   one finding per matching line; whole-line comments are no code
rule() {
    text=$1
    regex=$2
    shift 2
    hits=$(project_git grep --untracked -InE -e "$regex" -- "$@" | grep -vE '^[^:]+:[0-9]+:[[:space:]]*(//|\*)')
    report
}

# rule_everywhere TEXT REGEX PATHSPEC...   the same, comments included
rule_everywhere() {
    text=$1
    regex=$2
    shift 2
    hits=$(project_git grep --untracked -InE -e "$regex" -- "$@")
    report
}

report() {
    [ -n "$hits" ] || return 0
    printf '%s\n' "$text" "$hits" '' | sed -e '2,$s/^\(.\)/    \1/'
    found=1
}

cpp='*.cpp *.h'
app=':(glob)app/**/*.cpp :(glob)app/**/*.h'
window=':(glob)app/**/*.cpp :(glob)app/**/*.h :(glob)ui/**/*.cpp :(glob)ui/**/*.h :(glob)ui/**/*.ui'
tests=':(glob)tests/**/*.cpp :(glob)tests/**/*.h'
set -f # the pathspecs are git's to expand, not the shell's

# shellcheck disable=SC2086  # several pathspecs in one variable are meant
{
    rule "Nobody but main.cpp makes things: no singletons." \
        '(static[^;=(]*[ &*]|^[A-Za-z_][A-Za-z0-9_:<> ]*[ &*]+[A-Za-z_0-9:]+::)instance\(' $cpp

    gui='Q(Gui|Application>|Widget|MainWindow|Dialog|Abstract(Button|ItemView|ScrollArea|Slider|SpinBox|Style)|Action|'
    gui=$gui'Label|LineEdit|PlainTextEdit|Text(Edit|Browser|Document|Cursor|Layout|CharFormat|Block)|PushButton|'
    gui=$gui'ToolButton|CheckBox|RadioButton|ComboBox|SpinBox|GroupBox|Frame|Splitter|Tab(Bar|Widget)|Menu|ToolBar|'
    gui=$gui'StatusBar|Table(View|Widget)|Tree(View|Widget)|List(View|Widget)|HeaderView|Styled?|Style|Layout|'
    gui=$gui'(Box|Form|Grid|HBox|VBox|Stacked)Layout|StackedWidget|MessageBox|FileDialog|Clipboard|Color|Palette|Icon|'
    gui=$gui'Image|Pixmap|Bitmap|Painter|Pen|Brush|Font|Cursor>|Screen|Window|Accessible|Shortcut|KeySequence|'
    gui=$gui'DesktopServices|StandardItem|SyntaxHighlighter|Validator|(Key|Mouse|Paint|Resize|Close|Focus|Show)Event)'
    rule "app/ never sees Gui or Widgets; only app/main.cpp may." \
        "#include[[:space:]]*(<$gui|\"ui/)" $app ':(exclude)app/main.cpp'

    rule "Qt headers are included by their short name, so that a wrong module cannot compile." \
        '#include[[:space:]]*<Qt[A-Z][A-Za-z]+/' $cpp

    rule "A bad certificate is never ignored." 'ignore''SslErrors|VerifyNone|QueryPeer' $cpp

    rule "QUrlQuery leaves + as it is, which a server reads as a space: encode by hand." \
        'QUrl''Query' ':(glob)app/rongcloud/**'

    rule "Tests wait for what they need (QSignalSpy::wait, QTRY_...), not for time to pass." \
        'q''(Wait|Sleep)\(|::m?u?sleep\(|sleep_(for|until)|(^|[^A-Za-z0-9_:.>])(u|nano)?sleep\(' $tests

    rule "Every sentence is translated." 'type="(unfinished|obsolete|vanished)"|<translation></translation>' \
        'translations/*.ts'

    rule_everywhere "Nothing is left for later without an issue." '(^|[^A-Za-z])(TO''DO|FIX''ME|XX''X)([^A-Za-z]|$)' \
        . ':(exclude)LICENSE'

    rule_everywhere "Icons are masks made at build time: nothing uses Qt's SVG module." \
        'Q''Svg|Qt6?::''Svg|Qt6''Svg|COMPONENTS[^)]*[[:space:]]Svg|qt6-''svg|libqt6''svg' \
        $cpp '*.ui' '*.cmake' '*CMakeLists.txt' installer

    rule "Text from outside is plain text, and errors sit where the problem is: no message boxes, no rich text." \
        'QMessage''Box|Qt::(Rich|Auto|Markdown)''Text' $window

    rule_everywhere "The project knows no machine: no path of one, no package registry." \
        "(^|[^A-Za-z0-9_.~\$}-])/(work|root|home/[a-z]+)/" . ':(exclude)LICENSE'
    registry='(deb|snapshot|security)\.debian\.''org|pypi\.''org|pythonhosted\.''org|npmjs\.''org|crates\.''io'
    registry=$registry'|proxy\.golang\.''org|repo1?\.maven\.''(org|apache)|artifact''ory'
    rule_everywhere "Packages come from wherever the machine gets them." "$registry" .

    hits=$(project_git ls-files -co --exclude-standard -- $cpp | while IFS= read -r file; do
        [ -f "$file" ] || continue
        sed -n '1{/SPDX-License-Identifier: GPL-3.0-or-later/!p;q;}' "$file" | sed "s|^|$file:1:|"
    done)
    text="Every source file begins with its licence."
    report
}

exit $found
