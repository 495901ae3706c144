"""Previewing and issuing the daily bulletin, and correcting one that was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.guard import requires
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.service_of_office import ServiceOfOffice
from leoc_desktop.domain.current_advisories import advisories_in
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.loss_details import families, structures
from leoc_desktop.domain.numbering import Series, take_number
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.domain.significant_log import significant_entries
from leoc_desktop.features.bulletin import queries, rules
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions, IssueMark, Part, Picture
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.nepali_text import clean_text
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.storage.unit_of_work import UnitOfWork

Render = Callable[[BulletinContent], bytes]
USUAL = BulletinOptions()


@dataclass(frozen=True, slots=True)
class Paper:
    """A bulletin as content and as PDF; ``issued`` is None for a preview."""

    content: BulletinContent
    pdf: bytes
    issued: IssuedBulletin | None = None


class BulletinService(ServiceOfOffice):
    """The daily disaster bulletin. ``render`` makes the PDF; start-up hands it in."""

    def __init__(self, office: OpenOffice, render: Render) -> None:
        super().__init__(office)
        self._render = render

    @requires(Permission.BULLETIN_PREVIEW)
    def preview(self, period: Period, options: BulletinOptions = USUAL) -> Paper:
        """The bulletin as it would be issued now, without a number. Takes up to half a second."""
        rules.ensure_sayable(options)
        with self.store.read() as session:
            content = self._content(session, period, options)
        return Paper(content, self._rendered(content))

    @requires(Permission.BULLETIN_ISSUE)
    def issue(self, period: Period, options: BulletinOptions = USUAL) -> Paper:
        """Give the bulletin its number and freeze it: content and PDF never change again (R33)."""
        rules.ensure_sayable(options)
        with self.store.write(self.login, "bulletin.issue") as work:
            code = audit_trail.head(work.session).code
            year, sequence, number = take_number(work, Series.BULLETIN, work.clock.now())
            mark = IssueMark(number=number, sequence=sequence, fiscal_year=year.start, audit_code=code)
            return self._frozen(work, replace(self._content(work.session, period, options), mark=mark))

    @requires(Permission.BULLETIN_ISSUE)
    def correct(self, number: str, options: BulletinOptions, *, reason: str) -> Paper:
        """Issue a corrected edition: the same number and period, made anew from the records as they are now.

        The earlier edition stays as it was given out. Raises NotFound, Refused.
        """
        said = reason_given(reason)
        rules.ensure_sayable(options)
        with self.store.write(self.login, "bulletin.correct", note=said) as work:
            code = audit_trail.head(work.session).code
            earlier = queries.find(work.session, number)
            mark = replace(_next_edition(earlier, said), audit_code=code)
            content = self._content(
                work.session, _period(earlier), replace(options, language=earlier.language)
            )
            return self._frozen(work, replace(content, mark=mark), corrects_no=earlier.row_no)

    @requires(Permission.BULLETIN_PREVIEW)
    def preview_correction(self, number: str, options: BulletinOptions, *, reason: str) -> Paper:
        """The corrected edition as it would be issued now, without audit code. Raises NotFound."""
        rules.ensure_sayable(options)
        with self.store.read() as session:
            earlier = queries.find(session, number)
            content = self._content(session, _period(earlier), replace(options, language=earlier.language))
            content = replace(content, mark=_next_edition(earlier, clean_text(reason)))
        return Paper(content, self._rendered(content))

    @requires(Permission.BULLETIN_PREVIEW)
    def options_of(self, number: str) -> BulletinOptions:
        """What was chosen for an issued bulletin; a correction begins with it. Raises NotFound."""
        with self.store.read() as session:
            return queries.options_of(session, number)

    @requires(Permission.BULLETIN_VIEW)
    def issued(self) -> list[IssuedBulletin]:
        """All issued bulletins, newest first."""
        with self.store.read() as session:
            return queries.issued(session)

    @requires(Permission.BULLETIN_VIEW)
    def reprint(self, number: str, edition: int | None = None) -> bytes:
        """The very PDF that was given out; of the newest edition unless one is named."""
        with self.store.read() as session:
            return queries.paper(session, number, edition)

    def _frozen(self, work: UnitOfWork, content: BulletinContent, corrects_no: int | None = None) -> Paper:
        pdf, mark, period = self._rendered(content), content.mark, content.period
        frozen = canonical(content.as_json())
        row = Bulletin(
            number=mark.number,
            edition=mark.edition,
            corrects_no=corrects_no,
            reason=mark.reason,
            fiscal_year=mark.fiscal_year,
            sequence=mark.sequence,
            first_day=period.first_day,
            last_day=period.last_day,
            period_start=period.start,
            period_end=period.end,
            language=content.language,
            issued_at=content.made_at,
            audit_code=mark.audit_code,
            content=frozen.decode("utf-8"),
            content_sha256=hashlib.sha256(frozen).hexdigest(),
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            pdf=pdf,
        )
        work.session.add(row)
        work.session.flush()
        return Paper(content, pdf, queries.shown(row))

    def _content(self, session: Session, period: Period, options: BulletinOptions) -> BulletinContent:
        office, states, has = office_detail(session), options.states, options.has
        incidents = queries.incidents_of(session, period, states)
        lines = [of_incident for _row, of_incident in incidents]
        begins = queries.register_begins(session, states)
        seen_in_tiles = has(Part.TILES) or has(Part.INFRASTRUCTURE)
        compared = has(Part.COMPARISON)
        with speaking(Language.of(options.language)):
            head = letterhead(office)
        return BulletinContent(
            letterhead=head,
            training=office.training,
            options=options,
            period=period,
            ward_count=office.ward_count,
            lines=tuple(rules.incident_line(row, of_incident) for row, of_incident in incidents),
            left_out=queries.left_out(session, period, states),
            signatories=tuple(rules.signatories((self.login.full_name, self.login.post))),
            made_at=self.store.clock.now(),
            services=queries.services(session, period, states, incidents) if seen_in_tiles else (),
            structures=structures(lines) if has(Part.INFRASTRUCTURE) else {},
            families=families(lines) if has(Part.SHELTERS) else {},
            log=significant_entries(session, period) if has(Part.LOG) else (),
            advisories=advisories_in(session, period) if has(Part.ADVISORIES) else (),
            last_year=queries.last_year(session, period, states, begins) if compared else None,
            annexes=queries.annexes(session, period, states) if has(Part.ANNEX) else (),
            pictures=self._pictures(session, period) if has(Part.ANNEX) else (),
            register_begins=begins,
        )

    def _pictures(self, session: Session, period: Period) -> tuple[Picture, ...]:
        return queries.printed_pictures(session, period.last_day, self._office.vault_key)

    def _rendered(self, content: BulletinContent) -> bytes:
        with speaking(Language.of(content.language)):
            return self._render(content)


def _period(earlier: Bulletin) -> Period:
    return Period(earlier.period_start, earlier.period_end)


def _next_edition(earlier: Bulletin, reason: str) -> IssueMark:
    return IssueMark(
        number=earlier.number,
        sequence=earlier.sequence,
        fiscal_year=earlier.fiscal_year,
        edition=earlier.edition + 1,
        reason=reason,
        replaces=earlier.issued_at,
    )
