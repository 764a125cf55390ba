"""All exceptions of the project.

    AktenklarError
    ├── TerminalError            trying again will not help
    │   ├── UnreadableInput      one file cannot be read (encrypted, damaged, not a document)
    │   ├── LimitExceeded        one file is larger than the limits allow
    │   ├── SetupError           something the operator must install or set
    │   └── ReleaseRefused       a release did not pass its gates; `latest` is untouched
    └── TransientError           trying again may help (a busy file system, a worker that was killed)
        └── FetchFailed          an address of a foreign server gave nothing that can be used

Each carries one sentence: what, where (file, page), what to do. They pickle, because they cross process borders.
Trouble with data is not an exception but an ``Issue`` row; ``code`` is the code of that row.
"""

from __future__ import annotations


class AktenklarError(Exception):
    """Base of every error this project raises. ``code`` is stable and upper case; ``str()`` is a sentence for a person."""

    def __init__(self, message: str, code: str = "ERROR") -> None:
        super().__init__(message, code)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return self.message


class TerminalError(AktenklarError):
    """Trying again will not help."""


class UnreadableInput(TerminalError):
    """One file cannot be read: encrypted, damaged, empty or not a document at all."""


class LimitExceeded(TerminalError):
    """One file asks for more pages, pixels, seconds or memory than the limits allow."""


class SetupError(TerminalError):
    """Something the operator must install or set: Tesseract, language data, a directory, an argument."""


class ReleaseRefused(TerminalError):
    """A candidate release did not pass its gates. ``latest`` is untouched."""


class TransientError(AktenklarError):
    """Trying again may help."""


class FetchFailed(TransientError):
    """An address of a foreign server gave nothing that can be used: no answer, an error, something else than was asked for."""
