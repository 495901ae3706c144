"""What the bulletin page says about papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leoc_desktop.features.bulletin.fields import TEXTS
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions, Part
from leoc_desktop.features.bulletin.table_model import shown_days
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.moments import show_moment


def preview_caption() -> str:
    """What a preview is."""
    return _("Preview: not issued, without a number. Do not give it out.")


def issued_caption(row: IssuedBulletin) -> str:
    """What an issued bulletin is."""
    text = _("Bulletin {number}, issued {moment}. Audit code {code}.")
    return text.format(number=row.named, moment=show_moment(row.issued_at), code=row.audit_code)


def counts(content: BulletinContent) -> str:
    """How many incidents the period holds and how many of them nobody has verified yet."""
    total = len(content.lines)
    if not total:
        return _("No incident is recorded in this period.")
    if not content.unverified:
        text = ngettext("{count} incident, verified.", "{count} incidents, all verified.", total)
        return text.format(count=show_number(total))
    text = ngettext(
        "Not verified yet: {unverified} of {count} incident.",
        "Not verified yet: {unverified} of {count} incidents.",
        total,
    )
    return text.format(unverified=show_number(content.unverified), count=show_number(total))


def already_issued(content: BulletinContent, rows: Iterable[IssuedBulletin]) -> str:
    """The number of a bulletin that was issued for the same days in the same language, or ""."""
    wanted = (content.period.first_day, content.period.last_day, content.language)
    return next((row.named for row in rows if (row.first_day, row.last_day, row.language) == wanted), "")


def what_issuing_means(content: BulletinContent, earlier: str) -> str:
    """What the user has to know before a bulletin is issued; ``earlier`` is one for the same days."""
    days = shown_days(content.period.first_day, content.period.last_day)
    said = [
        _("Period: {period}").format(period=days),
        counts(content),
        _("It gets its number now and cannot be changed or taken back afterwards."),
    ]
    if content.unverified:
        said.insert(2, _("The bulletin counts them and says so."))
    said += printed_pictures(content)
    if earlier:
        said.append(_("A bulletin for the same days was issued already: {number}.").format(number=earlier))
    return "\n".join(said)


def printed_pictures(content: BulletinContent) -> list[str]:
    """How many pictures are frozen with the paper, if any."""
    count = len(content.pictures)
    if not count:
        return []
    text = ngettext("It prints {count} picture.", "It prints {count} pictures.", count)
    return [text.format(count=show_number(count))]


def what_correcting_means(content: BulletinContent) -> str:
    """What the user has to know before a corrected edition is issued."""
    return "\n".join(
        [
            counts(content),
            *printed_pictures(content),
            _(
                "It keeps the number and the period and takes the place of the earlier edition, which stays stored."
            ),
            _("The reason is printed on it. It cannot be changed or taken back afterwards."),
        ]
    )


def correcting_caption(row: IssuedBulletin | None) -> str:
    """Which bulletin is being corrected, or ""."""
    if row is None:
        return ""
    return _("Corrected edition of {number}: figures as they are recorded now.").format(number=row.named)


def chosen(options: BulletinOptions) -> str:
    """The options in a line: how many parts, whose figures, and which texts are typed."""
    said = [
        _("All parts")
        if options.parts == frozenset(Part)
        else _("{count} of {all} parts").format(
            count=show_number(len(options.parts)), all=show_number(len(Part))
        )
    ]
    if options.verified_only:
        said.append(_("verified incidents only"))
    said += [field.shown_label for field in TEXTS if getattr(options, field.name)]
    return " · ".join(said)


def file_name(number: str, last_day: date, edition: int = 1) -> str:
    """The proposed name of the PDF file, in letters that every disk can hold; a preview is named for its day."""
    if not number:
        return f"bulletin-preview-{to_bs(last_day).iso()}"
    return number.replace("/", "-") + (f"-edition-{edition}" if edition > 1 else "")
