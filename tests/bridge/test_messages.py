# SPDX-License-Identifier: GPL-2.0-or-later
"""The translations: nothing missing, fields and tags as in the source, the compiled file up to date and found."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from oresight.plugin.bridge import messages
from oresight.plugin.bridge.messages import install_translator, remove_translator, sentence, translate
from oresight.plugin.engine.errors import InvalidInputError, Notice
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parents[2]
COLLECTOR = runpy.run_path(str(ROOT / ".ci" / "translate"))
TEXTS: list[str] = COLLECTOR["texts_of_project"]()
FILES = sorted((ROOT / "resources" / "i18n").glob("oresight_*.ts"))
KEPT = re.compile(r"\{[^{}]*\}|</?[a-z][^>]*>|\$[A-Z]+|[\w*]+\.(?:tif|gpkg|json|csv|html|txt|safetensors)\b", re.ASCII)
"""What a translation has as often as its source: fields, tags, names of files."""


def translations_of(path: Path) -> dict[str, str]:
    return COLLECTOR["translations_of"](path)


def set_language(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    application = SimpleNamespace(locale=lambda: language)
    monkeypatch.setattr(messages, "QgsApplication", SimpleNamespace(instance=lambda: application))


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    set_language(monkeypatch, "zh-Hans")
    translator = install_translator()
    yield
    remove_translator(translator)


def test_there_is_a_chinese_translation() -> None:
    assert "oresight_zh.ts" in [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_is_translated(path: Path) -> None:
    missing = sorted(set(TEXTS) - set(translations_of(path)))
    assert not missing, f"add these to {path.name} (make translations lists the new texts there): {missing}"


def test_sentences_are_collected_that_reach_a_notice_by_a_name_or_a_choice() -> None:
    source = """
THIN = "Too thin: {n}."

def say(n, one):
    text = "There is {n} block." if n == 1 else "There are {n} blocks."
    name = "kriged"
    html = "<p>no text of a notice</p> "
    raise InvalidInputError("None is left." if one else THIN, name=name) from Notice(text, {"n": n})
"""
    wanted = {"There is {n} block.", "There are {n} blocks.", "None is left.", "Too thin: {n}."}
    assert COLLECTOR["texts_of"](source) == wanted


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_fields_tags_and_file_names_of_its_source(path: Path) -> None:
    changed = {
        source: translation
        for source, translation in translations_of(path).items()
        if Counter(KEPT.findall(source)) != Counter(KEPT.findall(translation))
    }
    assert not changed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_file_holds_the_same_translations(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm"))), "make translations compiles it"
    QCoreApplication.installTranslator(translator)
    stale = [source for source, text in translations_of(path).items() if translate(source) != text]
    remove_translator(translator)
    assert not stale, "make translations compiles them"


@pytest.mark.parametrize("language", ["zh_CN", "zh-Hans", "zh"])
def test_a_chinese_qgis_finds_the_translation(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    set_language(monkeypatch, language)
    translator = install_translator()
    assert translator is not None
    assert translate("Block model") == "块体模型"
    remove_translator(translator)
    assert translate("Block model") == "Block model"


@pytest.mark.parametrize("language", ["en", "en_US", "C"])
def test_an_english_qgis_needs_none(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    set_language(monkeypatch, language)
    assert install_translator() is None


@pytest.mark.usefixtures("chinese")
def test_words_in_a_sentence_are_translated_with_it() -> None:
    said = InvalidInputError(
        "The {argument} must be positive, but {given} was given.", argument="search radius", given=-1
    )
    assert sentence(said) == "搜索半径必须为正数，但给出的是 -1。"


@pytest.mark.usefixtures("chinese")
def test_names_that_a_user_gave_are_never_translated() -> None:
    said = sentence(Notice("The surface of the ground is the elevation model {name}.", {"name": "samples"}))
    assert said == "地表面采用高程模型 samples。"
