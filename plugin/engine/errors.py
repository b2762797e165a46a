# SPDX-License-Identifier: GPL-2.0-or-later
"""The errors of the engine: a sentence as a template, and the values that belong in it.

The template stays apart from its fields so that the bridge can translate it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def as_template(text: str) -> str:
    """Return a text unchanged: marks the template of a sentence, so that it is collected for translation."""
    return text


class EngineError(Exception):
    """Base of everything the engine raises on purpose.

    Parameters
    ----------
    template : str
        A sentence with named fields: what was given, where, and what is needed.
    **fields
        The values of the fields: text or numbers.
    """

    def __init__(self, template: str, **fields: Any) -> None:
        super().__init__(template, fields)
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        return self.template.format(**self.fields)


class InvalidInputError(EngineError):
    """The data or a parameter cannot be used as given."""


class DivergedError(InvalidInputError):
    """A training diverged: its loss is no number any more."""


class MemoryLimitError(EngineError):
    """The work needs more memory or disk than there is."""


class MissingLibraryError(EngineError):
    """A library that the work needs cannot be imported."""


class CancelledError(EngineError):
    """The user cancelled the run."""

    def __init__(self, template: str = "The run was cancelled.", **fields: Any) -> None:
        super().__init__(template, **fields)


@dataclass(frozen=True)
class Notice:
    """A sentence for the user that is no error: a warning, a guess, a rule that was applied."""

    template: str
    """Sentence with named fields."""
    fields: dict[str, Any] = field(default_factory=dict, hash=False)
    """Values of the fields."""

    def __str__(self) -> str:
        return self.template.format(**self.fields)
