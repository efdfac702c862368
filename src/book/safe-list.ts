/**
 * What may be in a composition: the second wall after the parser's own. Everything that this project makes is
 * listed here, and nothing that could run, load or submit; a mistake elsewhere cannot get past it.
 */
import type { Schema } from 'hast-util-sanitize';

const MARKS = ['id', 'lang', 'dir', 'title'];

/** The schema for `hast-util-sanitize`. */
export const SAFE_LIST: Schema = {
  tagNames: [
    ...'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code hr table caption thead tbody tr th td'.split(' '),
    ...'figure figcaption img aside section div a em strong del span sup sub br'.split(' '),
    ...'kbd abbr cite q i b u s bdo ruby rt rp wbr'.split(' '),
  ],
  attributes: {
    '*': [...MARKS, 'className', 'role', 'ariaLabel', 'ariaLabelledBy', 'dataTarget'],
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['scope', 'align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  clobber: [],
  ancestors: {},
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};
