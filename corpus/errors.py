"""The one tree of errors: each class has an exit code of its own and tells the user what to do.

The texts are Dutch, because users read them. `docs/exitcodes.md` lists the codes; a test compares.
"""

from __future__ import annotations

import errno

EXIT_PARTLY = 3
"""`run` went through, but at least one file could not be read."""


_REASONS = {
    errno.ENOENT: "het pad bestaat niet",
    errno.EACCES: "er is geen toestemming",
    errno.EPERM: "er is geen toestemming",
    errno.EROFS: "van deze schijf kan alleen worden gelezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EDQUOT: "de toegestane schijfruimte is op",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EBUSY: "een ander programma houdt het bezet",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ELOOP: "de koppelingen in het pad verwijzen naar elkaar",
    errno.EIO: "de schijf geeft een fout",
}
"""The commonest complaints of an operating system, which tells them in English."""


def reason(error: OSError) -> str:
    """Why the system refused, in Dutch, without capital or stop; by its number when it is a rare one."""
    return _REASONS.get(error.errno or 0, f"fout {error.errno} van het systeem")


class RodedraadError(Exception):
    """What the user must know, and what to do about it.

    `message` says what is the matter in one Dutch sentence, `remedy` what helps.
    """

    exit_code = 1

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"

    def __reduce__(self) -> tuple[type[RodedraadError], tuple[str, str]]:
        return type(self), (self.message, self.remedy)


class InputError(RodedraadError):
    """Something is the matter with what the user handed in."""

    exit_code = 10


class DossierNotFoundError(InputError):
    """The dossier folder does not exist or is not a folder."""

    exit_code = 11


class DossierEmptyError(InputError):
    """The dossier folder holds no file that any reader takes."""

    exit_code = 12


class UnreadableError(InputError):
    """One file cannot be read; the run lists it and goes on."""

    exit_code = 13


class PassingError(UnreadableError):
    """One file cannot be read for a reason that may be gone the next time."""

    exit_code = 16


class NothingReadableError(InputError):
    """Not one file of the dossier could be read."""

    exit_code = 14


class SettingsError(InputError):
    """What the user set in `dossier.toml` is not right, or asks for what is not installed."""

    exit_code = 17


class TemplateError(InputError):
    """The Word template for reports cannot be read."""

    exit_code = 18


class OutputError(RodedraadError):
    """The output folder cannot be written."""

    exit_code = 15


class CorpusError(RodedraadError):
    """Something is the matter with the corpus."""

    exit_code = 20


class CorpusNotFoundError(CorpusError):
    """There is no corpus where the user points."""

    exit_code = 21


class CorpusTooNewError(CorpusError):
    """A newer Rodedraad wrote this corpus."""

    exit_code = 22


class CorpusDamagedError(CorpusError):
    """The file is no corpus, or is damaged."""

    exit_code = 23


class CorpusBusyError(CorpusError):
    """Another process holds the corpus."""

    exit_code = 24


class OtherEncoderError(CorpusError):
    """The corpus was coded with another encoder than is asked for now."""

    exit_code = 25


class CorpusUnreachableError(CorpusError):
    """The database server of the corpus cannot be reached."""

    exit_code = 26


class UnknownDocumentError(CorpusError):
    """The corpus has no document of this name, or several."""

    exit_code = 27


class UnknownValueError(RodedraadError):
    """A filter names a thema, rol or fase that the codebook does not have."""

    exit_code = 30


class CodebookError(RodedraadError):
    """The codebook does not satisfy its own rules."""

    exit_code = 31


class CodebookFaultsError(CodebookError):
    """A check found faults in the codebook, which were told."""

    exit_code = 34


class FilterError(RodedraadError):
    """A question in the filter language cannot be understood; the message points at the place."""

    exit_code = 32


class ComparisonError(RodedraadError):
    """A side of a comparison, or a way to count, is not understood or is not in the corpus."""

    exit_code = 33


class GoldError(RodedraadError):
    """The gold coding cannot be read, or is about a document that the corpus lacks."""

    exit_code = 40


class ModelError(RodedraadError):
    """The folder that is named as model is not there, is broken or holds a model of something else."""

    exit_code = 50


class EncoderError(ModelError):
    """The encoder that is asked for is not there, does not work or is not what a model learnt with."""

    exit_code = 51


class ReviewError(RodedraadError):
    """A judgement cannot be entered: its observation, its labels or its author are not right."""

    exit_code = 60


class StandingChangedError(ReviewError):
    """A judgement was made of an observation that has changed since: of another text, label or opinion."""

    exit_code = 62


class ExchangeError(RodedraadError):
    """A file that is to be imported is of no known format, is damaged or does not fit the corpus."""

    exit_code = 61


class ServeError(RodedraadError):
    """The pages cannot be served in this way: its address, certificate, proxy or sign-in is not right."""

    exit_code = 70


class ExposedError(ServeError):
    """The pages would be there for other computers without accounts, or without encryption."""

    exit_code = 71


class StateDamagedError(ServeError):
    """The file in which the pages keep accounts, sessions and jobs is damaged."""

    exit_code = 75


class AccountError(RodedraadError):
    """An account cannot be made or changed in this way, or is not there."""

    exit_code = 72


class SignInError(AccountError):
    """Somebody does not come in: what the organisation states of them does not do."""

    exit_code = 73


class TooManyAttemptsError(AccountError):
    """Somebody tried to sign in too often."""

    exit_code = 74


class ClusterError(RodedraadError):
    """The cluster that is to read the files is not there, stays away or is of another version."""

    exit_code = 80


DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM})
"""What a disk may refuse at any moment, also of files that a library keeps for a while."""


def refused(error: OSError) -> OutputError | None:
    """What to say when the disk refuses where nobody reckoned with it; none when it is something else."""
    if error.errno not in DISK:
        return None
    where = f" '{error.filename}'" if error.filename else ""
    return OutputError(
        f"Het werk is afgebroken: een bestand{where} is niet te lezen of te schrijven ({reason(error)}).",
        "Controleer de rechten en de vrije ruimte, ook in de map voor tijdelijke bestanden (TMPDIR).",
    )
