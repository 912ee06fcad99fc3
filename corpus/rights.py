"""Who else on this computer may see what the program makes: nobody, unless the folder says that it is shared.

A folder that is made is its maker's alone, and so is the file of a corpus. Where the folder around it passes
its group on (`chmod 2770`), which is how a team shares one, that group may read and write too. What is there
already keeps its rights. On systems without such rights (Windows) those of the folder around it hold.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OWNER = stat.S_IRWXU
GROUP = stat.S_ISGID | stat.S_IRWXG
BOTH_WRITE = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP


def make(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there. Raises `OSError`."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=OWNER, exist_ok=True)
    if _is_shared(folder.parent):
        folder.chmod(OWNER | GROUP)


def begin(file: Path) -> None:
    """Make an empty file, unless it is there. Raises `OSError`."""
    if file.exists():
        return
    file.touch(mode=BOTH_WRITE & OWNER)
    if _is_shared(file.parent):
        file.chmod(BOTH_WRITE)


def _is_shared(folder: Path) -> bool:
    return folder.stat().st_mode & GROUP == GROUP
