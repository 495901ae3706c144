"""Takes away from this process what checking a file does not need: memory, time, network, other programs, writing."""

from __future__ import annotations

import sys
from typing import Any

from leoc_desktop.access.attachments import limits

_REFUSED_EVENTS = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
)
_WRITING = frozenset("wax+")


def limit_this_process() -> None:
    """Set the limits of the operating system, and refuse what Python itself can refuse."""
    if sys.platform == "win32":
        _limit_on_windows()
    else:
        _limit_on_posix()
    sys.addaudithook(_refuse)


def _limit_on_posix() -> None:
    import resource  # noqa: PLC0415  exists on these platforms only

    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_on_windows() -> None:
    """A job object around this process: memory, time, and no further process."""
    import ctypes  # noqa: PLC0415  only here
    from ctypes import wintypes  # noqa: PLC0415

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    process_time, active_process, process_memory, die_on_error = 0x2, 0x8, 0x100, 0x400
    kernel32: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel32.CreateJobObjectW.restype = wintypes.HANDLE
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    kernel32.SetInformationJobObject.argtypes = [
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    ]
    kernel32.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    wanted = _Extended()
    wanted.basic.flags = process_time | active_process | process_memory | die_on_error
    wanted.basic.per_process_user_time = limits.SECONDS * 10_000_000
    wanted.basic.active_processes = 1
    wanted.process_memory = limits.MEMORY
    job = kernel32.CreateJobObjectW(None, None)
    extended_information = 9
    done = kernel32.SetInformationJobObject(
        job, extended_information, ctypes.byref(wanted), ctypes.sizeof(wanted)
    )
    if not job or not done or not kernel32.AssignProcessToJobObject(job, kernel32.GetCurrentProcess()):
        raise MemoryError  # without limits nothing is looked at


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(event)
    if event == "open" and len(arguments) > 1 and _WRITING & set(str(arguments[1] or "")):
        raise PermissionError(event)
