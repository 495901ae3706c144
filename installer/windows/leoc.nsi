; The Windows installer of LEOC Desktop. development/windows_build.py calls makensis with VERSION, PROGRAM (the built
; folder), FILES (the list of what to remove), ICON and OUTPUT, and QUICK for a trial that nobody hands out;
; docs/install.md tells IT how to use what comes out.
;
; Exit status of a silent run: 0 done, 1 cancelled, 2 not written, 3 the policy file is wrong, 4 the program is open,
; 5 a newer version is installed, 6 this Windows is too old.

Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
SetDateSave off ; two builds of one commit shall be alike

!define NAME "LEOC Desktop"
!define KEY "Software\LEOC Desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LEOC Desktop"
!define BACKUP_KEY "Software\Classes\LEOCDesktop.Backup"
!define OLDEST_BUILD 17763
; The new version is unpacked here first: the old one goes only when the new one lies whole beside it.
!define STAGE "$INSTDIR\new"
!define SILENT_TRIES 1200 ; of half a second: closing seals what changed and brings it to the share
!define SHOWN_TRIES 120

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallFolder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallFolder"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

Var Policy
Var DataFolder
Var Tries
Var Upgrading
Var Chosen

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\leoc-desktop.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Say SENTENCE (only where somebody can read it) and end with STATUS.
!macro Refuse STATUS SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

; Nothing was changed: take away what was unpacked. RMDir removes the program's folder only when it is empty.
!macro LeaveStage
  SetOutPath "$TEMP"
  RMDir /r "${STAGE}"
  RMDir "$INSTDIR"
!macroend
!macro un.LeaveStage
!macroend

; Ask a running program to close and wait until its files are free; its own window may still ask about unsaved work,
; and it may go on for minutes without a window while a backup travels to a slow share.
!macro CloseRunningProgram UN
Function ${UN}IsFree ; pushes 1 when neither program runs
  ${If} ${FileExists} "$INSTDIR\leoc-desktop.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\leoc-desktop.exe" a
    ${If} ${Errors}
      Push 0
      Return
    ${EndIf}
    FileClose $0
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\leoc.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\leoc.exe" a
    ${If} ${Errors}
      Push 0
      Return
    ${EndIf}
    FileClose $0
  ${EndIf}
  Push 1
FunctionEnd

Function ${UN}CloseRunningProgram
  StrCpy $Tries 0
  look:
  Call ${UN}IsFree
  Pop $0
  ${If} $0 = 1
    Return
  ${EndIf}
  ${If} $Tries = 0
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "${NAME} is open. It will be asked to close now; what is being typed \
      is kept as a draft." /SD IDOK IDOK ask
    !insertmacro ${UN}LeaveStage
    SetErrorLevel 1
    Quit
    ask:
    nsExec::Exec '"$SYSDIR\taskkill.exe" /IM leoc-desktop.exe'
    Pop $0
  ${EndIf}
  IntOp $Tries $Tries + 1
  StrCpy $0 ${SHOWN_TRIES}
  ${If} ${Silent}
    StrCpy $0 ${SILENT_TRIES}
  ${EndIf}
  ${If} $Tries > $0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is still open, or still brings a backup to its place. \
      Close its window where there is one, then choose Retry to wait on." /SD IDCANCEL IDRETRY again
    !insertmacro ${UN}LeaveStage
    SetErrorLevel 4
    Quit
    again:
    StrCpy $Tries 1
  ${EndIf}
  Sleep 500
  Goto look
FunctionEnd
!macroend
!insertmacro CloseRunningProgram ""
!insertmacro CloseRunningProgram "un."

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 6 "${NAME} needs 64-bit Windows 10, version 1809 or newer."
  ${EndIf}
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_BUILD}
    !insertmacro Refuse 6 "${NAME} needs 64-bit Windows 10, version 1809 or newer. This computer has build $0."
  ${EndIf}
  SetRegView 64
  StrCpy $Chosen $INSTDIR ; what /D= said; the choice between one user and all users would overwrite it
  !insertmacro MULTIUSER_INIT
  ${If} $Chosen != ""
    StrCpy $INSTDIR $Chosen
  ${EndIf}
  ${GetParameters} $R0
  ${GetOptions} $R0 "/POLICY=" $Policy
  ${GetOptions} $R0 "/DATADIR=" $DataFolder
  ${If} $Policy != ""
  ${AndIfNot} ${FileExists} "$Policy"
    !insertmacro Refuse 3 "There is no policy file $Policy."
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
  StrCpy $Upgrading 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  ${IfNot} ${Errors}
    StrCpy $Upgrading 1
  ${EndIf}
FunctionEnd

Section "${NAME}"
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro Refuse 5 "Version $0 is installed, which is newer than ${VERSION}. Its database could not be \
        read by the older program, so nothing was changed."
    ${EndIf}
  ${EndIf}
  RMDir /r "${STAGE}" ; of an installation that was cut off
  SetOutPath "${STAGE}"
  ClearErrors
  File /r "${PROGRAM}/*"
  ${If} ${Errors}
    !insertmacro LeaveStage
    !insertmacro Refuse 2 "The files could not be written to $INSTDIR. Nothing was changed."
  ${EndIf}
  ${If} $Policy != ""
    Call CheckPolicy
  ${EndIf}
  Call CloseRunningProgram
  ; What an older version brought and this one does not must not stay beside it; policy and data folder do.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  Call PutInPlace
  ${If} $Policy != ""
    CopyFiles /SILENT "$Policy" "$INSTDIR\policy.toml"
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\leoc-desktop.exe"
  WriteRegStr SHCTX "${KEY}" "InstallFolder" "$INSTDIR"
  ${If} $DataFolder != ""
    WriteRegStr SHCTX "${KEY}" "DataFolder" "$DataFolder"
  ${EndIf}
  WriteRegStr SHCTX "Software\Classes\.leocb" "" "LEOCDesktop.Backup"
  WriteRegStr SHCTX "${BACKUP_KEY}" "" "${NAME} backup"
  WriteRegStr SHCTX "${BACKUP_KEY}\DefaultIcon" "" "$INSTDIR\leoc-desktop.exe,0"
  WriteRegStr SHCTX "${BACKUP_KEY}\shell\open\command" "" '"$INSTDIR\leoc-desktop.exe" "%1"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\leoc-desktop.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; A wrong policy is refused by the new program itself, which also says what is wrong in it, before anything is changed.
Function CheckPolicy
  SetOutPath "$TEMP" ; otherwise what is started here keeps the folder
  nsExec::ExecToStack '"${STAGE}\leoc.exe" policy check "$Policy"'
  Pop $0
  Pop $1
  ${If} $0 != 0
    !insertmacro LeaveStage
    !insertmacro Refuse 3 "The policy file was not taken over, and nothing was changed:$\r$\n$1"
  ${EndIf}
FunctionEnd

; Move what was unpacked to where it belongs; what cannot be moved, because a scanner looks into it, is copied.
Function PutInPlace
  SetOutPath "$INSTDIR"
  ClearErrors
  FindFirst $0 $1 "${STAGE}\*"
  ${DoUntil} $1 == ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      ClearErrors
      Rename "${STAGE}\$1" "$INSTDIR\$1"
      ${If} ${Errors}
        ClearErrors
        CopyFiles /SILENT "${STAGE}\$1" "$INSTDIR"
        ${If} ${Errors}
          FindClose $0
          !insertmacro Refuse 2 "The files could not be written to $INSTDIR. Start the installer once more."
        ${EndIf}
      ${EndIf}
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  RMDir /r "${STAGE}"
FunctionEnd

Section "Uninstall"
  Call un.CloseRunningProgram
  !include "${FILES}"
  Delete "$INSTDIR\uninstall.exe"
  ${If} $Upgrading = 0
    Delete "$INSTDIR\policy.toml"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    ReadRegStr $DataFolder SHCTX "${KEY}" "DataFolder"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "${KEY}"
    DeleteRegKey SHCTX "${BACKUP_KEY}"
    DeleteRegKey SHCTX "Software\Classes\.leocb"
    RMDir "$INSTDIR"
    Call un.OfferToRemoveData
  ${EndIf}
SectionEnd

; The office's records stay unless a person says twice that they shall go. A silent run never asks.
Function un.OfferToRemoveData
  ${If} $DataFolder == ""
    ReadEnvStr $DataFolder "LOCALAPPDATA" ; $LOCALAPPDATA is that of everybody after an installation for everybody
    StrCpy $DataFolder "$DataFolder\${NAME}"
  ${EndIf}
  ExpandEnvStrings $DataFolder "$DataFolder" ; /DATADIR may have been given as D:\LEOC\%USERNAME%
  ${If} ${Silent}
  ${OrIfNot} ${FileExists} "$DataFolder\*.*"
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "The program was removed. Keep the office's records in \
    $DataFolder ?" /SD IDYES IDYES keep
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Every record, draft and log in $DataFolder will be gone for \
    ever, except what is in backups elsewhere. Remove them?" /SD IDNO IDNO keep
  RMDir /r "$DataFolder"
  keep:
FunctionEnd
