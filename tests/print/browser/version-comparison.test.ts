import { expect, it } from 'vitest';
import { versionComparison } from '../../../src/print/browser/version-comparison.ts';

it('tells once of each browser that is not what the first is', () => {
  const told: string[] = [];
  const compare = versionComparison((message) => void told.push(message));
  compare('ws://a', 'Chrome/147.0.7727.0');
  compare('ws://b', 'Chrome/147.0.7727.0');
  compare('ws://c', 'HeadlessChrome/146.0.7680.1');
  compare('ws://c', 'HeadlessChrome/146.0.7680.1');
  // One that was replaced meanwhile.
  compare('ws://b', 'Chrome/148.0.7800.2');
  expect(told).toEqual([
    expect.stringContaining('ws://c is HeadlessChrome/146.0.7680.1, ws://a is Chrome/147.0.7727.0'),
    expect.stringContaining('ws://b is Chrome/148.0.7800.2, ws://a is Chrome/147.0.7727.0'),
  ]);
});
