/** The sentences of the accessibility summary, by language. One table a language; add yours below. */
interface Sentences {
  text: string;
  notes: string;
  images: string;
}

const ENGLISH: Sentences = {
  text: 'The text reflows, its size, typeface and colours can be changed, and its headings can be navigated.',
  notes: 'Notes and their calls are linked both ways.',
  images: 'Images that carry meaning have alternative text.',
};

const TABLES: Readonly<Record<string, Sentences>> = {
  en: ENGLISH,
  fr: {
    text: 'Le texte est recomposable : taille, police et couleurs peuvent être changées, et les titres permettent la navigation.',
    notes: 'Les notes et leurs appels sont liés dans les deux sens.',
    images: 'Les images porteuses de sens ont un texte de remplacement.',
  },
  de: {
    text: 'Der Text passt sich dem Bildschirm an; Größe, Schrift und Farben lassen sich ändern, die Überschriften führen durch das Buch.',
    notes: 'Anmerkungen und Textstellen sind in beide Richtungen verknüpft.',
    images: 'Bilder mit Inhalt haben einen Alternativtext.',
  },
  es: {
    text: 'El texto se adapta a la pantalla; su tamaño, letra y colores pueden cambiarse, y sus títulos permiten la navegación.',
    notes: 'Las notas y sus llamadas están enlazadas en ambos sentidos.',
    images: 'Las imágenes con contenido tienen texto alternativo.',
  },
  ru: {
    text: 'Текст подстраивается под экран; размер, шрифт и цвета можно менять, по заголовкам можно переходить.',
    notes: 'Примечания и места в тексте связаны ссылками в обе стороны.',
    images: 'У содержательных изображений есть текстовые описания.',
  },
  kk: {
    text: 'Мәтін экранға бейімделеді; өлшемін, қарпін және түстерін өзгертуге, тақырыптар бойынша өтуге болады.',
    notes: 'Ескертпелер мен мәтіндегі орындары екі жаққа да сілтемемен байланысқан.',
    images: 'Мағыналы суреттердің мәтіндік сипаттамасы бар.',
  },
};

/**
 * What a reader may expect, in a few sentences.
 * @param language a BCP 47 tag; the summary is in English where its language has no table
 * @param has what there is in the book
 */
export function accessibilitySummary(
  language: string,
  has: { images: boolean; notes: boolean },
): { text: string; language: string } {
  const primary = language.split('-')[0] ?? '';
  const own = TABLES[primary];
  const { text, notes, images } = own ?? ENGLISH;
  const sentences = [text, ...(has.notes ? [notes] : []), ...(has.images ? [images] : [])];
  return { text: sentences.join(' '), language: own ? language : 'en' };
}
