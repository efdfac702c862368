/**
 * The style sheet of the proof sheet; what is red in it is wrong. It ends without white space, which Nu leaves out when
 * it takes the hash.
 */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --desk: #f0ede6;
  --ink: #1f1e1b;
  --soft: #625f58;
  --hairline: #d8d3c8;
  --red: #ad2218;
  --red-tint: #f8e0dc;
  --green: #28643f;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', 'Source Serif 4', Georgia, serif;
  --sans: system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171817;
    --desk: #222322;
    --ink: #e8e5de;
    --soft: #aaa69d;
    --hairline: #3c3d3b;
    --red: #ff9386;
    --red-tint: #55231d;
    --green: #8ccba3;
  }
}
*, *::before { box-sizing: border-box; }
html { font-size: 100%; scroll-padding-block: 1.5rem; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 var(--serif);
  overflow-wrap: break-word;
}
header, section { padding-inline: max(1.25rem, calc((100% - 68rem) / 2)); }
a { color: inherit; text-decoration-color: var(--hairline); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
code { font: 0.85em/1.4 var(--mono); overflow-wrap: anywhere; }

header { padding-block: clamp(2rem, 6vw, 4rem) 1.25rem; }
.book { margin: 0; font-size: 1.125rem; font-style: italic; }
.what { display: block; font: 0.8125rem/1.5 var(--sans); color: var(--soft); }
h1 {
  margin: 1.25rem 0 0.6rem;
  font-size: clamp(2.75rem, 9vw, 4.5rem);
  font-weight: 400;
  line-height: 1;
  letter-spacing: -0.02em;
}
.proved h1 { color: var(--green); }
.not-proved h1 { color: var(--red); }
.sign { width: 0.62em; height: 0.62em; margin-inline-end: 0.22em; fill: none; stroke: currentColor; stroke-width: 2.6; }
.sentence { max-width: 40rem; margin: 0; font-size: 1.3125rem; line-height: 1.35; text-wrap: pretty; }
.told { max-width: 46rem; margin: 1.25rem 0 0; padding-inline-start: 1.5em; }
.told li { padding-inline-start: 0.25em; }
.told li + li { margin-top: 0.3rem; }
.told li::marker { color: var(--red); font-variant-numeric: tabular-nums; }
.more { margin: 0.3rem 0 0 1.75em; color: var(--soft); }
nav { margin-top: 1.75rem; font: 0.875rem/1.5 var(--sans); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding-block: 0.25rem; color: var(--soft); }

section { padding-block: 1.75rem 2.25rem; border-top: 1px solid var(--hairline); }
h2 { margin: 0 0 1rem; font-size: 1.5rem; font-weight: 400; line-height: 1.2; }
h3 { margin: 1.5rem 0 0.75rem; font-size: 1.125rem; font-weight: 600; }
.count { font: 0.875rem/1.5 var(--sans); color: var(--soft); margin-inline-start: 0.35em; }

.scroller { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: lining-nums tabular-nums; }
th, td { padding: 0.3rem 1.25rem 0.3rem 0; text-align: start; vertical-align: baseline; font-weight: 400; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { font: 0.8125rem/1.4 var(--sans); color: var(--soft); vertical-align: bottom; border-bottom: 1px solid var(--hairline); }
tbody tr + tr > * { border-top: 1px solid color-mix(in srgb, var(--hairline) 45%, transparent); }
th.figure, td.figure { text-align: end; white-space: nowrap; }
tbody th { white-space: nowrap; }
#editions tbody th { font-weight: 600; }
.hash { width: 22rem; }
td code { white-space: nowrap; }
.hash code { white-space: normal; }
.hash code { color: var(--soft); }

.finding-list { margin: 0; padding: 0; list-style: none; }
.finding { position: relative; padding: 0 0 1.25rem 2.25rem; max-width: 46rem; }
.finding::before, .to-finding {
  display: inline-block;
  min-width: 1.5rem;
  padding-inline: 0.3rem;
  border-radius: 0.75rem;
  background: var(--red);
  color: var(--paper);
  font: 600 0.8125rem/1.5rem var(--sans);
  font-variant-numeric: tabular-nums;
  text-align: center;
  text-decoration: none;
}
.finding::before { content: counter(list-item); position: absolute; inset-inline-start: 0; top: 0; }
.message { margin: 0 0 0.5rem; font-size: 1.125rem; line-height: 1.35; text-wrap: pretty; }
.finding dl { margin: 0; }
.finding dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0.75rem; padding-block: 0.15rem; }
dt { font: 0.8125rem/1.85 var(--sans); color: var(--soft); }
dd { margin: 0; min-width: 0; }
mark { background: var(--red-tint); color: inherit; padding: 0.05em 0.12em; border-radius: 0.15em; }
.expected mark { text-decoration: underline 0.1em var(--green); text-underline-offset: 0.18em; }
.found mark { text-decoration: underline wavy 0.07em var(--red); text-underline-offset: 0.18em; }
.on-page { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 2.5rem; margin-block: 0.5rem 2.5rem; }
.enlarged { position: sticky; top: 1.5rem; align-self: start; margin: 0; }
figcaption { padding-top: 0.35rem; text-align: center; font-size: 0.875rem; font-variant-numeric: lining-nums tabular-nums; }

.page { position: relative; background: #fff; outline: 1px solid var(--hairline); }
.page img, .page .blank { display: block; width: 100%; height: auto; }
.marks { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.marks rect { fill: #d6281a; fill-opacity: 0.14; stroke: #c0200f; stroke-width: 1.2; }
.marks circle { fill: #c0200f; }
.marks text { fill: #fff; font: 700 10px var(--sans); }
.leaf .marks text, .leaf .marks circle { display: none; }
.leaf.differs .page { outline: 2px solid var(--red); z-index: 1; }

#pages { background: var(--desk); }
.lacking { color: var(--soft); font-style: italic; }
.spreads {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr));
  gap: 1.75rem 2rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
.spread { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; }
.leaf { margin: 0; }
.recto { grid-column: 2; }
.no-folio { color: var(--soft); font-style: italic; }
.leaf:target .page { outline: 3px solid var(--ink); z-index: 1; }
.leaf .to-finding { font-size: 0.75rem; line-height: 1.25rem; min-width: 1.25rem; }
#notes table { max-width: 46rem; }
#notes td, #notes th, #lock td, #lock th { font-size: 0.9375rem; }
.finding:target .message { text-decoration: underline 0.08em var(--red); text-underline-offset: 0.2em; }
@media (prefers-color-scheme: dark) {
  .page img { filter: brightness(0.9); }
}
@media (max-width: 48rem) {
  .on-page { grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
  .enlarged { position: static; }
  .finding dl > div { grid-template-columns: 1fr; gap: 0; }
  .spreads { gap: 1.5rem; }
  th, td { padding-inline-end: 0.9rem; }
  .hash { min-width: 18rem; }
}
@media print {
  @page { margin: 16mm 14mm; }
  :root { color-scheme: light; --paper: #fff; --desk: #fff; --ink: #000; --soft: #555; --hairline: #bbb; --red: #ad2218; --red-tint: #f8e0dc; --green: #28643f; }
  html { font-size: 9.5pt; }
  header, section { padding-inline: 0; }
  nav { display: none; }
  a { text-decoration: none; }
  * { print-color-adjust: exact; }
  .page img { filter: none; }
  h2, h3 { break-after: avoid; }
  .finding, .spread, .enlarged, tr { break-inside: avoid; }
  .enlarged { position: static; }
  .on-page { grid-template-columns: 60mm 1fr; gap: 8mm; }
  .spreads { grid-template-columns: repeat(3, 1fr); gap: 6mm; }
  .scroller { overflow: visible; }
}`;
