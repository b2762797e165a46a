# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs that behave badly, for the tests of the worker; no part of the plugin knows them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from oresight.plugin.engine.errors import InvalidInputError, Notice
from oresight.plugin.engine.helpers import helpers_lent
from oresight.plugin.engine.interludes import interlude
from oresight.plugin.engine.network import search_training
from oresight.plugin.engine.network.checkpoint import fingerprint_of
from oresight.plugin.engine.network.model_file import read_model
from oresight.plugin.worker import versions
from oresight.plugin.worker.jobs import JobInput, JobResult, load_job


def echo(job: JobInput) -> JobResult:
    arrays = {name: np.array(array) for name, array in job.arrays.items()}
    return JobResult(dict(job.parameters), arrays, notices=(Notice("{n} given", {"n": len(arrays)}),))


def double(job: JobInput) -> JobResult:
    job.progress(0.5, "Doubling {n} numbers", n=job.arrays["numbers"].size)
    return JobResult(arrays={"numbers": job.arrays["numbers"] * 2})


def interrupted(job: JobInput) -> JobResult:
    """Do something in between that no progress knows of, right after saying what is done."""
    job.progress(0.5, "Kriging")
    with interlude("Making {what}", what="machine code"):
        job.progress(0.5, "Kriging")
        time.sleep(0.3)
        job.progress(0.6)
    time.sleep(0.15)
    job.progress(0.7)
    return JobResult()


def who(job: JobInput) -> JobResult:
    return JobResult({"process": os.getpid()})


def code(job: JobInput) -> JobResult:
    """Say by which code a worker knows what it keeps, after the plugin's files were replaced."""
    versions.PACKAGE = job.folder
    return JobResult({"code": versions.code_hash(versions.COMPUTES)})


def write_file(job: JobInput) -> JobResult:
    path = job.folder / "written.txt"
    path.write_text("kept", encoding="utf-8")
    return JobResult(files={"text": str(path)})


def name_outside(job: JobInput) -> JobResult:
    return JobResult(files={"text": str(Path(__file__))})


def chatter(job: JobInput) -> JobResult:
    sys.stdout.write("a library prints\n")
    os.write(1, b'{"type": "result", "a library": "prints from C"}\n')
    subprocess.run([sys.executable, "-c", "print('a child prints')"], check=True)
    return JobResult({"input": sys.stdin.read()})


def sleep(job: JobInput) -> JobResult:
    """Listen to nothing for a minute, or until a file is there, after saying who it is."""
    (job.folder / "partial.bin").write_bytes(b"half")
    Path(job.parameters["say"]).write_text(f"{os.getpid()} {job.folder}", encoding="utf-8")
    until, end = job.parameters.get("until"), time.monotonic() + 60.0
    while time.monotonic() < end and not (until and Path(until).exists()):
        time.sleep(0.01)
    return JobResult()


def polite(job: JobInput) -> JobResult:
    """Work for a minute and report all the time."""
    for step in range(6000):
        job.progress(step / 6000, "Step {step}", step=step)
        time.sleep(0.01)
    return JobResult()


def hold_lock(job: JobInput) -> JobResult:
    """Compute in one call that lets no other thread of Python run."""
    Path(job.parameters["say"]).write_text(str(os.getpid()), encoding="utf-8")
    return JobResult({"digits": len(str(7 ** (10**9)))})


def epochs(job: JobInput) -> JobResult:
    for epoch in range(job.parameters["epochs"]):
        job.epoch({"epoch": epoch, "loss": float("nan") if epoch == 0 else 1.0 / epoch})
    return JobResult()


def until_stopped(job: JobInput) -> JobResult:
    """Count until somebody wants an early end, for a minute at most."""
    for step in range(6000):
        job.progress(step / 6000)
        if job.should_stop():
            return JobResult({"steps": step})
        time.sleep(0.01)
    return JobResult()


def _with_memory(helpers):
    """Return helpers that find memory enough, whatever the machine has."""
    helpers._memory = lambda: 2**40
    return helpers


def with_helper(job: JobInput) -> JobResult:
    """Start a helper, say which process it is, and sleep."""
    helpers = _with_memory(helpers_lent())
    assert helpers.ready(1, 0) == 1
    Path(job.parameters["say"]).write_text(str(helpers._all[0].pid), encoding="utf-8")
    time.sleep(60)
    return JobResult()


def train_helped(job: JobInput) -> JobResult:
    """Train networks in two stacks, by a helper or not, and say what they are and who helped."""
    search_training.os.cpu_count = lambda: 2
    search_training.WORTH_HELPERS = 0.0 if job.parameters["is_helped"] else float("inf")
    _with_memory(helpers_lent())
    result = load_job("train_network")(job)
    model = read_model(Path(result.files["model"]))
    digest = fingerprint_of({}, [one.weights[name] for one in model.networks for name in sorted(one.weights)])
    return JobResult({"weights": digest, "helpers": [one.pid for one in helpers_lent()._all]})


def fail(job: JobInput) -> JobResult:
    kind = job.parameters["kind"]
    if kind == "engine":
        raise InvalidInputError("Hole {hole} has a dip of {dip}.", hole="ДДГ-1", dip=np.float32(200.0))
    if kind == "memory":
        np.zeros(2**56)
    if kind == "memory of torch":
        import torch

        torch.empty(2**50)
    if kind == "crash":
        os.abort()
    if kind == "exit":
        os._exit(3)
    if kind == "import":
        __import__("no_such_library")
    raise ValueError(kind)
