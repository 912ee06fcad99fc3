"""What stands nowhere in the packages: what runs data as code, and what only one kind of system has."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


TREES = dict(_sources())


def _found(finder: Callable[[ast.AST], str]) -> set[tuple[str, str]]:
    """The places where a finder gives a name, with it."""
    return {(name, what) for name, tree in TREES.items() for node in ast.walk(tree) if (what := finder(node))}


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


def test_the_packages_are_looked_through() -> None:
    assert len(TREES) > 300
    tree = ast.parse("import pickle\nfrom yaml import load\neval('1')\nnp.load(x)\nopen('x')\nos.fork()")
    nodes = list(ast.walk(tree))
    assert [found for node in nodes if (found := _imported(RUNS_DATA)(node))] == ["pickle", "yaml"]
    assert {found for node in nodes if (found := _runs(node))} == {"eval", "np.load"}
    assert [found for node in nodes if (found := _without_encoding(node))] == ["open"]
    assert [found for node in nodes if (found := _of_one_system(node))] == ["os.fork"]


def test_nothing_makes_code_of_data() -> None:
    assert _found(_imported(RUNS_DATA)) == ALLOWED


def test_nothing_runs_a_text_or_loads_what_could_be_a_pickle() -> None:
    assert _found(_runs) == set()


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


def test_a_process_is_never_started_from_the_folder_in_which_one_works() -> None:
    """Without `-P` Python takes what lies there for modules, `json.py` in a dossier included."""
    commands = [
        [ast.unparse(part) for part in node.elts]
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.List | ast.Tuple)
        and node.elts
        and ast.unparse(node.elts[0]) == "sys.executable"
    ]
    assert len(commands) == 2
    assert {command[1] for command in commands} == {"'-P'"}


def test_nothing_is_of_one_system_only() -> None:
    guarded = {name for name, tree in TREES.items() for node in ast.walk(tree) if _guards(node)}
    found = _found(_imported(POSIX | WINDOWS)) | _found(_of_one_system)
    assert {place for place in found if place[0] not in guarded} == set()
    assert guarded == {"rodedraad/workers.py"}


def _guards(node: ast.AST) -> bool:
    """Whether an import is tried, and something else is done where it fails."""
    if not isinstance(node, ast.Try):
        return False
    tries = any(_imported(POSIX | WINDOWS)(each) for each in node.body)
    return tries and any("ImportError" in ast.unparse(h.type) for h in node.handlers if h.type)


def _of_one_system(node: ast.AST) -> str:
    name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
    return name if name in OF_ONE_SYSTEM else ""


def test_every_text_file_says_its_encoding() -> None:
    assert _found(_without_encoding) == set()


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


def test_no_place_of_one_system_is_named_but_where_it_is_looked_for() -> None:
    def find(node: ast.AST) -> str:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        return text if text.startswith(PLACES) else ""

    assert {name for name, _ in _found(find)} == {"ingest/pictures/ocr.py"}


PLACES = ("/tmp", "/dev/", "/proc/", "/usr/", "/etc/", "C:\\")  # noqa: S108
