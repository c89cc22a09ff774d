"""What may go wrong, and the exit code each kind has."""

from typing import ClassVar


class Named(str):
    """The name of a part of a question or answer within a message; to a shell it is an option."""

    __slots__ = ()


class KztimelineError(Exception):
    """An expected failure: one line for the reader, in pieces, and an exit code for the script."""

    code: ClassVar[int]

    def __str__(self) -> str:
        return "".join(self.args)


class NotFoundError(KztimelineError):
    """The one thing that was asked for is not in the dataset."""

    code = 1


class UnknownIdError(NotFoundError, KeyError):
    """An id that no thing of its kind has in the dataset."""


class UsageError(KztimelineError):
    """The command line asks for something that has no meaning."""

    code = 2


class UnreadPeriodError(UsageError):
    """A text that is no period at all, and may be a name."""


class DatasetError(KztimelineError):
    """The dataset breaks a rule of the format; the message begins with file and line."""

    code = 3


class FileError(KztimelineError):
    """A file or stream that cannot be read or written."""

    code = 4


FAULT = 70
"""The exit code of a fault of ours: EX_SOFTWARE in sysexits.h."""


class DateError(ValueError):
    """A text that is no EDTF date; the message says why."""

    rule = "bad-date"


class ReversedDateError(DateError):
    """An interval that ends before it starts."""

    rule = "reversed-date"


class NotEdtfError(DateError):
    """A text that has not even the form of an EDTF date."""
