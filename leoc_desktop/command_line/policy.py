"""``leoc policy``: what IT has fixed on this computer, and whether a policy file is right."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.policy import (
    fixed_entries,
    policy_file,
    policy_in_force,
    problems_in_force,
    read_policy,
)
from leoc_desktop.foundation.translation import N_, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the policy."""
    policy = commands.group("policy", _("What IT fixes for every user of this computer."))
    check = policy.add("check", _check, _("Check a policy file; names every wrong line."), signed_in=False)
    check.add_argument("file", type=Path, metavar="FILE")
    policy.add("show", _show, _("Print what is fixed on this computer."), signed_in=False)


def _check(call: Call) -> Answer:
    file: Path = call.arguments.file
    if not file.is_file():
        raise NotFound(N_("There is no file {path}."), path=str(file))
    policy, problems = read_policy(file)
    lines = [str(problem) for problem in problems]
    if not problems:
        lines = [_("The policy is right."), *_told(fixed_entries(policy))]
    data = {
        "ok": not problems,
        "fixed": dict(fixed_entries(policy)),
        "problems": [
            {"line": problem.line, "entry": problem.entry, "reason": str(problem)} for problem in problems
        ],
    }
    return Answer(data, tuple(lines), not problems)


def _show(_call: Call) -> Answer:
    entries, place = fixed_entries(policy_in_force()), policy_file()
    problems = [str(problem) for problem in problems_in_force()]
    data = {"file": str(place) if place else None, "fixed": dict(entries), "problems": problems}
    lines = _told(entries) or [_("Nothing is fixed on this computer.")]
    return Answer(data, (*lines, *problems), not problems)


def _told(entries: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"  {entry} = {value}" for entry, value in entries]
