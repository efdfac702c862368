/** Writes the JSON Schema of `manuscript.yaml` into the package; run by `npm run build`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationJsonSchema } from '../manuscript/configuration/schema.ts';

const target = join(import.meta.dirname, '..', 'manuscript.schema.json');
await writeFile(target, `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
