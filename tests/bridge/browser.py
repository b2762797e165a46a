# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens a page in a browser without a window, at several widths and as it is printed, and says what is wrong with it.

The page stands in frames of a page around it, whose script measures them when all is drawn. As printed it is the
page with the rules for print and without those for the screen, as wide as A4 between its margins.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
A4_PX = 673
"""Width between margins of 16 mm at 96 pixels an inch."""
LIMIT_S = 60
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=10000", "--window-size=1200,1000",
)  # fmt: skip

SCRIPT = """
const asPrinted = (page) => {
  const style = page.createElement("style");
  for (const sheet of [...page.styleSheets]) for (const rule of [...sheet.cssRules]) {
    if (!(rule instanceof page.defaultView.CSSMediaRule)) style.textContent += rule.cssText + "\\n";
    else if (rule.conditionText === "print")
      style.textContent += [...rule.cssRules].map((one) => one.cssText).join("\\n") + "\\n";
  }
  page.querySelectorAll("style").forEach((old) => old.remove());
  page.head.append(style);
};
const words = (one) => (one.getAttribute("aria-label") || one.textContent || one.tagName).trim().slice(0, 80);
const isInBox = (one) => one.closest(".wide") && getComputedStyle(one.closest(".wide")).overflowX === "auto";
const isWithin = (one, box) => {
  const place = one.getBoundingClientRect();
  return place.left >= box.left - 1 && place.right <= box.right + 1 && place.top >= box.top - 1
    && place.bottom <= box.bottom + 1;
};
const isDrawn = (one) => { const box = one.getBBox(); return box.width + box.height > 0
  || one.getAttribute("stroke-linecap"); };
const decoded = (address) => new Promise((done) => { const image = new Image();
  image.onload = () => done(image.naturalWidth > 0); image.onerror = () => done(false); image.src = address; });

async function measure(frame) {
  const page = frame.contentDocument;
  if (frame.dataset.printed) asPrinted(page);
  const root = page.documentElement, plots = [...page.querySelectorAll('svg[role="img"]')];
  const images = [...page.querySelectorAll("svg image")].map((one) => one.getAttribute("href"))
    .concat([...page.images].map((one) => one.src));
  const good = await Promise.all(images.map(decoded));
  return {
    width: root.clientWidth,
    too_wide: root.scrollWidth - root.clientWidth,
    sticking_out: [...page.body.querySelectorAll("*")].filter((one) => !isInBox(one)
      && one.getBoundingClientRect().right > root.clientWidth + 1).map(words),
    empty_plots: plots.filter((plot) => !plot.getBoundingClientRect().width
      || ![...plot.querySelectorAll("path, circle, rect, image")].some((one) =>
        !one.matches(".grid, .axis, .guide") && isDrawn(one))).map(words),
    cut_labels: plots.flatMap((plot) => [...plot.querySelectorAll("text")]
      .filter((one) => !isWithin(one, plot.getBoundingClientRect()))
      .map((one) => words(plot) + ": " + words(one))),
    empty_tables: [...page.querySelectorAll("table")].filter((one) => !one.querySelector("tbody td")).map(words),
    bad_images: good.filter((one) => !one).length,
    scrolled_tables: [...page.querySelectorAll(".wide")].filter((one) => one.scrollWidth > one.clientWidth + 1).length,
    plots: plots.length, images: images.length,
  };
}
addEventListener("load", async () => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) found.push(await measure(frame));
  document.body.innerHTML = "";
  document.body.append(Object.assign(document.createElement("pre"), {textContent: JSON.stringify(found)}));
});
"""


@dataclass(frozen=True)
class Look:
    """How a page looks at one width."""

    width: int
    """Width of the page, pixels."""
    faults: dict[str, Any]
    """What is wrong, by kind; empty when nothing is."""
    plots: int
    """Plots and pictures on it."""
    images: int
    """Images in them."""
    scrolled_tables: int
    """Tables that are wider than the page."""


def find_browser() -> str:
    """Return the browser; where there is none the test is skipped, which fails under CI."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        pytest.skip("no browser: .ci/setup test installs chromium")
    return found


def look_at(page: str, folder: Path, *, widths: tuple[int, ...] = (390, 1000)) -> tuple[list[Look], list[str]]:
    """Return how a page looks at each width and as printed, and what the browser's console said.

    Parameters
    ----------
    page : str
        HTML.
    folder : Path
        Takes the page around it and the browser's profile.
    widths : tuple of int
        Widths of the window, pixels.
    """
    frame = '<iframe srcdoc="{page}" style="width:{width}px;height:900px;border:0"{printed}></iframe>'
    frames = [frame.format(page=escape(page), width=width, printed="") for width in widths]
    frames.append(frame.format(page=escape(page), width=A4_PX, printed=' data-printed="1"'))
    around = folder / "around.html"
    around.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(frames)}<script>{SCRIPT}</script></body>',
        encoding="utf-8",
    )
    command = [find_browser(), *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", around.as_uri()]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, encoding="utf-8")
    measured = re.search(r"<pre>(.*)</pre>", ended.stdout, re.DOTALL)
    assert measured, ended.stderr[-2000:]
    looks = [
        Look(one.pop("width"), {kind: wrong for kind, wrong in one.items() if wrong and kind not in COUNTS},
             one["plots"], one["images"], one["scrolled_tables"])
        for one in json.loads(unescape(measured[1]))
    ]  # fmt: skip
    return looks, re.findall(r".*CONSOLE.*", ended.stderr)


def title_after(page: str, script: str, folder: Path) -> str:
    """Return the title that a page has after a script was run in it."""
    place = folder / "page.html"
    place.write_text(page.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    command = [find_browser(), *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", place.as_uri()]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, encoding="utf-8")
    found = re.search(r"<title>(.*?)</title>", ended.stdout, re.DOTALL)
    assert found, ended.stderr[-2000:]
    return unescape(found[1])


COUNTS = ("plots", "images", "scrolled_tables")
