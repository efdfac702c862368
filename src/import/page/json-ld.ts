/** What a page says of itself in JSON-LD, of which only a few fields are of interest. */
import type { Root } from 'hast';
import { attribute, elementsOf, isElement } from './elements.ts';

/** The object that describes the article. */
export interface LinkedData {
  headline?: string;
  alternativeHeadline?: string;
  authors: string[];
  publisher?: string;
  date?: string;
  language?: string;
  description?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The first object that has a headline; what is no JSON is passed over, as browsers do. */
export function readLinkedData(root: Root): LinkedData | undefined {
  for (const element of elementsOf(root)) {
    if (!isElement(element, 'script') || attribute(element, 'type')?.trim() !== 'application/ld+json')
      continue;
    const [text] = element.children;
    if (text?.type !== 'text') continue;
    const article = candidates(parse(text.value), 0).find((item) => textIn(item.headline) !== undefined);
    if (article) return fieldsOf(article);
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function candidates(value: unknown, depth: number): Fields[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item) => candidates(item, depth + 1));
  const fields = value as Fields;
  return [fields, ...candidates(fields['@graph'], depth + 1), ...candidates(fields.mainEntity, depth + 1)];
}

function fieldsOf(article: Fields): LinkedData {
  const authors = Array.isArray(article.author) ? article.author : [article.author];
  const named = {
    headline: textIn(article.headline),
    alternativeHeadline: textIn(article.alternativeHeadline),
    publisher: nameIn(article.publisher),
    date: textIn(article.datePublished),
    language: textIn(article.inLanguage),
    description: textIn(article.description),
  };
  const known = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return { ...known, authors: authors.map(nameIn).filter((name) => name !== undefined) };
}

function nameIn(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'name' in value) return textIn(value.name);
  return textIn(value);
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
