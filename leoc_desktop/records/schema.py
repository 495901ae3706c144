"""The schema as one value: every mapped class, the triggers, the newest migration."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.records import (  # noqa: F401  importing a class is what adds its table
    advisory,
    attachment,
    audit_row,
    backup_destination,
    backup_made,
    bulletin,
    bulletin_picture,
    calendar_year,
    correction_note,
    crop_loss,
    event,
    family_loss,
    form_draft,
    incident,
    incident_search,
    list_entry,
    livestock_loss,
    log_entry,
    money_loss,
    number_series,
    office,
    paper_head,
    person_loss,
    rapid_assessment,
    search_stamp,
    shift,
    signing_key,
    situation_report,
    structure_loss,
    unlock_grant,
    unlock_key,
    unlock_request,
    unlock_sheet,
    unlock_try,
    user,
    user_setting,
)
from leoc_desktop.records.triggers import trigger_statements
from leoc_desktop.storage.base_record import Base
from leoc_desktop.storage.schema_upgrade import Schema

SCHEMA = Schema(
    metadata=Base.metadata,
    triggers=trigger_statements,
    head="0024",
    migrations=Path(__file__).parent / "migrations",
)
