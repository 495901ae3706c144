"""What is said above the lines: figures they do not describe yet, land in one measure, the loss by sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from leoc_desktop.domain.described_figures import Described, stated_beyond_lines
from leoc_desktop.domain.land_units import HECTARE
from leoc_desktop.domain.loss_details import crop_areas
from leoc_desktop.domain.loss_lines import CROPS, LOSS, MONEY, sector_of
from leoc_desktop.features.incidents.fields import BY_NAME, BY_TABLE, LineKind
from leoc_desktop.features.incidents.form.figures_in_step import not_described
from leoc_desktop.foundation.field_values import Unreadable, read
from leoc_desktop.foundation.money import show_rupees
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import _

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def remark(kind: LineKind, raw: Mapping[str, object], said: Described, rows: Rows) -> str:
    """What is worth saying above the lines of a kind, or ""."""
    if kind.name == CROPS:
        return _land(rows)
    if kind.name == MONEY:
        return "\n".join(
            filter(None, (by_sector(rows), loss_beyond_lines(raw, said) or _open(kind, raw, said)))
        )
    return _open(kind, raw, said)


def _open(kind: LineKind, raw: Mapping[str, object], said: Described) -> str:
    open_figures = not_described(kind.name, raw, said)
    if not open_figures:
        return ""
    text = _("Stated in the first report and not described here yet: {figures}")
    return text.format(figures=list_of(open_figures))


def by_sector(rows: Rows) -> str:
    """The loss that lines of every kind state, by sector, the largest first, and their sum; "" where none does."""
    sums: Counter[str] = Counter()
    for name, lines in rows.items():
        for line in lines:
            if line.get("loss"):
                sums[sector_of(name, line)] += line["loss"]
    if not sums:
        return ""
    sector = BY_TABLE["money_loss"].field("sector")
    assert sector is not None
    parts = []
    for code, loss in sums.most_common():
        choice = sector.choice(code)
        parts.append(f"{choice.name if choice else code} {show_rupees(loss)}")
    text = _("Loss by sector, as the lines state it: {sectors}; together {sum}.")
    return text.format(sectors=list_of(parts), sum=show_rupees(sum(sums.values())))


def loss_beyond_lines(raw: Mapping[str, object], said: Described) -> str:
    """Says that the loss of the first report stands instead of the sum of its lines, with both; "" if it does not."""
    try:
        stated = read(BY_NAME[LOSS], raw[LOSS], today=date.min)
    except Unreadable:
        return ""
    summed = said.now(LOSS)
    if summed is None or not isinstance(stated, int) or not stated_beyond_lines(stated, said):
        return ""
    text = _("Estimated loss: {stated} is stated and counts; the lines add up to {sum}.")
    return text.format(stated=show_rupees(stated), sum=show_rupees(summed))


def _land(rows: Rows) -> str:
    """The crops on land in square metres and, together, in hectares."""
    areas = {key: total.known for key, total in crop_areas([rows]).items()}
    if not areas:
        return ""
    crop, status = (BY_TABLE["crop_loss"].field(name) for name in ("crop", "status"))
    assert crop is not None
    assert status is not None
    parts = []
    for (crop_code, status_code), area in areas.items():
        names = [choice.name for choice in (crop.choice(crop_code), status.choice(status_code)) if choice]
        parts.append(_("{crop} {area} m²").format(crop=" · ".join(names), area=show_number(area)))
    hectares = shown_digits(f"{sum(areas.values()) / HECTARE:.2f}")
    return _("Land: {crops}; together {hectares} ha").format(crops=list_of(parts), hectares=hectares)
