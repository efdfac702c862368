/** Whether an EPUB has what it lists, and lists what it has (EPUB 3.3, §5.6 and §5.7). */
import type { Finding } from '../finding.ts';
import { fontFault } from '../markup/font-fault.ts';
import type { Package } from './package.ts';

const XHTML = 'application/xhtml+xml';

/** @param path of the package */
export function partsFaults(
  { items, spine, ncx }: Package,
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): Finding[] {
  const findings: Finding[] = [];
  const fault = (message: string, document = path): void => {
    findings.push({ kind: 'structure-fault', edition: 'epub', message, source: { document } });
  };
  const listed = new Set<string>();
  const ids = new Set<string>();
  for (const item of items) {
    if (ids.has(item.id)) fault(`expected the id "${item.id}" once in the package, found it again`);
    ids.add(item.id);
    if (listed.has(item.path)) fault(`expected "${item.path}" once in the package, found it again`);
    listed.add(item.path);
    const file = files.get(item.path);
    if (!file) fault(`expected "${item.path}", which the package lists, found no such file in the archive`);
    else {
      const broken = fontFault(file);
      if (broken !== undefined) fault(`expected a whole font "${item.path}", found ${broken}`, item.path);
    }
  }
  for (const name of files.keys()) {
    if (listed.has(name) || name === path || name === 'mimetype' || name.startsWith('META-INF/')) continue;
    fault(`expected "${name}" in the package, found it in the archive only`);
  }
  const read = new Set<string>();
  for (const { idref, item } of spine) {
    if (!item) fault(`expected a file for the entry "${idref}" of the spine, found none in the package`);
    else if (read.has(idref)) fault(`expected "${item.path}" once in the spine, found it again`);
    read.add(idref);
  }
  for (const item of items) {
    if (item.mediaType !== XHTML || read.has(item.id) || item.properties.includes('nav')) continue;
    fault(`expected "${item.path}" in the spine, found that nobody comes to read it`);
  }
  if (!items.some(({ properties }) => properties.includes('nav')))
    fault('expected a navigation document in the package, found none');
  if (ncx && ncx.mediaType !== 'application/x-dtbncx+xml')
    fault(`expected an NCX at "${ncx.path}", found "${ncx.mediaType}"`);
  return findings;
}
