"""The rows of the log: any number of them, narrowed by person, action, kind, days and words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leoc_desktop.features.audit.queries import AuditChoices, AuditEntry, AuditFilter
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.audit.table_model import COLUMNS, action_name, kind_name, user_name
from leoc_desktop.foundation.nepali_text import collation_key
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_list import Choice, Filter, ListMemory, PeriodFilter, RecordList


class LogList(RecordList[AuditFilter, AuditEntry]):
    """Newest first. The filters offer what stands in the log."""

    def __init__(
        self, page: Page, source: AuditService, memory: ListMemory, *, today: Callable[[], date]
    ) -> None:
        self._there = AuditChoices((), (), ())
        self.actor = Filter("actor", N_("Person"), lambda: self._offered(_("Everybody"), "actors", user_name))
        self.action = Filter(
            "action", N_("Action"), lambda: self._offered(_("All actions"), "actions", action_name)
        )
        self.kind = Filter("kind", N_("Kind"), lambda: self._offered(_("All kinds"), "kinds", kind_name))
        self.period = PeriodFilter(today)
        super().__init__(
            page,
            name="audit_list",
            title=N_("Rows of the log"),
            columns=COLUMNS,
            key_of=lambda entry: entry.seq,
            source=source,
            wanted=self._wanted_of,
            filters=(self.actor, self.action, self.kind, self.period),
            memory=memory,
        )
        self.table.set_empty_state(N_("No row of the log is like this. Change the filter."))

    def offer(self, there: AuditChoices) -> None:
        """Let the filters offer these; what is chosen stays chosen."""
        chosen = [(one, one.value, one.shown) for one in (self.actor, self.action, self.kind)]
        self._there = there
        for one, value, text in chosen:
            one.retranslate()
            if value:
                one.let_through(value, text)

    def _offered(self, everything: str, what: str, shown: Callable[[str], str]) -> list[Choice]:
        there: tuple[str, ...] = getattr(self._there, what)
        named = sorted(
            ((shown(value), value) for value in there if value), key=lambda one: collation_key(one[0])
        )
        return [Choice(everything, ""), *(Choice(text, value) for text, value in named)]

    def _wanted_of(self, words: str) -> AuditFilter:
        first_day, last_day = self.period.days
        return AuditFilter(self.actor.value, self.action.value, self.kind.value, words, first_day, last_day)
