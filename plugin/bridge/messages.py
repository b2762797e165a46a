# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of engine and worker in the user's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .paths import RESOURCES

WORD_FIELDS = ("argument", "kind", "other_table", "part", "table", "what")
"""Fields of sentences that hold words of Oresight, never names that a user gave: they are translated too."""

WORDS = (
    *("collars", "surveys", "assays", "lithology", "alteration"),
    *("grades", "categories", "number", "text"),
    *("training", "validation", "test", "a depth of each block", "the hole or domain of each block"),
    *("block size x", "block size y", "block size z"),
    *("learning rate", "epochs", "schedule drop", "schedule every", "dropout", "momentum", "l1", "l2"),
    *("gradient clip", "batch size", "early stopping patience", "seed", "activation", "output", "loss"),
    *("optimizer", "schedule", "class weights", "scaling", "categories", "threshold rule"),
    *("density", "unassayed grade", "proportion", "share"),
)
"""Words in such fields that no call of a check names as they stand."""


class Sentence(Protocol):
    """A template and its fields: an `EngineError` or a `Notice`."""

    @property
    def template(self) -> str:
        """Sentence with named fields."""

    @property
    def fields(self) -> dict[str, Any]:
        """Values of the fields."""


def translate(template: str) -> str:
    """Return the template of a sentence in the user's language."""
    return QCoreApplication.translate("Oresight", template)


def sentence(said: Sentence) -> str:
    """Return what was said, translated and with its values in place."""
    return filled(said.template, said.fields)


def filled(template: str, fields: Mapping[str, Any]) -> str:
    """Return the template of a sentence, translated and with its values in place."""
    words = {name: translate(fields[name]) for name in WORD_FIELDS if isinstance(fields.get(name), str)}
    return translate(template).format(**{**fields, **words})


def reason_of(error: OSError | UnicodeDecodeError) -> str:
    """Return why a file could not be read, without its path.

    Examples
    --------
    >>> reason_of(FileNotFoundError(2, "No such file or directory", "a.json"))
    'No such file or directory'
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def duration(seconds: float) -> str:
    """Return about how long something takes.

    Examples
    --------
    >>> duration(7.4), duration(75.0), duration(4000.0)
    ('7 s', '1 min 15 s', '1 h 6 min')
    """
    whole = max(1, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("Oresight", "{} s").format(whole)
    if whole < 3600:
        return QCoreApplication.translate("Oresight", "{} min {} s").format(whole // 60, whole % 60)
    return QCoreApplication.translate("Oresight", "{} h {} min").format(whole // 3600, whole % 3600 // 60)


def language() -> str:
    """Return the language that QGIS speaks, such as `zh_CN`."""
    return str(QgsApplication.instance().locale() or QLocale().name())


def install_translator() -> QTranslator | None:
    """Install the plugin's translation for the language of QGIS; None when there is none."""
    translator = QTranslator()
    spoken = language()
    for name in (spoken, re.split("[-_]", spoken)[0]):
        if translator.load(f"oresight_{name}", str(RESOURCES / "i18n")):
            QCoreApplication.installTranslator(translator)
            return translator
    return None


def remove_translator(translator: QTranslator | None) -> None:
    """Take back what `install_translator` installed."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
