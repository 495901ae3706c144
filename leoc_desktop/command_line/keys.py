"""``leoc recover``, ``recovery-code`` and ``office``: the office's keys, and what is done when one is lost."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.recovery_sheet import (
    add_sheet_option,
    check_sheet_option,
    code_lines,
    write_sheet,
)
from leoc_desktop.foundation.translation import N_, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about keys and recovery."""
    recover = commands.add(
        "recover",
        _recover,
        _(
            "Use the recovery code: the second secret comes back into this computer's keyring and failed sign-ins are "
            "forgiven. Secrets: the recovery code."
        ),
        signed_in=False,
    )
    recover.add_argument(
        "--administrator",
        default="",
        metavar="NAME",
        help=_("give this administrator a one-time password besides"),
    )
    recover.add_argument(
        "--password-stdin", action="store_true", help=_("read the recovery code from standard input")
    )
    code = commands.group("recovery-code", _("The printed recovery code."))
    add_sheet_option(
        code.add("renew", _renew, _("Make a new recovery code; it is shown once. Secrets: your password."))
    )
    sheet = code.add(
        "sheet",
        _sheet,
        _(
            "Write a recovery sheet as PDF, its boxes empty for the code that you have. Secrets: your password."
        ),
    )
    sheet.add_argument("sheet", type=Path, metavar="FILE")
    office = commands.group("office", _("The state and the keys of the whole office."))
    office.add(
        "findings", _findings, _("Say why the office is open for reading only. Secrets: your password.")
    )
    accept = office.add(
        "accept",
        _accept,
        _(
            "Accept a database that was found altered or put back; everybody signs in again. Secrets: your password."
        ),
    )
    accept.add_argument("--reason", required=True, metavar="TEXT", help=_("enters the log under your name"))
    factor = office.add(
        "device-factor",
        _device_factor,
        _("Show or change whether passwords need the second secret of the computer. Secrets: your password."),
    )
    factor.add_argument("policy", nargs="?", choices=[policy.value for policy in DeviceFactor])
    new_keys = office.add(
        "new-keys",
        _new_keys,
        _(
            "Give the office new keys, a new recovery code and everybody a one-time password. Secrets: your password."
        ),
    )
    add_sheet_option(new_keys)


def _recover(call: Call) -> Answer:
    name = call.arguments.administrator
    door = call.doors().office
    recovered = door.recover(call.secrets.next(N_("Recovery code")), administrator=name)
    lines = [
        _("Everybody can sign in with their own password. Failed sign-ins are forgiven.")
        if recovered.passwords_open
        else _("This computer keeps no second secret, so passwords do not open here; see --administrator.")
    ]
    if recovered.one_time_password is None:
        lines.append(_("Administrators: {names}").format(names=", ".join(recovered.administrators)))
    else:
        lines.append(
            _("One-time password of {name}: {password}").format(
                name=name, password=recovered.one_time_password
            )
        )
    data = {
        "passwords_open": recovered.passwords_open,
        "administrators": list(recovered.administrators),
        "one_time_password": recovered.one_time_password,
    }
    return Answer(data, tuple(lines))


def _renew(call: Call) -> Answer:
    check_sheet_option(call)
    with call.signed_in() as services:
        code = services.particulars.renew_recovery_code()
        sheet = services.particulars.recovery_sheet(code)
    return Answer({"recovery_code": code}, (*code_lines(code), *write_sheet(call, sheet)))


def _sheet(call: Call) -> Answer:
    check_sheet_option(call)
    with call.signed_in() as services:
        sheet = services.particulars.recovery_sheet()
    lines = write_sheet(call, sheet)
    return Answer({"file": str(call.arguments.sheet), "root_fingerprint": sheet.root_fingerprint}, lines)


def _findings(call: Call) -> Answer:
    with call.signed_in() as services:
        found = services.particulars.findings()
    data = [{"code": finding.code, "sentence": str(finding)} for finding in found]
    lines = tuple(str(finding) for finding in found) or (_("Nothing speaks against writing."),)
    return Answer(data, lines, well=not found)


def _accept(call: Call) -> Answer:
    with call.signed_in() as services:
        services.particulars.accept_findings(reason=call.arguments.reason)
    return Answer({"accepted": True}, (_("The state of the database was accepted. Sign in again."),))


def _device_factor(call: Call) -> Answer:
    wanted, code = call.arguments.policy, None
    with call.signed_in() as services:
        if wanted is not None:
            code = services.particulars.set_device_factor(DeviceFactor(wanted))
        policy = services.particulars.device_factor()
    lines = [_("Second secret of the computer: {policy}").format(policy=policy.value)]
    lines += code_lines(code) if code is not None else ()
    return Answer({"device_factor": policy.value, "recovery_code": code}, tuple(lines))


def _new_keys(call: Call) -> Answer:
    check_sheet_option(call)
    with call.signed_in() as services:
        code = new_recovery_code()
        sheet = services.particulars.recovery_sheet(code)
        keys = services.particulars.rotate_keys(code=code)
    lines = [*code_lines(keys.recovery_code), *write_sheet(call, sheet)]
    lines += [
        _("One-time password of {name}: {password}").format(name=name, password=password)
        for name, password in keys.one_time_passwords.items()
    ]
    return Answer(
        {"recovery_code": keys.recovery_code, "one_time_passwords": keys.one_time_passwords}, tuple(lines)
    )
