"""The office that this store belongs to: exactly one row."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Office(Record):
    """Where the centre is, how it prints itself, and what its policy allows."""

    __tablename__ = "office"

    postal_code: Mapped[str] = mapped_column(unique=True)
    """Five digits of the local level: the key of reference/local_levels.csv and the code typed to confirm a restore."""
    ward_count: Mapped[int]
    place_ne: Mapped[str] = mapped_column(default="")
    place_en: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    station_letter: Mapped[str] = mapped_column(default="")
    """Empty for the first PC of the centre; A to Z for others (R28)."""
    training: Mapped[bool]
    one_person_shifts: Mapped[bool] = mapped_column(default=False)
    device_factor: Mapped[str] = mapped_column(default="preferred")
    """Whether a sign-in needs the secret in this computer's keyring: "required", "preferred" or "off"."""
    kdf: Mapped[str]
    """Argon2id parameters for new slots, measured on this machine at set-up, as JSON."""
