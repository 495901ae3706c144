"""``leoc incident queue``, ``duplicates``, ``merge`` and ``missing``: what a supervisor looks through."""

from __future__ import annotations

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.domain.missing_persons import OverdueMissing
from leoc_desktop.features.incidents.queries import Lookalike, WaitingIncident
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import _


def add_commands(incident: CommandSet) -> None:
    """Declare the commands."""
    incident.add("queue", _queue, _("List what waits to be verified or approved. Secrets: your password."))
    duplicates = incident.add(
        "duplicates", _duplicates, _("List what may be the same incident. Secrets: your password.")
    )
    duplicates.add_argument("number")
    merge = incident.add(
        "merge",
        _merge,
        _(
            "Settle that an incident was reported twice: the first number is cancelled. Secrets: your password."
        ),
    )
    merge.add_argument("number", help=_("the second report, which counts no more"))
    merge.add_argument("--into", required=True, metavar="NUMBER", help=_("the incident that stays"))
    merge.add_argument("--reason", required=True)
    incident.add(
        "missing", _missing, _("List the missing whose legal period is over. Secrets: your password.")
    )


def _queue(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.incident_review.queue()
    lines = [
        f"{row.number}  {row.state.label}  {show_bs(to_bs(row.incident_date))}  {row.hazard_name}  {row.operator}"
        for row in rows
    ]
    return Answer([_waiting_json(row) for row in rows], tuple(lines))


def _waiting_json(row: WaitingIncident) -> dict[str, object]:
    return {
        "id": row.id.hex(),
        "number": row.number,
        "state": row.state.value,
        "incident_date": to_bs(row.incident_date).iso(),
        "hazard": row.hazard,
        "wards": list(row.wards),
        "tole": row.tole,
        "operator": row.operator,
        "waiting_since": row.waiting_since.isoformat(),
        "own": row.own,
        "duplicates": list(row.lookalikes),
    }


def _duplicates(call: Call) -> Answer:
    with call.signed_in() as services:
        found = services.incident_review.lookalikes(call.arguments.number)
    lines = [
        f"{one.number}  {one.state.label}  {show_bs(to_bs(one.incident_date))}  {one.tole}" for one in found
    ]
    return Answer([_lookalike_json(one) for one in found], tuple(lines))


def _lookalike_json(one: Lookalike) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "number": one.number,
        "state": one.state.value,
        "incident_date": to_bs(one.incident_date).iso(),
        "incident_time": one.incident_time.isoformat("minutes") if one.incident_time else None,
        "hazard": one.hazard,
        "wards": list(one.wards),
        "tole": one.tole,
        "description": one.description,
    }


def _merge(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        kept = services.incident_review.merge(given.number, into=given.into, reason=given.reason)
    said = _("{duplicate} was merged into {number}.").format(duplicate=given.number, number=kept.number)
    return Answer(kept.as_json(), (said,))


def _missing(call: Call) -> Answer:
    with call.signed_in() as services:
        found = services.incident_review.overdue_missing()
    lines = [f"{one.incident}  {show_bs(to_bs(one.incident_date))}  {one.name or one.sex}" for one in found]
    return Answer([_missing_json(one) for one in found], tuple(lines))


def _missing_json(one: OverdueMissing) -> dict[str, object]:
    return {
        "incident": one.incident,
        "incident_date": to_bs(one.incident_date).iso(),
        "ward": one.ward,
        "name": one.name,
        "sex": one.sex,
        "count": one.count,
        "days": one.missing_since_days,
    }
