"""The incident page of one person in a frame of its own, typed into as a person does."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.startup.services import Services
from tests.support.page_frame import PageFrame


def drafts_of(services: Services) -> FormDrafts:
    """What the person typed into the form of an incident."""
    return FormDrafts(services.office.store, services.login, "incident")


def incident_page(services: Services, frame: PageFrame, view: object = None) -> IncidentPage:
    """The page, shown and loaded; ``view`` is that of one that was let go."""
    page = IncidentPage(
        frame.context,
        services.incidents,
        services.incident_lists,
        services.incident_review,
        services.events,
        drafts_of(services),
        UserSettings(services.office.store, services.login),
        services.incident_files,
        ward_count=9,
        papers=services.incident_papers,
    )
    if view is not None:
        page.look_as(view)
    frame.show(page)
    return page


def new_incident(page: IncidentPage, frame: PageFrame, values: dict[str, object] | None = None) -> None:
    """Open a new incident and fill it in."""
    page.open_new()
    frame.wait()
    page.form.form.set_raw_values(values or {})


def line(page: IncidentPage, name: str) -> QWidget:
    """What the keys of a field go to."""
    return page.form.form.first._cells[name].editor.focus_target


def type_into(page: IncidentPage, name: str, keys: str) -> None:
    """Put the cursor into a field of the first report and type."""
    page.form.form.go_to_field(name)
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, keys)
