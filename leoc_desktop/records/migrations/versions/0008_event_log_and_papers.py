"""Event log and shifts, public advisories, situation reports.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "advisory",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("wards", sa.String(), nullable=False),
        sa.Column("valid_start", sa.DateTime(), nullable=False),
        sa.Column("valid_end", sa.DateTime(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("issued_by_no", sa.Integer(), nullable=True),
        sa.Column("audit_code", sa.String(), nullable=False),
        sa.Column("spoken", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_no", sa.Integer(), nullable=True),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_advisory_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_no"], ["user.row_no"], name=op.f("fk_advisory_issued_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_advisory_updated_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_no"], ["user.row_no"], name=op.f("fk_advisory_withdrawn_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_advisory")),
        sa.UniqueConstraint("id", name=op.f("uq_advisory_id")),
        sa.UniqueConstraint("number", name=op.f("uq_advisory_number")),
    )
    with op.batch_alter_table("advisory", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_advisory_state_valid_start"), ["state", "valid_start"], unique=False
        )

    op.create_table(
        "shift",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user_no", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("handover_note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_no"], ["user.row_no"], name=op.f("fk_shift_created_by_no_user")),
        sa.ForeignKeyConstraint(["updated_by_no"], ["user.row_no"], name=op.f("fk_shift_updated_by_no_user")),
        sa.ForeignKeyConstraint(["user_no"], ["user.row_no"], name=op.f("fk_shift_user_no_user")),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_shift")),
        sa.UniqueConstraint("id", name=op.f("uq_shift_id")),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shift_started_at"), ["started_at"], unique=False)

    op.create_table(
        "situation_report",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("period_start", sa.DateTime(), nullable=False),
        sa.Column("period_end", sa.DateTime(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("outlook", sa.Text(), nullable=False),
        sa.Column("next_update", sa.DateTime(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("submitted_by_no", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("approved_by_no", sa.Integer(), nullable=True),
        sa.Column("previous_no", sa.Integer(), nullable=True),
        sa.Column("audit_code", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_no"], ["user.row_no"], name=op.f("fk_situation_report_approved_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_situation_report_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["previous_no"],
            ["situation_report.row_no"],
            name=op.f("fk_situation_report_previous_no_situation_report"),
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_no"], ["user.row_no"], name=op.f("fk_situation_report_submitted_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_situation_report_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_situation_report")),
        sa.UniqueConstraint("id", name=op.f("uq_situation_report_id")),
        sa.UniqueConstraint("number", name=op.f("uq_situation_report_number")),
    )
    with op.batch_alter_table("situation_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_situation_report_state"), ["state"], unique=False)

    op.create_table(
        "log_entry",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("from_unit", sa.String(), nullable=False),
        sa.Column("to_unit", sa.String(), nullable=False),
        sa.Column("incident_no", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("significant", sa.Boolean(), nullable=False),
        sa.Column("corrects_no", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrects_no"], ["log_entry.row_no"], name=op.f("fk_log_entry_corrects_no_log_entry")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_log_entry_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["incident_no"], ["incident.row_no"], name=op.f("fk_log_entry_incident_no_incident")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_log_entry_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("corrects_no", name=op.f("uq_log_entry_corrects_no")),
        sa.UniqueConstraint("id", name=op.f("uq_log_entry_id")),
    )
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_log_entry_at_row_no"), ["at", "row_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_log_entry_incident_no"), ["incident_no"], unique=False)


def downgrade() -> None:
    op.drop_table("log_entry")
    op.drop_table("situation_report")
    op.drop_table("shift")
    op.drop_table("advisory")
