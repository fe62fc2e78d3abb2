"""What can go wrong with what a user gives us; only the command line catches these."""

from __future__ import annotations

from collections.abc import Sequence


class TimelineError(Exception):
    """Base of every error that a user can mend; its text is one clear line."""


class InputError(TimelineError):
    """An article, a metadata row or a publish date that cannot be read; names the file and the fault."""


class TableError(InputError):
    """Cells of a table that cannot be read, all of them at once, each as ``file:row: column: fault``."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class InputWarning(UserWarning):
    """The same for Python: the fault of one article, left out or read without its date, while the rest goes on."""


class NerError(TimelineError):
    """A model of names that is not there or does not do its work; says which command mends it."""


class WorkerError(TimelineError):
    """Processes that cannot do their work: they do not start, or the cluster is not there."""


class LexiconError(TimelineError):
    """Faults of the lexicon tables, all of them at once, each as ``file:line: fault``."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
