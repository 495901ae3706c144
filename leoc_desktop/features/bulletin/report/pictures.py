"""Maps and charts of rainfall and temperature, with caption and source, below the sums of the year."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.features.bulletin.report.looks import BODY
from leoc_desktop.features.bulletin.rules import BulletinContent, Picture
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.photos import Photo, photo_rows
from leoc_desktop.report_kit.text import Paragraph


def rain_and_heat(content: BulletinContent) -> list[Flowable]:
    """What is typed of rain and heat, and the pictures."""
    story: list[Flowable] = []
    if content.options.rainfall or content.pictures:
        story.append(Heading(_("Daily rainfall and temperature in short")))
    if content.options.rainfall:
        story.append(Paragraph(content.options.rainfall, BODY))
    return [*story, *_pictures(content.pictures)]


def _pictures(pictures: Sequence[Picture]) -> list[Flowable]:
    photos = [Photo(picture.data, _caption(number, picture)) for number, picture in enumerate(pictures, 1)]
    return list(photo_rows(photos))


def _caption(number: int, picture: Picture) -> str:
    return _("Figure {number}: {words} (source: {source})").format(
        number=show_number(number), words=picture.words, source=picture.source
    )
