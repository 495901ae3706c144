"""``leoc update``: newer versions on a share or a stick."""

from __future__ import annotations

from leoc_desktop import __version__
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.office_access import SignedIn
from leoc_desktop.features.updates.service import Survey
from leoc_desktop.features.updates.service.installing import NO_KEY
from leoc_desktop.foundation.errors import NotFound, Refused
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.foundation.update_key import update_key


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about updates."""
    update = commands.group("update", _("Newer versions of the program, signed by its publisher."))
    check = update.add(
        "check",
        _check,
        _("Look for a newer version in the policy's folder and where backups go. Secrets: your password."),
    )
    install = update.add(
        "install", _install, _("Make a backup and install the newest version found. Secrets: your password.")
    )
    for parser in (check, install):
        parser.add_argument(
            "--from", dest="folder", default="", metavar="DIR", help=_("look in this folder too")
        )


def _look(call: Call, services: SignedIn) -> Survey:
    return services.updates.look(call.arguments.folder)


def _refuse_without_key() -> None:
    """Before any secret is asked for."""
    if update_key() is None:
        raise Refused(NO_KEY)


def _check(call: Call) -> Answer:
    _refuse_without_key()
    with call.signed_in() as services:
        survey = _look(call, services)
    lines = [f"{one.place}: {one.in_words(__version__)}" for one in survey.found]
    lines += [str(trouble) for trouble in survey.troubles]
    if survey.offer is None:
        lines.append(
            _("No newer version was found. This program is version {running}.").format(running=__version__)
        )
    data = {
        "running": __version__,
        "offer": survey.offer.as_json() if survey.offer else None,
        "found": [{**one.as_json(), "reason": one.in_words(__version__)} for one in survey.found],
        "troubles": [str(trouble) for trouble in survey.troubles],
    }
    return Answer(data, tuple(lines))


def _install(call: Call) -> Answer:
    _refuse_without_key()
    with call.signed_in() as services:
        survey = _look(call, services)
        if survey.offer is None:
            if survey.found:
                raise survey.found[-1].refusal(__version__)
            raise NotFound(
                N_("No newer version was found. This program is version {running}."), running=__version__
            )
        begun = services.updates.install(survey.offer)
    data = {"version": begun.version, "backup": str(begun.backup), "command": begun.command}
    lines = [_("Backup made: {path}").format(path=begun.backup)]
    if begun.command:
        lines += [_("Now an administrator of this computer types:"), f"  {begun.command}"]
    else:
        lines.append(_("The installer of version {version} was started.").format(version=begun.version))
    return Answer(data, tuple(lines))
