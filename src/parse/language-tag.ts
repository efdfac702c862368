/**
 * A BCP 47 tag in its canonical form (`KK-arab` → `kk-Arab`), by which tables of languages are asked.
 * @returns undefined where it is not well-formed
 */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
