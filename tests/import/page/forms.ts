/** Random reports written out as each family of programs writes them. */
import type { NoteBlock, Piece, Report } from './random-report.ts';

/** How one program writes calls and notes. */
interface Form {
  /** @param time the how-manyeth call of this note it is, from 1 */
  call(note: number, time: number): string;
  /** All notes; `blocks` has the HTML of each block of a note. */
  notes(notes: readonly WrittenNote[]): string;
  before?: string;
}

interface WrittenNote {
  number: number;
  /** The HTML of its first paragraph without its tags, and of what follows. */
  first: string;
  rest: string;
  /** How often it is called. */
  times: number;
}

const back = (count: number, link: (time: number) => string): string =>
  Array.from({ length: count }, (_, index) => link(index + 1)).join(' ');
/** The ways back at the end of the last paragraph, or in one of their own. */
function atEnd({ first, rest }: WrittenNote, ways: string): string {
  if (rest === '') return `<p>${first} ${ways}</p>`;
  return rest.endsWith('</p>') && !rest.endsWith('</blockquote>')
    ? `<p>${first}</p>${rest.slice(0, -4)} ${ways}</p>`
    : `<p>${first}</p>${rest}${ways}`;
}

/** The forms by name. */
export const FORMS: Readonly<Record<string, Form>> = {
  'Word in WordPress': {
    call: (n) => `<a href="#_ftn${n}" name="_ftnref${n}"><sup>[${n}]</sup></a>`,
    notes: (notes) =>
      `<hr>${notes.map(({ number: n, first, rest }) => `<p><a href="#_ftnref${n}" name="_ftn${n}">[${n}]</a> ${first}</p>${rest}`).join('\n')}`,
  },
  Word: {
    call: (n) =>
      `<a href="#_ftn${n}" name="_ftnref${n}" title=""><span class=MsoFootnoteReference>[${n}]</span></a>`,
    notes: (notes) =>
      `<div><hr size=1>${notes.map(({ number: n, first, rest }) => `<div id=ftn${n}><p class=MsoFootnoteText><a href="#_ftnref${n}" name="_ftn${n}" title=""><span>[${n}]</span></a> ${first}</p>${rest}</div>`).join('\n')}</div>`,
  },
  Wikipedia: {
    call: (n, time) =>
      `<sup id="cite_ref-n${n}_${n}-${time - 1}" class="reference"><a href="#cite_note-n${n}-${n}"><span class="cite-bracket">&#91;</span>${n}<span class="cite-bracket">&#93;</span></a></sup>`,
    notes: (notes) =>
      `<h2 id="References">References</h2><div class="reflist"><ol class="references">${notes
        .map(({ number: n, first, rest, times }) => {
          const ways =
            times === 1
              ? `<b><a href="#cite_ref-n${n}_${n}-0">^</a></b>`
              : `^ ${back(times, (time) => `<a href="#cite_ref-n${n}_${n}-${time - 1}"><sup><i><b>${'abcdefghijkl'[time - 1]}</b></i></sup></a>`)}`;
          return `<li id="cite_note-n${n}-${n}"><span class="mw-cite-backlink">${ways}</span> <span class="reference-text">${first}</span>${rest}</li>`;
        })
        .join('\n')}</ol></div>`,
  },
  Substack: {
    call: (n) =>
      `<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-${n}-9" href="#footnote-${n}-9" target="_self" class="footnote-anchor">${n}</a>`,
    notes: (notes) =>
      notes
        .map(
          ({ number: n, first, rest }) =>
            `<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-${n}-9" href="#footnote-anchor-${n}-9" class="footnote-number" contenteditable="false" target="_self">${n}</a><div class="footnote-content"><p>${first}</p>${rest}</div></div>`,
        )
        .join('\n'),
  },
  Pandoc: {
    call: (n) =>
      `<a href="#fn${n}" class="footnote-ref" id="fnref${n}" role="doc-noteref"><sup>${n}</sup></a>`,
    notes: (notes) =>
      `<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">\n<hr />\n<ol>\n${notes.map((note) => `<li id="fn${note.number}">${atEnd(note, `<a href="#fnref${note.number}" class="footnote-back" role="doc-backlink">↩︎</a>`)}</li>`).join('\n')}\n</ol>\n</section>`,
  },
  GitHub: {
    call: (n, time) =>
      `<sup><a href="#user-content-fn-n${n}" id="user-content-fnref-n${n}${time > 1 ? `-${time}` : ''}" data-footnote-ref="" aria-describedby="footnote-label">${n}</a></sup>`,
    notes: (notes) =>
      `<section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol>${notes
        .map(
          (note) =>
            `<li id="user-content-fn-n${note.number}">\n${atEnd(
              note,
              back(
                note.times,
                (time) =>
                  `<a href="#user-content-fnref-n${note.number}${time > 1 ? `-${time}` : ''}" data-footnote-backref="" class="data-footnote-backref">↩${time > 1 ? `<sup>${time}</sup>` : ''}</a>`,
              ),
            )}\n</li>`,
        )
        .join('\n')}</ol></section>`,
  },
  'markdown-it': {
    call: (n, time) =>
      `<sup class="footnote-ref"><a href="#fn${n}" id="fnref${n}${time > 1 ? `:${time - 1}` : ''}">[${n}${time > 1 ? `:${time - 1}` : ''}]</a></sup>`,
    notes: (notes) =>
      `<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">${notes
        .map(
          (note) =>
            `<li id="fn${note.number}" class="footnote-item">${atEnd(
              note,
              back(
                note.times,
                (time) =>
                  `<a href="#fnref${note.number}${time > 1 ? `:${time - 1}` : ''}" class="footnote-backref">↩︎</a>`,
              ),
            )}</li>`,
        )
        .join('\n')}</ol></section>`,
  },
  'PHP Markdown Extra': {
    call: (n, time) =>
      `<sup id="fnref${time > 1 ? time : ''}:${n}"><a href="#fn:${n}" class="footnote-ref" role="doc-noteref">${n}</a></sup>`,
    notes: (notes) =>
      `<div class="footnotes" role="doc-endnotes"><hr /><ol>${notes
        .map(
          (note) =>
            `<li id="fn:${note.number}" role="doc-endnote">${atEnd(
              note,
              back(
                note.times,
                (time) =>
                  `&#160;<a href="#fnref${time > 1 ? time : ''}:${note.number}" class="footnote-backref" role="doc-backlink">&#8617;&#xFE0E;</a>`,
              ),
            )}</li>`,
        )
        .join('\n')}</ol></div>`,
  },
  kramdown: {
    call: (n, time) =>
      `<sup id="fnref:${n}${time > 1 ? `:${time - 1}` : ''}" role="doc-noteref"><a href="#fn:${n}" class="footnote" rel="footnote">${n}</a></sup>`,
    notes: (notes) =>
      `<div class="footnotes" role="doc-endnotes"><ol>${notes
        .map(
          (note) =>
            `<li id="fn:${note.number}">${atEnd(
              note,
              back(
                note.times,
                (time) =>
                  `<a href="#fnref:${note.number}${time > 1 ? `:${time - 1}` : ''}" class="reversefootnote" role="doc-backlink">&#8617;${time > 1 ? `<sup>${time}</sup>` : ''}</a>`,
              ),
            )}</li>`,
        )
        .join('\n')}</ol></div>`,
  },
  'DPUB-ARIA': {
    call: (n, time) => `<a id="r${n}.${time}" href="#n${n}" role="doc-noteref">${n}</a>`,
    notes: (notes) =>
      `<section role="doc-endnotes"><ol>${notes
        .map(
          (note) =>
            `<li id="n${note.number}" role="doc-endnote">${atEnd(
              note,
              back(note.times, (time) => `<a href="#r${note.number}.${time}" role="doc-backlink">back</a>`),
            )}</li>`,
        )
        .join('\n')}</ol></section>`,
  },
  EPUB: {
    before: '<?xml version="1.0" encoding="utf-8"?>',
    call: (n, time) =>
      `<a epub:type="noteref" href="#f${n}" id="c${n}-${time}">${n}</a><a id="here${n}-${time}"/>`,
    notes: (notes) =>
      notes
        .map(
          ({ number: n, first, rest }) =>
            `<aside epub:type="footnote" id="f${n}"><p><a href="#c${n}-1">${n}</a>. ${first}</p>${rest}</aside>`,
        )
        .join('\n'),
  },
  'our own edition': {
    call: (n, time) =>
      `<sup class="call"><a id="call-${n}${time > 1 ? `.${time}` : ''}" href="#note-${n}" role="doc-noteref">${n}</a></sup>`,
    notes: (notes) =>
      `<section class="notes" role="doc-endnotes"><h2 id="page-notes">Notes</h2><ol class="notes-list">${notes
        .map(
          (note) =>
            `<li id="note-${note.number}" value="${note.number}">${atEnd(
              note,
              back(
                note.times,
                (time) =>
                  `&nbsp;<a href="#call-${note.number}${time > 1 ? `.${time}` : ''}" class="way-back" role="doc-backlink">↩${time > 1 ? `<sup>${time}</sup>` : ''}</a>`,
              ),
            )}</li>`,
        )
        .join('')}</ol></section>`,
  },
  'links to and fro': {
    call: (n, time) => `<sup><a id="up${n}.${time}" href="#down${n}">${n}</a></sup>`,
    notes: (notes) =>
      notes
        .map(
          ({ number: n, first, rest, times }) =>
            `<div class="note-item" id="down${n}">${back(times, (time) => `<a href="#up${n}.${time}">${time > 1 ? '↑' : n}</a>`)} <p>${first}</p>${rest}</div>`,
        )
        .join('\n'),
  },
};

/** A page with a report, its notes in some form, and a menu and a foot around it. */
export function pageOf(report: Report, form: Form): string {
  const times = new Map<number, number>();
  const call = (note: number): string => {
    times.set(note, (times.get(note) ?? 0) + 1);
    return form.call(note, times.get(note)!);
  };
  const paragraphs = report.paragraphs.map(
    (pieces) => `<p>${pieces.map((piece) => written(piece, call)).join('')}</p>`,
  );
  const notes = report.notes.map((blocks, index): WrittenNote => {
    const [first, ...rest] = blocks;
    return {
      number: index + 1,
      first: first?.kind === 'paragraph' ? escaped(first.text) : '',
      rest: rest.map(blockOf).join('\n'),
      times: times.get(index + 1) ?? 0,
    };
  });
  return `${form.before ?? '<!DOCTYPE html>'}
<html lang="en-GB"><head><meta charset="utf-8"/><title>A random report</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>A random report</h1>
${paragraphs.join('\n')}
${notes.length > 0 ? form.notes(notes) : ''}
</article>
<footer>The foot of the page</footer></body></html>`;
}

function written(piece: Piece, call: (note: number) => string): string {
  if ('call' in piece) return call(piece.call);
  return piece.italic ? ` <em>${escaped(piece.text)}</em> ` : ` ${escaped(piece.text)} `;
}

function blockOf(block: NoteBlock): string {
  if (block.kind === 'list')
    return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  return block.kind === 'quotation'
    ? `<blockquote><p>${escaped(block.text)}</p></blockquote>`
    : `<p>${escaped(block.text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
