# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a whole run: one page for the geologist, the manager and whoever checks both.

A section is a function that takes the results of the run and returns a `Section`: a title and HTML made by the
functions of `page`, `plots`, `bars` and `pictures`.  To add one, write it in a module `run_<subject>.py` and put it
in its place in `SECTIONS`; where the run has nothing to say about it, its body is empty and the section is left out.
What must be known before any figure is read is a function in `NOTICES`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...engine.errors import Notice
from ...engine.progress import Progress, no_progress
from ..messages import translate as tr
from ..run_results import RunResults
from ..staging import Staging, writing
from .page import Section, page
from .run_blocks import blocks_section
from .run_body import body_section
from .run_code import run_code_section
from .run_drilling import cleaning_section, drillholes_section
from .run_estimates import estimates_section
from .run_honest import (
    believed_glance_section,
    believed_lead,
    honest_calibration_section,
    honest_called_section,
    honest_distance_section,
    honest_glance_section,
    honest_method_section,
    honest_worth_section,
    published_glance_section,
    sides_section,
)
from .run_maps import plans_section, sections_section
from .run_method import method_section
from .run_settings import inputs_section, said_section, settings_section, versions_section
from .run_skill import (
    confusion_section,
    curves_section,
    features_section,
    learning_section,
    published_section,
    truth_section,
)
from .run_summary import model_notices, skill_notices
from .run_targets import targets_section
from .run_trust import TRUST_SECTIONS, alarm_notices
from .run_variograms import variograms_section

REPORT = "report.html"

SECTIONS: tuple[Callable[[RunResults], Section], ...] = (
    believed_glance_section,
    sides_section,
    honest_worth_section,
    honest_distance_section,
    published_glance_section,
    plans_section,
    sections_section,
    targets_section,
    *TRUST_SECTIONS,
    published_section,
    learning_section,
    curves_section,
    confusion_section,
    features_section,
    truth_section,
    body_section,
    drillholes_section,
    variograms_section,
    blocks_section,
    estimates_section,
    cleaning_section,
    method_section,
    run_code_section,
    said_section,
    inputs_section,
    settings_section,
    versions_section,
)
"""The sections of the report in their order."""

HONEST_SECTIONS: tuple[Callable[[RunResults], Section], ...] = (
    honest_glance_section,
    honest_worth_section,
    honest_distance_section,
    plans_section,
    sections_section,
    targets_section,
    honest_called_section,
    honest_calibration_section,
    drillholes_section,
    blocks_section,
    cleaning_section,
    honest_method_section,
    said_section,
    inputs_section,
    settings_section,
    versions_section,
)
"""The sections where the honest way was gone only."""

NOTICES: tuple[Callable[[RunResults], list[Notice]], ...] = (alarm_notices, model_notices, skill_notices)
"""What stands above all sections."""


def write_run_report(folder: Path, *, title: str = "", progress: Progress = no_progress) -> str:
    """Write the report of a run folder into it and return its path.

    Parameters
    ----------
    folder : Path
        A folder that `run_workflow` filled; the report is made from its files alone.
    title : str
        Name of the deposit or run; the folder's name by default.
    progress : Progress
        Told before each section; it may raise `CancelledError`, and the report stays as it was.
    """
    progress(0.0)
    text = run_report(RunResults.read(folder), title=title or folder.name, progress=progress)
    target = folder / REPORT
    with Staging() as staging, writing(target):
        staging.path(target).write_text(text, encoding="utf-8")
    return str(target)


def run_report(run: RunResults, *, title: str, progress: Progress = no_progress) -> str:
    """Return the report of a run as one self-contained HTML page."""
    is_honest = run.record["settings"]["preset"] == "honest"
    wanted = HONEST_SECTIONS if is_honest else SECTIONS
    sections = []
    for place, section in enumerate(wanted):
        progress((place + 1) / (len(wanted) + 1), "Report")
        sections.append(section(run))
    return page(
        tr("Probability of ore: {title}").format(title=title),
        sections,
        lead=believed_lead(run),
        notices=[notice for notices in NOTICES for notice in notices(run)],
    )
