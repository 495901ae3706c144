"""What was typed and not saved, whatever the form: told on the first page, listed together, gone on with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from leoc_desktop.domain.form_drafts import FormDrafts, UnfinishedDrafts
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.foundation.translation import ENGLISH
from leoc_desktop.startup import pages
from leoc_desktop.startup.draft_links import DRAFT_FORMS
from leoc_desktop.ui_kit.drafts_dialog import DraftsDialog
from leoc_desktop.ui_kit.editing_desk import EditingDesk
from leoc_desktop.ui_kit.page import Page
from tests.support.training_window import TrainingWindow

TYPED: dict[str, tuple[dict[str, object], str]] = {
    "incident": ({"hazard": "fire", "tole": "बगर"}, "New incident · Fire · बगर"),
    "log_entry": ({"text": "पुल बन्द"}, "Entry of the event log · पुल बन्द"),
    "log_line": ({"line": "फोन आयो", "kind": "call"}, "Line of the event log · फोन आयो"),
    "rapid_assessment": ({"remarks": "बाटो बन्द"}, "Rapid assessment"),
    "situation_report": ({"title": "बाढी"}, "Situation report · बाढी"),
    "advisory": ({"title": "सतर्क रहनुहोस्"}, "Public advisory · सतर्क रहनुहोस्"),
}


@pytest.fixture
def dashboard(own_window: TrainingWindow) -> DashboardPage:
    """The first page of somebody who typed into every form and saved nothing."""
    own_window.look.speak(ENGLISH)
    services = own_window.services
    for form, (content, _about) in TYPED.items():
        FormDrafts(services.office.store, services.login, form).keep(content)
    own_window.window.show_page(0)
    own_window.settle()
    page = own_window.window.pages.of(DashboardPage)
    assert page is not None
    return page


def _dialog(own_window: TrainingWindow, dashboard: DashboardPage) -> DraftsDialog:
    dashboard.go_on.click()
    own_window.settle()
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, DraftsDialog) and one.isVisible()
    )


def _press(dialog: DraftsDialog, name: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name).click()


def test_every_form_that_keeps_drafts_is_listed() -> None:
    source = Path(pages.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'_drafts\("(\w+)"\)', source)) == set(DRAFT_FORMS) == set(TYPED)


def test_the_first_page_says_how_many_and_lists_them(
    own_window: TrainingWindow, dashboard: DashboardPage
) -> None:
    assert dashboard.drafts.text == "You have 6 unfinished drafts."
    assert dashboard.go_on.isVisible()
    dialog = _dialog(own_window, dashboard)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {about for _content, about in TYPED.values()} <= shown
    dialog.reject()


@pytest.mark.parametrize("form", sorted(TYPED))
def test_continue_opens_the_form_with_what_was_typed(
    own_window: TrainingWindow, dashboard: DashboardPage, form: str
) -> None:
    content, about = TYPED[form]
    _press(_dialog(own_window, dashboard), f"Continue: {about}")
    own_window.settle()
    page = next(one for one in own_window.window.findChildren(Page) if one.isVisible())
    if form == "log_line":
        assert page.quick.line.text() == content["line"]  # type: ignore[attr-defined]
        return
    desk = page.desk  # type: ignore[attr-defined]
    values = desk.editor.form.raw_values() if isinstance(desk, EditingDesk) else desk.form.values()
    assert {name: values[name] for name in content} == content
    desk.keeping.forget()
    page.close_form()  # type: ignore[attr-defined]
    own_window.settle()


def test_a_discarded_one_is_gone_from_the_line(own_window: TrainingWindow, dashboard: DashboardPage) -> None:
    _press(_dialog(own_window, dashboard), f"Discard: {TYPED['advisory'][1]}")
    own_window.settle()
    own_window.settle()
    services = own_window.services
    kept = UnfinishedDrafts(services.office.store, services.login, tuple(DRAFT_FORMS)).listed()
    assert "advisory" not in {draft.form for draft in kept}
    assert dashboard.drafts.text == "You have 5 unfinished drafts."
