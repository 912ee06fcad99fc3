"""Loads, when imported, what reading and coding need: workers start as copies of a process that has."""

from ingest.reading import compose
from ingest.settings import DEFAULT
from ingest.text import read
from nlp import analysis

LOADED = analysis.analyse(
    compose(read(b"De termijn is te krap.", DEFAULT), name="warm.txt", format_="txt", digest="")
)
