# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of engine and worker in the user's language."""

from __future__ import annotations

from typing import Any, Protocol

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .paths import RESOURCES


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
    return translate(said.template).format(**said.fields)


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


def install_translator() -> QTranslator | None:
    """Install the plugin's translation for the language of QGIS; None when there is none."""
    translator = QTranslator()
    language = QgsApplication.instance().locale() or QLocale().name()
    for name in (language, language.split("_")[0]):
        if translator.load(f"oresight_{name}", str(RESOURCES / "i18n")):
            QCoreApplication.installTranslator(translator)
            return translator
    return None


def remove_translator(translator: QTranslator | None) -> None:
    """Take back what `install_translator` installed."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
