"""Previewing and issuing the daily bulletin."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.numbering import Series, take_number
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin import queries, rules
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinContent
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.storage.unit_of_work import Store

Render = Callable[[BulletinContent], bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """A bulletin as content and as PDF; ``issued`` is None for a preview."""

    content: BulletinContent
    pdf: bytes
    issued: IssuedBulletin | None = None


class BulletinService:
    """The daily disaster bulletin. ``render`` makes the PDF; start-up hands it in."""

    def __init__(self, store: Store, login: Login, render: Render) -> None:
        self.store = store
        self.login = login
        self._render = render

    @requires(Permission.BULLETIN_PREVIEW)
    def preview(self, period: Period, *, language: str) -> Paper:
        """The bulletin as it would be issued now, without a number. Takes up to half a second."""
        with self.store.read() as session:
            content = self._content(session, period, language)
        return Paper(content, self._rendered(content))

    @requires(Permission.BULLETIN_ISSUE)
    def issue(self, period: Period, *, language: str) -> Paper:
        """Give the bulletin its number and freeze it: content and PDF never change again (R33)."""
        with self.store.write(self.login, "bulletin.issue") as work:
            before = audit_trail.head(work.session)
            year, sequence, number = take_number(work, Series.BULLETIN, work.clock.now())
            content = self._content(
                work.session,
                period,
                language,
                number=number,
                sequence=sequence,
                fiscal_year=year.start,
                audit_code=before.code,
            )
            pdf = self._rendered(content)
            row = Bulletin(
                number=number,
                fiscal_year=year.start,
                sequence=sequence,
                first_day=period.first_day,
                last_day=period.last_day,
                period_start=period.start,
                period_end=period.end,
                language=language,
                issued_at=content.made_at,
                audit_code=before.code,
                content=canonical(content.as_json()).decode("utf-8"),
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                pdf=pdf,
            )
            work.session.add(row)
            work.session.flush()
            return Paper(content, pdf, queries.issued(work.session)[0])

    @requires(Permission.BULLETIN_VIEW)
    def issued(self) -> list[IssuedBulletin]:
        """All issued bulletins, newest first."""
        with self.store.read() as session:
            return queries.issued(session)

    @requires(Permission.BULLETIN_VIEW)
    def reprint(self, number: str) -> bytes:
        """The very PDF that was given out."""
        with self.store.read() as session:
            return queries.paper(session, number)

    def _content(
        self,
        session: Session,
        period: Period,
        language: str,
        *,
        number: str = "",
        sequence: int = 0,
        fiscal_year: int = 0,
        audit_code: str = "",
    ) -> BulletinContent:
        office = office_detail(session)
        with speaking(Language.of(language)):
            return BulletinContent(
                letterhead=letterhead(office),
                training=office.training,
                language=language,
                period=period,
                ward_count=office.ward_count,
                lines=queries.lines_of(session, period),
                signatories=tuple(rules.signatories((self.login.full_name, self.login.post))),
                made_at=self.store.clock.now(),
                number=number,
                sequence=sequence,
                fiscal_year=fiscal_year,
                audit_code=audit_code,
            )

    def _rendered(self, content: BulletinContent) -> bytes:
        with speaking(Language.of(content.language)):
            return self._render(content)
