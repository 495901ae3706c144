"""The issued bulletins, and the pictures that bulletins print, as tables."""

from __future__ import annotations

from datetime import date

from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import Picture
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs, with_mark
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel


def bulletin_model() -> RecordTableModel[IssuedBulletin]:
    """All issued bulletins, known by their ids: a corrected edition has the number of the first."""
    return RecordTableModel(
        [
            Column("number", N_("Number"), _number, 0, sort_by=_issued),
            Column("period", N_("Period"), _period, 118, sort_by=_first_day),
            Column("issued_on", N_("Issued on"), _issued_on, 118, sort_by=_issued),
            Column("edition", N_("Edition"), _edition, 72),
        ],
        _id,
    )


def picture_model() -> RecordTableModel[Picture]:
    """Pictures in the order of the papers."""
    return RecordTableModel(
        [
            Column("day", N_("Bulletin of"), lambda row: show_bs(to_bs(row.day)), 104),
            Column("kind", N_("What it shows"), lambda row: row.kind_name, 130),
            Column("caption", N_("Caption"), lambda row: row.caption, 0),
            Column("source", N_("Source"), lambda row: row.source, 170),
            Column("file", N_("File"), lambda row: row.file_name, 140),
        ],
        lambda row: row.id,
    )


def shown_days(first: date, last: date) -> str:
    """``2083-08-06 – 07``: the second date without what it shares with the first."""
    if first == last:
        return show_bs(to_bs(first))
    begin, end = to_bs(first).iso().split("-"), to_bs(last).iso().split("-")
    shared = next((place for place in range(3) if begin[place] != end[place]), 2)
    days = shown_digits(f"{'-'.join(begin)} – {'-'.join(end[shared:])}")
    return with_mark(days, to_bs(last))


def _id(row: IssuedBulletin) -> bytes:
    return row.id


def _number(row: IssuedBulletin) -> str:
    return row.number


def _issued(row: IssuedBulletin) -> float:
    return row.issued_at.timestamp()


def _period(row: IssuedBulletin) -> str:
    return shown_days(row.first_day, row.last_day)


def _first_day(row: IssuedBulletin) -> date:
    return row.first_day


def _issued_on(row: IssuedBulletin) -> str:
    return show_bs(to_bs(nepal_day(row.issued_at)))


def _edition(row: IssuedBulletin) -> str:
    return show_number(row.edition)
