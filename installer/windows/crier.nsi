; SPDX-License-Identifier: GPL-3.0-or-later
; The installer, made by installer.sh, which also writes FILES: what is packed, name by name.
;   setup.exe [/S] [/ALLUSERS | /CURRENTUSER] [/LANG=en|zh] [/D=FOLDER]       /D comes last and is not quoted
; For the person who runs it and without an administrator; /ALLUSERS is for everybody and needs one. Where Crier is
; installed for everybody already and neither is said, it asks whether to replace that (Windows then asks for an
; administrator) or to make a copy for this person; with /S it changes nothing. A copy of the person's own is upgraded.
; /S asks nothing: exit code 0 when it is done, 1 when nothing was changed.
; To remove an installation for all users the uninstaller has Windows ask for an administrator; with /S it must be
; started by one.
; Everything is unpacked beside the program first and then put in its place, file by file, each in one step: where the
; disk is full or Crier is running, what was there before stays as it was.
; The person's data is in another folder and not touched, neither here nor by the uninstaller.

Target amd64-unicode ; a 32-bit one does nothing where only 64-bit programs run, and says nothing either
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include "${FILES}"

; What is unpacked stands in "new" in here. With the mark the folder is the installer's; without, it is somebody's own.
!define UNPACKED "crier-setup-unpacked"
!define MARK "made-by-crier-setup.txt"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Crier"

Name "Crier"
OutFile "${OUTFILE}"
BrandingText "Crier ${VERSION}"
SetCompressor ${COMPRESSION}
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
InstallDir "$LOCALAPPDATA\Programs\Crier"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation" ; an upgrade goes where the old version is
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Crier"
VIAddVersionKey /LANG=0 "CompanyName" "Crier"
VIAddVersionKey /LANG=0 "FileDescription" "Installs Crier ${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "GPL-3.0-or-later"

Var AllUsers ; 1: for everybody on this computer
Var DataDir  ; the person's data, which must never be the program's folder
Var Staging  ; where the new version is unpacked first; nothing until this run has made it
Var Earlier  ; the folder of an installation that is moved by this one, or nothing
Var InUse    ; the first file that cannot be replaced, or nothing
Var Sentence ; what went wrong
Var Moved    ; 1: the Start menu and Add/Remove entries are those of an installation somewhere else
Var WasThere ; 1: the folder was there before

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${HEAD}"
!define MUI_HEADERIMAGE_UNBITMAP "${HEAD}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING

; Nobody has to agree to the GPL to use a program.
!define MUI_LICENSEPAGE_TEXT_TOP "$(LicenceTop)"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LicenceBottom)"
!define MUI_LICENSEPAGE_BUTTON "$(LicenceNext)"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolderPage
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(FinishRun)"
!define MUI_FINISHPAGE_RUN_FUNCTION StartCrier
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UninstallTop)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString LicenceTop ${LANG_ENGLISH} "Crier is free software under the GNU General Public License."
LangString LicenceTop ${LANG_SIMPCHINESE} "Crier 是自由软件，采用 GNU 通用公共许可证（GPL）发布。"
LangString LicenceBottom ${LANG_ENGLISH} "You may use Crier without agreeing to it. It binds whoever passes Crier on."
LangString LicenceBottom ${LANG_SIMPCHINESE} "使用 Crier 无需同意此许可证；向他人分发 Crier 时须遵守它。"
LangString LicenceNext ${LANG_ENGLISH} "&Next >"
LangString LicenceNext ${LANG_SIMPCHINESE} "下一步(&N) >"
LangString FinishText ${LANG_ENGLISH} "Crier is installed.$\r$\n$\r$\nIt opens on its sandbox, which reaches nobody."
LangString FinishText ${LANG_SIMPCHINESE} "Crier 已安装。$\r$\n$\r$\n启动后首先进入沙箱，不会有任何人收到消息。"
LangString FinishRun ${LANG_ENGLISH} "&Start Crier"
LangString FinishRun ${LANG_SIMPCHINESE} "启动 Crier(&S)"
LangString UninstallTop ${LANG_ENGLISH} "The program is removed. Your send log, drafts, templates and profiles stay in %LOCALAPPDATA%\crier, your App Secrets in the Credential Manager."
LangString UninstallTop ${LANG_SIMPCHINESE} "将删除程序。您的发送日志、草稿、模板和配置保留在 %LOCALAPPDATA%\crier 中，App Secret 保留在凭据管理器中。"

LangString TooOld ${LANG_ENGLISH} "Crier needs Windows 10 or newer. Nothing was changed."
LangString TooOld ${LANG_SIMPCHINESE} "Crier 需要 Windows 10 或更高版本。未做任何更改。"
LangString NeedsAdministrator ${LANG_ENGLISH} "Installing for all users needs an administrator. Start the installer as one, or install Crier for you alone. Nothing was changed."
LangString NeedsAdministrator ${LANG_SIMPCHINESE} "为所有用户安装需要管理员权限。请以管理员身份运行安装程序，或仅为您自己安装。未做任何更改。"
LangString UninstallNeedsAdministrator ${LANG_ENGLISH} "Crier is installed for all users, so an administrator has to remove it. Nothing was changed."
LangString UninstallNeedsAdministrator ${LANG_SIMPCHINESE} "Crier 是为所有用户安装的，需要由管理员卸载。未做任何更改。"
LangString ForWhomText ${LANG_ENGLISH} "Crier is already installed for all users of this computer:$\r$\n$Earlier$\r$\n$\r$\nShall this version replace it for everybody? Windows may ask for an administrator.$\r$\n$\r$\nYes: replace it for everybody$\r$\nNo: install a second copy, for you alone$\r$\nCancel: change nothing"
LangString ForWhomText ${LANG_SIMPCHINESE} "此计算机上已为所有用户安装了 Crier：$\r$\n$Earlier$\r$\n$\r$\n要用此版本为所有用户替换它吗？Windows 可能会要求管理员授权。$\r$\n$\r$\n是：为所有用户替换$\r$\n否：另装一份，仅供您自己使用$\r$\n取消：不做任何更改"
LangString InUseText ${LANG_ENGLISH} "Crier is running, or its file cannot be changed:$\r$\n$InUse$\r$\n$\r$\nClose Crier, and crierctl where it is running, then press Retry. Until then nothing is changed."
LangString InUseText ${LANG_SIMPCHINESE} "Crier 正在运行，或者无法更改其文件：$\r$\n$InUse$\r$\n$\r$\n请关闭 Crier 以及正在运行的 crierctl，然后按“重试”。在此之前不会做任何更改。"
LangString DataFolderText ${LANG_ENGLISH} "In this folder Crier keeps your data, so the program cannot be in it:$\r$\n$DataDir$\r$\n$\r$\nPlease choose another folder."
LangString DataFolderText ${LANG_SIMPCHINESE} "此文件夹用于保存您的 Crier 数据，程序不能安装在其中：$\r$\n$DataDir$\r$\n$\r$\n请选择其他文件夹。"
LangString NoSpaceText ${LANG_ENGLISH} "There is not enough free space for Crier in$\r$\n$INSTDIR$\r$\n$\r$\nNothing was changed. Make room, or choose another folder."
LangString NoSpaceText ${LANG_SIMPCHINESE} "以下位置的可用空间不足，无法安装 Crier：$\r$\n$INSTDIR$\r$\n$\r$\n未做任何更改。请清理空间或选择其他文件夹。"
LangString NoFolderText ${LANG_ENGLISH} "Nothing can be written into this folder:$\r$\n$INSTDIR$\r$\n$\r$\nNothing was changed. Please choose another folder."
LangString NoFolderText ${LANG_SIMPCHINESE} "无法写入此文件夹：$\r$\n$INSTDIR$\r$\n$\r$\n未做任何更改。请选择其他文件夹。"
LangString NotOursText ${LANG_ENGLISH} "Crier would be unpacked into a folder that is there already and was not made by this installer:$\r$\n$INSTDIR\${UNPACKED}$\r$\n$\r$\nNothing was changed. Rename that folder, or choose another one for Crier."
LangString NotOursText ${LANG_SIMPCHINESE} "Crier 需要解压到以下文件夹，但它已经存在，并且不是由此安装程序创建的：$\r$\n$INSTDIR\${UNPACKED}$\r$\n$\r$\n未做任何更改。请重命名该文件夹，或为 Crier 选择其他文件夹。"
LangString EarlierText ${LANG_ENGLISH} "Crier is now installed in$\r$\n$INSTDIR$\r$\n$\r$\nThe earlier installation could not be removed. To remove it, close what uses it and run$\r$\n$Earlier\uninstall.exe"
LangString EarlierText ${LANG_SIMPCHINESE} "Crier 现已安装到$\r$\n$INSTDIR$\r$\n$\r$\n之前的安装未能删除。如需删除，请关闭正在使用它的程序，然后运行$\r$\n$Earlier\uninstall.exe"
LangString MoveText ${LANG_ENGLISH} "This file cannot be replaced:$\r$\n$InUse$\r$\n$\r$\nClose what is using it and press Retry. If you cancel, run this installer again before you start Crier."
LangString MoveText ${LANG_SIMPCHINESE} "无法替换此文件：$\r$\n$InUse$\r$\n$\r$\n请关闭正在使用它的程序，然后按“重试”。如果取消，请在启动 Crier 之前重新运行此安装程序。"

!macro DefineInUse UN
; $InUse gets the path on the stack if that file is there and cannot be written to, as a running program's cannot.
Function ${UN}LookAtFile
  Exch $0
  Push $1
  ${If} ${FileExists} "$0"
    ; GENERIC_WRITE and DELETE; everybody else may do what they like; only if it exists
    System::Call 'kernel32::CreateFileW(w r0, i 0x40010000, i 7, p 0, i 3, i 0, p 0) p.r1'
    ${If} $1 P= -1
      StrCpy $InUse $0
    ${Else}
      System::Call 'kernel32::CloseHandle(p r1)'
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

Function ${UN}LookAtFiles
  StrCpy $InUse ""
  !insertmacro EachFile Look${UN}
FunctionEnd

; Asks until no file is in use, or gives up with exit code 1.
Function ${UN}WaitUntilFree
  ${Do}
    Call ${UN}LookAtFiles
    ${If} $InUse == ""
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUseText)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!macro Look file
  ${If} $InUse == ""
    Push "$INSTDIR\${file}"
    Call LookAtFile
  ${EndIf}
!macroend
!macro Lookun. file
  !if "${file}" != "uninstall.exe" ; this very program, where it was told to stay in its folder
    ${If} $InUse == ""
      Push "$INSTDIR\${file}"
      Call un.LookAtFile
    ${EndIf}
  !endif
!macroend
!insertmacro DefineInUse ""
!insertmacro DefineInUse "un."

; $0 becomes 1 if the program would be among the person's data.
Function IsDataFolder
  System::Call 'kernel32::GetFullPathNameW(w "$INSTDIR", i ${NSIS_MAX_STRLEN}, w .r0, p 0)' ; without ..
  StrCpy $INSTDIR $0
  StrLen $1 "$DataDir\"
  StrCpy $0 "$INSTDIR\" $1
  ${If} $0 == "$DataDir\"
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
FunctionEnd

; Removes what was unpacked in the folder on the stack, by this run or by one that was cut off, and nothing without the
; mark. The mark goes last: where something cannot be deleted just now, the next run can.
Function RemoveUnpacked
  Exch $0
  StrCpy $0 "$0\${UNPACKED}"
  ${If} ${FileExists} "$0\${MARK}"
    RMDir /r "$0\new"
    ${IfNot} ${FileExists} "$0\new"
      Delete "$0\${MARK}"
      RMDir "$0" ; only if nothing is left in it
    ${EndIf}
  ${EndIf}
  Pop $0
FunctionEnd

; Everything is as it was: what was installed before was not touched yet.
Function TakeBack
  SetOutPath "$TEMP" ; a folder somebody stands in cannot be removed
  ${If} $Staging != ""
    Push "$INSTDIR"
    Call RemoveUnpacked
    ${If} $WasThere != 1
      RMDir "$INSTDIR"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Says $Sentence and ends.
Function GiveUp
  Call TakeBack
  MessageBox MB_OK|MB_ICONSTOP "$Sentence" /SD IDOK
  SetErrorLevel 1
  Quit
FunctionEnd

; Puts the file on the stack from the staging folder in its place, in one step.
Function PutInPlace
  Exch $0
  Push $1
  ${Do}
    ; replace what is there, written through to the disk
    System::Call 'kernel32::MoveFileExW(w "$Staging\$0", w "$INSTDIR\$0", i 9) i.r1'
    ${If} $1 <> 0
      ${ExitDo}
    ${EndIf}
    StrCpy $InUse "$INSTDIR\$0"
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(MoveText)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
  Pop $1
  Pop $0
FunctionEnd
!macro MakeFolder folder
  CreateDirectory "$INSTDIR\${folder}"
!macroend
!macro Place file
  Push "${file}"
  Call PutInPlace
!macroend

; Deletes what the old version's list ($PLUGINSDIR\old.txt) names and this version does not have. What it has is in this
; very program: a list read from the disk could be short, and what is installed would be deleted.
Function RemoveWhatIsShippedNoLonger
  ClearErrors
  FileOpen $0 "$PLUGINSDIR\old.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    FileRead $0 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} "$1" $1
    Call IsPlainName
    ${If} $2 == 1
      StrCpy $3 0
      !macro Compare file
        ${If} $1 == "${file}"
          StrCpy $3 1
        ${EndIf}
      !macroend
      !insertmacro EachFile Compare
      ${If} $3 == 0
        Delete "$INSTDIR\$1"
        ${GetParent} "$1" $5
        ${If} $5 != $1
        ${AndIf} $5 != ""
          RMDir "$INSTDIR\$5" ; only if nothing is left in it
        ${EndIf}
        ClearErrors
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $0
FunctionEnd

; $2 becomes 1 if $1 names a file inside the folder: a list that somebody changed leads nowhere else.
Function IsPlainName
  StrCpy $2 1
  ${If} $1 == ""
    StrCpy $2 0
    Return
  ${EndIf}
  StrCpy $3 0
  ${Do}
    StrCpy $4 $1 1 $3
    ${If} $4 == ""
      ${ExitDo}
    ${EndIf}
    StrCpy $5 $1 2 $3
    ${If} $4 == ":"
    ${OrIf} $4 == "/"
    ${OrIf} $4 == "*"
    ${OrIf} $4 == "?"
    ${OrIf} $5 == ".."
      StrCpy $2 0
      ${ExitDo}
    ${EndIf}
    IntOp $3 $3 + 1
  ${Loop}
FunctionEnd

Function StartCrier
  ${If} $AllUsers == 1 ; as the person at the desk, not as the administrator who installed it
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\crier.exe"'
  ${Else}
    Exec '"$INSTDIR\crier.exe"'
  ${EndIf}
FunctionEnd

Function LeaveFolderPage
  Call IsDataFolder
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(DataFolderText)"
    Abort
  ${EndIf}
FunctionEnd

; $0 becomes 1 if the command line names a folder.
Function IsFolderGiven
  StrCpy $0 0
  StrCpy $1 0
  ${Do}
    StrCpy $2 $CMDLINE 4 $1
    ${If} $2 == ""
      ${ExitDo}
    ${EndIf}
    ${If} $2 == " /D="
      StrCpy $0 1
      ${ExitDo}
    ${EndIf}
    IntOp $1 $1 + 1
  ${Loop}
FunctionEnd

; Where Crier is installed for all users only: this installation too, one for the person alone, or none.
Function AskForWhom
  ReadRegStr $Earlier HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $Earlier != ""
  ${AndIf} ${FileExists} "$Earlier\uninstall.exe"
    Return
  ${EndIf}
  ReadRegStr $Earlier HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $Earlier == ""
  ${OrIfNot} ${FileExists} "$Earlier\uninstall.exe"
    Return
  ${EndIf}

  MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "$(ForWhomText)" /SD IDCANCEL IDYES everybody IDNO alone
  SetErrorLevel 1
  Quit
everybody:
  StrCpy $AllUsers 1
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    StrCpy $0 "en"
    ${If} $LANGUAGE == ${LANG_SIMPCHINESE}
      StrCpy $0 "zh"
    ${EndIf}
    ClearErrors
    ExecShell "runas" "$EXEPATH" "/ALLUSERS /LANG=$0"
    ${IfNot} ${Errors} ; else .onInit says that it needs an administrator
      Quit
    ${EndIf}
  ${EndIf}
alone:
FunctionEnd

Function .onInit
  SetRegView 64
  StrCpy $DataDir "$LOCALAPPDATA\crier" ; before all users' context changes what it means
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LANG=" $R1
  ${IfNot} ${Errors}
    ${If} $R1 == "zh"
      StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
    ${ElseIf} $R1 == "en"
      StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${EndIf}
  ${EndIf}

  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}

  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
  ${Else}
    ClearErrors
    ${GetOptions} $R0 "/CURRENTUSER" $R1
    ${If} ${Errors}
      Call AskForWhom
    ${EndIf}
  ${EndIf}

  ${If} $AllUsers == 1
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "$(NeedsAdministrator)" /SD IDOK
      SetErrorLevel 1
      Quit
    ${EndIf}
    SetShellVarContext all
    Call IsFolderGiven
    ${If} $0 == 0
      ReadRegStr $INSTDIR HKLM "${UNINSTALL_KEY}" "InstallLocation"
      ${If} $INSTDIR == ""
        StrCpy $INSTDIR "$PROGRAMFILES64\Crier"
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "Crier"
  StrCpy $WasThere 0
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $WasThere 1
  ${EndIf}

  Call IsDataFolder
  ${If} $0 == 1
    StrCpy $Sentence "$(DataFolderText)"
    Call GiveUp
  ${EndIf}
  Call WaitUntilFree

  ; An installation somewhere else is moved here: two would share one entry.
  ${If} $AllUsers == 1
    ReadRegStr $Earlier HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${Else}
    ReadRegStr $Earlier HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${EndIf}
  ${IfNot} ${FileExists} "$Earlier\uninstall.exe"
    StrCpy $Earlier ""
  ${EndIf}
  ${If} $Earlier != ""
    Push $INSTDIR
    StrCpy $INSTDIR $Earlier
    Call WaitUntilFree
    Pop $INSTDIR
  ${EndIf}

  ${If} $Earlier != ""
    Push "$Earlier"
    Call RemoveUnpacked
  ${EndIf}
  Push "$INSTDIR"
  Call RemoveUnpacked
  ${If} ${FileExists} "$INSTDIR\${UNPACKED}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${UNPACKED}\${MARK}"
    StrCpy $Sentence "$(NotOursText)"
    Call GiveUp
  ${EndIf}
  StrCpy $Staging "$INSTDIR\${UNPACKED}\new"
  ClearErrors
  CreateDirectory "$INSTDIR\${UNPACKED}"
  FileOpen $0 "$INSTDIR\${UNPACKED}\${MARK}" w
  FileClose $0
  CreateDirectory "$Staging"
  ${If} ${Errors}
    RMDir "$INSTDIR\${UNPACKED}" ; if not even the mark could be written
    StrCpy $Sentence "$(NoFolderText)"
    Call GiveUp
  ${EndIf}
  ${If} ${FileExists} "$Earlier\${UNPACKED}\${MARK}" ; the very same folder, however it is spelt
    StrCpy $Earlier ""
  ${EndIf}
  ; Two megabytes more than the files, for what the file system itself needs.
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$Staging", *l .r1, p 0, p 0) i.r0'
  System::Int64Op $1 / 1024
  Pop $1
  System::Int64Op $1 < ${NEEDED}
  Pop $2
  ${If} $0 <> 0
  ${AndIf} $2 <> 0
    StrCpy $Sentence "$(NoSpaceText)"
    Call GiveUp
  ${EndIf}

  SetOverwrite on
  !insertmacro ExtractFiles
  ClearErrors
  WriteUninstaller "$Staging\uninstall.exe"
  ${If} ${Errors}
    StrCpy $Sentence "$(NoSpaceText)"
    Call GiveUp
  ${EndIf}

  InitPluginsDir
  CopyFiles /SILENT "$INSTDIR\installed-files.txt" "$PLUGINSDIR\old.txt"
  SetOutPath "$INSTDIR"
  !insertmacro EachFolder MakeFolder
  !insertmacro EachFile Place
  Push "$INSTDIR"
  Call RemoveUnpacked
  Call RemoveWhatIsShippedNoLonger
  ${If} $Earlier != ""
    ; _? keeps the uninstaller where it is, so that it can be waited for; it cannot delete itself then
    ClearErrors
    ExecWait '"$Earlier\uninstall.exe" /S /MOVED _?=$Earlier' $0
    ${If} ${Errors}
    ${OrIf} $0 != 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(EarlierText)" /SD IDOK
    ${Else}
      Delete "$Earlier\uninstall.exe"
      RMDir "$Earlier"
    ${EndIf}
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\Crier.lnk" "$INSTDIR\crier.exe"
  !macro Enter ROOT
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "DisplayName" "Crier"
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "Publisher" "Crier"
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\crier.exe"
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr ${ROOT} "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD ${ROOT} "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD ${ROOT} "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD ${ROOT} "${UNINSTALL_KEY}" "NoRepair" 1 ; to repair, run the installer again
  !macroend
  ${If} $AllUsers == 1
    !insertmacro Enter HKLM
  ${Else}
    !insertmacro Enter HKCU
  ${EndIf}
SectionEnd

; The disk became full while it was unpacked, or the person pressed Cancel: only the staging folder is there.
Function .onInstFailed
  Call TakeBack
  SetErrorLevel 1
FunctionEnd

; $1 becomes 1 if $0 is the folder of this uninstaller, however it is spelt.
Function un.IsHere
  GetFullPathName $2 $0
  GetFullPathName $3 $INSTDIR
  StrCpy $1 0
  ${If} "$2\" == "$3\"
  ${OrIf} "$2\" == $3
  ${OrIf} $2 == "$3\"
    StrCpy $1 1
  ${EndIf}
FunctionEnd

; Starts the uninstaller once more as an administrator, or says that it takes one, and ends.
Function un.AskForAdministrator
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ELEVATED" $R1
  ${If} ${Errors} ; not asked for yet
  ${AndIfNot} ${Silent}
    ClearErrors
    ExecShell "runas" "$INSTDIR\uninstall.exe" "/ELEVATED"
    ${IfNot} ${Errors}
      Quit
    ${EndIf}
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "$(UninstallNeedsAdministrator)" /SD IDOK
  SetErrorLevel 1
  Quit
FunctionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  Call un.IsHere
  ${If} $1 == 1
    StrCpy $AllUsers 1
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      Call un.AskForAdministrator
    ${EndIf}
  ${Else}
    ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    Call un.IsHere
    ${If} $1 != 1
    ${AndIf} $0 != ""
      StrCpy $Moved 1
    ${EndIf}
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/MOVED" $R1 ; the new installation's entries take the place of these
  ${IfNot} ${Errors}
    StrCpy $Moved 1
  ${EndIf}
  ${If} ${Silent}
    Call un.WaitUntilFree
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilFree
  SetOutPath "$TEMP" ; a folder somebody stands in cannot be removed
  !macro Remove file
    Delete "$INSTDIR\${file}"
  !macroend
  !insertmacro EachFile Remove
  !macro RemoveFolder folder
    RMDir "$INSTDIR\${folder}"
  !macroend
  !insertmacro EachFolder RemoveFolder
  RMDir "$INSTDIR"

  ${If} $Moved != 1
    Delete "$SMPROGRAMS\Crier.lnk"
    ${If} $AllUsers == 1
      DeleteRegKey HKLM "${UNINSTALL_KEY}"
    ${Else}
      DeleteRegKey HKCU "${UNINSTALL_KEY}"
    ${EndIf}
  ${EndIf}
SectionEnd
