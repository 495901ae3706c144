"""Details of incidents and of their lines of losses.

Revision ID: 0015
Revises: 0009
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0009"
branch_labels = None
depends_on = None

# Only what can be added to a table in place: an office may hold a million incidents.
NEW_COLUMNS = (
    ("incident", "title VARCHAR DEFAULT '' NOT NULL"),
    ("incident", "inducer VARCHAR"),
    ("incident", "street_address VARCHAR DEFAULT '' NOT NULL"),
    ("person_loss", "nationality VARCHAR DEFAULT '' NOT NULL"),
    ("person_loss", "address VARCHAR DEFAULT '' NOT NULL"),
    ("person_loss", "id_kind VARCHAR"),
    ("person_loss", "id_number VARCHAR DEFAULT '' NOT NULL"),
    ("person_loss", "body_identified BOOLEAN"),
    ("person_loss", "body_handed_over BOOLEAN"),
    ("family_loss", "timing VARCHAR"),
    ("family_loss", "duration VARCHAR"),
    ("family_loss", "assisted BOOLEAN"),
    ("structure_loss", "equipment_value INTEGER"),
    ("structure_loss", "infrastructure_value INTEGER"),
    ("structure_loss", "beneficiary VARCHAR DEFAULT '' NOT NULL"),
    ("structure_loss", "beneficiaries INTEGER"),
)


def upgrade() -> None:
    for table, column in NEW_COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def downgrade() -> None:
    for table in dict.fromkeys(table for table, _column in reversed(NEW_COLUMNS)):
        with op.batch_alter_table(table) as altered:
            for of_table, column in NEW_COLUMNS:
                if of_table == table:
                    altered.drop_column(column.split()[0])
