"""Every page answers each visitor who may see it, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rodedraad.web.pages import ENTRIES
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from rodedraad.web.pages import Entry


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_page_is_for_those_who_may_see_it(visiting, entry: Entry, role: Role) -> None:
    answer = visiting(role).get(entry.path)
    assert answer.status_code == (200 if role >= entry.role else 403)
    assert ("aria-current" in answer.text) == (role >= entry.role)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_whoever_sees_public_documents_only_is_told_so(visiting, entry: Entry) -> None:
    if entry.role is Role.READER:
        answer = visiting(Role.READER, confidential=False).get(entry.path)
        assert "U ziet de openbare stukken van dit dossier." in answer.text
