"""``leoc incident list``: filters, search, and the same list as an Excel file."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.queries import IncidentRow, Wanted
from leoc_desktop.features.incidents.report import export_list
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.listing import USUAL_ORDER
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import N_, _, ngettext


def add_commands(incident: CommandSet) -> None:
    """Declare the command."""
    listing = incident.add("list", _list, _("List incidents, newest first. Secrets: your password."))
    listing.add_argument(
        "--state", dest="states", action="append", default=[], choices=[state.value for state in State]
    )
    listing.add_argument("--ward", type=int)
    listing.add_argument("--hazard", choices=[choice.code for choice in HAZARD.choices], default="")
    listing.add_argument("--from", dest="first", metavar="BS-DATE")
    listing.add_argument("--to", dest="last", metavar="BS-DATE")
    listing.add_argument(
        "--search",
        default="",
        metavar="WORDS",
        help=_("words in any spelling, Roman letters too, or a number"),
    )
    listing.add_argument(
        "--export", type=Path, metavar="FILE.xlsx", help=_("write every field to an Excel file instead")
    )


def _list(call: Call) -> Answer:
    given = call.arguments
    wanted = Wanted(
        states=tuple(State(state) for state in given.states),
        ward=given.ward,
        hazard=given.hazard,
        first_day=bs_day(given.first) if given.first else None,
        last_day=bs_day(given.last) if given.last else None,
        words=" ".join(given.search.split()),
    )
    with call.signed_in() as services:
        if given.export is not None:
            return _export(services.incident_lists, wanted, given.export)
        rows = services.incident_lists.listed(wanted)
    return Answer([_row_json(row) for row in rows], tuple(map(_line, rows)))


def _export(lists: IncidentListService, wanted: Wanted, file: Path) -> Answer:
    if file.suffix.lower() != ".xlsx":
        raise Refused(N_("The name of the Excel file must end with .xlsx."))
    file = file.absolute()
    rows = export_list(lists, wanted, USUAL_ORDER, _conditions(wanted), file, Progress())
    counted = ngettext("{count} record", "{count} records", rows).format(count=show_number(rows))
    said = _("{rows} saved as {file}.").format(rows=counted, file=file)
    return Answer({"file": str(file), "rows": rows}, (said,))


def _conditions(wanted: Wanted) -> list[str]:
    """What was asked for, as it stands at the head of the file and in the log."""
    hazard = HAZARD.choice(wanted.hazard)
    days = [show_bs(to_bs(day)) for day in (wanted.first_day, wanted.last_day) if day]
    said = [
        *(state.label for state in wanted.states),
        hazard.name if hazard else "",
        _("Ward {number}").format(number=show_number(wanted.ward)) if wanted.ward else "",
        " – ".join(days),
        _("Search: {words}").format(words=wanted.words) if wanted.words else "",
    ]
    return [text for text in said if text]


def _line(row: IncidentRow) -> str:
    number, day = row.number or row.id.hex(), show_bs(to_bs(row.incident_date))
    return f"{number}  {day}  {row.hazard_name}  {row.state.label}"


def _row_json(row: IncidentRow) -> dict[str, object]:
    return {
        "id": row.id.hex(),
        "number": row.number or None,
        "incident_date": to_bs(row.incident_date).iso(),
        "incident_time": row.incident_time.isoformat("minutes") if row.incident_time else None,
        "hazard": row.hazard,
        "wards": list(row.wards),
        "tole": row.tole,
        "affected_families": row.affected_families,
        "state": row.state.value,
        "operator": row.operator,
    }
