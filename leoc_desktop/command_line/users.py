"""``leoc user``."""

from __future__ import annotations

from leoc_desktop.access.roles import Role
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service import OneTimePassword
from leoc_desktop.foundation.translation import N_, _

_ROLES = [role.value for role in Role]


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about people."""
    user = commands.group("user", _("People who sign in."))
    add = user.add("add", _add, _("Add a user. Secrets: your password. Prints a one-time password."))
    add.add_argument("name")
    add.add_argument(
        "--role", dest="roles", action="append", required=True, choices=_ROLES, help=_("may be repeated")
    )
    add.add_argument("--full-name", default="")
    add.add_argument("--post", default="", help=_("position in the office"))
    user.add("list", _list, _("List the users. Secrets: your password."))
    disable = user.add("disable", _disable, _("Take the office away from a user. Secrets: your password."))
    disable.add_argument("name")
    reset = user.add(
        "reset-password", _reset, _("Give a user a new one-time password. Secrets: your password.")
    )
    reset.add_argument("name")
    roles = user.add("roles", _roles, _("Replace the roles of a user. Secrets: your password."))
    roles.add_argument("name")
    roles.add_argument("--role", dest="roles", action="append", required=True, choices=_ROLES)
    user.add("password", _password, _("Change your own password. Secrets: the old one, then the new one."))
    change = user.add("change", _change, _("Change how a user is called. Secrets: your password."))
    change.add_argument("name")
    change.add_argument("--full-name")
    change.add_argument("--post")
    enable = user.add(
        "enable",
        _enable,
        _("Let a disabled user in again. Prints a one-time password. Secrets: your password."),
    )
    enable.add_argument("name")
    forgive = user.add(
        "forgive", _forgive, _("Open an account that wrong passwords closed. Secrets: your password.")
    )
    forgive.add_argument("name")


def _one_time(made: OneTimePassword) -> Answer:
    return Answer(
        {"name": made.user, "one_time_password": made.password},
        (_("One-time password of {name}: {password}").format(name=made.user, password=made.password),),
    )


def _add(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        roles = {Role(role) for role in given.roles}
        return _one_time(
            services.users.add(name=given.name, full_name=given.full_name, roles=roles, post=given.post)
        )


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        users = services.users.users()
    lines = [f"{user.name}  {user.full_name}  {user.role_names}{_remark(user)}" for user in users]
    return Answer([user.as_json() for user in users], tuple(lines))


def _remark(user: UserRow) -> str:
    disabled, closed = _("disabled"), _("closed after wrong passwords")
    return f"  ({disabled})" if user.disabled else f"  ({closed})" if user.closed else ""


def _disable(call: Call) -> Answer:
    with call.signed_in() as services:
        user = services.users.disable(call.arguments.name)
    return Answer(user.as_json(), (_("{name} can no longer sign in.").format(name=user.name),))


def _reset(call: Call) -> Answer:
    with call.signed_in() as services:
        return _one_time(services.users.reset_password(call.arguments.name))


def _roles(call: Call) -> Answer:
    with call.signed_in() as services:
        user = services.users.change_roles(call.arguments.name, {Role(role) for role in call.arguments.roles})
    return Answer(user.as_json(), (f"{user.name}  {user.role_names}",))


def _password(call: Call) -> Answer:
    old = call.secrets.next(N_("Password"))
    services = call.doors().sign_in(call.arguments.user, old)
    try:
        services.particulars.change_own_password(old=old, new=call.secrets.next(N_("New password")))
    finally:
        services.close()
    return Answer({"name": call.arguments.user}, (_("The password was changed."),))


def _change(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        row = next((row for row in services.users.users() if row.name == given.name), None)
        user = services.users.change_particulars(
            given.name,
            full_name=given.full_name if given.full_name is not None or row is None else row.full_name,
            post=given.post if given.post is not None or row is None else row.post,
        )
    return Answer(user.as_json(), (f"{user.name}  {user.full_name}  {user.post}",))


def _enable(call: Call) -> Answer:
    with call.signed_in() as services:
        return _one_time(services.users.enable(call.arguments.name))


def _forgive(call: Call) -> Answer:
    name = call.arguments.name
    with call.signed_in() as services:
        services.users.forgive(name)
    return Answer({"name": name}, (_("{name} can sign in again with the same password.").format(name=name),))
