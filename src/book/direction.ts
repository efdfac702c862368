const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'ar',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);
const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
]);

/** The direction a language is written in. A script in the tag (`kk-Arab`) decides before the language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.split('-');
  const script = rest.find((part) => /^[a-z]{4}$/iu.test(part));
  if (script) {
    const name = script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
    return RIGHT_TO_LEFT_SCRIPTS.has(name) ? 'rtl' : 'ltr';
  }
  return RIGHT_TO_LEFT.has(primary.toLowerCase()) ? 'rtl' : 'ltr';
}
