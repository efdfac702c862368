/** `import-report.md`: what was decided on the way, for whoever looks the manuscript over. */
import { countFaults, faultsInSource, toldFaults } from './faults.ts';
import type { Decision } from './imported.ts';

/** What the report is about. */
export interface ReportFacts {
  /** The file that was read, by its name. */
  source: string;
  /** `plain text`, `a web page`. */
  kind: string;
  title: string;
  /** The chapter files, in order. */
  chapters: readonly string[];
  /** The other files that came with them. */
  files: readonly string[];
  calls: number;
  notes: number;
}

type Kind = Decision['kind'];

/** The sections, in the order in which they matter to a reader. */
const SECTIONS: readonly (readonly [kind: Kind, title: string, about: string])[] = [
  ['fault', 'Faults of the source', 'To be mended by someone who knows the text.'],
  ['unplaced', 'Not placed', 'Text that is in the manuscript, with a comment, until someone moves it.'],
  ['furniture', 'Left out', 'What belongs to the page and not to the text. All its words are here.'],
  ['metadata', 'Title, authors and the like', 'What went into `manuscript.yaml`, or could have.'],
  ['heading', 'Headings', ''],
  ['list', 'Lists', ''],
  ['quotation', 'Quotations', ''],
  ['table', 'Tables', ''],
  ['picture', 'Pictures', ''],
  ['comment', 'Comments', ''],
  ['change', 'Tracked changes', ''],
  ['encoding', 'Encoding', ''],
  ['note', 'Notes', ''],
  ['call', 'Calls', ''],
];

const SHOWN_IN_LINE = 120;

/** The report as Markdown. */
export function importReport(facts: ReportFacts, decisions: readonly Decision[]): string {
  const sections = SECTIONS.flatMap(([kind, title, about]) => {
    const found = decisions
      .filter((decision) => decision.kind === kind)
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (found.length === 0) return [];
    return [
      `## ${title} (${kind === 'fault' ? toldFaults(countFaults(found)) : found.length})\n`,
      ...(about === '' ? [] : [`${about}\n`]),
      ...found.map(entry),
      '',
    ];
  });
  return `${[...summary(facts, decisions), ...sections].join('\n').trimEnd()}\n`;
}

function summary(facts: ReportFacts, decisions: readonly Decision[]): string[] {
  const of = (test: (decision: Decision) => boolean): number => decisions.filter(test).length;
  const faults = countFaults(decisions);
  const likely = of(({ confidence }) => confidence === 'likely');
  const unsure = of(({ confidence }) => confidence === 'unsure');
  return [
    '# Import report\n',
    `- Source: ${code(facts.source)}, read as ${facts.kind}`,
    `- Title: ${code(facts.title)}`,
    `- Chapters: ${facts.chapters.map(code).join(', ')}`,
    ...(facts.files.length > 0 ? [`- Files: ${facts.files.map(code).join(', ')}`] : []),
    `- ${counted(facts.calls, 'call')}, ${counted(facts.notes, 'note')}`,
    `- ${faultsInSource(faults)}`,
    `- ${counted(decisions.length, 'decision')}: ${unsure} unsure, ${likely} likely, ${decisions.length - unsure - likely} certain`,
    '',
    'Lines are those of the source. Look at what is unsure first.',
    '',
  ];
}

/** Of these the words are in the manuscript: they need not be said twice. */
const KEPT: ReadonlySet<Kind> = new Set(['call', 'fault']);

/** `- line 214, certain: expected …`, and the words in question. */
function entry({ kind, line, confidence, message, text }: Decision): string {
  const where = line === undefined ? confidence : `line ${line}, ${confidence}`;
  const head = `- ${where}: ${message}`;
  if (text === undefined || text === '' || (KEPT.has(kind) && message.includes(text))) return head;
  if (text.length <= SHOWN_IN_LINE && !/[\r\n]/u.test(text)) return `${head}: ${code(text)}`;
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  const lines = [`${fence}text`, ...text.split(/\r\n|\n|\r/u), fence];
  return `${head}:\n\n${lines.map((content) => (content === '' ? '' : `  ${content}`)).join('\n')}\n`;
}

function code(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${text}${space}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
