"""LibreOffice as a converter to .docx, for the formats that only office programs read.

It is a process of its own, with limits of its own, a profile that is thrown away, and
neither macros nor links to follow. It ends with 0 whether it made a file or not, so only
the file counts.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from index.errors import BrokenDocumentError, ConverterMissingError, TooLargeError

SECONDS = 60.0
"""Time that one conversion may take; a report takes two seconds."""
_MEMORY = 2 << 30
"""Bytes of address space. LibreOffice 7.4 makes do with 0.7 GB."""
_OUTPUT = 512 << 20
"""Bytes of any file it writes."""

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
)
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault")
_TARGET = "docx:MS Word 2007 XML"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
)


def find() -> Path | None:
    """The program, in PATH or where it is usually installed; None if it is not."""
    for places in (None, os.pathsep.join([*_USUAL_PLACES, *_in_opt()])):
        for program in _PROGRAMS:
            if found := shutil.which(program, path=places):
                return Path(found)
    return None


def to_docx(data: bytes, suffix: str, source: str) -> bytes:
    """The file in `data`, which is of the kind that `suffix` names, as a .docx.

    Raises `ConverterMissingError`, `TooLargeError` if it takes too long, and
    `BrokenDocumentError` if LibreOffice makes nothing of it.
    """
    program = find()
    if program is None:
        raise ConverterMissingError(source, "LibreOffice is not installed")
    with TemporaryDirectory(prefix="yinwen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = folder / f"given{suffix}"
        given.write_bytes(data)
        _write_profile(folder / "profile")
        _run([str(program), *_arguments(folder, given)], folder, source)
        try:
            return (folder / "made" / "given.docx").read_bytes()
        except FileNotFoundError as error:
            raise BrokenDocumentError(source, "LibreOffice cannot read it") from error


def _in_opt() -> list[str]:
    """Where the packages of the LibreOffice project itself install, newest first."""
    return [str(path) for path in sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)]


def _arguments(folder: Path, given: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [
        profile,
        *_OPTIONS,
        "--convert-to",
        _TARGET,
        "--outdir",
        str(folder / "made"),
        str(given),
    ]


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, source: str) -> None:
    """Run to the end, within the limits, and leave no process behind."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        _limit(process.pid)
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TooLargeError(source, f"more than {SECONDS:.0f} s in LibreOffice") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """What LibreOffice needs of the environment; tokens and passwords are not among it."""
    passed = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**passed, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def _limit(pid: int) -> None:
    """Limit a process that has just begun; where the system cannot, time alone limits it."""
    if not hasattr(resource, "prlimit"):
        return
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
