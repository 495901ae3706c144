"""Every dialog that needs no office behind it, with made-up entries: for pictures, and to be measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.guess_guard import MustWait
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.opening_checks import LOG_ALTERED, SCHEMA_ALTERED
from leoc_desktop.access.roles import Role
from leoc_desktop.domain.form_drafts import KeptDraft
from leoc_desktop.features.advisories.form import SpokenDialog
from leoc_desktop.features.backups.form import DestinationDialog, SharePasswordDialog, ShareSourceDialog
from leoc_desktop.features.bulletin.form import OptionsDialog
from leoc_desktop.features.bulletin.rules import BulletinOptions
from leoc_desktop.features.event_log.form import HandOverDialog
from leoc_desktop.features.incidents.form import (
    EndEventDialog,
    EventDialog,
    MergeDialog,
    NoteDialog,
    ReasonDialog,
    RemarkDialog,
)
from leoc_desktop.features.office.form import (
    ChangePasswordDialog,
    CodeDialog,
    DeviceFactorDialog,
    PasswordsDialog,
    YearDialog,
)
from leoc_desktop.features.users.form import (
    AddUserDialog,
    ChangeUserDialog,
    DeclineDialog,
    GrantDialog,
    SecretDialog,
    SheetRowsDialog,
    WithdrawDialog,
)
from leoc_desktop.features.users.queries import OpenUnlock, UnlockOffer, UserRow, WaitingRequest
from leoc_desktop.foundation.clock import SystemClock, nepal_day
from leoc_desktop.foundation.errors import SignInFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.findings_dialog import FindingsDialog
from leoc_desktop.shell.password_dialog import PasswordDialog
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.shell.shortcut_sheet import ShortcutSheet
from leoc_desktop.shell.unlock_dialog import UnlockDialog, Way
from leoc_desktop.ui_kit.confirm import Confirm
from leoc_desktop.ui_kit.drafts_dialog import DraftsDialog, Unfinished
from leoc_desktop.ui_kit.key_choice import KeyChoiceDialog
from leoc_desktop.ui_kit.record_list.days_dialog import DaysDialog
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.task_runner import TaskRunner

SHOWN_CODE = "000-000-000-000-000-000-000-000-000"
SHOWN_PASSWORD = "0000-0000-0000-0000"  # noqa: S105  shown in pictures
_SHOWN_KEY = "0000-0000-0000-0"
_NUMBER = "TR-LEOC/2083-84/0001"
_OFFERS = (UnlockOffer("maya", "माया रोकाया", has_key=True, sheet=2, row=4, rows_left=17),)
_REASON = "वडा कार्यालयबाट सच्याइएको संख्या आयो"
_Made = tuple[tuple[str, Callable[[], QDialog]], ...]


def dialogs(parent: QWidget) -> Iterator[tuple[str, QWidget]]:
    """The dialogs, each by its name; every one is closed before the next."""
    made = (
        *_about_keys(parent),
        *_about_unlocking(parent),
        *_about_users(parent),
        *_about_records(parent),
        *_about_the_office(parent),
        *_about_backups(parent),
    )
    for name, make in made:
        dialog = make()
        yield f"dialog_{name}", dialog
        dialog.close()


def _today() -> date:
    return nepal_day(SystemClock().now())


def _about_keys(parent: QWidget) -> _Made:
    return (
        ("keys_sheet", lambda: ShortcutSheet(parent)),
        ("keys_choice", lambda: KeyChoiceDialog(parent, {})),
        ("days", lambda: DaysDialog(parent, _today, None, None)),
        (
            "question",
            lambda: Confirm(
                parent, _("Disable {name}?").format(name="सीता श्रेष्ठ"), _("Disable user"), danger=True
            ),
        ),
    )


def _about_unlocking(parent: QWidget) -> _Made:
    now = SystemClock().now()
    request = WaitingRequest(b"", "incident", b"", _NUMBER, "sita", "सीता श्रेष्ठ", _REASON, now)
    unlock = OpenUnlock(b"", "incident", b"", _NUMBER, "सीता श्रेष्ठ", "माया रोकाया", _REASON, False, now)  # noqa: FBT003

    def unlock_by(way: Way) -> UnlockDialog:
        dialog = UnlockDialog(parent, record=_NUMBER, offers=_OFFERS)
        dialog.ways[way].setChecked(True)
        return dialog

    return (
        ("unlock", lambda: UnlockDialog(parent, record=_NUMBER, offers=_OFFERS)),
        ("unlock_by_sheet", lambda: unlock_by(Way.SHEET)),
        ("unlock_request", lambda: unlock_by(Way.REQUEST)),
        ("unlock_problem", lambda: _submitted(unlock_by(Way.KEY))),
        ("unlock_nobody", lambda: UnlockDialog(parent, record=_NUMBER, offers=())),
        ("grant", lambda: GrantDialog(parent, request=request)),
        ("decline", lambda: DeclineDialog(parent, request=request)),
        ("withdraw", lambda: WithdrawDialog(parent, unlock=unlock)),
        ("sheet_rows", lambda: SheetRowsDialog(parent, usual=20, most=40, has_sheet=True)),
    )


def _about_users(parent: QWidget) -> _Made:
    row = UserRow(
        b"", "maya", "माया रोकाया", "", (Role.OPERATOR, Role.SUPERVISOR), disabled=False,
        must_change_password=False, last_sign_in=None, has_unlock_key=True,
    )  # fmt: skip
    return (
        ("user_add", lambda: AddUserDialog(parent)),
        ("user_problem", lambda: _submitted(AddUserDialog(parent))),
        ("user_change", lambda: ChangeUserDialog(parent, row=row)),
        ("one_time_password", lambda: _one_time_password(parent, row)),
        ("password_again", lambda: PasswordDialog(parent, name="sita")),
        ("password_again_wrong", lambda: _again(parent, SignInFailed())),
        ("password_again_wait", lambda: _again(parent, MustWait(seconds=64))),
        ("password_first", lambda: ChangePasswordDialog(parent, first_time=True)),
        ("password_change", lambda: ChangePasswordDialog(parent, first_time=False)),
    )


def _one_time_password(parent: QWidget, row: UserRow) -> SecretDialog:
    return SecretDialog(
        parent,
        title=_("One-time password of {name}").format(name=row.name),
        explanation=_("Read it out or write it down for the user, with the dashes."),
        secret=SHOWN_PASSWORD,
        warning=_("It is shown only this once. At the first sign-in the user chooses an own password."),
    )


def _again(parent: QWidget, error: SignInFailed | MustWait) -> PasswordDialog:
    dialog = PasswordDialog(parent, name="sita")
    dialog.show_error(error)
    return dialog


def _submitted(dialog: UnlockDialog | AddUserDialog) -> QDialog:
    """With what is missing told."""
    dialog.show_problem(dialog.own_problem())
    return dialog


def _about_records(parent: QWidget) -> _Made:
    kept_at = SystemClock().now() - timedelta(minutes=40)
    draft = Unfinished(KeptDraft(b"", {}, kept_at), "पहिरो · सिमखोला")
    return (
        ("reason", lambda: ReasonDialog(parent, question=_("Return"), verb=_("Return"))),
        ("remark", lambda: RemarkDialog(parent, question=_("Verify"), verb=_("Verify"))),
        ("note", lambda: NoteDialog(parent, record=_NUMBER)),
        ("merge", lambda: MergeDialog(parent, number=_NUMBER, lookalikes=())),
        ("drafts", lambda: DraftsDialog(parent, (draft, draft))),
        ("event_new", lambda: EventDialog(parent, _today)),
        ("event_end", lambda: EndEventDialog(parent, _today, "थलारा बाढी २०८३")),
        ("hand_over", lambda: HandOverDialog(parent)),
        ("bulletin_parts", lambda: OptionsDialog(parent, BulletinOptions(), _today)),
        ("spoken", lambda: SpokenDialog(parent, title="भारी वर्षाको पूर्वसूचना", text="सुरक्षित स्थानमा बस्नुहोस्।")),
    )


def _about_the_office(parent: QWidget) -> _Made:
    findings = [
        str(Notice("store.log", LOG_ALTERED, {"count": 2})),
        str(Notice("store.schema", SCHEMA_ALTERED)),
    ]
    return (
        ("findings", lambda: FindingsDialog(parent, findings=findings, may_accept=True)),
        ("findings_read", lambda: FindingsDialog(parent, findings=findings, may_accept=False)),
        (
            "findings_damage",
            lambda: FindingsDialog(parent, findings=findings[:1], may_accept=True, damaged=True),
        ),
        ("recovery_code", lambda: _code(parent)),
        ("recovery_code_typed", lambda: _code(parent, typing=True)),
        ("second_secret", lambda: DeviceFactorDialog(parent, present=DeviceFactor.PREFERRED)),
        (
            "new_passwords",
            lambda: PasswordsDialog(parent, passwords={"sita": SHOWN_PASSWORD, "maya": SHOWN_PASSWORD}),
        ),
        ("calendar_year", lambda: YearDialog(parent, year=2084)),
    )


def _code(parent: QWidget, *, typing: bool = False) -> CodeDialog:
    dialog = CodeDialog(
        parent,
        title=_("New recovery code"),
        code=SHOWN_CODE,
        paper=SecretPaper(TaskRunner(parent), bytes, title="", file_name=""),
        explanation=_(
            "Write it down twice, for two sealed envelopes. It counts only when you have typed two of its groups; "
            "until then the former code is good. Backups made until now open with the former code: keep its sheet "
            "as long as you keep them."
        ),
    )
    if typing:
        dialog.goes_on()
    return dialog


def _about_backups(parent: QWidget) -> _Made:
    return (
        ("restore", lambda: RestoreDialog(parent)),
        ("destination", lambda: DestinationDialog(parent)),
        ("share_source", lambda: ShareSourceDialog(parent)),
        ("share_password", lambda: SharePasswordDialog(parent, place="nas · leoc")),
        ("thinning", lambda: SharePasswordDialog(parent, place="nas · leoc", thinning=True)),
    )
