/** Finished pages of HTML, damaged: whatever is done to them is found, and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EditionFile } from '../../../src/proof/html/read-html.ts';
import { DAMAGES, missed, type Damage } from './damages.ts';
import { harbour } from './harbour.ts';
import { make, told, type Made } from './made.ts';
import { attribute, chance, spansOf, spliced, swapped } from './source.ts';

const SEEDS = Array.from({ length: Number(process.env.IMPRIMATUR_RANDOM ?? 20) }, (_, index) => index + 1);

let made: Made;
let source: string;
let site: EditionFile[];
let siteMade: Made;
beforeAll(async () => {
  made = await make(harbour());
  source = new TextDecoder().decode((await made.html())[0]?.bytes);
  siteMade = await make(harbour('notes: { numbering: per-chapter }\nhtml: { form: site }'));
  site = await siteMade.site();
});

const fileOf = (text: string): EditionFile[] => [
  { path: 'book.html', bytes: new TextEncoder().encode(text) },
];

const OF_HTML: Readonly<Record<string, Damage>> = {
  'a chapter left out': (text, pick) => {
    const chapters = spansOf(text).filter(({ attributes }) => /class="chapter/u.test(attributes));
    const chapter = chapters[pick(chapters.length)]!;
    const id = attribute(chapter, 'id')!;
    const expected = { kinds: ['chapter-missing'], says: `${id[0]!.toUpperCase()}${id.slice(1)}` } as const;
    return { source: spliced(text, chapter.start, chapter.end), expected };
  },
  'two chapters swapped': (text, pick) => {
    const chapters = spansOf(text).filter(({ attributes }) => /class="chapter/u.test(attributes));
    const at = pick(chapters.length - 1);
    return {
      source: swapped(text, chapters[at]!, chapters[at + 1]!),
      expected: { kinds: ['chapter-moved'] },
    };
  },
  'an entry of the contents that leads elsewhere': (text, pick) => {
    const nav = spansOf(text).find(({ name }) => name === 'nav')!;
    const links = spansOf(text).filter(
      (span) => span.name === 'a' && span.start > nav.start && span.end < nav.end,
    );
    const at = pick(links.length);
    const [link, other] = [links[at]!, links[(at + 1) % links.length]!];
    const tag = text
      .slice(link.start, link.innerStart)
      .replace(attribute(link, 'href')!, attribute(other, 'href')!);
    return {
      source: spliced(text, link.start, link.innerStart, tag),
      expected: { kinds: ['contents-differ'] },
    };
  },
  'an entry of the contents with another title': (text, pick) => {
    const nav = spansOf(text).find(({ name }) => name === 'nav')!;
    const spans = spansOf(text).filter(
      (span) => span.name === 'a' && span.start > nav.start && span.end < nav.end,
    );
    const link = spans[pick(spans.length)]!;
    return {
      source: spliced(text, link.innerStart, link.innerEnd, 'Something else'),
      expected: { kinds: ['contents-differ'], says: 'Something else' },
    };
  },
  'an entry of the contents removed': (text, pick) => {
    const nav = spansOf(text).find(({ name }) => name === 'nav')!;
    const spans = spansOf(text).filter(
      (span) => span.name === 'li' && span.start > nav.start && span.end < nav.end,
    );
    const item = spans[pick(spans.length)]!;
    return { source: spliced(text, item.start, item.end), expected: { kinds: ['contents-differ'] } };
  },
  'a picture cut short': (text, pick) => {
    const addresses = [...text.matchAll(/src="data:image[^"]*"/gu)];
    const [found] = [addresses[pick(addresses.length)]!];
    const end = found.index + found[0].length - 1;
    return { source: spliced(text, end - 12 - 4 * pick(6), end), expected: { kinds: ['picture-missing'] } };
  },
  'the page cut short': (text, pick) => ({
    source: text.slice(0, text.length - 10 - pick(text.length - 10)),
    expected: { kinds: ['file-unreadable'] },
  }),
};

describe('a page', () => {
  it('that nobody has touched is as it should be', () => {
    expect(told(made.proveHtml(fileOf(source)))).toEqual([]);
    expect(told(siteMade.proveHtml(site))).toEqual([]);
  });

  it.each(Object.entries({ ...DAMAGES, ...OF_HTML }))('with %s is found', (_, damage) => {
    const damaged = SEEDS.flatMap((seed) => damage(source, chance(seed)) ?? []);
    expect(damaged.filter((one) => one.source === source)).toEqual([]);
    expect(damaged.flatMap((one) => missed(made.proveHtml(fileOf(one.source)), one.expected))).toEqual([]);
    // A damage that never happens proves nothing.
    expect(damaged.length).toBeGreaterThan(SEEDS.length / 4);
  });
});

const pages = (): string[] => site.map(({ path }) => path).filter((path) => path.endsWith('.html'));
const without = (path: string): EditionFile[] => site.filter((file) => file.path !== path);
const withText = (path: string, change: (text: string) => string): EditionFile[] =>
  site.map((file) =>
    file.path === path
      ? { path, bytes: new TextEncoder().encode(change(new TextDecoder().decode(file.bytes))) }
      : file,
  );

describe('a site', () => {
  const ONE = 'water.html';

  it('has the pages that its tests damage', () => {
    expect(pages()).toEqual(expect.arrayContaining(['index.html', ONE, 'stone.html', 'timber.html']));
  });

  it.each(Object.entries(DAMAGES))('with a page with %s is found', (_, damage) => {
    const text = new TextDecoder().decode(site.find(({ path }) => path === ONE)?.bytes);
    const misses = SEEDS.flatMap((seed) => {
      const damaged = damage(text, chance(seed));
      if (!damaged) return [];
      return missed(siteMade.proveHtml(withText(ONE, () => damaged.source)), damaged.expected);
    });
    expect(misses).toEqual([]);
  });

  it('without a page is found', () => {
    const findings = siteMade.proveHtml(without('stone.html'));
    expect(missed(findings, { kinds: ['chapter-missing'], says: 'Stone' })).toEqual([]);
    expect(missed(findings, { kinds: ['link-astray'], says: 'stone.html' })).toEqual([]);
  });

  it('without a file that its pages share is found', () => {
    const shared = site.filter(({ path }) => !path.endsWith('.html')).map(({ path }) => path);
    expect(shared.length).toBeGreaterThan(1);
    for (const path of shared) {
      expect(
        missed(siteMade.proveHtml(without(path)), {
          kinds: ['structure-fault', 'picture-missing'],
          says: path,
        }),
      ).toEqual([]);
    }
  });

  it('whose links turn past a page is found', () => {
    const skipped = withText(ONE, (text) => text.replace(/(rel="next" href=")[^"]*/u, '$1timber.html'));
    expect(missed(siteMade.proveHtml(skipped), { kinds: ['link-astray'], says: 'stone.html' })).toEqual([]);
    const back = withText('timber.html', (text) => text.replace(/(rel="prev" href=")[^"]*/u, '$1index.html'));
    expect(missed(siteMade.proveHtml(back), { kinds: ['link-astray'], says: 'timber.html' })).toEqual([]);
  });

  it('with other contents on one page is found', () => {
    const changed = withText('stone.html', (text) =>
      text.replace(/(<nav class="contents"[^]*?)Ways of Stone/u, '$1Ways of Sand'),
    );
    expect(missed(siteMade.proveHtml(changed), { kinds: ['contents-differ'], says: 'Ways of Sand' })).toEqual(
      [],
    );
  });

  it('with a link to a place of another page that is not there is found', () => {
    const lost = withText('stone.html', (text) => text.replace('id="section-2-end"', ''));
    expect(missed(siteMade.proveHtml(lost), { kinds: ['link-astray'], says: 'stone.html' })).toEqual([]);
  });
});
