# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of a run in words."""

from __future__ import annotations

from math import isfinite

from ..plugin.bridge.messages import duration
from .texts import share, tr
from .training_runs import ShownRun


def state_title(state: str) -> str:
    """Return what a run does."""
    titles = {
        "running": tr("running"),
        "stopping": tr("stopping"),
        "done": tr("done"),
        "cancelled": tr("cancelled"),
        "failed": tr("failed"),
        "record": "",
    }
    return titles[state]


def run_sentence(run: ShownRun | None) -> str:
    """Return how far a run is, how good it is, where it runs, and how long it takes still."""
    if run is None:
        return tr("Train a network, from the toolbox or by a workflow, or open the record of an earlier run.")
    said = [*_epoch_sentences(run), _place_sentence(run)]
    if run.state == "stopping":
        said.append(tr("It stops after this epoch and keeps the best."))
    elif run.state == "failed":
        said.append(run.text)
    elif not run.history:
        said.append(run.text or tr("The training begins."))
    return " ".join(one for one in said if one)


def _epoch_sentences(run: ShownRun) -> list[str]:
    if not run.history:
        return []
    last, best = run.history[-1], run.best
    epochs = last["epochs"] or last["epoch"]
    said = [tr("Epoch {epoch} of {epochs}.").format(epoch=last["epoch"], epochs=epochs)]
    if last["validation_loss"] is None:
        said.append(tr("Training loss {loss}; there is no validation part.").format(loss=share(last["loss"])))
    else:
        said.append(tr("Validation loss {loss}.").format(loss=share(last["validation_loss"])))
    if best is not None:
        said.append(
            tr("Best epoch {epoch}: loss {loss}, accuracy {accuracy}.").format(
                epoch=best["epoch"],
                loss=share(best["validation_loss"]),
                accuracy=share(best["validation_accuracy"]),
            )
        )
    return said


def _place_sentence(run: ShownRun) -> str:
    """Return the device and the time left, or the time it took."""
    places = {
        "cpu": tr("On the processor"),
        "cuda": tr("On the graphics card (CUDA)"),
        "mps": tr("On the graphics processor (MPS)"),
    }
    place = places.get(run.device, run.device)
    if run.is_live and isfinite(run.seconds_left):
        text = tr("{place}, about {duration} left.") if place else tr("About {duration} left.")
        return text.format(place=place, duration=duration(run.seconds_left))
    if run.seconds is not None:
        text = tr("{place}, trained in {duration}.") if place else tr("Trained in {duration}.")
        return text.format(place=place, duration=duration(run.seconds))
    return tr("{place}.").format(place=place) if place else ""
