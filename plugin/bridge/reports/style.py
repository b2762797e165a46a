# SPDX-License-Identifier: GPL-2.0-or-later
"""How every report looks: on a wide screen, on a phone, in the dark and on A4."""

from __future__ import annotations

STYLE = """
:root { --page: #fff; --ink: #1b1f23; --soft: #4b535d; --line: #d5d9de; --faint: #e4e7eb; --shade: #f4f6f8;
  --blank: #fff; --warn: #d55e00; --warned: #fdf3ec; color-scheme: light dark; }
@media screen and (prefers-color-scheme: dark) { :root { --page: #15191e; --ink: #e3e7ec; --soft: #a9b3be;
  --line: #3a424c; --faint: #2a3139; --shade: #1e242b; --blank: #4b535d; --warned: #33251b; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: var(--ink); background: var(--page); max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem;
  overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.lead { font-size: 1.1rem; color: var(--soft); margin: 0 0 1rem; }
.notices { border-left: 4px solid var(--warn); background: var(--warned); padding: .5rem 1rem; margin: 1rem 0;
  list-style: none; }
.notices li { margin: .25rem 0; }
table { border-collapse: collapse; margin: .8rem 0; font-size: .93rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--faint); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; line-height: 1.3; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n, td small { white-space: nowrap; }
.wide { overflow-x: auto; } .dense table { font-size: .84rem; } .dense td { white-space: nowrap; }
.dense th, .dense td { padding: .22rem .45rem; } .dense th { overflow-wrap: normal; min-width: 3.6em; }
.dense td:first-child:not(.n) { white-space: normal; min-width: 11rem; }
figure { display: inline-block; margin: .5rem .5rem .5rem 0; max-width: 100%; vertical-align: top; }
figure svg { max-width: 100%; height: auto; display: block; }
figcaption { contain: inline-size; text-align: center; color: var(--soft); font-size: .9rem; }
svg text { fill: currentColor; }
svg .soft { fill: var(--soft); }
svg .blank { fill: var(--blank); }
svg .rank { fill: #000; }
svg .inside { fill: #fff; }
svg .halo { stroke: var(--page); stroke-width: 3px; paint-order: stroke; }
svg .grid { stroke: var(--faint); }
svg .axis { stroke: var(--soft); fill: none; }
svg .guide { stroke: #8c959f; stroke-width: 1; fill: none; }
svg .mark { fill: var(--page); stroke: currentColor; stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: .3rem 0; padding: 0; list-style: none;
  font-size: .9rem; color: var(--soft); }
.legend svg { vertical-align: -2px; margin-right: .35rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.4rem, 1fr)); gap: .8rem; margin: 1rem 0; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; break-inside: avoid; }
.card b { display: block; font-size: 1.5rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.card span { color: var(--soft); font-size: .87rem; }
.side { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: flex-start; }
.side > * { min-width: 0; max-width: 100%; }
.cell { display: inline-block; padding: .1rem .4rem; border-radius: 4px; }
.good { background: #0072b222; } .bad { background: #d55e0022; }
.answers { margin: .8rem 0; }
.answers dt { font-weight: 600; }
.answers dd { margin: 0 0 .6rem; }
.beside { display: flex; gap: 1.5rem; align-items: flex-start; } .beside > * { flex: 1 1 0; min-width: 0; }
.beside figure { margin: 0; }
.paste { border-left: 4px solid var(--soft); background: var(--shade); padding: .6rem 1rem; }
.columns { columns: 24rem 2; } .columns .wide { overflow: visible; } .columns table { margin-top: 0; }
.columns td { overflow-wrap: anywhere; } .columns td:first-child { white-space: nowrap; }
.columns th, .columns td { padding: .15rem .5rem; }
code { font: .85em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.listing { margin: .8rem 0; }
.listing pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem;
  margin: 0; max-height: 36rem; overflow: auto; white-space: pre-wrap; line-height: 1.45; }
.listing button { display: block; margin: 0 0 .4rem auto; font: inherit; font-size: .85rem; cursor: pointer;
  color: var(--ink); background: var(--shade); border: 1px solid var(--line); border-radius: 4px;
  padding: .1rem .8rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .6rem; color: var(--soft);
  font-size: .9rem; }
@page { size: A4; margin: 16mm; }
@media screen and (max-width: 44rem) { body { margin: 1rem auto; padding: 0 .8rem; } figure { margin: .5rem 0; }
  th, td { padding: .25rem .45rem; } h1 { font-size: 1.4rem; } .beside { display: block; }
  td:first-child:not(.n) { min-width: 7.5rem; } td.n { white-space: normal; } }
@media screen and (max-width: 26rem) { table { font-size: .84rem; } th, td { padding: .22rem .3rem; }
  td:first-child:not(.n) { min-width: 6rem; } .dense td:first-child:not(.n) { min-width: 7.5rem; } }
@media print { html { font-size: 12px; }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; orphans: 3; widows: 3; }
  h1, h2, h3, h2 + p, dt, .legend, caption { break-after: avoid; } .beside { break-before: avoid; }
  h2 { margin-top: 1.4rem; }
  table, tr, figure, .notices, .legend, .paste, p, dd { break-inside: avoid; } .long table { break-inside: auto; }
  thead { display: table-header-group; } th, td { padding: .2rem .4rem; } .wide { overflow: visible; }
  .dense th, .dense td { padding: .2rem .28rem; } .dense td:not(.n), .dense small { white-space: normal; }
  .dense th, .dense td:first-child:not(.n) { min-width: 0; } .dense th { overflow-wrap: anywhere; }
  .crowded table { font-size: 6pt; } .crowded th, .crowded td { padding: .15rem .1rem; }
  figure { width: 48%; margin: 1mm 1% 1mm 0; } figure svg { width: 100%; } .beside figure { width: 100%; }
  .listing pre { max-height: none; overflow: visible; } .listing button { display: none; }
  .cards { gap: .4rem; } .card b { font-size: 1.2rem; } footer { break-before: avoid; margin-top: 1.2rem; }
  .paste, .notices, .cell, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
