import type { Nodes } from 'mdast';
import { nearestName } from '../../manuscript/nearest-name.ts';
import { writtenAttributes, type WrittenAttribute } from '../directive-source.ts';
import { placeOf } from '../place.ts';
import type { NodeContext, Report, Rule } from '../rule.ts';

/** An attribute, and those that its directive has. */
interface Facts {
  attribute: string;
  directive: string;
  known: readonly string[];
}

/** What the directives take, by the kind of node that they become. */
const ATTRIBUTES: Readonly<Record<string, { directive: string; known: readonly string[] }>> = {
  box: { directive: 'box', known: ['title', 'byline', 'toc', 'id', 'lang'] },
  figure: { directive: 'figure', known: ['decorative', 'id', 'lang'] },
  captionedTable: { directive: 'table', known: ['id', 'lang'] },
  epigraph: { directive: 'epigraph', known: ['id', 'lang'] },
  abstract: { directive: 'abstract', known: ['id', 'lang'] },
  verse: { directive: 'verse', known: ['id', 'lang'] },
  remark: { directive: 'note', known: ['id', 'lang'] },
  pageBreak: { directive: 'pagebreak', known: [] },
  smallCaps: { directive: 'smallcaps', known: [] },
  languagePassage: { directive: 'lang', known: ['lang'] },
};

/**
 * An attribute that its directive does not have, most often a misspelt one. Nothing is printed of it, so a title goes
 * missing without a word.
 *
 * @example bad
 *   :::box{titel="A sidebar"}
 *   The text of a sidebar.
 *   :::
 *
 * @example good
 *   :::box{title="A sidebar" byline="By the editors" #sidebar lang=en toc}
 *   The text of a sidebar, with a :lang[mot]{fr}.
 *   :::
 */
export const unknownAttribute: Rule<Facts> = {
  id: 'unknown-attribute',
  severity: 'warning',
  wording({ attribute, directive, known }) {
    const nearest = nearestName(attribute, known);
    const list = known.map((name) => `\`${name}\``).join(', ');
    const hint = nearest === undefined ? 'remove it' : `did you mean \`${nearest}\`?`;
    return `expected ${known.length === 0 ? `no attribute of \`${directive}\`` : `an attribute of \`${directive}\` (${list})`}, found \`${attribute}\`; ${hint}`;
  },
  nodes: {
    box: look,
    figure: look,
    captionedTable: look,
    epigraph: look,
    abstract: look,
    verse: look,
    remark: look,
    pageBreak: look,
    smallCaps: look,
    languagePassage: look,
  },
};

function look(node: Nodes, { chapter }: NodeContext, report: Report<Facts>): void {
  const kind = ATTRIBUTES[node.type];
  const start = node.position?.start.offset;
  if (!kind || start === undefined) return;
  const { directive, known } = kind;
  const written = writtenAttributes(String(chapter.source), start, node.position?.end.offset ?? start);
  const unknown = written.filter((attribute) => !known.includes(attribute.name));
  for (const { name, from, to } of directive === 'lang' ? unknown.filter(isNoLanguage(written)) : unknown) {
    report({
      facts: { attribute: name, directive, known },
      file: chapter.path,
      place: placeOf(from, to, chapter.source),
    });
  }
}

/** `:lang[…]{kk}`: the first attribute without a value is the language. */
function isNoLanguage(written: readonly WrittenAttribute[]): (attribute: WrittenAttribute) => boolean {
  const language = written.find(({ hasValue }) => !hasValue);
  return (attribute) => attribute !== language;
}
