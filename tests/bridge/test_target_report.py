# SPDX-License-Identifier: GPL-2.0-or-later
"""A report of classes, labels or numbers says whether probabilities hold, and what uncertain blocks cost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.reports.code import code_section
from oresight.plugin.bridge.reports.target_assessment import target_sections
from oresight.plugin.engine.evaluation.assessment import Terms
from oresight.plugin.engine.evaluation.class_calibration import Temperatures
from oresight.plugin.engine.evaluation.target_assessment import ScoredTarget, assess_target

from ..engine.network.made_networks import make_network

NAMES = ("片岩", "porphyry & dykes", "skarn")
MEANT, LEFT_OUT, AREAS = (
    "Do the probabilities mean what they say?",
    "When uncertain blocks are left out",
    "Prediction and area of each",
)


def sections(kind: str, by: str = "", maps: dict[str, Temperatures] | None = None, **more: Any) -> dict[str, str]:
    """Return what stands in the sections of a report of some blocks, by title."""
    generator = np.random.default_rng(1)
    logits = generator.normal(0.0, 1.5, (1200, 3))
    said = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    known: Any = (generator.random((1200, 1)) > said.cumsum(axis=1)).sum(axis=1).clip(0, 2)
    if kind == "multi_label":
        known = np.eye(3, dtype=np.int8)[known]
    if kind == "regression":
        said, known = logits[:, 0], logits[:, 0] + generator.normal(0.0, 0.5, 1200)
    unsure = generator.random(1200) if by else None
    scored = ScoredTarget(kind, said, known, NAMES, np.arange(1200) % 3, np.arange(1200) // 30, uncertainty=unsure)
    found = {**assess_target(scored, Terms(draws=10), maps=maps), **({"dropped_by": by} if by else {}), **more}
    return titled({"assessment": json.loads(json.dumps(found)), "target": {"unit": "g/t"}, "unit": "m"})


def titled(values: dict[str, Any]) -> dict[str, str]:
    return {one.title: one.body for one in target_sections(values) if one.body}


def words(body: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


def test_classes_stand_raw_and_calibrated_side_by_side():
    found = sections("multi_class", "entropy", {"temperature": Temperatures("multi_class", (1.7,))})
    meant = words(found[MEANT])
    assert "divides the logits of all classes" in meant
    assert re.search(r"temperature 1\.70 0\.\d{3}", meant)
    assert re.search(r"as the network gives it – 0\.\d{3}", meant)
    assert "ECE, calibrated" in meant
    assert "片岩" in meant
    assert "the entropy of the network&#x27;s own answer" in found[LEFT_OUT]
    assert found[LEFT_OUT].count("<figure>") == 2
    assert found[AREAS].count("<figure>") == 3
    assert "<figcaption>porphyry &amp; dykes</figcaption>" in found[AREAS]


def test_each_label_has_its_temperature():
    found = sections("multi_label", "given", {"temperature": Temperatures("multi_label", (1.7, 1.0, 0.45))})
    meant = words(found[MEANT])
    assert "divides the logit of each label" in meant
    assert re.search(r"skarn 0\.45 0\.\d{3}", meant)
    assert re.search(r"porphyry &amp; dykes 1\.00 0\.\d{3} \[[^]]*\] – \d\.\d{3} \[[^]]*\] – skarn", meant)
    assert "None was fitted" not in meant
    assert "the raster of the uncertainty says" in found[LEFT_OUT]


@pytest.mark.parametrize(("kind", "temperatures"), [("multi_class", (1.0,)), ("multi_label", (1.0, 1.0, 1.0))])
def test_a_temperature_that_is_not_kept_is_said_to_be_none(kind, temperatures):
    meant = words(sections(kind, maps={"temperature": Temperatures(kind, temperatures)})[MEANT])
    assert "did not lower the log-loss of the rest of it: none is kept." in meant
    assert "Calibrated probabilities are the network&#x27;s own." in meant
    for untrue in ("above 1 the network was too sure", "One temperature serves", "calibrated", "1.00"):
        assert untrue not in meant, untrue


@pytest.mark.parametrize("kind", ["multi_class", "multi_label"])
def test_a_temperature_that_could_not_be_tried_is_not_said_to_have_failed(kind):
    n = 1 if kind == "multi_class" else 3
    meant = words(sections(kind, maps={"temperature": Temperatures(kind, (1.0,) * n, (False,) * n)})[MEANT])
    assert "the validation blocks are all of one hole or cube of ground" in meant
    assert "did not lower" not in meant


def test_labels_that_could_not_be_tried_are_named():
    tried = Temperatures("multi_label", (1.7, 1.0, 1.0), (True, True, False))
    meant = words(sections("multi_label", maps={"temperature": tried})[MEANT])
    assert "None was fitted for skarn: all or none of the validation blocks have it." in meant


@pytest.mark.parametrize("temperature", [1.0, 1.7])
def test_a_calibration_that_the_file_does_not_hold_is_promised_to_nobody(temperature):
    maps = {"temperature": Temperatures("multi_class", (temperature,), (True,))}
    held = words(sections("multi_class", maps=maps, is_calibration_held=True)[MEANT])
    own = words(sections("multi_class", maps=maps, is_calibration_held=False)[MEANT])
    promises = ("Calibrated probabilities are the network&#x27;s own", "gives calibrated ones beside them when asked")
    assert sum(one in held for one in promises) == 1
    assert not any(one in own for one in promises)
    assert "the file of the network holds no calibration" in own
    assert "the file of the network" not in held


@pytest.mark.parametrize("kind", ["multi_class", "multi_label"])
def test_it_is_said_what_noise_does_to_the_calibration_error(kind):
    meant = words(sections(kind)[MEANT])
    assert "the lower end is freed of what noise adds, the upper one is not." in meant


def test_without_a_class_that_lasts_there_is_neither_line_nor_talk_of_a_mean_auc():
    there = sections("multi_class", "entropy")[LEFT_OUT]
    assert "AUC, mean" in there
    assert "The mean AUC, in which all count the same" in words(there)
    n = 300
    said = np.tile([0.8, 0.1, 0.1], (n, 1))
    known = np.where(np.arange(n) % 5 == 0, 1, 0)  # the blocks of the second class are the most uncertain
    unsure = np.where(known == 1, 1.0, 0.5)
    scored = ScoredTarget("multi_class", said, known, NAMES, np.full(n, 2), np.arange(n) // 30, uncertainty=unsure)
    gone = titled({"assessment": assess_target(scored, Terms(draws=5)), "target": {"unit": ""}})[LEFT_OUT]
    assert "AUC, mean" not in gone
    assert "need not rise" not in words(gone)
    assert "There is no mean AUC" in words(gone)


def test_without_validation_blocks_the_raw_probabilities_stand_alone():
    found = sections("multi_class")
    assert "ECE, calibrated" not in found[MEANT]
    assert "divides the logits" not in found[MEANT]
    assert LEFT_OUT not in found


def test_numbers_have_no_probabilities_and_errors_without_uncertain_blocks():
    found = sections("regression", "networks")
    assert not {MEANT, AREAS} & set(found)
    text = words(found[LEFT_OUT])
    assert re.search(r"error is [\d.]+ g/t on all test blocks, [\d.]+ g/t on the surer half", text)
    assert "the networks of the ensemble say" in text


def test_the_code_page_says_how_calibrated_probabilities_follow_from_those_of_the_script():
    """Probabilities of a quarter and three quarters, at a temperature of 2, are as the roots of 1 to 3."""
    model = make_network("classes, two networks")
    assert "the calibrated probabilit" not in code_section(model, "n.safetensors").body
    tempered = Temperatures("multi_class", (2.0,))
    body = code_section(replace(model, calibration={"temperature": tempered.to_dict()}), "n.safetensors").body
    power = float(re.search(r"each to the power of ([\d.]+), divided by the sum of all", body).group(1))
    roots = np.array([[0.25, 0.75]]) ** power
    np.testing.assert_allclose(tempered.apply(np.array([[0.25, 0.75]])), roots / roots.sum(), rtol=1e-12)
    np.testing.assert_allclose(roots / roots.sum(), [[1.0 / (1.0 + 3.0**0.5), 3.0**0.5 / (1.0 + 3.0**0.5)]])
    labels = replace(
        make_network("labels"),
        calibration={"temperature": Temperatures("multi_label", (2.0, 0.5)).to_dict()},
    )
    assert "logits divided by 2, 0.5, label by label" in code_section(labels, "n.safetensors").body
    own = replace(labels, calibration={"temperature": Temperatures("multi_label", (1.0, 1.0)).to_dict()})
    assert "the calibrated probabilit" not in code_section(own, "n.safetensors").body


@pytest.mark.parametrize("kind", ["multi_class", "regression"])
def test_a_record_of_before_makes_a_report(kind):
    generator = np.random.default_rng(1)
    p = generator.dirichlet(np.ones(3), 300)
    said, known = (p, p.argmax(axis=1)) if kind == "multi_class" else (p[:, 0], p[:, 1])
    scored = ScoredTarget(kind, said, known, NAMES, np.arange(300) % 3, np.arange(300) // 10)
    found = assess_target(scored, Terms(draws=5))
    before = {name: one for name, one in found.items() if name not in ("calibrations", "dropped")}
    now, then = (titled({"assessment": one, "target": {"unit": ""}}) for one in (found, before))
    assert set(now) - set(then) == {MEANT if kind == "multi_class" else LEFT_OUT}
    if kind == "regression":
        assert words(now[LEFT_OUT]).strip().startswith("A single network of numbers without dropout does not say")
