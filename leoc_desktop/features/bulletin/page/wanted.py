"""What the page would preview and issue: a new bulletin, or a corrected edition of an issued one."""

from __future__ import annotations

from dataclasses import dataclass

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinOptions
from leoc_desktop.features.bulletin.service import BulletinService, Paper


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period with its options; ``corrects`` is the bulletin of which a corrected edition is meant."""

    period: Period
    options: BulletinOptions
    corrects: IssuedBulletin | None = None

    def preview(self, bulletins: BulletinService, reason: str = "") -> Paper:
        """As it would be issued now."""
        if self.corrects is None:
            return bulletins.preview(self.period, self.options)
        return bulletins.preview_correction(self.corrects.number, self.options, reason=reason)

    def issue(self, bulletins: BulletinService, reason: str = "") -> Paper:
        """Issue it; a correction needs a ``reason``."""
        if self.corrects is None:
            return bulletins.issue(self.period, self.options)
        return bulletins.correct(self.corrects.number, self.options, reason=reason)
