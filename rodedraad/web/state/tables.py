"""The tables of `web.db`, the file in which the pages keep their own state.

`account`, `session` and `attempt` say who may come in; `trail` who changed what; `job` what is done outside
a request; `claim` who looks at which observation, until when; `model` holds the page models of a state of the
corpus (`edition`), for those who may see all of it and for those who may not. Numbers of jobs and editions
are never given twice: addresses and what servers keep in memory go by them.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _text(name: str, *, default: str | None = None, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key, server_default=default)


account = Table(
    "account", METADATA,
    _text("name", key=True), _text("password", default=""), _text("role"),
    Column("confidential", Integer, nullable=False), Column("active", Integer, nullable=False),
    _text("subject", default=""), _text("made_at"),
)  # fmt: skip
session = Table(
    "session", METADATA,
    _text("key", key=True), _text("account"), _text("csrf"), Column("made", Float, nullable=False),
    Column("seen", Float, nullable=False),
)  # fmt: skip
attempt = Table(
    "attempt", METADATA,
    Column("nr", Integer, primary_key=True), _text("of"), Column("at", Float, nullable=False),
    Index("attempt_of", "of", "at"),
)  # fmt: skip
trail = Table(
    "trail", METADATA,
    Column("nr", Integer, primary_key=True), _text("at"), _text("who"), _text("act"), _text("subject"),
)  # fmt: skip
job = Table(
    "job", METADATA,
    Column("nr", Integer, primary_key=True), _text("kind"), _text("arguments"), _text("by"), _text("status"),
    _text("made_at"), _text("begun_at", default=""), _text("ended_at", default=""),
    _text("progress", default=""), _text("result", default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)  # fmt: skip
edition = Table(
    "edition", METADATA,
    Column("nr", Integer, primary_key=True), _text("basis"), _text("made_at"),
    sqlite_autoincrement=True,
)  # fmt: skip
model = Table(
    "model", METADATA,
    Column("edition", Integer, primary_key=True), _text("audience", key=True), _text("chapter", key=True),
    _text("key", key=True), Column("content", LargeBinary, nullable=False),
)  # fmt: skip
claim = Table(
    "claim", METADATA,
    _text("observation", key=True), _text("who"), Column("until", Float, nullable=False),
)  # fmt: skip
