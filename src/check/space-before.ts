/**
 * The breaking white space right before an offset of a source, one line end at most; undefined where there is
 * none. No-break and thin spaces are set on purpose and are not found.
 */
export function spaceBefore(offset: number, source: string): { start: number; end: number } | undefined {
  const length = /[ \t]*(?:\r?\n[ \t]*)?$/u.exec(source.slice(Math.max(0, offset - 40), offset))?.[0].length;
  return length ? { start: offset - length, end: offset } : undefined;
}
