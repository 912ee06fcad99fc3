"""Exchange with programs for qualitative analysis: REFI-QDA 1.5 projects (.qdpx) and codebooks (.qdc).

Begin at `project` for the values. `write_project`/`read_project` and `write_codebook`/`read_codebook` turn
them into files and back; `project_of` makes a project of the coded dossier, `labels_of` takes its labels back
and `placed` finds the observations that they are of.
"""

from corpus.refi.codes import read_codebook, write_codebook
from corpus.refi.dossier import CodedRow, SourceText, project_of
from corpus.refi.labels import Labels, Returned, labels_of
from corpus.refi.placing import Placed, placed
from corpus.refi.project import Code, Coding, Note, Original, Project, Selection, Source, User
from corpus.refi.reading import read_project
from corpus.refi.tree import code_tree
from corpus.refi.writing import write_project

__all__ = [
    "Code",
    "CodedRow",
    "Coding",
    "Labels",
    "Note",
    "Original",
    "Placed",
    "Project",
    "Returned",
    "Selection",
    "Source",
    "SourceText",
    "User",
    "code_tree",
    "labels_of",
    "placed",
    "project_of",
    "read_codebook",
    "read_project",
    "write_codebook",
    "write_project",
]
