"""The log of the office: written inside every transaction, chained, signed, and checkable by anybody later."""

from leoc_desktop.access.audit_trail.chain_check import CONTENT_CHANGED
from leoc_desktop.access.audit_trail.rows_check import LogState, check_rows
from leoc_desktop.access.audit_trail.tail_check import tail_faults
from leoc_desktop.access.audit_trail.verdict import Fault, Remark, Verdict
from leoc_desktop.access.audit_trail.whole_check import verify_log
from leoc_desktop.access.audit_trail.writing import (
    CERTIFICATE,
    CLOCK_STEP,
    ENROLS,
    GENESIS,
    PERMIT,
    PERMITS,
    STATION_KEY,
    Head,
    Signer,
    enrolment,
    head,
    write_rows,
)

__all__ = [
    "CERTIFICATE",
    "CLOCK_STEP",
    "CONTENT_CHANGED",
    "ENROLS",
    "GENESIS",
    "PERMIT",
    "PERMITS",
    "STATION_KEY",
    "Fault",
    "Head",
    "LogState",
    "Remark",
    "Signer",
    "Verdict",
    "check_rows",
    "enrolment",
    "head",
    "tail_faults",
    "verify_log",
    "write_rows",
]
