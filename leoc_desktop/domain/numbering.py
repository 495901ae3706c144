"""Office numbers: per series and fiscal year, without gaps or doubles (R28).

A number is taken inside the transaction that writes the numbered record, so it is given back when that fails.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.records.number_series import NumberSeries
from leoc_desktop.records.office import Office
from leoc_desktop.storage.unit_of_work import UnitOfWork


class Series(StrEnum):
    """The series of numbers the office keeps, with the mark that stands in them."""

    INCIDENT = "incident"
    BULLETIN = "bulletin"
    ADVISORY = "advisory"
    SITUATION_REPORT = "situation_report"


_MARKS = {
    Series.INCIDENT: "",
    Series.BULLETIN: "DB-",
    Series.ADVISORY: "PA-",
    Series.SITUATION_REPORT: "SR-",
}


def take_number(work: UnitOfWork, series: Series, at: datetime) -> tuple[FiscalYear, int, str]:
    """The next number of the series: fiscal year of ``at``, running number, and the text printed on papers."""
    year = FiscalYear.of(nepal_day(at))
    counter = work.session.scalars(
        select(NumberSeries).where(
            NumberSeries.series == series.value, NumberSeries.fiscal_year == year.start
        )
    ).first()
    if counter is None:
        counter = NumberSeries(series=series.value, fiscal_year=year.start, last_number=0)
        work.session.add(counter)
    counter.last_number += 1
    office = work.session.scalars(select(Office)).one()
    return year, counter.last_number, number_text(office, series, year, counter.last_number)


def number_text(office: Office, series: Series, year: FiscalYear, number: int) -> str:
    """LEOC/2083-84/0001; a second PC adds its letter, a training office its mark (R28, R36)."""
    prefix = "LEOC" + (f"-{office.station_letter}" if office.station_letter else "")
    if office.training:
        prefix = f"TR-{prefix}"
    return f"{prefix}/{year.key}/{_MARKS[series]}{number:04d}"
