/// <reference lib="dom" />
/**
 * Prints folios where they are asked for: in the contents, and in references within the text. Runs inside the
 * browser.
 * @param folios id → folio
 * @returns true where a reference within running text changed, so that lines may break otherwise now
 */
export function fillFolios(folios: Record<string, string>): boolean {
  for (const entry of document.querySelectorAll('.entry-folio')) {
    const target = entry.closest('a')?.getAttribute('href')?.slice(1) ?? '';
    entry.textContent = folios[target] ?? '';
  }
  let changed = false;
  for (const reference of document.querySelectorAll<HTMLElement>('.page-reference')) {
    const folio = folios[reference.dataset.target ?? ''];
    const text = folio ? `${reference.dataset.word ?? ''}\u00A0${folio}` : reference.textContent;
    if (reference.textContent === text) continue;
    reference.textContent = text;
    changed = true;
  }
  return changed;
}
