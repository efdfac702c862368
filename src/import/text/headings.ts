/** Judges which short lines are headings. */
import type { Confidence } from '../imported.ts';
import { textOf, type Block } from './lines.ts';

/** What a block is, where it is a line that could be a heading. */
export type Judgement =
  | { is: 'heading'; depth: 1 | 2 | 3 | 4; text: string; confidence: Confidence; reason: string }
  /** Text, although it has something of a heading; the reason is for the report. */
  | { is: 'candidate'; reason: string }
  | { is: 'byline' }
  | { is: 'credit' }
  | { is: 'text' };

const SHORT = 60;
const SHORT_WORDS = 9;
const LONG = 80;
const LONG_WORDS = 12;
const LONGEST = 120;
/** A line with so many short ones around it is one of a row. */
const ROW = 3;

const UNDERLINE = /^(?:=+|-{3,}|~{3,}|—{3,}|_{3,})$/u;
const CALLS_AT_END = /(?:\s*\[\s?\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*\s?\]|[⁰¹²³⁴-⁹]+)+$/u;
const SENTENCE_END = /[.,;:!…]["'”’»)\]]*$/u;
/** A sentence within the line; initials and common abbreviations end none. */
const SENTENCE_INSIDE = /(?<!\b(?:\p{Lu}|[A-Z]?[a-z]{1,2}|vs|etc|cf|St|No|Vol|Ch))[.!]\s+\p{Lu}/u;
/** What no heading ends with: a sentence that was to go on, or whose link was lost. */
const UNFINISHED =
  /\b(?:a|an|the|of|and|or|is|are|was|were|that|which)$|\S\s\S+\s\S+\s(?:see|visit|at|via|to|from|with|for)$/iu;
const INSTRUCTION = /\b(?:please|click here|read more|find out more)\b/iu;
const BYLINE =
  /^(?:by|written by|author:?|authors:?|text by|edited by|von|par|por|автор:?)\s+(?=\p{Lu})[^.!?]{2,100}$/iu;
const CREDIT =
  /^(?:(?:cover |header |main |featured |lead )?(?:image|photo|photograph|picture|illustration|graphic|map|foto|bild)s?)\b.{0,20}(?:\bby\b|\bcredits?\b|\bcourtesy\b|\bsource\b|©|\bfrom\b|\bvia\b|:).{0,160}$|^(?:©|\(c\)) .{2,80}\b(?:image|photo)\b.{0,80}$|.{0,120}\((?:CC(?:[ -]BY[A-Z -]*)?(?: \d\.\d)?|CC0|public domain)\)\.?$/iu;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.)\s+(?=\S)/u;
const CHAPTER =
  /^(?:chapter|part|kapitel|teil|chapitre|partie|capítulo|parte|глава|часть|бөлім)\s+[\p{L}\p{N}]+\b/iu;

/**
 * Judges one block.
 * @param next what follows it; nothing follows a heading at the end
 * @param previous what was made of the block before it
 */
export function judge(
  block: Block,
  next: Block | undefined,
  previous: Judgement['is'] | undefined,
): Judgement {
  const [line, underline] = block.lines;
  // Long lines are text, and the patterns below would take long to find that out.
  if (!line || block.lines.length > 2 || line.text.length > 2 * LONGEST) return { is: 'text' };
  if (underline) {
    if (!UNDERLINE.test(underline.text) || line.text.length > LONGEST) return { is: 'text' };
    const depth = underline.text.startsWith('=') ? 1 : 2;
    return { is: 'heading', depth, text: line.text, confidence: 'certain', reason: 'underlined' };
  }
  if (CREDIT.test(line.text)) return { is: 'credit' };
  return judgeLine(line.text, next, previous);
}

function judgeLine(whole: string, next: Block | undefined, previous: Judgement['is'] | undefined): Judgement {
  const text = whole.replace(CALLS_AT_END, '').trim();
  const words = text.split(/\s+/u).length;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (text.length > LONGEST || letters < 2 || letters < text.length / 3) return { is: 'text' };
  if (/^[\p{Ll}("“‘«'–—-]/u.test(text) && !/^["“‘«'][^"”’»]+["”’»'].*\p{L}$/u.test(text))
    return { is: 'text' };
  if (/https?:\/\/|www\.|@\S+\./u.test(text)) return { is: 'text' };
  if (BYLINE.test(text))
    return previous === 'heading' || previous === undefined ? { is: 'byline' } : { is: 'text' };
  if (SENTENCE_END.test(text)) return { is: 'text' };
  if (UNFINISHED.test(text) || INSTRUCTION.test(text))
    return { is: 'candidate', reason: 'it reads like a sentence whose end was lost' };
  if (SENTENCE_INSIDE.test(text.replace(NUMBERED, '')))
    return { is: 'candidate', reason: 'there is a sentence in it' };
  if (!next) return { is: 'candidate', reason: 'nothing follows it' };
  if (text.length > LONG || words > LONG_WORDS)
    return { is: 'candidate', reason: 'it is long for a heading' };
  const isShort = text.length <= SHORT && words <= SHORT_WORDS;
  const confidence = isShort && !text.endsWith('?') ? 'likely' : 'unsure';
  const reason = 'a short line without final punctuation between empty lines';
  return { is: 'heading', depth: depthOf(text), text: whole, confidence, reason };
}

/** “Chapter 2” is above all others; `1.2` is below `1`. */
function depthOf(text: string): 1 | 2 | 3 | 4 {
  if (CHAPTER.test(text)) return 1;
  const parts = NUMBERED.exec(text)?.[0].match(/\d+/gu)?.length ?? 1;
  return parts === 1 ? 2 : parts === 2 ? 3 : 4;
}

/** The words of a byline without “By”. */
export function namesIn(byline: string): string[] {
  const names = byline.replace(
    /^(?:by|written by|authors?:?|text by|edited by|von|par|por|автор:?)\s+/iu,
    '',
  );
  return names
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*/u)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** True for lines in a row that are all short, as in an address or a poem: none of them is a heading. */
export function isRowOfLines(blocks: readonly Block[], index: number): boolean {
  let from = index;
  let to = index;
  while (to - from < ROW && isLine(blocks[from - 1])) from--;
  while (to - from < ROW && isLine(blocks[to + 1])) to++;
  return to - from >= ROW;
}

function isLine(block: Block | undefined): boolean {
  return (
    block !== undefined &&
    block.lines.length === 1 &&
    textOf(block).length <= SHORT &&
    !SENTENCE_END.test(textOf(block))
  );
}
