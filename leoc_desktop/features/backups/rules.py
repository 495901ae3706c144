"""When a backup is too old, and how its age is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext

OLD_AFTER = timedelta(days=1)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def is_old(made_at: datetime | None, now: datetime) -> bool:
    """Whether another backup is due: there is none, or the newest is older than a day."""
    return made_at is None or now - made_at > OLD_AFTER


def age_in_words(made_at: datetime, now: datetime) -> str:
    """How long ago, in whole hours and from two days on in whole days; a clock set back counts as just now."""
    age = now - made_at
    if age < _HOUR:
        return _("less than an hour ago")
    if age < 2 * _DAY:
        hours = age // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=show_number(hours))
    days = age // _DAY
    return ngettext("{count} day ago", "{count} days ago", days).format(count=show_number(days))
