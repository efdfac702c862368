/** Writes the JSON Schemas of `manuscript.yaml` and of the proof's record into the package; run by `npm run build`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationJsonSchema } from '../manuscript/configuration/schema.ts';
import { proofJsonSchema } from '../proof/record.ts';

const SCHEMAS = { manuscript: configurationJsonSchema(), proof: proofJsonSchema() };

for (const [name, schema] of Object.entries(SCHEMAS)) {
  const target = join(import.meta.dirname, '..', `${name}.schema.json`);
  await writeFile(target, `${JSON.stringify(schema, null, 2)}\n`);
}
