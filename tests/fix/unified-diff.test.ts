/** A difference that `git apply` understands and that makes the new text of the old one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalLines } from '../../src/fix/equal-lines.ts';
import { unifiedDiff } from '../../src/fix/unified-diff.ts';

/** Applies a difference as strictly as it can be read: every line of context must be there. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const hunk of diff.split(/^(?=@@ )/mu).slice(1)) {
    const [head = '', ...lines] = hunk.match(/[^\n]*\n/gu) ?? [];
    const [, start = '', oldCount = '1', , newCount = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/u.exec(head) ?? [];
    const from = oldCount === '0' ? Number(start) : Number(start) - 1;
    for (; at < from; at++) result.push(old[at] ?? '');
    const counts = { old: 0, new: 0 };
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('\\')) continue;
      const text = lines[index + 1]?.startsWith('\\') ? line.slice(1, -1) : line.slice(1);
      if (!line.startsWith('+')) {
        if (old[at++] !== text) throw new Error(`line ${at} is not ${JSON.stringify(text)}`);
        counts.old++;
      }
      if (!line.startsWith('-')) {
        result.push(text);
        counts.new++;
      }
    }
    expect(counts).toEqual({ old: Number(oldCount), new: Number(newCount) });
  }
  return result.join('') + old.slice(at).join('');
}

const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n', '-- x\n', '++ y\n', '@@ -1 +1 @@\n');
const text = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('', 'end', '\\'))
  .map(([lines, end]) => lines.join('') + end);

describe('a unified diff', () => {
  it('has hunks with three lines of context', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`);
    const after = before.with(4, 'five\n').with(15, 'sixteen\n').toSpliced(17, 1);
    expect(unifiedDiff('book/a.md', before.join(''), after.join(''))).toBe(
      [
        '--- a/book/a.md',
        '+++ b/book/a.md',
        '@@ -2,7 +2,7 @@',
        ' 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8',
        '@@ -13,8 +13,7 @@',
        ' 13\n 14\n 15\n-16\n+sixteen\n 17\n-18\n 19\n 20',
        '',
      ].join('\n'),
    );
  });

  it('says where a file has no line end', () => {
    expect(unifiedDiff('a.md', 'a\nb', 'a\nb\n')).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
    expect(unifiedDiff('a.md', 'a\nb', 'c\nb')).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n',
    );
  });

  it('is empty where nothing changed, and begins at 0 where nothing was', () => {
    expect(unifiedDiff('a.md', 'a\n', 'a\n')).toBe('');
    expect(unifiedDiff('a.md', '', 'a\n')).toContain('@@ -0,0 +1 @@\n+a\n');
    expect(unifiedDiff('a.md', 'a\n', '')).toContain('@@ -1 +0,0 @@\n-a\n');
  });

  it('makes the new text of the old one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, unifiedDiff('a.md', before, after))).toBe(after);
      }),
    );
  });

  it('is what `git apply` makes the new text of', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imprimatur-diff-'));
    try {
      const names = ['a.md', 'two words.md', 'тарау.md', 'a"\\\tb.md'];
      const samples = fc.sample(fc.tuple(fc.constantFrom(...names), text, text), 40);
      // A file that becomes empty is deleted by `git apply`, as its name would say so.
      for (const [name, before, after] of samples.filter(([, a, b]) => a !== '' && b !== '' && a !== b)) {
        writeFileSync(join(folder, name), before);
        writeFileSync(join(folder, 'fix.patch'), unifiedDiff(name, before, after));
        execFileSync('git', ['apply', '--whitespace=nowarn', 'fix.patch'], { cwd: folder, stdio: 'pipe' });
        expect(readFileSync(join(folder, name), 'utf8')).toBe(after);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the equal lines', () => {
  it('are equal, and rise in both texts', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const pairs = equalLines(before, after);
        for (const [index, [oldLine, newLine]] of pairs.entries()) {
          expect(before[oldLine]).toBe(after[newLine]);
          expect(oldLine).toBeGreaterThan(pairs[index - 1]?.[0] ?? -1);
          expect(newLine).toBeGreaterThan(pairs[index - 1]?.[1] ?? -1);
        }
      }),
    );
  });

  it('are found in a long text, whatever stands in it', () => {
    const before = Array.from({ length: 40_000 }, (_, index) => (index % 2 === 0 ? `line ${index}\n` : '\n'));
    const after = before.map((value, index) => (index % 10 === 4 ? `other ${index}\n` : value));
    const start = performance.now();
    expect(equalLines(before, after)).toHaveLength(36_000);
    const same = Array.from({ length: 20_000 }, () => 'same\n');
    const other = Array.from({ length: 20_000 }, () => 'other\n');
    expect(equalLines(same, other)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
