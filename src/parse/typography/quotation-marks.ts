/** Quotation marks by language: outer pair (typed as `"`), inner pair (typed as `'`). Source: Unicode CLDR, `delimiters`. */
export interface QuotationMarks {
  double: readonly [open: string, close: string];
  single: readonly [open: string, close: string];
}

const ENGLISH: QuotationMarks = { double: ['“', '”'], single: ['‘', '’'] };
const NARROW_SPACE = '\u202F';

const TABLE: Readonly<Record<string, QuotationMarks>> = {
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  'de-CH': { double: ['«', '»'], single: ['‹', '›'] },
  fr: { double: [`«${NARROW_SPACE}`, `${NARROW_SPACE}»`], single: ['“', '”'] },
  'fr-CH': { double: ['«', '»'], single: ['‹', '›'] },
  es: { double: ['«', '»'], single: ['“', '”'] },
  it: { double: ['«', '»'], single: ['“', '”'] },
  ru: { double: ['«', '»'], single: ['„', '“'] },
  kk: { double: ['«', '»'], single: ['„', '“'] },
  uk: { double: ['«', '»'], single: ['„', '“'] },
  pl: { double: ['„', '”'], single: ['«', '»'] },
};

/** A map, since `toString` is a well-formed tag too. */
const BY_LANGUAGE: ReadonlyMap<string, QuotationMarks> = new Map(Object.entries(TABLE));

/**
 * @param language a BCP 47 tag; the whole tag is tried first, then its language alone, then English.
 */
export function quotationMarks(language: string): QuotationMarks {
  return BY_LANGUAGE.get(language) ?? BY_LANGUAGE.get(language.split('-')[0] ?? '') ?? ENGLISH;
}
