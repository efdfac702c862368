/** What a proof has come to, in words: for the proof sheet and for the command line. */
import type { Proof, ProvedEdition } from './record.ts';

/** What people call the editions. */
export const EDITION_NAMES: Readonly<Record<ProvedEdition['kind'], string>> = {
  html: 'HTML',
  pdf: 'PDF',
  epub: 'EPUB',
};

/** A verdict in two parts: a heading, and the sentence under it. */
export interface Verdict {
  heading: 'Proved' | 'Not proved';
  sentence: string;
}

/** The verdict on a proof, such as “Proved: HTML, PDF and EPUB agree with the manuscript; …, 138 notes, …”. */
export function verdictOf({ verdict, editions, findings, counts, pages }: Proof): Verdict {
  const heading = verdict === 'proved' ? 'Proved' : 'Not proved';
  if (editions.length === 0) return { heading, sentence: 'There is no edition to prove.' };
  if (findings.length > 0) {
    const kinds = editionsIn(findings);
    const all = counted(findings.length, 'difference');
    const each = kinds.map(
      (kind) =>
        `${grouped(findings.filter(({ edition }) => edition === kind).length)} in the ${EDITION_NAMES[kind]}`,
    );
    const [only] = kinds;
    const isOne = only !== undefined && kinds.length === 1;
    return {
      heading,
      sentence: isOne ? `${all} in the ${EDITION_NAMES[only]}.` : `${all}: ${listed(each)}.`,
    };
  }
  const kinds = [...new Set(editions.map(({ kind }) => EDITION_NAMES[kind]))];
  const what = [
    counted(counts.chapters, 'chapter'),
    counted(counts.notes, 'note'),
    counted(counts.calls, 'call'),
    ...(pages.length > 0 ? [counted(pages.length, 'page')] : []),
  ];
  const agree =
    kinds.length === 1
      ? `The ${kinds[0]} agrees with the manuscript`
      : `${listed(kinds)} agree with the manuscript and with each other`;
  return { heading, sentence: `${agree}: ${listed(what)}.` };
}

/** The editions that findings are about, in order. */
export function editionsIn(findings: Proof['findings']): ProvedEdition['kind'][] {
  return [...new Set(findings.map(({ edition }) => edition))];
}

/** A number with its noun: `1 note`, `1,380 notes`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A whole number with its thousands apart; by hand, so that no locale has a part in it. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** Words in a row: `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
