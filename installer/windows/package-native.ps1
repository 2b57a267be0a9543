# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Crier on Windows with the Qt project's Qt and MinGW on the PATH, and collects in
# build/windows-native/collected what pack.sh makes the packages from, on Debian or Ubuntu:
#   sh installer/windows/pack.sh collected/Crier collected/NOTICE.txt collected/crier.ico build/packages
# parts.txt there is what sbom.py takes with --bundled.
#   package-native.ps1 [-RsvgConvert PATH] [-IcoTool PATH] [-Test]
# Never run: it was written without a Windows. The installer that was tried is cross-built by package.sh.
param(
    [string] $RsvgConvert = "rsvg-convert", # draws the icons (MSYS2: mingw-w64-x86_64-librsvg)
    [string] $IcoTool = "icotool", # puts them into one .ico (MSYS2: mingw-w64-x86_64-icoutils)
    [switch] $Test
)
$ErrorActionPreference = "Stop"
Set-StrictMode -Version 3

function Stop-With([string] $sentence) {
    [Console]::Error.WriteLine("package-native.ps1: $sentence")
    exit 1
}

function Invoke-Step([string] $program) {
    & $program @args
    if ($LASTEXITCODE -ne 0) { Stop-With "$program failed ($LASTEXITCODE)." }
}

foreach ($tool in @(
        @("cmake", "install CMake 3.22 or newer."),
        @("ninja", "install Ninja."),
        @("g++", "put the MinGW that Qt was built with on the PATH."),
        @("windeployqt", "put the folder bin of Qt on the PATH."),
        @("qtpaths", "put the folder bin of Qt on the PATH."),
        @("python", "install Python 3; it writes the licences of Qt's parts."),
        @($RsvgConvert, "name it with -RsvgConvert; it draws the icons."),
        @($IcoTool, "name it with -IcoTool; it makes the .ico of the programs and of the installer."))) {
    if (-not (Get-Command $tool[0] -ErrorAction SilentlyContinue)) { Stop-With "$($tool[0]) is missing: $($tool[1])" }
}

# NOTICE.txt says that Qt is the one the Qt project offers, and names the licences of what is in it.
$qtVersion = & qtpaths --query QT_VERSION
$qtSource = Join-Path (& qtpaths --query QT_INSTALL_PREFIX) "../Src/qtbase"
if (-not (Test-Path (Join-Path $qtSource ".cmake.conf"))) {
    Stop-With "$qtSource is missing: install Qt $qtVersion from the Qt project, with its sources."
}
$words = Join-Path (& qtpaths --query QT_INSTALL_TRANSLATIONS) "qtbase_zh_CN.qm"
if (-not (Test-Path $words)) { Stop-With "$words is missing: install Qt with its translations." }

$root = (Resolve-Path (Join-Path $PSScriptRoot "../..")).Path
$build = Join-Path $root "build/windows-native"
$tests = if ($Test) { "ON" } else { "OFF" }
# Neither Hunspell nor libzip is on Windows; secrets go to the Credential Manager.
Invoke-Step cmake -S $root -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCRIER_AT_ONCE=ON `
    -DCRIER_SPELLING=OFF -DCRIER_ZIP=OFF "-DCRIER_TESTS=$tests" `
    "-DCRIER_RSVG_CONVERT:FILEPATH=$((Get-Command $RsvgConvert).Source)" `
    "-DCRIER_ICOTOOL:FILEPATH=$((Get-Command $IcoTool).Source)"
Invoke-Step cmake --build $build
if ($Test) {
    Invoke-Step ctest --test-dir $build --output-on-failure --no-tests=error --timeout 300
}

$collected = Join-Path $build "collected"
$crier = Join-Path $collected "Crier"
if (Test-Path $collected) { Remove-Item -Recurse -Force $collected }
New-Item -ItemType Directory -Force (Join-Path $crier "licences") | Out-Null
Copy-Item (Join-Path $build "bin/crier.exe"), (Join-Path $build "bin/crierctl.exe") $crier
# In plugins and translations, beside a qt.conf, as deploy.sh lays them.
Invoke-Step windeployqt --release --compiler-runtime --no-opengl-sw --no-system-d3d-compiler --no-svg --no-quick-import `
    --translations zh_CN --plugindir (Join-Path $crier "plugins") --translationdir (Join-Path $crier "translations") `
    (Join-Path $crier "crier.exe") (Join-Path $crier "crierctl.exe")
Set-Content -NoNewline (Join-Path $crier "qt.conf") "[Paths]`r`nPlugins = plugins`r`nTranslations = translations`r`n"
foreach ($plugin in "platforms/qwindows.dll", "sqldrivers/qsqlite.dll", "tls/qschannelbackend.dll") {
    if (-not (Test-Path (Join-Path $crier "plugins/$plugin"))) { Stop-With "windeployqt brought no $plugin." }
}
# Drivers for servers that Crier never talks to, and libraries that are not here.
Get-ChildItem (Join-Path $crier "plugins/sqldrivers") -Exclude "qsqlite.dll" | Remove-Item
# windeployqt makes one file of all of Qt's words, under a name that only its own programs look for.
Get-ChildItem (Join-Path $crier "translations") -Filter "*.qm" | Remove-Item
Copy-Item $words (Join-Path $crier "translations")

# pack.sh adds what does not depend on this Qt.
Invoke-Step python (Join-Path $PSScriptRoot "qt-licences.py") $qtSource $qtVersion (Join-Path $crier "licences/Qt.txt")
(Get-Content -Raw (Join-Path $PSScriptRoot "NOTICE-native.txt")).Replace("@QT_VERSION@", $qtVersion) |
    Set-Content -NoNewline (Join-Path $collected "NOTICE.txt")

$defines = ('#include <_mingw.h>' | & g++ -E -dM -x c -) -join "`n"
$mingw = foreach ($part in "MAJOR", "MINOR", "BUGFIX") {
    if ($defines -notmatch "__MINGW64_VERSION_$part (\d+)") { Stop-With "g++ does not tell the version of mingw-w64." }
    $Matches[1]
}
$sqlite = Get-Content -Raw (Join-Path $qtSource "src/3rdparty/sqlite/qt_attribution.json")
if ($sqlite -notmatch '"Version": "([^"]+)"') { Stop-With "The sources of Qt do not tell the version of SQLite." }
Set-Content (Join-Path $collected "parts.txt") @(
    "qtbase $qtVersion", "qttranslations $qtVersion", "sqlite $($Matches[1])",
    "gcc $(& g++ -dumpfullversion)", "mingw-w64 $($mingw -join '.')")
Copy-Item (Join-Path $build "app/windows/crier.ico") $collected
Write-Output $crier
