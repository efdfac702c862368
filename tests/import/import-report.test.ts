/** `import-report.md`: nothing that is left out of a manuscript is missing there too. */
import { describe, expect, it } from 'vitest';
import { importReport } from '../../src/import/import-report.ts';
import type { Decision } from '../../src/import/imported.ts';

const report = (...decisions: Decision[]): string =>
  importReport(
    {
      source: 'a.txt',
      kind: 'plain text',
      title: 'T',
      chapters: ['01-t.md'],
      files: [],
      calls: 0,
      notes: 0,
    },
    decisions,
  );

describe('the words of what was left out', () => {
  it.each(['notes', 'a', 'heading of the notes', 'page'])(
    '“%s” are there, whatever the message says',
    (text) => {
      const message = 'a label of the page, above the heading of the notes';
      expect(report({ kind: 'furniture', confidence: 'certain', message, line: 3, text })).toContain(
        `\n- line 3, certain: ${message}: \`${text}\`\n`,
      );
      expect(report({ kind: 'metadata', confidence: 'certain', message, line: 3, text })).toContain(
        `: \`${text}\`\n`,
      );
    },
  );

  it('are not said twice where they are kept and the message has them', () => {
    const message = '[77] was kept as text: no note has that number';
    expect(report({ kind: 'call', confidence: 'unsure', message, text: '[77]' })).toContain(
      `\n- unsure: ${message}\n`,
    );
  });
});

const fault = (confidence: Decision['confidence']): Decision => ({
  kind: 'fault',
  confidence,
  message: 'expected more',
});

describe('faults', () => {
  it.each([
    [['certain'], '- 1 fault in the source\n', '## Faults of the source (1)\n'],
    [
      ['certain', 'unsure', 'likely', 'unsure'],
      '- 4 faults in the source (2 of them unsure)\n',
      '## Faults of the source (4, 2 of them unsure)\n',
    ],
    [
      ['unsure'],
      '- 1 fault in the source (1 of them unsure)\n',
      '## Faults of the source (1, 1 of them unsure)\n',
    ],
  ] as const)('%j are counted in one way', (confidences, inSummary, inTitle) => {
    const text = report(...confidences.map(fault));
    expect(text).toContain(inSummary);
    expect(text).toContain(inTitle);
  });
});
