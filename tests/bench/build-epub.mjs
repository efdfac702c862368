/** One run of `bench:epub`, in a process of its own: builds an EPUB and says what it took, as JSON. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, parse, loadManuscript, loadTemplate, readPictures, renderEpub } from '../../dist/index.js';
import { publish } from '../../dist/publish.js';

const [mode, manuscriptPath] = process.argv.slice(2);
const start = performance.now();
if (mode === 'publish') {
  const out = await mkdtemp(join(tmpdir(), 'imprimatur-bench-out-'));
  try {
    const { written, problems } = await publish(manuscriptPath, { to: ['epub'], out });
    if (written.length === 0) throw new Error(`nothing was written: ${String(problems[0])}`);
    tell((await stat(written[0])).size, performance.now() - start);
  } finally {
    await rm(out, { recursive: true });
  }
} else {
  // What comes before is not the renderer's, but has to be there.
  const manuscript = await loadManuscript(manuscriptPath);
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, manuscript.files);
  const composition = compose(book);
  const template = await loadTemplate(manuscript);
  const begin = performance.now();
  const { bytes } = await renderEpub(composition, pictures, template);
  tell(bytes.length, performance.now() - begin);
}

function tell(size, ms) {
  // On Linux `maxRSS` is in KiB, and Node makes it so everywhere.
  const memory = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ size, ms, memory }));
}
