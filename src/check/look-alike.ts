/**
 * What a label looks like to its reader. Two labels that look the same may be written with other characters:
 * a Cyrillic о for a Latin o, digits of full width, zeros before a number.
 */

/** Letters of other scripts that look like these in most fonts. A choice from Unicode's list of confusables (UTS #39). */
const TWINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Cyrillic
    ...pairs('аеорсухіјѕһԁԛԝ', 'aeopcyxijshdqw'),
    ...pairs('АВЕНІЈКМОРСЅТУХԌ', 'ABEHIJKMOPCSTYXG'),
    // Greek
    ...pairs('αιορν', 'aiopv'),
    ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
    // Latin
    ...pairs('ıɑɡ', 'iag'),
  }),
);

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to[at] ?? letter]));
}

/** The same string for all labels that look the same. */
export function appearance(label: string): string {
  const plain = label
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\p{Pd}|[−⁃]/gu, '-')
    .replaceAll(/[‘’ʼ′`]/gu, "'");
  return [...withoutZeros(plain)]
    .map((letter) => TWINS.get(letter) ?? letter)
    .join('')
    .toLowerCase();
}

function withoutZeros(label: string): string {
  return label.replaceAll(/(?<!\d)0+(?=\d)/gu, '');
}

/** What makes two labels that look the same different. */
export type Difference =
  | { kind: 'case' }
  | { kind: 'normal-form' }
  | { kind: 'zeros' }
  /** The first characters that differ; empty at the end of the shorter label. */
  | { kind: 'characters'; found: string; expected: string };

/** What makes a label differ from another that looks the same. */
export function difference(found: string, expected: string): Difference {
  if (found.normalize('NFC') === expected.normalize('NFC')) return { kind: 'normal-form' };
  if (found.normalize('NFC').toLowerCase() === expected.normalize('NFC').toLowerCase())
    return { kind: 'case' };
  if (withoutZeros(found) === withoutZeros(expected)) return { kind: 'zeros' };
  const [these, those] = [[...found], [...expected]];
  const at = these.findIndex((letter, index) => letter !== those[index]);
  return {
    kind: 'characters',
    found: (at < 0 ? '' : these[at]) ?? '',
    expected: (at < 0 ? those[these.length] : those[at]) ?? '',
  };
}
