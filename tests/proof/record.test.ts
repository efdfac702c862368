/** The record of a proof: what it says, that its schema holds, and that nothing but its inputs has a part in it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { hashOfFiles, proofOf } from '../../src/proof/proof-of.ts';
import { formatProof, parseProof, proofJsonSchema } from '../../src/proof/record.ts';
import { verdictOf } from '../../src/proof/verdict.ts';
import { sampleFindings, sampleParts } from './sample-parts.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the record', () => {
  it('says what was proved', () => {
    const proof = proofOf(sampleParts());
    expect(proof.verdict).toBe('proved');
    expect(proof.editions.map(({ kind, bytes, pages }) => [kind, bytes, pages])).toEqual([
      ['html', 15, undefined],
      ['pdf', 8, 4],
      ['epub', 2, undefined],
    ]);
    // The marks between words are none; the alternative text of a picture is not among the words.
    expect(proof.counts).toEqual({ chapters: 2, notes: 3, calls: 4, words: 31, links: 1, pictures: 1 });
  });

  it('tells of each note where it is called and where it stands', () => {
    const { notes } = proofOf(sampleParts());
    const [two, three, four] = [
      { index: 1, folio: '2' },
      { index: 2, folio: '3' },
      { index: 3, folio: '4' },
    ];
    expect(notes).toEqual([
      {
        number: '1',
        label: 'timetable',
        id: 'note-1',
        chapter: 'harbour',
        begins: two,
        ends: two,
        calls: [
          { id: 'call-1', page: two },
          { id: 'call-1.2', page: three },
        ],
      },
      {
        number: '2',
        label: '2',
        id: 'note-2',
        chapter: 'hills',
        begins: three,
        ends: four,
        calls: [{ id: 'call-2', page: three }],
      },
      // Called by a note only: it is of the chapter of that one.
      {
        number: '3',
        label: 'measure',
        id: 'note-3',
        chapter: 'hills',
        begins: four,
        ends: four,
        calls: [{ id: 'call-3', page: four }],
      },
    ]);
  });

  it('names no pages where there is no PDF', () => {
    const parts = sampleParts();
    const proof = proofOf({
      ...parts,
      editions: parts.editions.filter(({ kind }) => kind !== 'pdf'),
      readings: parts.readings.filter(({ of }) => of !== 'pdf'),
    });
    expect(proof.pages).toEqual([]);
    expect(proof.notes[0]).toEqual({
      number: '1',
      label: 'timetable',
      id: 'note-1',
      chapter: 'harbour',
      calls: [{ id: 'call-1' }, { id: 'call-1.2' }],
    });
  });

  it('is not proved with a finding, nor without an edition', () => {
    expect(proofOf(sampleParts(sampleFindings())).verdict).toBe('not proved');
    expect(proofOf({ ...sampleParts(), editions: [] }).verdict).toBe('not proved');
  });

  it('holds a site by all its files', () => {
    const parts = sampleParts();
    const files = [
      { path: 'b.html', bytes: encode('b') },
      { path: 'a.html', bytes: encode('aa') },
    ];
    const site = (order: typeof files) =>
      proofOf({ ...parts, editions: [{ kind: 'html', file: 'ferries/', files: order }] }).editions[0];
    expect(site(files)).toEqual({ kind: 'html', file: 'ferries/', bytes: 3, sha256: hashOfFiles(files) });
    expect(site(files.toReversed())).toEqual(site(files));
  });
});

describe('the same inputs', () => {
  it('give the same bytes, in whatever order they come', () => {
    const parts = sampleParts(sampleFindings());
    const shuffled = {
      ...parts,
      manuscript: { ...parts.manuscript, files: parts.manuscript.files.toReversed() },
      editions: parts.editions.toReversed(),
      readings: parts.readings.toReversed(),
      lock: {
        ...parts.lock,
        packages: parts.lock.packages.toReversed(),
        runtime: parts.lock.runtime.toReversed(),
        fonts: parts.lock.fonts.toReversed(),
        settings: Object.fromEntries(Object.entries(parts.lock.settings).toReversed()),
      },
    };
    expect(formatProof(proofOf(shuffled))).toBe(formatProof(proofOf(parts)));
  });

  it('and another byte anywhere gives others', () => {
    const parts = sampleParts();
    const [first, ...rest] = parts.manuscript.files;
    const hash = (files: typeof parts.manuscript.files) =>
      proofOf({ ...parts, manuscript: { ...parts.manuscript, files } }).manuscript.hash;
    const same = hash(parts.manuscript.files);
    expect(hash([{ ...first!, path: 'other.yaml' }, ...rest])).not.toBe(same);
    expect(hash([{ ...first!, bytes: encode('title: Other') }, ...rest])).not.toBe(same);
    expect(hash(rest)).not.toBe(same);
  });

  it.runIf(process.platform === 'linux')('the hash of files is what `sha256sum` makes of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imprimatur-proof-'));
    const files = ['b.md', 'a.md', 'Ä.md', 'line\nend.md', 'back\\slash.md'].map((path) => ({
      path,
      bytes: encode(`# ${path}`),
    }));
    for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
    const sums = execFileSync('sh', ['-c', 'sha256sum -- * | sha256sum'], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(sums.slice(0, 64)).toBe(hashOfFiles(files));
  });
});

describe('the JSON', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(proofJsonSchema());

  it.each([
    ['proved', []],
    ['not proved', sampleFindings()],
  ])('of what is %s keeps to the schema', (verdict, findings) => {
    const json = JSON.parse(formatProof(proofOf(sampleParts(findings)))) as { verdict: string };
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
    expect(json.verdict).toBe(verdict);
  });

  it('of another shape does not', () => {
    const json = JSON.parse(formatProof(proofOf(sampleParts()))) as object;
    expect(validate({ ...json, verdict: 'perhaps' })).toBe(false);
    expect(validate({ ...json, made: '2026-11-22' })).toBe(false);
  });

  it('has a line for each finding, note and page, and is read back as it was', () => {
    const proof = proofOf(sampleParts(sampleFindings()));
    const json = formatProof(proof);
    const lines = json.split('\n');
    expect(lines.filter((line) => line.startsWith('    { "number":'))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('    { "kind": "note-'))).toHaveLength(2);
    // Lengths are told to a hundredth of a pt.
    expect(json).toContain('"x": 60.12,');
    expect(parseProof(json)).toEqual(proof);
    expect(formatProof(parseProof(json))).toBe(json);
  });

  it('of another version is refused', () => {
    const json = formatProof(proofOf(sampleParts())).replace('"version": 1', '"version": 2');
    expect(() => parseProof(json)).toThrow(/version/u);
  });
});

describe('the verdict in words', () => {
  it.each([
    [
      [],
      'Proved',
      'HTML, PDF and EPUB agree with the manuscript and with each other: 2 chapters, 3 notes, 4 calls and 4 pages.',
    ],
    [sampleFindings(), 'Not proved', '3 differences: 2 in the PDF and 1 in the EPUB.'],
    [sampleFindings().slice(0, 1), 'Not proved', '1 difference in the EPUB.'],
  ])('%#', (findings, heading, sentence) => {
    expect(verdictOf(proofOf(sampleParts(findings)))).toEqual({ heading, sentence });
  });

  it('of one edition, and of none', () => {
    const parts = sampleParts();
    const only = proofOf({ ...parts, editions: parts.editions.slice(0, 1) });
    expect(verdictOf(only).sentence).toMatch(/^The EPUB agrees with the manuscript: /u);
    expect(verdictOf(proofOf({ ...parts, editions: [] }))).toEqual({
      heading: 'Not proved',
      sentence: 'There is no edition to prove.',
    });
  });
});
