"""Lists of a million incidents: indexes for every order and filter, the search index, settings of users.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEARCH = (
    "CREATE VIRTUAL TABLE incident_search USING fts5(words, sounds, tags, content='', contentless_delete=1, "
    "detail='column', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


def upgrade() -> None:
    op.create_table(
        "search_stamp",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_search_stamp")),
    )
    op.create_table(
        "user_setting",
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user_no", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f("fk_user_setting_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f("fk_user_setting_updated_by_no_user")
        ),
        sa.ForeignKeyConstraint(["user_no"], ["user.row_no"], name=op.f("fk_user_setting_user_no_user")),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_user_setting")),
        sa.UniqueConstraint("id", name=op.f("uq_user_setting_id")),
        sa.UniqueConstraint("user_no", "name", name=op.f("uq_user_setting_user_no_name")),
    )
    op.create_index(
        op.f("ix_incident_hazard_incident_date_state"), "incident", ["hazard", "incident_date", "state"]
    )
    op.create_index(
        op.f("ix_incident_affected_families_incident_date"),
        "incident",
        ["affected_families", "incident_date"],
    )
    op.create_index(
        op.f("ix_incident_created_by_no_incident_date"), "incident", ["created_by_no", "incident_date"]
    )
    op.create_index(
        op.f("ix_incident_ward_ward_position_incident_no"),
        "incident_ward",
        ["ward", "position", "incident_no"],
    )
    op.execute(SEARCH)


def downgrade() -> None:
    op.execute("DROP TABLE incident_search")
    op.drop_index(op.f("ix_incident_ward_ward_position_incident_no"), "incident_ward")
    op.drop_index(op.f("ix_incident_created_by_no_incident_date"), "incident")
    op.drop_index(op.f("ix_incident_affected_families_incident_date"), "incident")
    op.drop_index(op.f("ix_incident_hazard_incident_date_state"), "incident")
    op.drop_table("user_setting")
    op.drop_table("search_stamp")
