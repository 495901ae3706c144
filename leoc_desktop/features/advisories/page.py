"""The page of public advisories: the list, the form, the notice as paper and the text to read aloud."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.advisories.fields import FIELDS, TITLE
from leoc_desktop.features.advisories.form import SpokenDialog
from leoc_desktop.features.advisories.queries import AdvisoryRow
from leoc_desktop.features.advisories.report import render_aloud
from leoc_desktop.features.advisories.rules import State
from leoc_desktop.features.advisories.service import AdvisoryService
from leoc_desktop.features.advisories.table_model import advisory_model, state_word
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_, _, current
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.editing_desk import NEW, EditingDesk
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.record_editor import Opened, RecordEditor, Step
from leoc_desktop.ui_kit.record_files import FileDesk, FileSource
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.register_page import RegisterPage
from leoc_desktop.ui_kit.shortcuts import NEW as NEW_KEY
from leoc_desktop.ui_kit.shortcuts import bind, with_key
from leoc_desktop.ui_kit.theme import Role

STEPS = (
    Step("change", N_("Change"), "pencil"),
    Step("cancel", N_("Give the draft up"), "ban", Role.DANGER),
    Step("withdraw", N_("Withdraw"), "arrow-back-up", Role.DANGER),
    Step("files", N_("Files"), "paperclip"),
    Step("aloud", N_("Read aloud"), "speakerphone"),
    Step("paper", N_("Notice"), "printer"),
    Step("issue", N_("Issue…"), "checks", Role.PRIMARY),
)


class AdvisoryPage(RegisterPage):
    """Drafts become advisories when a supervisor issues them; from then on they only can be withdrawn."""

    title: ClassVar[str] = N_("Public advisories")
    icon_name: ClassVar[str] = "speakerphone"
    kinds: ClassVar[frozenset[str]] = frozenset({"advisory"})

    def __init__(
        self,
        context: PageContext,
        service: AdvisoryService,
        drafts: FormDrafts,
        files: FileSource,
        *,
        ward_count: int,
    ) -> None:
        super().__init__(context)
        self._service = service
        self._row: AdvisoryRow | None = None
        self.editor = RecordEditor(FIELDS, ward_count, self._today, STEPS)
        self.desk = EditingDesk(self.editor, context, drafts)
        self.files = FileDesk(self, context, files)
        self.model = advisory_model(service.store.clock.now)
        self.table = RecordTable(self.model, N_("Public advisories"))
        self.put_in_stack(self.table, self.editor, self.paper)
        self.new_button = self.add_button("plus", self.open_new, primary=True)
        self.new_button.setVisible(service.login.may(Permission.ADVISORY_DRAFT))
        self.table.offer(self.new_button)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.table.opened.connect(self.open_advisory)
        self.editor.closed.connect(self.close_form)
        self.editor.step_wanted.connect(self.take_step)
        self.desk.opened.connect(partial(self.show_widget, self.editor))
        self.paper.closed.connect(self._back_from_paper)
        bind(NEW_KEY, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def load(self) -> None:
        """Fetch the list."""
        self.in_background(self._service.listed, self.model.set_rows)

    def open_new(self) -> None:
        """A new draft that holds from now on."""
        if not self._service.login.may(Permission.ADVISORY_DRAFT) or self.is_typing:
            return
        now = nepal_time(self._service.store.clock.now())
        values = {
            "kind": "general",
            "priority": "normal",
            "language": current().code,
            "start_day": to_bs(now.date()).iso(),
            "start_time": f"{now:%H:%M}",
        }
        opened = Opened(NEW, lambda: _("New advisory"), _what_a_draft_is, _save_verb, TITLE.name)
        self.desk.write(opened, values, self._service.draft, self._saved)

    @Slot(object)
    def open_advisory(self, key: bytes) -> None:
        """Read one advisory."""
        self.in_background(partial(self._service.show, key), self._read)

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed and not saved, about a record or (empty) a new one."""
        if record_id:
            self.in_background(partial(self._service.show, record_id), self._change_again)
        else:
            self.open_new()

    def _change_again(self, row: AdvisoryRow) -> None:
        self._read(row)
        if "change" in self._steps(row):
            self.take_step("change")

    def _read(self, row: AdvisoryRow) -> None:
        self._row = row
        self.desk.read(Opened(row.id, partial(_title, row), self._about), row.as_raw(), self._steps(row))

    def _steps(self, row: AdvisoryRow) -> frozenset[str]:
        may, steps = self._service.login.may, {"paper", "aloud"}
        if may(Permission.ATTACHMENT_VIEW):
            steps |= {"files"}
        if row.state is State.DRAFT and may(Permission.ADVISORY_DRAFT):
            steps |= {"change", "cancel"}
        if row.state is State.DRAFT and may(Permission.ADVISORY_ISSUE):
            steps |= {"issue"}
        if row.state is State.ISSUED and may(Permission.ADVISORY_ISSUE):
            steps |= {"withdraw"}
        return frozenset(steps - ({"paper", "aloud"} if row.state is State.CANCELLED else set()))

    def _about(self) -> str:
        row = self._row
        if row is None:
            return ""
        parts = [
            state_word(row, self._service.store.clock.now()),
            _("written by {name}").format(name=row.writer),
        ]
        if row.reason:
            parts.append(_("reason: {reason}").format(reason=row.reason))
        return " · ".join(parts)

    def _saved(self, row: AdvisoryRow) -> None:
        self._read(row)
        self.context.say(_("Saved as draft."), Tone.OK)

    def take_step(self, key: str) -> None:
        """One of the buttons of an advisory."""
        row = self._row
        if row is None:
            return
        if key == "change":
            opened = Opened(row.id, partial(_title, row), _what_a_draft_is, _save_verb, TITLE.name)
            save = partial(self._service.change, row.id, version=row.version)
            self.desk.write(opened, row.as_raw(), save, self._saved)
        elif key == "files":
            self.files.open(row.id)
        elif key in {"paper", "aloud"}:
            fetch = self._service.preview if row.state is State.DRAFT else self._service.reprint
            self.in_background(
                partial(fetch, row.id), self._show_paper if key == "paper" else self._read_aloud
            )
        elif key == "issue":
            self._issue(row)
        else:
            self._give_up(row, withdraw=key == "withdraw")

    def _issue(self, row: AdvisoryRow) -> None:
        detail = _("It gets its number now and cannot be changed afterwards, only withdrawn.")
        if confirm.ask(self, _("Issue “{title}”?").format(title=row.title), _("Issue"), detail, danger=True):
            self.in_background(partial(self._service.issue, row.id), self._issued)

    def _issued(self, row: AdvisoryRow) -> None:
        self._read(row)
        self.context.say(_("Advisory {number} was issued.").format(number=row.number), Tone.OK)
        self.take_step("paper")

    def _give_up(self, row: AdvisoryRow, *, withdraw: bool) -> None:
        verb = _("Withdraw") if withdraw else _("Give the draft up")
        question = _("Withdraw {number}?").format(number=row.number) if withdraw else _("Give this draft up?")
        reason = confirm.ask_text(self, question, verb, _("Reason"))
        if reason is not None:
            act = self._service.withdraw if withdraw else self._service.cancel
            self.in_background(partial(act, row.id, reason=reason), self._read)

    def _show_paper(self, papers: tuple[bytes, str]) -> None:
        self._show_pdf("", papers[0])

    def _show_pdf(self, what: str, pdf: bytes) -> None:
        assert self._row is not None
        self.paper.show_pdf(pdf, (self._row.number or "advisory-preview").replace("/", "-") + what)
        self.show_widget(self.paper)

    def _read_aloud(self, papers: tuple[bytes, str]) -> None:
        assert self._row is not None
        dialog = SpokenDialog(self, title=self._row.title, text=papers[1])
        job = partial(_aloud_pdf, self._service, self._row.id)
        dialog.print_wanted.connect(lambda: self.in_background(job, partial(self._show_pdf, "-aloud")))
        dialog.open()

    @Slot()
    def _back_from_paper(self) -> None:
        self.show_widget(self.editor)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("What people have to know and to do: printed as a notice, or read aloud"))
        self.new_button.setText(with_key(_("New advisory"), NEW_KEY))
        self.table.set_empty_state(N_("No advisory was written yet."), self.new_button)
        self.model.retranslate()


def _aloud_pdf(service: AdvisoryService, key: bytes) -> bytes:
    return render_aloud(service.aloud(key))


def _title(row: AdvisoryRow) -> str:
    return f"{row.number} · {row.title}" if row.number else row.title


def _what_a_draft_is() -> str:
    return _("A draft: it gets its number when a supervisor issues it.")


def _save_verb() -> str:
    return _("Save the draft")
