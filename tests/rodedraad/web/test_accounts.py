"""Managing accounts, in the browser and on the command line, and what the trail keeps of it."""

from __future__ import annotations

import asyncio
import csv
import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from corpus import errors
from rodedraad.__main__ import main
from rodedraad.web.state import accounts, jobs, queue, trail
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.entering import PASSWORD, browser, empty_house, enter, sign_in, token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rodedraad.web.house import House

    Command = Callable[..., tuple[int, str]]
PATH = "/beheer/gebruikers"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with empty_house(tmp_path) as made:
        enter(made, "Beheer")
        yield made


def test_an_administrator_adds_changes_and_removes(house: House) -> None:
    visiting = client(house)
    given = {"naam": 'O"Brien <b>', "rol": "beoordelaar", "wachtwoord": PASSWORD}
    assert visiting.post(PATH, data=given).headers["location"] == f"{PATH}?gedaan=toegevoegd"
    page = visiting.get(f"{PATH}?gedaan=toegevoegd").text
    assert "O&#34;Brien &lt;b&gt;" in page
    assert "Het account is toegevoegd." in page
    assert visiting.get(f"{PATH}/wijzigen", params={"naam": given["naam"]}).status_code == 200
    changed = {
        "naam": given["naam"],
        "rol": "lezer",
        "vertrouwelijk": "true",
        "wachtwoord": "een heel ander woord",
    }
    assert visiting.post(f"{PATH}/wijzigen", data=changed | {"actief": "true"}).status_code == 303
    account = accounts.found(house.state, given["naam"])
    assert (account.role, account.confidential, account.active) == (Role.READER, True, True)
    assert sign_in(browser(house), given["naam"], "een heel ander woord") == 303
    assert visiting.post(f"{PATH}/wijzigen", data=changed | {"wachtwoord": ""}).status_code == 303
    assert sign_in(browser(house), given["naam"], "een heel ander woord") == 403
    assert visiting.post(f"{PATH}/verwijderen", data={"naam": given["naam"]}).status_code == 303
    assert [account.name for account in accounts.listed(house.state)] == ["Beheer"]
    acts = [trace.act for trace in trail.listed(house.state, trail.Sought(who="Jansen"))]
    assert acts == [accounts.REMOVED, accounts.CHANGED, accounts.RENEWED, accounts.CHANGED, accounts.ADDED]


@pytest.mark.parametrize(
    ("path", "given", "told"),
    [
        ("", {"naam": "beheer", "wachtwoord": PASSWORD}, "al een account"),
        ("", {"naam": "Nieuw", "wachtwoord": "kort"}, "12 tot 256 tekens"),
        ("", {"naam": "Nieuw", "wachtwoord": ""}, "12 tot 256 tekens"),
        ("", {"naam": "Nieuw", "rol": "koning", "wachtwoord": PASSWORD}, "bestaat niet"),
        ("/wijzigen", {"naam": "Beheer", "rol": "lezer", "actief": "true"}, "laatste beheerder"),
        ("/wijzigen", {"naam": "Beheer", "rol": "beheerder"}, "laatste beheerder"),
        ("/wijzigen", {"naam": "Niemand", "rol": "lezer"}, "geen account met de naam"),
        ("/verwijderen", {"naam": "Beheer"}, "laatste beheerder"),
    ],
)
def test_what_cannot_be_is_told_in_the_page(
    house: House, path: str, given: dict[str, str], told: str
) -> None:
    before = accounts.listed(house.state)
    answer = client(house).post(PATH + path, data=given)
    assert (answer.status_code, told in answer.text) == (400, True), answer.text
    assert accounts.listed(house.state) == before
    assert given.get("wachtwoord") not in answer.text.split() or not given["wachtwoord"]


def test_nobody_gives_away_or_takes_over_a_right_that_is_not_their_own(house: House) -> None:
    visiting = client(house, visitor(Role.ADMIN, confidential=False))
    for path, given in (
        ("", {"naam": "Nieuw", "wachtwoord": PASSWORD, "vertrouwelijk": "true"}),
        ("/wijzigen", {"naam": "Beheer", "rol": "beheerder", "actief": "true", "wachtwoord": PASSWORD}),
        ("/verwijderen", {"naam": "Beheer"}),
    ):
        answer = visiting.post(PATH + path, data=given)
        assert (answer.status_code, "vertrouwelijke stukken en u niet" in answer.text) == (400, True)


def test_the_trail_is_shown_filtered_and_paged(house: House) -> None:
    for number in range(60):
        trail.note(house.state, "De Vries", "stuk toegevoegd", f"geheim {number}.pdf")
    trail.note(house.state, "Bakker", "beoordeeld", "=1+1")
    visiting = client(house)
    assert "Bladzijde 1 van 2" in visiting.get("/beheer/logboek").text
    found = visiting.get("/beheer/logboek", params={"wie": "De Vries", "tekst": "GEHEIM 5", "pagina": 9}).text
    assert found.count('<td class="trail__subject">') == 11
    assert "Bladzijde" not in found
    assert "60 regels" in visiting.get("/beheer/logboek?wat=stuk+toegevoegd&van=2020-01-01").text
    assert "Geen wijziging" in visiting.get("/beheer/logboek?tot=2020-01-01").text
    assert "Geen wijziging" in visiting.get("/beheer/logboek", params={"tekst": "%"}).text
    answer = visiting.get("/beheer/logboek.csv?wie=Bakker")
    assert answer.headers["content-disposition"] == 'attachment; filename="logboek.csv"'
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["wie"], row["wat"], row["waaraan"]) == ("Bakker", "beoordeeld", "'=1+1")


def test_the_trail_tells_nothing_of_confidential_documents(house: House) -> None:
    trail.note(house.state, "De Vries", "stuk toegevoegd", "geheim.pdf")
    visiting = client(house, visitor(Role.ADMIN, confidential=False))
    for path in ("", ".csv", "?wat=stuk+toegevoegd", "?tekst=geheim", ".csv?wie=De+Vries"):
        text = visiting.get(f"/beheer/logboek{path}").text
        assert "geheim.pdf" not in text
        assert "<td>De Vries" not in text
    assert "account toegevoegd" in visiting.get("/beheer/logboek").text


@pytest.fixture
def command(house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    def run(*words: str, said: str = "") -> tuple[int, str]:
        monkeypatch.setattr(
            sys, "argv", ["rodedraad", "account", *words, "--corpus", str(house.settings.out)]
        )
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        with pytest.raises(SystemExit) as left:
            main()
        code = left.value.code
        return (code if isinstance(code, int) else 0), "".join(capsys.readouterr())

    return run


def lose(house: House, how: str) -> None:
    account = accounts.found(house.state, "De Vries")
    if how == "removed":
        accounts.remove(house.state, account.name, "Beheer")
    else:
        accounts.change(house.state, replace(account, **LOST[how]), "Beheer")


LOST: dict[str, dict[str, object]] = {
    "blocked": {"active": False}, "role": {"role": Role.READER}, "confidential": {"confidential": False},
}  # fmt: skip


@pytest.mark.parametrize("how", ["blocked", "role", "confidential", "removed"])
def test_whoever_loses_a_right_gets_nothing_more_by_what_is_open(house: House, how: str) -> None:
    """A form, and a file that came of a job: the session ends, and a new one has the new rights."""
    enter(house, "De Vries")
    visiting = browser(house)
    assert sign_in(visiting, "De Vries") == 303
    csrf = token(visiting)
    nr = jobs.submit(house.state, JobKind.CHECK, {}, "De Vries")
    made = jobs.folder_of(house.state, nr)
    made.mkdir(parents=True)
    (made / "kopie.zip").write_bytes(b"alles")
    queue.ended(house.state, nr, JobStatus.DONE, {"bestanden": ["kopie.zip"]})
    file = f"/taken/{nr}/bestand/kopie.zip"
    assert visiting.get(file).status_code == 200
    lose(house, how)
    assert visiting.get(file).status_code == 303
    form = {"csrf": csrf, "naam": "Indringer", "rol": "beheerder", "wachtwoord": PASSWORD}
    assert visiting.post(PATH, data=form).status_code == 401
    assert sign_in(visiting, "De Vries") == (403 if how in {"blocked", "removed"} else 303)
    if how == "confidential":
        assert visiting.get(file).status_code == 404
    if how == "role":
        assert visiting.post(PATH, data=form | {"csrf": token(visiting)}).status_code == 403
    assert [account.name for account in accounts.listed(house.state)].count("Indringer") == 0


@pytest.mark.parametrize("how", ["blocked", "role", "removed"])
@pytest.mark.parametrize("in_head", [True, False])
def test_a_form_that_is_slow_to_come_has_the_rights_of_its_end(
    house: House, how: str, *, in_head: bool
) -> None:
    """The rights are taken away when the head of a request is there, and its body is not."""
    enter(house, "De Vries")
    visiting = browser(house)
    assert sign_in(visiting, "De Vries") == 303
    csrf, key = token(visiting), visiting.cookies["rodedraad"]
    given = {"naam": "Indringer", "rol": "beheerder", "wachtwoord": PASSWORD} | {"csrf": csrf}
    body = urlencode(given).encode()
    asked = [
        (b"host", b"rodedraad.test"), (b"origin", b"http://rodedraad.test"),
        (b"cookie", f"rodedraad={key}".encode()), (b"content-length", str(len(body)).encode()),
        (b"content-type", b"application/x-www-form-urlencoded"),
        *[(b"x-csrf-token", csrf.encode())] * in_head,
    ]  # fmt: skip
    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "path": PATH, "raw_path": PATH.encode(),
        "query_string": b"", "headers": asked, "scheme": "http", "server": ("rodedraad.test", 80),
        "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        lose(house, how)
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    asyncio.run(visiting.app(scope, receive, send))
    assert said[0]["status"] == 401
    assert "Indringer" not in {account.name for account in accounts.listed(house.state)}


def test_accounts_on_the_command_line(house: House, command: Command) -> None:
    code, told = command("add", "De Vries", "--role", "beoordelaar", said=f"{PASSWORD}\n")
    assert (code, told) == (0, "Toegevoegd: De Vries: beoordelaar.\n")
    assert sign_in(browser(house), "De Vries") == 303
    assert command("add", "Kort", said="kort\n")[0] == errors.AccountError.exit_code
    assert command("add", "Oidc", "--no-password")[0] == 2
    assert command("add", "Oidc", "--no-password", "--subject", "o@a.test", "--confidential")[0] == 0
    changed = command(
        "change", "de vries", "--role", "lezer", "--blocked", "--new-password", said="een ander lang woord"
    )
    assert changed == (0, "Gewijzigd: De Vries: lezer, geblokkeerd.\n")
    assert command("list")[1].splitlines() == [
        "Beheer: beheerder, vertrouwelijk",
        "De Vries: lezer, geblokkeerd",
        "Oidc: lezer, vertrouwelijk (organisatie: o@a.test)",
    ]
    assert command("remove", "De Vries")[0] == 0
    for words in (("remove", "Beheer"), ("change", "Beheer", "--role", "lezer"), ("remove", "Niemand")):
        assert command(*words)[0] == errors.AccountError.exit_code
    whos = {trace.who for trace in trail.listed(house.state, trail.Sought(act=accounts.REMOVED))}
    assert all(who.endswith("opdrachtregel)") for who in whos)
    assert command("list", "--out", str(house.settings.out / "nergens"))[0] == errors.AccountError.exit_code
    assert not (house.settings.out / "nergens").exists()
