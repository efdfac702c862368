/**
 * The proof sheet, `<slug>.proof.html`: one page for whoever has to know in ten seconds whether this book may go to
 * the printer. It needs no script and loads nothing.
 */
import { createHash } from 'node:crypto';
import type { Proof } from '../record.ts';
import { counted, verdictOf } from '../verdict.ts';
import { contactSheet } from './contact-sheet.ts';
import { findingsSection } from './findings.ts';
import { markup, Markup } from './markup.ts';
import { groupFindings } from './numbered-findings.ts';
import type { NumberedFinding } from './page-frame.ts';
import type { SheetPictures } from './sheet-pictures.ts';
import { STYLE } from './style.ts';
import { editionsTable, lockTable, notesTable } from './tables.ts';

/** How many findings are told right under the verdict. */
const TOLD_AT_ONCE = 5;

/** Only the one style sheet below and the pictures in the page: whatever else a text could smuggle in is refused. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the proof sheet of a proof. */
export function proofSheet(proof: Proof, pictures: SheetPictures): string {
  const groups = groupFindings(proof);
  const findings = groups.flatMap((group) => group.findings);
  const { heading } = verdictOf(proof);
  const sections = [
    // What is wrong goes before everything else.
    findingsSection(proof, groups, pictures.enlarged),
    editionsTable(proof),
    contactSheet(proof, findings, pictures),
    notesTable(proof, findings),
    lockTable(proof.lock),
  ];
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}: ${proof.manuscript.title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body class="${proof.verdict === 'proved' ? 'proved' : 'not-proved'}">
${head(proof, findings)}<main>
${sections}</main>
</body>
</html>
`;
  return page.html;
}

function head(proof: Proof, findings: readonly NumberedFinding[]): Markup {
  const { heading, sentence } = verdictOf(proof);
  const first = findings.slice(0, TOLD_AT_ONCE);
  const more = findings.length - first.length;
  const told = first.map(
    ({ number, finding }) => markup`<li><a href="#finding-${number}">${finding.message}</a></li>
`,
  );
  const rest =
    more > 0
      ? markup`<p class="more"><a href="#finding-${first.length + 1}">and ${counted(more, 'more difference')}</a></p>
`
      : undefined;
  const links = [
    ...(findings.length > 0 ? [['findings', 'Differences']] : []),
    ['editions', 'Editions'],
    ...(proof.pages.length > 0 ? [['pages', 'Pages']] : []),
    ...(proof.notes.length > 0 ? [['notes', 'Notes']] : []),
    ['lock', 'Lock'],
  ].map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
  const { title, language } = proof.manuscript;
  return markup`<header>
<p class="book"><span class="what">Proof sheet</span> <bdi lang="${language}">${title}</bdi></p>
<h1>${proof.verdict === 'proved' ? TICK : CROSS}${heading}</h1>
<p class="sentence">${sentence}</p>
${first.length > 0 ? markup`<ol class="told">\n${told}</ol>\n${rest}` : undefined}<nav aria-label="Sections"><ul>${links}</ul></nav>
</header>
`;
}

/** Drawn, so that no font has to have them. */
const TICK = new Markup(
  '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 13l6 7L21 4"/></svg>',
);
const CROSS = new Markup(
  '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4l16 16M20 4L4 20"/></svg>',
);
