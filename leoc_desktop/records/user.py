"""People who sign in. Disabled, never deleted: their signatures stay in the log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from leoc_desktop.storage.base_record import Base, Record


class UserRole(Base):
    """One role that a user holds."""

    __tablename__ = "user_role"

    user_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class User(Record):
    """A user of the office; the password lives only in the vault's slot, never here."""

    __tablename__ = "user"

    name: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    disabled: Mapped[bool] = mapped_column(default=False)
    must_change_password: Mapped[bool] = mapped_column(default=True)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """Ed25519 key that verifies this user's log rows; enrolled in his own session (R7)."""
    last_sign_in: Mapped[datetime | None]

    roles: Mapped[list[UserRole]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    not_in_audit = Record.not_in_audit | {"last_sign_in", "version"}

    def audit_values(self, *, committed: bool = False) -> dict[str, object]:
        """The user's columns and the roles held."""
        values = super().audit_values(committed=committed)
        history = inspect(self).attrs["roles"].history
        held = [*history.unchanged, *history.deleted] if committed and history.has_changes() else self.roles
        values["roles"] = sorted(role.role for role in held)
        return values
