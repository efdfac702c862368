/** What a page of the web has around its text: buttons, menus, lists of other pages. */
import type { Decision } from '../imported.ts';
import { lineOf, textOf, type Block } from './lines.ts';

/** A text without what stood around it. */
export interface WithoutFurniture {
  blocks: Block[];
  decisions: Decision[];
}

/** Labels of buttons and menus, whole lines. */
const LABELS: ReadonlySet<string> = new Set(
  [
    'scroll top|scroll to top|back to top|to top|top|go to top|scroll up|skip to content|skip to main content',
    'menu|main menu|toggle navigation|navigation|search|search for:|close|home|sign in|log in|login|register|subscribe',
    'donate|share|share this|share this:|share this article|share on|tweet|email|e-mail|print|print this page|pin it',
    'facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|rss|copy link|like this:|loading...|loading…',
    'download|download pdf|download as pdf|accept|accept all|accept cookies|cookie settings|advertisement',
    'previous|next|previous post|next post|previous article|next article|older posts|newer posts|read next',
    'table of contents|contents|leave a comment|leave a reply|post a comment|comments|no comments',
    'privacy policy|terms of use|cookie policy|contact us|about us|all rights reserved|all rights reserved.',
  ].flatMap((line) => line.split('|')),
);

/** Headings of what follows a text: all to the end belongs to it. */
const AFTER_TEXT =
  /^(?:related (?:posts?|articles?|content|stories|reading|publications)|you (?:may|might) also (?:like|enjoy|be interested in)|more (?:from|in|on) .{1,40}|recent (?:posts?|articles?)|latest (?:posts?|articles?|news)|recommended(?: for you)?|popular posts?|most read|leave a (?:comment|reply)|post a comment|(?:sign up|subscribe) (?:to|for) (?:our|the) .{0,40}|share (?:this|on).{0,40}|follow us.{0,40})[:.]?$/iu;

const PATTERNS: readonly RegExp[] = [
  /^(?:©|\(c\)|copyright\b).{0,120}$/iu,
  /^(?:we use|this (?:site|website) uses) cookies\b.{0,200}$/iu,
  /^(?:posted|filed|tagged) (?:in|under|with)\b.{0,120}$/iu,
  /^\d+ (?:comments?|shares?|likes?|min(?:ute)?s? read)$/iu,
  /^(?:home|start) ?[>»›/|].{0,120}$/iu,
];

/** More than this is no list of other pages any more, but text. */
const MOST_AFTER = 40;
const LONGEST_AFTER = 300;

/** Takes the furniture from both ends. All of its words are in the decisions. */
export function takeFurniture(blocks: readonly Block[]): WithoutFurniture {
  let first = 0;
  while (first < blocks.length && isFurniture(blocks[first]!)) first++;
  // A text of nothing but such words is one all the same.
  if (first === blocks.length) return { blocks: [...blocks], decisions: [] };
  let end = blocks.length;
  while (end > first + 1 && isFurniture(blocks[end - 1]!)) end--;
  const after = startOfAfterText(blocks, first, end);
  const taken = [
    ...blocks
      .slice(0, first)
      .map((block) => decision(block, 'certain', 'a label of the page above the text')),
    ...blocks
      .slice(after)
      .map((block) =>
        decision(
          block,
          isFurniture(block) ? 'certain' : 'likely',
          isFurniture(block)
            ? 'a label of the page below the text'
            : 'it belongs to the page, below its text',
        ),
      ),
  ];
  return { blocks: blocks.slice(first, after), decisions: taken };
}

/** True for a block each line of which is a label of a page. */
export function isFurniture(block: Block): boolean {
  return block.lines.every(
    ({ text }) => LABELS.has(text.toLowerCase()) || PATTERNS.some((pattern) => pattern.test(text)),
  );
}

/** Where “Related posts” or the like begins near the end, with nothing but short blocks behind it. */
function startOfAfterText(blocks: readonly Block[], first: number, end: number): number {
  let found = end;
  for (let index = end - 1; index > first && end - index <= MOST_AFTER; index--) {
    const block = blocks[index]!;
    const text = textOf(block);
    if (text.length > LONGEST_AFTER || /^\[\d{1,4}\]/u.test(text)) break;
    if (AFTER_TEXT.test(block.lines[0]!.text)) found = index;
  }
  return found;
}

function decision(block: Block, confidence: Decision['confidence'], message: string): Decision {
  return { kind: 'furniture', confidence, message, line: lineOf(block), text: textOf(block) };
}
