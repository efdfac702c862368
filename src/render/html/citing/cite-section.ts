/**
 * "Cite this report": the citations as a page shows them. All is text that can be read, selected and copied
 * without a script; what programs read can also be saved, by links that hold the whole file.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { languageOfWord, wordsOf, type OwnWords, type Words } from '../../../book/words.ts';
import { apaReference } from './apa.ts';
import { bibtexEntry } from './bibtex.ts';
import { chicagoBibliography, chicagoNote } from './chicago.ts';
import type { Citable } from './citable.ts';
import { setPhrase, type Piece } from './phrase.ts';
import { risRecord } from './ris.ts';

/** The id of the heading; the prefix `page-` is ours. */
export const CITE_ID = 'page-cite';

/** How the section is made. */
export interface CiteSectionOptions {
  /** Of the page, which the section stands in. */
  language: string;
  /** The words of the manuscript's own. */
  words: OwnWords;
}

/** The section, closed until its heading is opened. */
export function citeSection(citable: Citable, { language, words: own }: CiteSectionOptions): Element {
  const words = wordsOf(language, own);
  const word = (key: keyof Words): Element => {
    const found = languageOfWord(key, language, own);
    return element('span', found === language ? {} : { lang: found }, [text(words[key])]);
  };
  const prose = (style: string, form: keyof Words, pieces: readonly Piece[]): Element[] => [
    element('dt', {}, [properName(style), text(', '), word(form)]),
    element('dd', {}, [
      // The styles are English, whatever the book is.
      element(
        'p',
        { className: ['citation'], translate: 'no', ...languageOf('en', language) },
        setPhrase(pieces, citable.language),
      ),
    ]),
  ];
  const file = (format: string, ending: string, mediaType: string, content: string): Element[] => [
    element('dt', {}, [properName(format)]),
    element('dd', {}, [
      element('pre', { className: ['citation'], translate: 'no' }, [
        element('code', {}, [text(content.replaceAll('\r\n', '\n'))]),
      ]),
      element('p', {}, [
        element(
          'a',
          {
            href: `data:${mediaType};charset=utf-8,${encodeURIComponent(content)}`,
            download: `${citable.slug}.${ending}`,
          },
          [word('download'), text(' '), properName(format)],
        ),
      ]),
    ]),
  ];
  return element('section', { className: ['cite'], ariaLabelledBy: [CITE_ID] }, [
    element('details', {}, [
      element('summary', {}, [element('h2', { id: CITE_ID }, [word('cite')])]),
      element('dl', {}, [
        ...prose('Chicago', 'citeFootnote', chicagoNote(citable)),
        ...prose('Chicago', 'citeBibliography', chicagoBibliography(citable)),
        ...prose('APA', 'citeReference', apaReference(citable)),
        ...file('BibTeX', 'bib', 'application/x-bibtex', bibtexEntry(citable)),
        ...file('RIS', 'ris', 'application/x-research-info-systems', risRecord(citable)),
      ]),
    ]),
  ]);
}

/** A proper name, the same in all languages. */
function properName(written: string): Element {
  return element('span', { translate: 'no' }, [text(written)]);
}

function languageOf(own: string, around: string): Properties {
  return around.split('-')[0] === own ? {} : { lang: own, dir: 'ltr' };
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
