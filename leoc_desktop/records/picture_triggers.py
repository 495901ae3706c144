"""Triggers behind the pictures of bulletins: one that was taken off stays off, and so does its file."""

from __future__ import annotations

from leoc_desktop.records.bulletin_picture import BulletinPicture
from leoc_desktop.records.refusals import refuse


def picture_triggers() -> list[str]:
    """A picture has one file for ever: another one is another picture."""
    table = BulletinPicture.__tablename__
    one_there = (
        f"NEW.record_kind = '{table}' AND EXISTS (SELECT 1 FROM attachment a "  # noqa: S608  a name of ours
        f"WHERE a.record_kind = '{table}' AND a.record_no = NEW.record_no)"
    )
    still_shown = f"(SELECT removed_at FROM {table} WHERE row_no = OLD.record_no) IS NULL"  # noqa: S608
    taken_off = f"OLD.record_kind = '{table}' AND OLD.removed_at IS NOT NEW.removed_at AND {still_shown}"
    return [
        refuse(f"{table}_removed", f"UPDATE ON {table}", "OLD.removed_at IS NOT NULL", "frozen"),
        refuse(f"{table}_kept", f"DELETE ON {table}", "1", "kept"),
        refuse(f"attachment_of_{table}_insert", "INSERT ON attachment", one_there, "frozen"),
        refuse(f"attachment_of_{table}_update", "UPDATE ON attachment", taken_off, "frozen"),
    ]
