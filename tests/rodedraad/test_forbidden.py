"""What stands nowhere in the packages: what runs data as code, and what only one kind of system has."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Sources = dict[str, list[ast.AST]]

ROOT = Path(__file__).parents[2]
PACKAGES = ("rodedraad", "corpus", "ingest", "nlp", "synthesis", "reports")

RUNS_DATA = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "jsonpickle"}
"""Modules that make code of data."""
POSIX = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix", "crypt"}
WINDOWS = {"msvcrt", "winreg", "winsound", "_winapi"}
OF_ONE_SYSTEM = {
    *("os.fork", "os.forkpty", "os.geteuid", "os.getuid", "os.getgid", "os.setsid", "os.killpg", "os.chown"),
    *("os.mkfifo", "os.nice", "os.statvfs", "os.O_DIRECTORY", "os.O_NOFOLLOW", "os.getloadavg", "os.wait"),
    *("signal.SIGKILL", "signal.SIGALRM", "signal.SIGHUP", "signal.alarm", "signal.pause", "os.startfile"),
    *("socket.AF_UNIX", "time.tzset", "os.sched_getaffinity"),
}
ALLOWED = {
    # Between our own processes, over a pipe that the system made for them alone.
    ("corpus/exchange/entering.py", "pickle"),
    # Between a run and its workers on a cluster, which speak pickle among themselves (docs/cluster.md).
    ("rodedraad/cluster/parcels.py", "pickle"),
}
"""Where one of these stands for a good reason."""


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The nodes of each file of the packages, by its name."""
    return {
        path.relative_to(ROOT).as_posix(): list(ast.walk(ast.parse(path.read_text("utf-8"))))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def _found(sources: Sources, finder: Callable[[ast.AST], str]) -> set[tuple[str, str]]:
    """The places where a finder gives a name, with it."""
    return {(name, what) for name, nodes in sources.items() for node in nodes if (what := finder(node))}


def _imported(modules: set[str]) -> Callable[[ast.AST], str]:
    def find(node: ast.AST) -> str:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        return next((name for name in names if name.partition(".")[0] in modules), "")

    return find


def _called(node: ast.AST) -> tuple[str, dict[str, ast.expr]]:
    """The name of what is called, dots included, and what it is given by name."""
    if not isinstance(node, ast.Call):
        return "", {}
    return ast.unparse(node.func), {word.arg: word.value for word in node.keywords if word.arg}


def test_the_packages_are_looked_through(sources: Sources) -> None:
    assert len(sources) > 300
    tree = ast.parse("import pickle\nfrom yaml import load\neval('1')\nnp.load(x)\nopen('x')\nos.fork()")
    nodes = list(ast.walk(tree))
    assert [found for node in nodes if (found := _imported(RUNS_DATA)(node))] == ["pickle", "yaml"]
    assert {found for node in nodes if (found := _runs(node))} == {"eval", "np.load"}
    assert [found for node in nodes if (found := _without_encoding(node))] == ["open"]
    assert [found for node in nodes if (found := _of_one_system(node))] == ["os.fork"]


def test_nothing_makes_code_of_data(sources: Sources) -> None:
    assert _found(sources, _imported(RUNS_DATA)) == ALLOWED


def test_nothing_runs_a_text_or_loads_what_could_be_a_pickle(sources: Sources) -> None:
    assert _found(sources, _runs) == set()


def _runs(node: ast.AST) -> str:
    called, given = _called(node)
    last = called.rpartition(".")[2]
    if called in {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput"}:
        return called
    if any(getattr(given.get(name), "value", False) for name in ("shell", "trust_remote_code")):
        return called
    if called in {"np.load", "numpy.load", "load_numpy"}:
        return "" if getattr(given.get("allow_pickle"), "value", True) is False else called
    if called.startswith(("torch.load", "joblib.load")) or last in {"read_pickle", "unsafe_load"}:
        return called
    return ""


def test_a_process_is_never_started_from_the_folder_in_which_one_works(sources: Sources) -> None:
    """Without `-P` Python takes what lies there for modules, `json.py` in a dossier included."""
    commands = [
        [ast.unparse(part) for part in node.elts]
        for nodes in sources.values()
        for node in nodes
        if isinstance(node, ast.List | ast.Tuple)
        and node.elts
        and ast.unparse(node.elts[0]) == "sys.executable"
    ]
    assert len(commands) == 2
    assert {command[1] for command in commands} == {"'-P'"}


def test_nothing_is_of_one_system_only(sources: Sources) -> None:
    guarded = {name for name, nodes in sources.items() for node in nodes if _guards(node)}
    found = _found(sources, _imported(POSIX | WINDOWS)) | _found(sources, _of_one_system)
    assert {place for place in found if place[0] not in guarded} == set()
    assert guarded == {"rodedraad/workers.py"}


def _guards(node: ast.AST) -> bool:
    """Whether an import is tried, and something else is done where it fails."""
    if not isinstance(node, ast.Try):
        return False
    tries = any(_imported(POSIX | WINDOWS)(each) for each in node.body)
    return tries and any("ImportError" in ast.unparse(h.type) for h in node.handlers if h.type)


def _of_one_system(node: ast.AST) -> str:
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return ""
    name = f"{node.value.id}.{node.attr}"
    return name if name in OF_ONE_SYSTEM else ""


def test_every_text_file_says_its_encoding(sources: Sources) -> None:
    assert _found(sources, _without_encoding) == set()


def _without_encoding(node: ast.AST) -> str:
    """A file that is opened as text in whatever encoding the system has (cp1252 on a Dutch Windows)."""
    called, given = _called(node)
    if not isinstance(node, ast.Call) or "encoding" in given:
        return ""
    last, place = called.rpartition(".")[2], 0
    if last in {"read_text", "write_text"}:
        return "" if len(node.args) > (last == "write_text") else called
    if called == "open":
        place = 1
    elif last != "open" or called.partition(".")[0] in ELSEWHERE or not _is_mode(node.args[:1]):
        return ""
    modes = [arg.value for arg in node.args[place : place + 1] if isinstance(arg, ast.Constant)]
    return "" if any(isinstance(mode, str) and "b" in mode for mode in modes) else called


ELSEWHERE = {"pdfplumber", "Image", "store", "webbrowser", "tarfile", "archive", "os", "self"}
"""Whose `open` opens no text file."""


def _is_mode(arguments: list[ast.expr]) -> bool:
    """Whether the first argument is a mode, or there is none: then it is a path that is opened."""
    return not arguments or (
        isinstance(arguments[0], ast.Constant)
        and str(arguments[0].value).strip("+") in {"r", "w", "a", "x", "rt"}
    )


def test_no_place_of_one_system_is_named_but_where_it_is_looked_for(sources: Sources) -> None:
    def find(node: ast.AST) -> str:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        return text if text.startswith(PLACES) else ""

    assert {name for name, _ in _found(sources, find)} == {"ingest/pictures/ocr.py"}


PLACES = ("/tmp", "/dev/", "/proc/", "/usr/", "/etc/", "C:\\")  # noqa: S108
