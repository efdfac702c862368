/** What a source says of itself → `manuscript.yaml`, as far as it is what the keys may hold. */
import { stringify } from 'yaml';
import { configurationSchema } from '../manuscript/configuration/schema.ts';
import type { Decision, ImportedMetadata } from './imported.ts';

/** The file, and what had to be left out of it. */
export interface ConfigurationText {
  yaml: string;
  decisions: Decision[];
}

/**
 * Writes the configuration. A value that its key cannot hold, such as a date that is none, goes into the report.
 * @param chapters the chapter files, in order
 */
export function configurationText(
  metadata: ImportedMetadata & { title: string },
  chapters: readonly string[],
): ConfigurationText {
  const { title, subtitle, authors, publisher, date, language, description, doi } = metadata;
  const wanted: Record<string, unknown> = {};
  const decisions: Decision[] = [];
  const entries = { title, subtitle, authors, publisher, date, language, description, doi, chapters };
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const tidy = tidied(value);
    const checked = configurationSchema.safeParse({ title: 'T', [key]: tidy });
    if (checked.success) wanted[key] = tidy;
    else decisions.push(refused(key, value, checked.error.issues[0]?.message ?? 'expected another value'));
  }
  return { yaml: stringify(wanted, { lineWidth: 0 }), decisions };
}

/** On one line, as a title page has it. */
function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  return typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ').trim() : value;
}

function refused(key: string, value: unknown, expected: string): Decision {
  return {
    kind: 'metadata',
    confidence: 'likely',
    message: `\`${key}\` was left out of \`manuscript.yaml\`: ${expected}`,
    text: String(value),
  };
}
