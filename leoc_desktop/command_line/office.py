"""``leoc init``, ``sample`` and ``doctor``."""

from __future__ import annotations

import argparse
from pathlib import Path

from leoc_desktop.access.permissions import Permission
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.recovery_sheet import (
    add_sheet_option,
    check_sheet_option,
    code_lines,
    write_sheet,
)
from leoc_desktop.features.backups.report import tried_in_words
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.features.diagnostics.service import Finding
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the whole office."""
    init = commands.add(
        "init",
        _init,
        _("Set up an office. Secrets: the first administrator's password. Prints the recovery code once."),
        signed_in=False,
    )
    init.add_argument(
        "--local-level", required=True, metavar="CODE", help=_("five-digit postal code, for example 70211")
    )
    init.add_argument(
        "--admin", required=True, metavar="NAME", help=_("user name of the first administrator")
    )
    init.add_argument("--full-name", default="", metavar="TEXT")
    init.add_argument("--office-language", choices=LANGUAGES, default=NEPALI)
    init.add_argument(
        "--station-letter", default="", type=_letter, metavar="A-Z", help=_("for a second PC of a centre")
    )
    init.add_argument(
        "--one-person-shifts", action="store_true", help=_("let people verify and unlock for themselves")
    )
    init.add_argument(
        "--password-stdin", action="store_true", help=_("read secrets from standard input, one per line")
    )
    add_sheet_option(init)
    sample = commands.add(
        "sample", _sample, _("Make a training office with a month of incidents."), signed_in=False
    )
    sample.add_argument("--days", type=_positive, default=30, help=_("how many days of incidents (30)"))
    sample.add_argument("--seed", type=int, default=1, help=_("the same seed makes the same office (1)"))
    bundle = commands.add(
        "bundle",
        _bundle,
        _("Write checks and logs, without personal data, to a file to be sent to IT."),
        signed_in=False,
    )
    bundle.add_argument("file", type=Path)
    doctor = commands.add(
        "doctor",
        _doctor,
        _(
            "Check the installation and say what is wrong. With --as NAME the database is opened and looked through, "
            "and an administrator's destinations of backups are tried out; secrets: that password."
        ),
        signed_in=False,
    )
    doctor.add_argument(
        "--as", dest="user", default="", metavar="NAME", help=_("sign in as this user for more")
    )
    doctor.add_argument(
        "--password-stdin", action="store_true", help=_("read secrets from standard input, one per line")
    )


def _letter(text: str) -> str:
    if text and (len(text) != 1 or not "A" <= text <= "Z"):
        raise argparse.ArgumentTypeError(_("one letter from A to Z"))
    return text


def _positive(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 3660:  # noqa: PLR2004  ten years
        raise argparse.ArgumentTypeError(_("a number of days from 1 to 3660"))
    return number


def _init(call: Call) -> Answer:
    given = call.arguments
    check_sheet_option(call)
    sheet = call.doors().office.found(
        NewOffice(
            postal_code=given.local_level,
            language=given.office_language,
            admin_name=given.admin,
            admin_full_name=given.full_name,
            admin_password=call.secrets.next(N_("Password of the first administrator")),
            station_letter=given.station_letter,
            one_person_shifts=given.one_person_shifts,
        )
    )
    lines = (_("The office is set up."), *code_lines(sheet.code), *write_sheet(call, sheet))
    data = {"recovery_code": sheet.code, "administrator": given.admin, "data_dir": str(call.data_dir)}
    return Answer({**data, "root_fingerprint": sheet.root_fingerprint}, lines)


def _sample(call: Call) -> Answer:
    made = call.access.make_sample(call.data_dir, call.arguments.days, call.arguments.seed)
    users = made["users"]
    assert isinstance(users, list)
    lines = [_("A training office was made in {folder}.").format(folder=call.data_dir)]
    lines.extend(
        "  ".join((user["name"], ", ".join(user["roles"]), user["password"], user["unlock_key"] or ""))
        for user in users
    )
    lines.append(_("Recovery code: {code}").format(code=made["recovery_code"]))
    return Answer(made, tuple(lines))


def _bundle(call: Call) -> Answer:
    written = call.doors().diagnostics.bundle(call.arguments.file)
    return Answer({"file": str(written)}, (str(written),))


def _doctor(call: Call) -> Answer:
    findings = call.doors().diagnostics.examine()
    if call.arguments.user:
        findings += _opened(call)
    well = all(finding.well for finding in findings)
    fine, not_fine = _("fine"), _("LOOK")
    lines = [
        f"{fine if finding.well else not_fine}  {_(finding.name)}: {finding.detail}" for finding in findings
    ]
    return Answer({"ok": well, "checks": [finding.as_json() for finding in findings]}, tuple(lines), well)


def _opened(call: Call) -> list[Finding]:
    try:
        with call.signed_in() as services:
            found = services.diagnostics.examine()
            if services.login.may(Permission.BACKUP_MAKE):
                found += _destinations(services.backups)
            return found
    except LeocError as error:
        return [Finding("opening", N_("Opening the office"), well=False, detail=str(error))]


def _destinations(backups: BackupService) -> list[Finding]:
    found = []
    for row in backups.destinations():
        try:
            tried = backups.try_again(row.key)
            detail, well = tried_in_words(tried), not tried.same_disk
        except LeocError as error:
            detail, well = str(error), False
        found.append(Finding("destination", N_("Destination, tried out"), well, f"{row.name}: {detail}"))
    return found
