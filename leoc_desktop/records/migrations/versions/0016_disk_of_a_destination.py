"""Whether a destination is on the disk of the office itself, as seen at the last attempt.

Revision ID: 0016
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("backup_attempt", sa.Column("same_disk", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("backup_attempt") as table:
        table.drop_column("same_disk")
