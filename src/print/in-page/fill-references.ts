/// <reference lib="dom" />
/**
 * Prints folios where the running text refers to pages. Runs inside the browser.
 * @param folios id → folio
 * @returns true where a reference changed, so that lines may break otherwise now
 */
export function fillReferences(folios: Record<string, string>): boolean {
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
