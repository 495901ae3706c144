"""Reading users, their unlock keys, and what waits to be unlocked."""

from leoc_desktop.features.users.queries.unlocking import (
    OpenUnlock,
    OwnKeys,
    SheetRow,
    UnlockOffer,
    WaitingRequest,
    grant_to_take_up,
    open_grant_by_id,
    open_unlocks,
    own_keys,
    unlock_offers,
    waiting_request,
    waiting_requests,
)
from leoc_desktop.features.users.queries.users import (
    UserRow,
    other_administrators,
    row_of,
    supervisors_with_key,
    user_named,
    users,
)

__all__ = [
    "OpenUnlock",
    "OwnKeys",
    "SheetRow",
    "UnlockOffer",
    "UserRow",
    "WaitingRequest",
    "grant_to_take_up",
    "open_grant_by_id",
    "open_unlocks",
    "other_administrators",
    "own_keys",
    "row_of",
    "supervisors_with_key",
    "unlock_offers",
    "user_named",
    "users",
    "waiting_request",
    "waiting_requests",
]
