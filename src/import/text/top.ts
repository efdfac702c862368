/** The title of a text and what stands right below it: who wrote it, and when. */
import type { Decision, ImportedMetadata } from '../imported.ts';
import { judge, namesIn } from './headings.ts';
import { lineOf, textOf, type Block } from './lines.ts';
import { bulletOf } from './lists.ts';

/** A text without what its first lines say of it. */
export interface Top {
  metadata: ImportedMetadata;
  blocks: Block[];
  decisions: Decision[];
}

const LONGEST_TITLE = 160;
const LOOKED_AT = 4;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const DAY_FIRST = /^(?:published(?: on)?:?\s+)?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})$/iu;
const MONTH_FIRST = /^(?:published(?: on)?:?\s+)?([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu;
const MONTH_ONLY = /^(?:published(?: in)?:?\s+)?([a-z]+) (\d{4})$/iu;
const IN_NUMBERS = /^(?:published(?: on)?:?\s+)?(\d{4}-\d{2}-\d{2})$/iu;
/** `The Institute by Ada Lang`, as pages end. */
const CREDIT_LINE = /^(?:(\p{Lu}[^.,;:!?]{2,80})\s)?by\s(\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){1,3})$/u;

/** Takes the title and what belongs to it from the beginning of a text. */
export function readTop(blocks: readonly Block[]): Top {
  const [first, ...rest] = blocks;
  if (!first || rest.length === 0 || !isTitle(first, rest[0]))
    return { metadata: {}, blocks: [...blocks], decisions: [] };
  const title = first.lines[0]!.text.replaceAll(/\s+/gu, ' ');
  const metadata: ImportedMetadata = { title };
  const decisions = [told(first, 'likely', 'the title: the first line, which is short and stands alone')];
  const left = [...rest];
  for (let count = 0; count < LOOKED_AT && left.length > 1; count++) {
    const block = left[0]!;
    const taken = takeLine(block, left[1], metadata);
    if (taken === undefined) break;
    decisions.push(told(block, 'likely', taken));
    left.shift();
  }
  return { metadata, blocks: left, decisions };
}

/** The line at the very end that says of whom a text is; undefined where the block is none. */
export function readCreditLine(block: Block): { metadata: ImportedMetadata; decision: Decision } | undefined {
  const found = block.lines.length === 1 ? CREDIT_LINE.exec(textOf(block).replaceAll(/\s/gu, ' ')) : null;
  if (!found) return undefined;
  const [, publisher, author = ''] = found;
  const who = publisher === undefined ? 'the author' : 'the publisher and the author';
  return {
    metadata: { authors: [author], ...(publisher !== undefined && { publisher }) },
    decision: told(
      block,
      'likely',
      `a line below the text that names ${who}; it went into \`manuscript.yaml\``,
    ),
  };
}

function isTitle(block: Block, next: Block | undefined): boolean {
  const [line, underline] = block.lines;
  if (!line || line.text.length > LONGEST_TITLE || bulletOf(line)) return false;
  if (underline) return judge(block, next, undefined).is === 'heading';
  return (
    /\p{L}{2}/u.test(line.text) &&
    !/^(?:https?:|www\.)/iu.test(line.text) &&
    !/[.,;:][”’"']?$/u.test(line.text) &&
    !/\[\d+\]/u.test(line.text)
  );
}

/** Takes a byline or a date into the metadata, and says so. */
function takeLine(block: Block, next: Block | undefined, metadata: ImportedMetadata): string | undefined {
  const text = textOf(block).replaceAll(/\s+/gu, ' ');
  const date = block.lines.length === 1 ? dateIn(text) : undefined;
  if (date !== undefined && metadata.date === undefined) {
    metadata.date = date;
    return 'the date, below the title; it went into `manuscript.yaml`';
  }
  if (metadata.authors === undefined && judge(block, next, undefined).is === 'byline') {
    metadata.authors = namesIn(text);
    return 'the byline, below the title; it went into `manuscript.yaml`';
  }
  return undefined;
}

function dateIn(text: string): string | undefined {
  const whole = IN_NUMBERS.exec(text)?.[1];
  if (whole !== undefined) return Number.isNaN(Date.parse(whole)) ? undefined : whole;
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dateOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return dateOf(monthFirst[3], monthFirst[1], monthFirst[2]);
  const monthOnly = MONTH_ONLY.exec(text);
  return monthOnly ? dateOf(monthOnly[2], monthOnly[1]) : undefined;
}

function dateOf(year = '', name = '', day?: string): string | undefined {
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return start;
  const date = `${start}-${day.padStart(2, '0')}`;
  // `Date` takes the 31st of June for the 1st of July.
  const time = Date.parse(date);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? undefined : date;
}

function told(block: Block, confidence: Decision['confidence'], message: string): Decision {
  return { kind: 'metadata', confidence, message, line: lineOf(block), text: textOf(block) };
}
