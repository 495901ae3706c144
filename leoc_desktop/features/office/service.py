"""Setting up an office, signing in, and what every user may do for himself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from leoc_desktop.access import audit_trail, open_office
from leoc_desktop.access.guard import open_before_sign_in, requires
from leoc_desktop.access.key_derivation import Kdf, calibrate, wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import UNFINISHED, OpenOffice
from leoc_desktop.access.passwords import MINIMUM_ALONE, check_new_password
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.roles import Role
from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.access.station import create_station_key
from leoc_desktop.access.user_names import checked_user_name
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.reference_data import local_level
from leoc_desktop.foundation.translation import LANGUAGES, N_
from leoc_desktop.records.office import Office
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.records.user import User, UserRole
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.schema_upgrade import create_store
from leoc_desktop.storage.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first-run wizard asks for."""

    postal_code: str
    language: str
    admin_name: str
    admin_full_name: str
    admin_password: str
    station_letter: str = ""
    training: bool = False
    one_person_shifts: bool = False


class OfficeDoor:
    """What works before anybody has signed in: setting up and signing in."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self.folder = DataFolder(root)
        self._clock = clock

    @open_before_sign_in
    def holds_office(self) -> bool:
        """Whether an office was set up in the data folder."""
        return self.folder.holds_office()

    @open_before_sign_in
    def is_training(self) -> bool:
        """Whether the office in the data folder is a training office; False where its keys cannot be read."""
        try:
            return KeyVault.load(self.folder.root).training
        except StoreTrouble:
            return False

    @open_before_sign_in
    def set_up(self, new: NewOffice, *, kdf: Kdf | None = None) -> str:
        """Make the office with its first administrator and return the recovery code, shown once.

        Slow. ``kdf`` is measured on this machine when not given. Raises Refused, ValidationFailed or StoreTrouble
        and leaves no office behind then.
        """
        level = local_level(new.postal_code)
        if new.language not in LANGUAGES:
            raise Refused(N_("There is no language {code}."), code=new.language)
        check_new_password(
            new.admin_password,
            minimum=MINIMUM_ALONE,
            user_name=new.admin_name,
            context_words=(level.name_en, level.name_ne, level.district_en, level.district_ne),
        )
        name = checked_user_name(new.admin_name)
        self.folder.prepare()
        if self.folder.holds_office():
            raise StoreTrouble(N_("There is already an office in this data folder. It is not overwritten."))
        with private_files():
            return self._make(new, name, level.ward_count, kdf or calibrate(clock=self._clock))

    def _make(self, new: NewOffice, name: str, ward_count: int, kdf: Kdf) -> str:
        """The vault is saved last but one and the database gets its name last: a cut before leaves no office."""
        vault, vault_key = KeyVault.create(self.folder.root, training=new.training)
        code = new_recovery_code()
        signing_key = bytearray(new_signing_key())
        unfinished = self.folder.root / UNFINISHED
        unfinished.unlink(missing_ok=True)
        try:
            vault.put_recovery_slot(code, vault_key, None, kdf=kdf)
            vault.put_user_slot(name, new.admin_password, vault_key, signing_key, kdf=kdf)
            self._fill_store(unfinished, vault, vault_key, new, name, ward_count, kdf, signing_key)
            vault.save()
            unfinished.rename(self.folder.database)
        finally:
            wipe(vault_key, signing_key)
        return code

    def _fill_store(
        self,
        path: Path,
        vault: KeyVault,
        vault_key: bytearray,
        new: NewOffice,
        name: str,
        ward_count: int,
        kdf: Kdf,
        signing_key: bytearray,
    ) -> None:
        key = database_key(vault_key, vault.database_epoch)
        create_store(path, key, SCHEMA)
        store = Store(EncryptedEngine(path, key), self._clock)
        store.before_commit.append(audit_trail.write_rows)
        founder = Login(0, name, new.admin_full_name, "", frozenset(), must_change_password=False,
                        signing_key=signing_key)  # fmt: skip
        try:
            with store.write(_Founder(founder), "office.set_up") as work:
                user = User(
                    name=name,
                    full_name=clean_line(new.admin_full_name) or name,
                    must_change_password=False,
                    public_key=public_key(signing_key),
                    roles=[UserRole(role=Role.ADMINISTRATOR.value)],
                )
                office = Office(
                    postal_code=new.postal_code,
                    ward_count=ward_count,
                    language=new.language,
                    station_letter=new.station_letter,
                    training=new.training,
                    one_person_shifts=new.one_person_shifts,
                    kdf=json.dumps(kdf.as_json()),
                )
                work.session.add_all([user, office])
                work.session.flush()
                work.session.add(SigningKey(user_no=user.row_no, public_key=user.public_key))
                work.remark(**{audit_trail.ENROLS: public_key(signing_key).hex()})
                work.remark(**{audit_trail.ENROLS: create_station_key(work, vault_key).hex()})
        finally:
            store.close()
            wipe(key)

    @open_before_sign_in
    def sign_in(self, name: str, password: str) -> OpenOffice:
        """Open the office for a user. Slow. Raises SignInFailed and the errors of access/open_office.py."""
        return open_office.sign_in(self.folder.root, name, password, self._clock)


class _Founder:
    """The first administrator before his row exists."""

    user_no = None

    def __init__(self, login: Login) -> None:
        self.name = login.name
        self.session = login.session
        self.signing_key = login.signing_key


class OfficeService:
    """The office's particulars and the signed-in user's own password."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.OFFICE_VIEW)
    def particulars(self) -> OfficeDetail:
        """The office as it prints and counts itself."""
        with self.store.read() as session:
            return office_detail(session)

    @requires(Permission.OFFICE_MANAGE)
    def change_particulars(
        self, *, place_ne: str, place_en: str, phone: str, email: str, one_person_shifts: bool
    ) -> OfficeDetail:
        """Change what the letterhead prints and what the office's policy allows."""
        with self.store.write(self.login, "office.change") as work:
            office = work.session.scalars(select(Office)).one()
            office.place_ne, office.place_en = clean_line(place_ne), clean_line(place_en)
            office.phone, office.email = clean_line(phone), clean_line(email)
            office.one_person_shifts = one_person_shifts
            return office_detail(work.session)

    @requires(Permission.OWN_PASSWORD)
    def change_own_password(self, *, old: str, new: str) -> None:
        """Choose a new password; the first time it also makes the user's signing key (R7). Slow.

        Raises SignInFailed when ``old`` is wrong, ValidationFailed when ``new`` is too weak.
        """
        login, vault = self.login, self._office.vault
        with self.store.read() as session:
            detail = office_detail(session)
        check_new_password(
            new, minimum=MINIMUM_ALONE, user_name=login.name,
            context_words=(detail.level.name_en, detail.level.name_ne, detail.level.district_en),
        )  # fmt: skip
        if old == new:
            raise Refused(N_("The new password must differ from the old one."))
        opened = vault.open_user_slot(login.name, old)
        opened.wipe()
        first_time = not login.signing_key
        signing_key = bytearray(new_signing_key()) if first_time else login.signing_key
        enrolled = Login(
            login.user_no, login.name, login.full_name, login.post, login.roles,
            must_change_password=False, signing_key=signing_key, session=login.session,
        )  # fmt: skip
        with self.store.write(enrolled, "user.choose_password") as work:
            user = work.session.get_one(User, login.user_no)
            user.must_change_password = False
            if first_time:
                user.public_key = public_key(signing_key)
                work.session.add(SigningKey(user_no=user.row_no, public_key=user.public_key))
                work.remark(**{audit_trail.ENROLS: user.public_key.hex()})
            else:
                work.remark(password="changed")  # noqa: S106  a fact for the log, no password
            vault.put_user_slot(login.name, new, self._office.vault_key, signing_key, kdf=detail.kdf)
            work.session.flush()
            vault.save()
        self._office.login = enrolled
