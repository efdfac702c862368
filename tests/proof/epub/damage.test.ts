/** Finished EPUBs, damaged: whatever is done to them is found, and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { comparePages } from '../../../src/proof/compare/compare-pages.ts';
import { readEpub } from '../../../src/proof/epub/read-epub.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import type { Reading } from '../../../src/proof/reading.ts';
import type { MappedPage } from '../../../src/render/page-map.ts';
import { DAMAGES, missed } from '../html/damages.ts';
import { harbour } from '../html/harbour.ts';
import { make, told, type Made } from '../html/made.ts';
import { attribute, chance, spansOf, spliced, swapped } from '../html/source.ts';
import { filesOf, packed, textOf, without, withText, type Files } from './archive.ts';

const SEEDS = Array.from({ length: Number(process.env.IMPRIMATUR_RANDOM ?? 20) }, (_, index) => index + 1);
const ONE = 'OEBPS/chapter-01.xhtml';
const NAV = 'OEBPS/nav.xhtml';
const NCX = 'OEBPS/toc.ncx';
const OPF = 'OEBPS/content.opf';

/** Pages that begin at words, within words, in lists, cells and captions, and at chapters. */
const PAGES: MappedPage[] = [
  { folio: 'ii', begins: { in: 'contents' } },
  { folio: '1', begins: { in: 'head', chapter: 1 } },
  ...[0, 1, 3, 4, 5, 6, 9].map((block, index): MappedPage => ({
    folio: String(index + 2),
    begins: { in: 'body', chapter: 1, block, characters: 23 },
  })),
  { folio: '9', begins: { in: 'head', chapter: 2 } },
  { folio: '10', begins: { in: 'body', chapter: 2, block: 3, characters: 90 } },
  { folio: '11', begins: { in: 'head', chapter: 3 } },
];

let made: Made;
let files: Files;
beforeAll(async () => {
  made = await make(harbour());
  files = filesOf(await made.epub({ pageMap: { pages: PAGES, pageOf: {} } }));
});

const proved = (changed: Files) => made.proveEpub(packed(changed));
const read = (changed: Files): Reading => readEpub(packed(changed), landmarksOf(made.book)).reading;

describe('an EPUB', () => {
  it('that nobody has touched is as it should be, packed again or not', async () => {
    expect(told(proved(files))).toEqual([]);
    expect(told(made.proveEpub(await made.epub()))).toEqual([]);
    expect(read(files).pageMarks).toHaveLength(PAGES.length);
  });

  it.each(Object.entries(DAMAGES))('with a chapter with %s is found', (_, damage) => {
    const damaged = SEEDS.flatMap((seed) => {
      const path = `OEBPS/chapter-0${1 + (seed % 3)}.xhtml`;
      const one = damage(textOf(files, path), chance(seed));
      return one ? [{ path, ...one }] : [];
    });
    const misses = damaged.flatMap(({ path, source, expected }) =>
      missed(proved(withText(files, path, () => source)), expected),
    );
    expect(misses).toEqual([]);
    expect(damaged.length).toBeGreaterThan(SEEDS.length / 4);
  });

  it.each(['chapter', 'book'] as const)(
    'with notes for each %s and one of them damaged is found',
    async (notes) => {
      const other = await make(harbour(`epub: { notes: ${notes} }`));
      const whole = filesOf(await other.epub());
      expect(told(other.proveEpub(packed(whole)))).toEqual([]);
      const path = notes === 'book' ? 'OEBPS/notes.xhtml' : ONE;
      const ofNotes = Object.entries(DAMAGES).filter(([name]) => /\bnotes?\b|way back/u.test(name));
      expect(ofNotes.length).toBeGreaterThan(8);
      const misses = ofNotes.flatMap(([, damage]) =>
        SEEDS.slice(0, 5).flatMap((seed) => {
          const one = damage(textOf(whole, path), chance(seed));
          if (!one) return [];
          return missed(other.proveEpub(packed(withText(whole, path, () => one.source))), one.expected);
        }),
      );
      expect(misses).toEqual([]);
    },
  );
});

describe('the spine of an EPUB', () => {
  it.each([1, 2, 3])('without chapter %i is found', (number) => {
    const changed = withText(files, OPF, (text) => text.replace(`<itemref idref="chapter-0${number}"/>`, ''));
    const title = ['Water', 'Stone', 'Timber'][number - 1]!;
    expect(missed(proved(changed), { kinds: ['chapter-missing'], says: title })).toEqual([]);
    expect(missed(proved(changed), { kinds: ['structure-fault'], says: `chapter-0${number}.xhtml` })).toEqual(
      [],
    );
  });

  it('with two chapters swapped is found', () => {
    const changed = withText(files, OPF, (text) => {
      const items = spansOf(text).filter((span) => /idref="chapter-0[12]"/u.test(span.attributes));
      return swapped(text, items[0]!, items[1]!);
    });
    expect(missed(proved(changed), { kinds: ['chapter-moved'] })).toEqual([]);
  });

  it('that names nothing is found', () => {
    const changed = withText(files, OPF, (text) => text.replace('idref="chapter-02"', 'idref="gone"'));
    expect(missed(proved(changed), { kinds: ['structure-fault'], says: 'gone' })).toEqual([]);
  });
});

const tocLinks = (text: string) => {
  const [nav] = spansOf(text).filter(
    ({ name, attributes }) => name === 'nav' && attributes.includes('"toc"'),
  );
  return spansOf(text).filter((span) => span.name === 'a' && span.start > nav!.start && span.end < nav!.end);
};

describe('the contents of an EPUB', () => {
  it('with an entry that leads elsewhere are found', () => {
    for (const seed of SEEDS) {
      const changed = withText(files, NAV, (text) => {
        const links = tocLinks(text);
        const at = chance(seed)(links.length);
        const [link, other] = [links[at]!, links[(at + 2) % links.length]!];
        const tag = text
          .slice(link.start, link.innerStart)
          .replace(attribute(link, 'href')!, attribute(other, 'href')!);
        return spliced(text, link.start, link.innerStart, tag);
      });
      expect(missed(proved(changed), { kinds: ['contents-differ'] })).toEqual([]);
    }
  });

  it('with an entry that says something else are found', () => {
    for (const seed of SEEDS) {
      const changed = withText(files, NAV, (text) => {
        const links = tocLinks(text);
        const link = links[chance(seed)(links.length)]!;
        return spliced(text, link.innerStart, link.innerEnd, 'Something else');
      });
      expect(missed(proved(changed), { kinds: ['contents-differ'], says: 'Something else' })).toEqual([]);
    }
  });

  it('with an entry of the NCX that is changed, moved or gone are found', () => {
    for (const seed of SEEDS) {
      const pick = chance(seed);
      const change = (text: string): string => {
        const points = spansOf(text).filter(({ name }) => name === 'navPoint');
        const point = points[pick(points.length)]!;
        if (seed % 3 === 0) return spliced(text, point.start, point.end);
        const inner = spansOf(text).find(
          (span) => span.name === (seed % 3 === 1 ? 'text' : 'content') && span.start > point.start,
        )!;
        if (inner.name === 'text') return spliced(text, inner.innerStart, inner.innerEnd, 'Something else');
        const other =
          attribute(inner, 'src') === 'chapter-01.xhtml#water'
            ? 'chapter-02.xhtml#stone'
            : 'chapter-01.xhtml#water';
        return spliced(text, inner.start, inner.end, `<content src="${other}"/>`);
      };
      expect(missed(proved(withText(files, NCX, change)), { kinds: ['contents-differ'] })).toEqual([]);
    }
  });
});

/** The printed pages, as the marks of the undamaged EPUB say they begin. */
const printed = (): Reading => ({
  of: 'pdf',
  chapters: [],
  notes: [],
  contents: [],
  around: [],
  pages: (read(files).pageMarks ?? []).map(({ label, after }, index) => ({
    index,
    folio: label,
    label,
    width: 400,
    height: 600,
    begins: after,
  })),
});

describe('the page marks of an EPUB', () => {
  it('agree with themselves', () => {
    expect(told(comparePages(printed(), read(files)))).toEqual([]);
  });

  it('shifted by a word are found', () => {
    const pdf = printed();
    for (const seed of SEEDS) {
      const pick = chance(seed);
      let folio = '';
      const changed = withText(files, ONE, (text) => {
        const marks = spansOf(text).filter(
          (span) => span.attributes.includes('doc-pagebreak') && /[ \p{L}]$/u.test(text.slice(0, span.start)),
        );
        const mark = marks[pick(marks.length)]!;
        folio = attribute(mark, 'aria-label')!;
        const element = text.slice(mark.start, mark.end);
        const rest = spliced(text, mark.start, mark.end);
        const word =
          seed % 2 === 0
            ? /^[^\s<]+\s+/u.exec(rest.slice(mark.start))
            : /[^\s<>]+\s*$/u.exec(rest.slice(0, mark.start));
        const to = mark.start + (seed % 2 === 0 ? 1 : -1) * (word?.[0].length ?? 0);
        expect(to).not.toBe(mark.start);
        return spliced(rest, to, to, element);
      });
      expect(missed(comparePages(pdf, read(changed)), { kinds: ['page-mark-astray'], says: folio })).toEqual(
        [],
      );
    }
  });

  it('that the list does not have, or that are not where it leads, are found', () => {
    const noEntry = withText(files, NAV, (text) =>
      text.replace(/<li><a href="[^"]*#page-4">4<\/a><\/li>/u, ''),
    );
    expect(missed(proved(noEntry), { kinds: ['page-mark-astray'], says: '4' })).toEqual([]);
    const elsewhere = withText(files, NAV, (text) => text.replace('#page-4">', '#page-5">'));
    expect(missed(proved(elsewhere), { kinds: ['page-mark-astray'], says: 'page 4' })).toEqual([]);
    const nowhere = withText(files, NAV, (text) => text.replace('#page-4">', '#page-400">'));
    expect(missed(proved(nowhere), { kinds: ['page-mark-astray'], says: 'page 4' })).toEqual([]);
    const gone = withText(files, ONE, (text) => text.replace(/<span id="page-4"[^>]*>/u, ''));
    expect(missed(proved(gone), { kinds: ['page-mark-astray'], says: 'page 4' })).toEqual([]);
  });
});

describe('the archive of an EPUB', () => {
  it('cut short is found, wherever', async () => {
    const whole = packed(files);
    for (const seed of SEEDS) {
      const findings = made.proveEpub(whole.slice(0, chance(seed)(whole.length)));
      expect(findings[0]?.kind).toBe('file-unreadable');
    }
  });

  it('with a byte changed in one of its files is found', () => {
    const whole = packed(files);
    let found = 0;
    for (const seed of SEEDS) {
      const changed = whole.slice();
      // Not in the heads, whose dates nobody reads.
      const at = Math.floor(whole.length * 0.1) + chance(seed)(Math.floor(whole.length * 0.7));
      changed[at] = (changed[at]! + 1) % 256;
      if (made.proveEpub(changed).some(({ kind }) => kind === 'file-unreadable')) found++;
    }
    expect(found).toBeGreaterThan(SEEDS.length * 0.9);
  });

  it('without one of its files is found', () => {
    for (const path of Object.keys(files)) {
      const findings = proved(without(files, path));
      const name = path.split('/').at(-1)!;
      expect(
        missed(findings, { kinds: ['structure-fault', 'file-unreadable', 'picture-missing'], says: name }),
      ).toEqual([]);
    }
  });

  it('with a file that nobody has listed is found', () => {
    expect(
      missed(proved({ ...files, 'OEBPS/extra.xhtml': new Uint8Array(3) }), {
        kinds: ['structure-fault'],
        says: 'extra.xhtml',
      }),
    ).toEqual([]);
  });

  it('with a page that is cut short, or is no XML, is found', () => {
    for (const seed of SEEDS) {
      const cut = withText(files, ONE, (text) =>
        text.slice(0, text.length - 8 - chance(seed)(text.length - 8)),
      );
      expect(missed(proved(cut), { kinds: ['file-unreadable'], says: 'chapter-01.xhtml' })).toEqual([]);
    }
    const open = withText(files, ONE, (text) => text.replace('</p>', ''));
    expect(missed(proved(open), { kinds: ['file-unreadable'], says: 'chapter-01.xhtml' })).toEqual([]);
  });

  it('that says it is something else, or says so too late, is found', () => {
    expect(
      missed(proved(withText(files, 'mimetype', () => 'text/plain')), {
        kinds: ['file-unreadable'],
        says: 'mimetype',
      }),
    ).toEqual([]);
    const { mimetype, ...others } = files;
    const late = packed({ ...others, 'mimetype ': mimetype! });
    expect(missed(made.proveEpub(late), { kinds: ['file-unreadable'], says: 'mimetype' })).toEqual([]);
  });

  it('that is none at all is found', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(100), new TextEncoder().encode('<html></html>')]) {
      expect(told(made.proveEpub(bytes))[0]).toMatch(/^file-unreadable: expected a whole archive/u);
    }
  });
});
