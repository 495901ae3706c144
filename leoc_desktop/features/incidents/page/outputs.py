"""Printing and exporting the incident list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.page.incident_list import IncidentList
from leoc_desktop.features.incidents.queries import IncidentRow, Wanted
from leoc_desktop.features.incidents.report import TITLE, export_list, print_list
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.report_kit.register_paper import MOST_ROWS, PaperColumn
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_list import ListOutputs, Printed


def incident_outputs(
    page: Page, records: IncidentList, lists: IncidentListService, today: Callable[[], date]
) -> ListOutputs[Wanted, IncidentRow]:
    """What the buttons of the list do. File names hold the day and nothing of the records."""

    def render(printed: Printed[IncidentRow], progress: Progress) -> bytes:
        columns = [
            PaperColumn(title, width, column.is_number)
            for title, width, column in zip(printed.titles, printed.widths, printed.columns, strict=True)
        ]
        now = lists.store.clock.now()
        return print_list(lists.office(), columns, printed.texts(), printed.notes, now, progress)

    return ListOutputs(
        page,
        records,
        title=TITLE,
        file_name=lambda: f"incidents-{to_bs(today()).iso()}",
        fetch=partial(lists.all_rows, most=MOST_ROWS),
        render=render,
        export=partial(export_list, lists) if lists.login.may(Permission.EXPORT) else None,
    )
