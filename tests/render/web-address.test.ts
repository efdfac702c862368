import { expect, test } from 'vitest';
import { webAddress } from '../../src/render/web-address.ts';

test.each([
  ['https://example.org/a?b=c&d#e', 'https://example.org/a?b=c&d#e'],
  ['http://example.org', 'http://example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['tel:+7-727-000', 'tel:+7-727-000'],
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['https://example.org/é', 'https://example.org/%C3%A9'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/[a]|{b}^', 'https://example.org/%5Ba%5D%7C%7Bb%7D%5E'],
  ['https://example.org/a#b#c', 'https://example.org/a#b%23c'],
  ['http://[::1]:80/[a]', 'http://[::1]/%5Ba%5D'],
  ['https:example.org', 'https://example.org/'],
  ['http://', undefined],
  ['https://exa mple.org', undefined],
])('%s → %s', (written, expected) => {
  expect(webAddress(written)).toBe(expected);
});
