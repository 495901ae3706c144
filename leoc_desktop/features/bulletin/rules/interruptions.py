"""Which services are interrupted when the period ends, since when, and which were restored meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_details import Interruption, interruptions
from leoc_desktop.domain.loss_lines import STRUCTURES, Lines
from leoc_desktop.domain.loss_lists import SERVICE_FIGURES
from leoc_desktop.domain.loss_totals import Total, added, one
from leoc_desktop.domain.period import Period
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.records.incident import Incident


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service that was interrupted at one place. ``until`` is None while it lasts at the end of the period."""

    number: str
    service: str
    kind: str
    name: str
    ward: int
    since: tuple[date, time | None]
    until: tuple[date, time | None] | None
    households: int | None

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "incident": self.number,
            "service": self.service,
            "kind": self.kind,
            "name": self.name,
            "ward": self.ward,
            "since": _moment_json(self.since),
            "until": _moment_json(self.until) if self.until else None,
            "households": self.households,
        }


class State(StrEnum):
    """What is true of a service at the end of the period."""

    INTERRUPTED = "interrupted"
    REPORTED = "reported"  # an incident of the period says so, and no line says where and whether it lasts
    RESTORED = "restored"
    REGULAR = "regular"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its lines, how many incidents report an interruption without any line, and all answers."""

    code: str
    lines: tuple[ServiceLine, ...]
    reported: int
    answers: Total

    @property
    def lasting(self) -> list[ServiceLine]:
        """Where it is interrupted."""
        return [line for line in self.lines if line.until is None]

    @property
    def restored(self) -> list[ServiceLine]:
        """Where it works again since this period."""
        return [line for line in self.lines if line.until is not None]

    @property
    def households(self) -> Total:
        """How many households are cut off."""
        return added(one(line.households) for line in self.lasting)

    @property
    def state(self) -> State:
        """Regular only when reports say so: silence is not known."""
        if self.lasting:
            return State.INTERRUPTED
        if self.reported:
            return State.REPORTED
        if self.lines:
            return State.RESTORED
        if self.answers.reports and not self.answers.unknown:
            return State.REGULAR
        return State.NOT_KNOWN

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "service": self.code,
            "state": self.state.value,
            "lines": [line.as_json() for line in self.lines],
            "reported": self.reported,
            "answers": self.answers.as_json(),
        }


def services_of(
    with_lines: Iterable[tuple[Incident, Lines]],
    of_period: Sequence[tuple[Incident, Lines]],
    total: Figures,
    period: Period,
) -> tuple[Service, ...]:
    """The four services that reports ask for, and what else was interrupted, at the end of ``period``.

    ``with_lines`` are incidents of any date whose lines report an interruption, ``of_period`` those that count.
    """
    lines = list(_lines(with_lines, period))
    others = {line.service for line in lines} - set(SERVICE_FIGURES)
    return tuple(
        Service(
            code=code,
            lines=tuple(line for line in lines if line.service == code),
            reported=_reported(code, of_period) if code in SERVICE_FIGURES else 0,
            answers=total.total(SERVICE_FIGURES[code]) if code in SERVICE_FIGURES else Total(),
        )
        for code in (*SERVICE_FIGURES, *sorted(others))
    )


def _reported(code: str, of_period: Iterable[tuple[Incident, Lines]]) -> int:
    return sum(
        bool(getattr(incident, SERVICE_FIGURES[code]))
        and not any(line["service"] == code for line in lines.get(STRUCTURES, ()))
        for incident, lines in of_period
    )


def _lines(incidents: Iterable[tuple[Incident, Lines]], period: Period) -> Iterator[ServiceLine]:
    found = []
    for cut in interruptions(incidents):
        since, until = _since(cut), _until(cut)
        if since >= period.end or (until is not None and until < period.start):
            continue
        found.append((since, cut, until is not None and until < period.end))
    found.sort(key=lambda item: (item[0], item[1].incident.number or "", item[1].line["position"]))
    for _moment, cut, ended in found:
        yield _line(cut, ended=ended)


def _line(cut: Interruption, *, ended: bool) -> ServiceLine:
    line, incident = cut.line, cut.incident
    on, at = _since_day(cut)
    restored = line["restored_on"], line["restored_at"]
    return ServiceLine(
        number=incident.number or "",
        service=str(line["service"]),
        kind=str(line["kind"]),
        name=str(line["name"]),
        ward=int(line["ward"]),  # type: ignore[call-overload]
        since=(on, at),
        until=restored if ended else None,  # type: ignore[arg-type]
        households=line["households_cut_off"],  # type: ignore[arg-type]
    )


def _since_day(cut: Interruption) -> tuple[date, time | None]:
    """When the line says that it began; else when the incident happened."""
    on, at = cut.line["interrupted_on"], cut.line["interrupted_at"]
    incident = cut.incident
    if not isinstance(on, date):
        return incident.incident_date, incident.incident_time
    if not isinstance(at, time):
        return on, incident.incident_time if on == incident.incident_date else None
    return on, at


def _since(cut: Interruption) -> datetime:
    on, at = _since_day(cut)
    return datetime.combine(on, at or time.max, NEPAL)  # like an incident whose time is not known


def _until(cut: Interruption) -> datetime | None:
    """When it worked again; a day without a time counts from its beginning: the paper names the day."""
    on, at = cut.line["restored_on"], cut.line["restored_at"]
    if not isinstance(on, date):
        return None
    moment = datetime.combine(on, at if isinstance(at, time) else time.min, NEPAL)
    return max(moment, _since(cut))


def _moment_json(moment: tuple[date, time | None]) -> dict[str, str | None]:
    on, at = moment
    return {"date": on.isoformat(), "time": at.isoformat("minutes") if at else None}
