"""Places outside this computer that keep copies of sealed files, reached through a process that can be ended.

The window and the services use ``Courier`` and the errors of ``trouble``; everything that may hang runs in its child.
"""

from __future__ import annotations

from leoc_desktop.storage.backup_share.courier import CARRY, Courier, Limits
from leoc_desktop.storage.backup_share.place import FOLDER, SMB, Place
from leoc_desktop.storage.backup_share.steps import (
    Answer,
    Fetch,
    Folders,
    Listing,
    Look,
    Prepare,
    Put,
    Remove,
    Step,
    Sweep,
    TryOut,
)
from leoc_desktop.storage.backup_share.trouble import ShareTrouble, TroubleKind

__all__ = [
    "CARRY",
    "FOLDER",
    "SMB",
    "Answer",
    "Courier",
    "Fetch",
    "Folders",
    "Limits",
    "Listing",
    "Look",
    "Place",
    "Prepare",
    "Put",
    "Remove",
    "ShareTrouble",
    "Step",
    "Sweep",
    "TroubleKind",
    "TryOut",
]
