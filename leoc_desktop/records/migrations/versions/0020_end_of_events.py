"""Why an event was ended.

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE event ADD COLUMN end_reason VARCHAR DEFAULT '' NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("event") as table:
        table.drop_column("end_reason")
