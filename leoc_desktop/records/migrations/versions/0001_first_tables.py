"""First tables: office, users, incidents, unlocking, log, bulletins, drafts, backups.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_row",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_row")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_row_hash")),
    )
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_row_action_seq"), ["action", "seq"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_row_actor_seq"), ["actor", "seq"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_row_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_audit_row_object_kind_object_id_seq"),
            ["object_kind", "object_id", "seq"],
            unique=False,
        )

    op.create_table(
        "user",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("last_sign_in", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_no"], ["user.row_no"], name=op.f("fk_user_created_by_no_user")),
        sa.ForeignKeyConstraint(["updated_by_no"], ["user.row_no"], name=op.f("fk_user_updated_by_no_user")),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_user")),
        sa.UniqueConstraint("id", name=op.f("uq_user_id")),
        sa.UniqueConstraint("name", name=op.f("uq_user_name")),
    )
    op.create_table(
        "backup_made",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("backup_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("audit_seq", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_backup_made_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_backup_made_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_backup_made")),
        sa.UniqueConstraint("id", name=op.f("uq_backup_made_id")),
    )
    op.create_table(
        "bulletin",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("period_start", sa.DateTime(), nullable=False),
        sa.Column("period_end", sa.DateTime(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("audit_code", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_bulletin_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_bulletin_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_bulletin")),
        sa.UniqueConstraint("id", name=op.f("uq_bulletin_id")),
        sa.UniqueConstraint("number", name=op.f("uq_bulletin_number")),
    )
    op.create_table(
        "correction_note",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_no", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_correction_note_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_correction_note_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_correction_note")),
        sa.UniqueConstraint("id", name=op.f("uq_correction_note_id")),
    )
    with op.batch_alter_table("correction_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_correction_note_record_kind_record_no"), ["record_kind", "record_no"], unique=False
        )

    op.create_table(
        "form_draft",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user_no", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_form_draft_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_form_draft_updated_by_no_user")
        ),
        sa.ForeignKeyConstraint(["user_no"], ["user.row_no"], name=op.f("fk_form_draft_user_no_user")),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("id", name=op.f("uq_form_draft_id")),
        sa.UniqueConstraint(
            "user_no", "form", "record_id", name=op.f("uq_form_draft_user_no_form_record_id")
        ),
    )
    op.create_table(
        "incident",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("hazard", sa.String(), nullable=False),
        sa.Column("incident_date", sa.Date(), nullable=False),
        sa.Column("incident_date_bs", sa.String(), nullable=False),
        sa.Column("incident_time", sa.Time(), nullable=True),
        sa.Column("tole", sa.String(), nullable=False),
        sa.Column("dead_male", sa.Integer(), nullable=True),
        sa.Column("dead_female", sa.Integer(), nullable=True),
        sa.Column("dead_other", sa.Integer(), nullable=True),
        sa.Column("dead_unknown_sex", sa.Integer(), nullable=True),
        sa.Column("missing_male", sa.Integer(), nullable=True),
        sa.Column("missing_female", sa.Integer(), nullable=True),
        sa.Column("missing_other", sa.Integer(), nullable=True),
        sa.Column("missing_unknown_sex", sa.Integer(), nullable=True),
        sa.Column("injured_male", sa.Integer(), nullable=True),
        sa.Column("injured_female", sa.Integer(), nullable=True),
        sa.Column("injured_other", sa.Integer(), nullable=True),
        sa.Column("injured_unknown_sex", sa.Integer(), nullable=True),
        sa.Column("affected_families", sa.Integer(), nullable=True),
        sa.Column("houses_fully_damaged", sa.Integer(), nullable=True),
        sa.Column("houses_partly_damaged", sa.Integer(), nullable=True),
        sa.Column("livestock_lost", sa.Integer(), nullable=True),
        sa.Column("estimated_loss", sa.Integer(), nullable=True),
        sa.Column("road_blocked", sa.Boolean(), nullable=True),
        sa.Column("electricity_interrupted", sa.Boolean(), nullable=True),
        sa.Column("communication_interrupted", sa.Boolean(), nullable=True),
        sa.Column("water_interrupted", sa.Boolean(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("submitted_by_no", sa.Integer(), nullable=True),
        sa.Column("verified_at", sa.DateTime(), nullable=True),
        sa.Column("verified_by_no", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("approved_by_no", sa.Integer(), nullable=True),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_no"], ["user.row_no"], name=op.f("fk_incident_approved_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_incident_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_no"], ["user.row_no"], name=op.f("fk_incident_submitted_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_incident_updated_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_no"], ["user.row_no"], name=op.f("fk_incident_verified_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_incident")),
        sa.UniqueConstraint("id", name=op.f("uq_incident_id")),
        sa.UniqueConstraint("number", name=op.f("uq_incident_number")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_incident_incident_date_row_no"), ["incident_date", "row_no"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_incident_state_incident_date"), ["state", "incident_date"], unique=False
        )

    op.create_table(
        "number_series",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_number_series_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_number_series_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_number_series")),
        sa.UniqueConstraint("id", name=op.f("uq_number_series_id")),
        sa.UniqueConstraint("series", "fiscal_year", name=op.f("uq_number_series_series_fiscal_year")),
    )
    op.create_table(
        "office",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("ward_count", sa.Integer(), nullable=False),
        sa.Column("place_ne", sa.String(), nullable=False),
        sa.Column("place_en", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("station_letter", sa.String(), nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("one_person_shifts", sa.Boolean(), nullable=False),
        sa.Column("device_factor", sa.String(), nullable=False),
        sa.Column("kdf", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_office_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_office_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_office")),
        sa.UniqueConstraint("id", name=op.f("uq_office_id")),
        sa.UniqueConstraint("postal_code", name=op.f("uq_office_postal_code")),
    )
    op.create_table(
        "signing_key",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user_no", sa.Integer(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("wrapped_private_key", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_signing_key_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_signing_key_updated_by_no_user")
        ),
        sa.ForeignKeyConstraint(["user_no"], ["user.row_no"], name=op.f("fk_signing_key_user_no_user")),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("id", name=op.f("uq_signing_key_id")),
        sa.UniqueConstraint("public_key", name=op.f("uq_signing_key_public_key")),
    )
    op.create_table(
        "unlock_request",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_no", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("operator_no", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_unlock_request_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["operator_no"], ["user.row_no"], name=op.f("fk_unlock_request_operator_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_unlock_request_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_unlock_request")),
        sa.UniqueConstraint("id", name=op.f("uq_unlock_request_id")),
    )
    with op.batch_alter_table("unlock_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unlock_request_answered_at_row_no"), ["answered_at", "row_no"], unique=False
        )

    op.create_table(
        "unlock_sheet",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("supervisor_no", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_unlock_sheet_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_no"], ["user.row_no"], name=op.f("fk_unlock_sheet_supervisor_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_unlock_sheet_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_unlock_sheet")),
        sa.UniqueConstraint("id", name=op.f("uq_unlock_sheet_id")),
        sa.UniqueConstraint("number", name=op.f("uq_unlock_sheet_number")),
    )
    with op.batch_alter_table("unlock_sheet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unlock_sheet_supervisor_no"), ["supervisor_no"], unique=False)

    op.create_table(
        "unlock_try",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("supervisor_no", sa.Integer(), nullable=False),
        sa.Column("operator_no", sa.Integer(), nullable=False),
        sa.Column("unlock_key_no", sa.Integer(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("boot_seconds", sa.Double(), nullable=False),
        sa.Column("was_right", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_unlock_try_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["operator_no"], ["user.row_no"], name=op.f("fk_unlock_try_operator_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_no"], ["user.row_no"], name=op.f("fk_unlock_try_supervisor_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["unlock_key_no"], ["unlock_key.row_no"], name=op.f("fk_unlock_try_unlock_key_no_unlock_key")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_unlock_try_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_unlock_try")),
        sa.UniqueConstraint("id", name=op.f("uq_unlock_try_id")),
    )
    with op.batch_alter_table("unlock_try", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unlock_try_supervisor_no_was_right_row_no"),
            ["supervisor_no", "was_right", "row_no"],
            unique=False,
        )

    op.create_table(
        "user_role",
        sa.Column("user_no", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_no"], ["user.row_no"], name=op.f("fk_user_role_user_no_user")),
        sa.PrimaryKeyConstraint("user_no", "role", name=op.f("pk_user_role")),
    )
    op.create_table(
        "incident_ward",
        sa.Column("incident_no", sa.Integer(), nullable=False),
        sa.Column("ward", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_no"], ["incident.row_no"], name=op.f("fk_incident_ward_incident_no_incident")
        ),
        sa.PrimaryKeyConstraint("incident_no", "ward", name=op.f("pk_incident_ward")),
    )
    op.create_table(
        "unlock_key",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("supervisor_no", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("kdf", sa.String(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("sheet_no", sa.Integer(), nullable=True),
        sa.Column("sheet_row", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_unlock_key_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_no"], ["unlock_sheet.row_no"], name=op.f("fk_unlock_key_sheet_no_unlock_sheet")
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_no"], ["user.row_no"], name=op.f("fk_unlock_key_supervisor_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_unlock_key_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_unlock_key")),
        sa.UniqueConstraint("id", name=op.f("uq_unlock_key_id")),
        sa.UniqueConstraint("sheet_no", "sheet_row", name=op.f("uq_unlock_key_sheet_no_sheet_row")),
    )
    with op.batch_alter_table("unlock_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unlock_key_supervisor_no"), ["supervisor_no"], unique=False)

    op.create_table(
        "unlock_grant",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_no", sa.Integer(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("record_hash", sa.String(), nullable=False),
        sa.Column("operator_no", sa.Integer(), nullable=False),
        sa.Column("supervisor_no", sa.Integer(), nullable=False),
        sa.Column("unlock_key_no", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("issued_seq", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(), nullable=False),
        sa.Column("save_before", sa.DateTime(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("boot_seconds", sa.Double(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("taken_up_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_unlock_grant_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["operator_no"], ["user.row_no"], name=op.f("fk_unlock_grant_operator_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_no"], ["user.row_no"], name=op.f("fk_unlock_grant_supervisor_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["unlock_key_no"], ["unlock_key.row_no"], name=op.f("fk_unlock_grant_unlock_key_no_unlock_key")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_unlock_grant_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_unlock_grant")),
        sa.UniqueConstraint("id", name=op.f("uq_unlock_grant_id")),
    )
    with op.batch_alter_table("unlock_grant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unlock_grant_record_kind_record_no_closed_at"),
            ["record_kind", "record_no", "closed_at"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("unlock_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unlock_grant_record_kind_record_no_closed_at"))

    op.drop_table("unlock_grant")
    with op.batch_alter_table("unlock_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unlock_key_supervisor_no"))

    op.drop_table("unlock_key")
    op.drop_table("incident_ward")
    op.drop_table("user_role")
    with op.batch_alter_table("unlock_try", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unlock_try_supervisor_no_was_right_row_no"))

    op.drop_table("unlock_try")
    with op.batch_alter_table("unlock_sheet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unlock_sheet_supervisor_no"))

    op.drop_table("unlock_sheet")
    with op.batch_alter_table("unlock_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unlock_request_answered_at_row_no"))

    op.drop_table("unlock_request")
    op.drop_table("signing_key")
    op.drop_table("office")
    op.drop_table("number_series")
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_state_incident_date"))
        batch_op.drop_index(batch_op.f("ix_incident_incident_date_row_no"))

    op.drop_table("incident")
    op.drop_table("form_draft")
    with op.batch_alter_table("correction_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_note_record_kind_record_no"))

    op.drop_table("correction_note")
    op.drop_table("bulletin")
    op.drop_table("backup_made")
    op.drop_table("user")
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_row_object_kind_object_id_seq"))
        batch_op.drop_index(batch_op.f("ix_audit_row_at"))
        batch_op.drop_index(batch_op.f("ix_audit_row_actor_seq"))
        batch_op.drop_index(batch_op.f("ix_audit_row_action_seq"))

    op.drop_table("audit_row")
