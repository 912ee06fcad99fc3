"""The entry of the command line: sets the language, runs the command, tells errors in one line."""

from __future__ import annotations

import gettext
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

    from corpus.errors import RodedraadError

LOCALE = Path(__file__).parent / "locale"


def main() -> None:
    """Run the command line and leave with its exit code (see docs/exitcodes.md)."""
    speak_dutch()
    keep_out()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale: names and quotes hold any letter
            stream.reconfigure(encoding="utf-8", errors="replace")
    from corpus.errors import RodedraadError
    from rodedraad.cli import cli

    try:
        cli.main(prog_name="rodedraad")
    except RodedraadError as error:
        leave(error)
    except OSError as error:
        from corpus.errors import refused

        if (told := refused(error)) is None:
            raise
        leave(told)


def leave(error: RodedraadError) -> NoReturn:
    """Tell the error and leave with its code."""
    sys.stderr.write(f"Fout: {error}\n")
    sys.exit(error.exit_code)


def speak_dutch() -> None:
    """Let click, which asks gettext for its words, find the Dutch ones whatever the user's locale is."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain("messages", LOCALE)


def keep_out() -> None:
    """Let no process that this one starts take for a module what lies in the folder in which it is started.

    Somebody who reads a dossier may well stand in it, and the dossier may come from anybody.
    """
    os.environ["PYTHONSAFEPATH"] = "1"


if __name__ == "__main__":
    main()
