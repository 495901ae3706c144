"""Writing what was typed about an incident into its record and its lines, and keeping its figures in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.domain.described_figures import FIGURES, described, in_step, too_small
from leoc_desktop.domain.incident_figures import SERVICES
from leoc_desktop.domain.loss_lines import LINE_CLASSES, LINE_KINDS, values_of
from leoc_desktop.domain.named_events import event_of_field
from leoc_desktop.features.incidents import rules
from leoc_desktop.features.incidents.fields import FIELDS, LINES, LineKind
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.loss_line import LossLine
from leoc_desktop.records.office import Office
from leoc_desktop.storage.unit_of_work import UnitOfWork

LINE_ID = "id"
MOST_LINES = 2_000
"""Of one kind under one incident."""
Stored = dict[str, list[LossLine]]


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line as it was read: ``id`` names the stored line that it changes, None makes a new one."""

    id: bytes | None
    values: dict[str, object]


Typed = dict[str, list[TypedLine]]


def fill(work: UnitOfWork, incident: Incident, raw: Mapping[str, object]) -> None:
    """Read every field out of ``raw`` into the record, and every kind of line that it names.

    A new record is added to the session. Raises ValidationFailed with every problem; the
    problem of a line names its field as ``people[0].count``.
    """
    is_new = incident not in work.session
    stored = _stored(work.session, None if is_new else incident.row_no)
    today = nepal_day(work.clock.now())
    values, typed = _read(work, raw, today)
    event = event_of_field(work.session, values.pop("event"))
    _state(incident, values, stored, typed)
    if incident.event_no != (event.row_no if event else None):
        incident.event_row, incident.event_no = event, event.row_no if event else None
    if is_new:
        work.session.add(incident)
        work.session.flush()
    if typed:
        changed = [_store(work.session, incident, kind, stored[kind], lines) for kind, lines in typed.items()]
        if any(changed) and not work.session.is_modified(incident):
            incident.version += 1  # so that an editor who saw other lines is refused


def _stored(session: Session, incident_no: int | None) -> Stored:
    if incident_no is None:
        return {kind: [] for kind in LINE_KINDS}
    found: Stored = {}
    for kind, record_class in LINE_CLASSES.items():
        query = select(record_class).where(
            record_class.incident_no == incident_no, record_class.removed.is_(False)
        )
        found[kind] = list(session.scalars(query.order_by(record_class.position)))
    return found


def _read(work: UnitOfWork, raw: Mapping[str, object], today: date) -> tuple[dict[str, Any], Typed]:
    ward_count = work.session.scalars(select(Office)).one().ward_count
    problems: list[FieldProblem] = []
    values: dict[str, Any] = {}
    fields = {name: value for name, value in raw.items() if name not in LINE_KINDS}
    try:
        values = read_all(FIELDS, fields, today=today, ward_count=ward_count)
        rules.check_values(values, work.clock.now())
    except ValidationFailed as failed:
        problems += failed.problems
    typed: Typed = {}
    for kind in LINES:
        if kind.name in raw:
            lines = _rows(kind, raw[kind.name])
            reading = _Reading(kind, values, today, ward_count, problems)
            typed[kind.name] = [reading.line(number, row) for number, row in enumerate(lines)]
    if problems:
        raise ValidationFailed(problems)
    return values, typed


def _rows(kind: LineKind, raw: object) -> Sequence[Mapping[str, object]]:
    rows: list[Any] = list(raw) if isinstance(raw, (list, tuple)) else [raw]
    if not all(isinstance(row, Mapping) for row in rows):
        raise ValidationFailed([FieldProblem(kind.name, N_("A list of lines is expected here."))])
    if len(rows) > MOST_LINES:
        raise ValidationFailed(
            [FieldProblem(kind.name, N_("At most {most} lines are possible."), {"most": MOST_LINES})]
        )
    return rows


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: LineKind
    incident: Mapping[str, Any]
    today: date
    ward_count: int
    problems: list[FieldProblem]

    def line(self, number: int, row: Mapping[str, object]) -> TypedLine:
        """One line; what is wrong with it is added to the problems."""
        said = {name: value for name, value in row.items() if name != LINE_ID}
        try:
            line = read_all(self.kind.fields, said, today=self.today, ward_count=self.ward_count)
            if self.incident:
                wards, day = self.incident["wards"], self.incident["incident_date"]
                rules.settle_line(self.kind.name, line, wards[0])
                found = list(rules.line_problems(self.kind.name, line, wards, self.today, day))
                if found:
                    raise ValidationFailed(found)
            return TypedLine(_line_id(row.get(LINE_ID)), line)
        except ValidationFailed as failed:
            self.problems.extend(
                FieldProblem(f"{self.kind.name}[{number}].{problem.field}", problem.msgid, problem.values)
                for problem in failed.problems
            )
        return TypedLine(None, {})


def _line_id(raw: object) -> bytes | None:
    if raw is None:
        return None
    try:
        return bytes.fromhex(str(raw))
    except ValueError:
        raise ValidationFailed([FieldProblem(LINE_ID, N_("This is not the id of a line."))]) from None


def _state(incident: Incident, values: dict[str, Any], stored: Stored, typed: Typed) -> None:
    """Put the fields into the record, its figures in step with its lines."""
    before = {kind: [values_of(line) for line in lines] for kind, lines in stored.items()}
    after = {**before, **{kind: [line.values for line in lines] for kind, lines in typed.items()}}
    said_before, said_after = described(before), described(after)
    stated_now = {name for name in FIGURES if values[name] != getattr(incident, name)}
    problems = [
        FieldProblem(
            name,
            N_("The lines describe {count}. State at least as many, or correct the lines first."),
            {"count": least},
        )
        for name, least in too_small(values, said_after)
        if name in stated_now
    ]
    for line in (line for lines in after.values() for line in lines if line["ward"] not in values["wards"]):
        problems.append(
            FieldProblem(
                "wards", N_("Lines of losses stand in ward {ward}; it must be named."), {"ward": line["ward"]}
            )
        )
        break
    if problems:
        raise ValidationFailed(problems)
    values |= in_step(values, said_before, said_after, typed=stated_now)
    values |= {name: bool(values[name]) for name in SERVICES if values[name] is not None}
    for name in values:
        if getattr(incident, name) != values[name]:
            setattr(incident, name, values[name])
    incident.incident_date_bs = to_bs(incident.incident_date).iso()


def _store(
    session: Session, incident: Incident, kind: str, stored: list[LossLine], typed: list[TypedLine]
) -> bool:
    """Bring the lines of one kind to what was typed; whether anything changed."""
    known = {line.id: line for line in stored}
    changed = False
    for position, line in enumerate(typed):
        record = known.pop(line.id, None) if line.id is not None else None
        if line.id is not None and record is None:
            raise ValidationFailed(
                [FieldProblem(f"{kind}[{position}].id", N_("The incident has no such line."))]
            )
        if record is None:
            record = LINE_CLASSES[kind](incident_no=incident.row_no, removed=False)
            session.add(record)
            changed = True
        for name, value in {**line.values, "position": position}.items():
            if getattr(record, name) != value:
                setattr(record, name, value)
                changed = True
    for record in known.values():
        record.removed = changed = True
    return changed
