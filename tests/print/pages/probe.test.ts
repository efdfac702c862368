import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { Press } from './press.ts';
import { faultsOf } from './check-pages.ts';
import { randomManuscript } from './random-manuscript.ts';
it('probe', async () => {
  const press = new Press();
  const m = randomManuscript(Number(process.env.SEED));
  m.chapters.forEach((c, i) => writeFileSync(`/tmp/seed-${i}.md`, c));
  try {
    const printed = await press.print(m);
    writeFileSync('/tmp/probe.pdf', printed.bytes);
    writeFileSync('/tmp/probe.json', JSON.stringify(printed.reading, null, 1));
    console.log(m.configuration, printed.reading.pages.length, faultsOf(printed));
  } finally {
    await press.close();
  }
});
