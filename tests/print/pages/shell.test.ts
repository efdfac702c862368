/** A print shell that a designer wrote: what the press cannot print as pages is refused with a word what to do. */
import { readFile } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { Press, printing } from './press.ts';

const press = new Press();
afterAll(() => press.close());

it('an element around the parts of the book', async () => {
  const shell = await readFile(new URL('../../../templates/report/print.liquid', import.meta.url), 'utf8');
  expect(shell).toContain('</body>');
  const wrapped = shell.replace(/<body[^>]*>/u, '$&<main>').replace('</body>', '</main></body>');
  const printed = press.print({
    chapters: ['# One\n\nText.[^1]\n\n[^1]: Note.'],
    configuration: `template: ./own\n${printing()}`,
    files: { 'own/print.liquid': wrapped },
  });
  await expect(printed).rejects.toThrow(/found `<main>` around them; take it away/u);
});
