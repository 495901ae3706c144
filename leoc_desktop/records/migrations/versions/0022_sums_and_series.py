"""Indexes for the sums of many incidents, the series of situation reports, families that lived on a crop.

Revision ID: 0022
Revises: 0023
"""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0023"
branch_labels = None
depends_on = None

_PEOPLE = [
    f"{people}_{sex}"
    for people in ("dead", "missing", "injured")
    for sex in ("male", "female", "other", "unknown_sex")
]
_SUMS = (
    "hazard",
    "incident_date",
    "state",
    *_PEOPLE,
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "livestock_lost",
    "estimated_loss",
    "road_blocked",
    "electricity_interrupted",
    "communication_interrupted",
    "water_interrupted",
)


def upgrade() -> None:
    op.create_index("ix_incident_sums", "incident", list(_SUMS))
    op.create_index(
        op.f("ix_incident_ward_incident_no_position_ward"),
        "incident_ward",
        ["incident_no", "position", "ward"],
    )
    op.create_index(
        op.f("ix_person_loss_status_outcome_incident_no"), "person_loss", ["status", "outcome", "incident_no"]
    )
    op.execute("ALTER TABLE crop_loss ADD COLUMN beneficiaries INTEGER")
    # The name of the constraint is the one that the table has when it is made anew.
    op.execute(
        "ALTER TABLE situation_report ADD COLUMN event_no INTEGER"
        " CONSTRAINT fk_situation_report_event_no_event REFERENCES event (row_no)"
    )
    op.create_index(op.f("ix_situation_report_event_no"), "situation_report", ["event_no"])


def downgrade() -> None:
    op.drop_index(op.f("ix_situation_report_event_no"), "situation_report")
    with op.batch_alter_table("situation_report") as reports:
        reports.drop_column("event_no")
    with op.batch_alter_table("crop_loss") as crops:
        crops.drop_column("beneficiaries")
    op.drop_index(op.f("ix_person_loss_status_outcome_incident_no"), "person_loss")
    op.drop_index(op.f("ix_incident_ward_incident_no_position_ward"), "incident_ward")
    op.drop_index("ix_incident_sums", "incident")
