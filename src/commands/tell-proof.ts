/** A proof in the words of the command line. */
import { createColors } from 'picocolors';
import type { Proof } from '../proof/record.ts';
import { EDITION_NAMES, grouped, verdictOf } from '../proof/verdict.ts';
import { printable } from '../report/printable.ts';

/** How many findings are told; all of them are on the sheet. */
const TOLD = 20;

/**
 * The verdict, and the first findings with edition, page and note.
 * @param sheet where the proof sheet is
 */
export function tellProof(proof: Proof, sheet: string, colours: boolean): string {
  const { bold, dim, green, red } = createColors(colours);
  const { heading, sentence } = verdictOf(proof);
  const isProved = proof.verdict === 'proved';
  const lines = [isProved ? green(`✔ ${heading}: ${sentence}`) : red(bold(`✖ ${heading}: ${sentence}`))];
  for (const { edition, page, note, message, kind } of proof.findings.slice(0, TOLD)) {
    const where = [
      EDITION_NAMES[edition],
      ...(page ? [`page ${page.folio === '' ? `[${page.index + 1}]` : page.folio}`] : []),
      ...(note === undefined ? [] : [`note ${note}`]),
    ];
    lines.push(`  ${bold(where.join(', '))}: ${printable(message)}  ${dim(kind)}`);
  }
  const more = proof.findings.length - TOLD;
  if (more > 0) lines.push(`  and ${grouped(more)} more`);
  if (!isProved) lines.push(`  Each is drawn in place on the proof sheet: ${sheet}`);
  return `${lines.join('\n')}\n`;
}
