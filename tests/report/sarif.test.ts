/** SARIF 2.1.0, as its own schema has it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProblem } from '../../src/manuscript/problem.ts';
import { formatSarif, type RuleDescription } from '../../src/report/sarif.ts';
import { files, report, SOURCES } from './sample.ts';

const rules: RuleDescription[] = ['undefined-note', 'space-before-call', 'repeated-call'].map((id) => ({
  id,
  severity: id === 'repeated-call' ? 'off' : id === 'undefined-note' ? 'error' : 'warning',
  summary: `About ${id}.`,
  help: `About ${id}. And more.\n\nBad:\n\n\`\`\`text\nExample\n\`\`\``,
  url: `https://example.org/rules#${id}`,
}));

interface Replacement {
  deletedRegion: Record<string, number>;
  insertedContent?: { text: string };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  locations: { physicalLocation: { artifactLocation: object; region?: object } }[];
  relatedLocations?: object[];
  partialFingerprints: Record<string, string>;
  fixes?: { artifactChanges: { artifactLocation: object; replacements: Replacement[] }[] }[];
}
interface Log {
  runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Result[] }];
}

const text = formatSarif(report, { ...files, version: '1.2.3', rules });
const log = JSON.parse(text) as Log;
const { results, tool } = log.runs[0];

describe('the report as SARIF', () => {
  it('describes the rules, and what is none', () => {
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      'undefined-note',
      'space-before-call',
      'repeated-call',
      'missing-identifier',
      'citation-residue',
      'configuration',
    ]);
    expect(tool.driver.rules[2]).toEqual({
      id: 'repeated-call',
      shortDescription: { text: 'About repeated-call.' },
      fullDescription: { text: 'About repeated-call. And more.' },
      help: { text: rules[2]?.help, markdown: rules[2]?.help },
      helpUri: 'https://example.org/rules#repeated-call',
      defaultConfiguration: { enabled: false, level: 'warning' },
    });
    for (const result of results) expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  });

  it('has places, from the top of the repository, as addresses', () => {
    expect(results[3]).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'docs/report/text/%D1%82%D0%B0%D1%80%D0%B0%D1%83%201.md',
              uriBaseId: '%SRCROOT%',
            },
            region: { startLine: 1, startColumn: 17, endLine: 2, endColumn: 1 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          message: { text: 'the other' },
          physicalLocation: { region: { startLine: 3, startColumn: 1 } },
        },
        { id: 1, message: { text: 'a file' } },
      ],
    });
    expect(results.map(({ level }) => level)).toEqual(['note', 'warning', 'warning', 'error', 'error']);
    expect(results[0]?.locations[0]?.physicalLocation).not.toHaveProperty('region');
    expect(results[4]?.locations[0]?.physicalLocation.region).toEqual({ startLine: 2, startColumn: 4 });
  });

  it('has paths outside of the repository as they are', () => {
    const uris = ['/tmp/a b.md', '/C:/a.md'].map((path) => {
      const outside = formatSarif(report, { ...files, pathOf: () => path, version: '1.2.3', rules });
      return (JSON.parse(outside) as Log).runs[0].results[0]?.locations[0]?.physicalLocation.artifactLocation;
    });
    expect(uris).toEqual([{ uri: 'file:///tmp/a%20b.md' }, { uri: 'file:///C%3A/a.md' }]);
  });

  it('has the fixes, by offsets and by lines that say the same', () => {
    expect(results[1]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      {
        deletedRegion: {
          startLine: 1,
          startColumn: 16,
          endLine: 1,
          endColumn: 17,
          charOffset: 15,
          charLength: 1,
        },
      },
    ]);
    expect(results[2]?.fixes?.[0]?.artifactChanges).toMatchObject([
      {
        replacements: [
          {
            deletedRegion: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 12 },
            insertedContent: { text: ';' },
          },
        ],
      },
      {
        replacements: [
          {
            deletedRegion: {
              startLine: 2,
              startColumn: 1,
              endLine: 2,
              endColumn: 1,
              charOffset: 21,
              charLength: 0,
            },
            insertedContent: { text: '\n' },
          },
        ],
      },
    ]);
    expect(SOURCES['a.md']?.slice(34, 36)).toBe(',;');
    expect(results[0]).not.toHaveProperty('fixes');
  });

  it('has fingerprints that differ', () => {
    const prints = results.map(({ partialFingerprints }) => partialFingerprints['imprimatur/v1']);
    expect(new Set(prints).size).toBe(results.length);
    expect(results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)).toEqual(
      prints,
    );
  });

  it('shortens what services take no longer', () => {
    const long = [{ ...rules[0]!, summary: 'x'.repeat(2000), help: `${'y'.repeat(2000)}\n\nMore.` }];
    const [rule] = (JSON.parse(formatSarif(report, { ...files, version: '1.2.3', rules: long })) as Log)
      .runs[0].tool.driver.rules;
    expect(rule).toMatchObject({
      shortDescription: { text: expect.stringMatching(/^x{999}…$/u) as string },
      fullDescription: { text: expect.stringMatching(/^y{999}…$/u) as string },
    });
  });
});

/** The schema, from a package of other people; undefined where it is not installed. */
function schemaFile(): string | undefined {
  const file = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  try {
    return createRequire(import.meta.url).resolve(file);
  } catch {
    console.warn(`SARIF is not validated: \`${file}\` is not installed.`);
    return undefined;
  }
}

function validatorOf(file: string): ValidateFunction {
  // An older draft of JSON Schema, in which the schema is named by another key; it has nothing else of that draft.
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

const file = schemaFile();

describe.skipIf(file === undefined)('its schema', () => {
  let check: ValidateFunction;
  beforeAll(() => {
    check = validatorOf(file!);
  });

  it('accepts the report', () => {
    expect([check(JSON.parse(text)), check.errors]).toEqual([true, null]);
    const empty = formatSarif({ ...report, problems: [] }, { ...files, version: '1.2.3', rules: [] });
    expect([check(JSON.parse(empty)), check.errors]).toEqual([true, null]);
  });

  it('accepts any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, path) => {
        const problem = createProblem({
          rule: 'r',
          severity: 'info',
          message,
          file: path,
          fix: [{ file: path, start: 3, end: 9, text: message }],
          related: [{ message, file: path }],
        });
        const made = formatSarif({ ...report, problems: [problem] }, { ...files, version: '1.2.3', rules });
        expect([check(JSON.parse(made)), check.errors]).toEqual([true, null]);
      }),
    );
  });

  it('would find a fault', () => {
    expect(check({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
    expect(
      check({ version: '2.1.0', runs: [{ tool: { driver: { name: 'n' } }, results: [{ level: 'bad' }] }] }),
    ).toBe(false);
  });
});
