/** The words that the press itself puts into an edition, by language. One table a language; add yours below. */
export interface Words {
  contents: string;
  notes: string;
  note: string;
  figure: string;
  table: string;
  chapter: string;
  page: string;
  cover: string;
  titlePage: string;
  imprint: string;
  abstract: string;
  /** The accessible name of the way back from a note; `{number}` is the number of the note. */
  backToText: string;
  /** The accessible name of a call. */
  callOfNote: string;
}

const ENGLISH: Words = {
  contents: 'Contents',
  notes: 'Notes',
  note: 'note',
  figure: 'Figure',
  table: 'Table',
  chapter: 'Chapter',
  page: 'page',
  cover: 'Cover',
  titlePage: 'Title page',
  imprint: 'Imprint',
  abstract: 'Abstract',
  backToText: 'Back to the call of note {number}',
  callOfNote: 'Note {number}',
};

const TABLES: ReadonlyMap<string, Words> = new Map(
  Object.entries<Words>({
    en: ENGLISH,
    fr: {
      contents: 'Table des matières',
      notes: 'Notes',
      note: 'note',
      figure: 'Figure',
      table: 'Tableau',
      chapter: 'Chapitre',
      page: 'page',
      cover: 'Couverture',
      titlePage: 'Page de titre',
      imprint: 'Mentions légales',
      abstract: 'Résumé',
      backToText: 'Retour à l’appel de la note {number}',
      callOfNote: 'Note {number}',
    },
    de: {
      contents: 'Inhalt',
      notes: 'Anmerkungen',
      note: 'Anmerkung',
      figure: 'Abbildung',
      table: 'Tabelle',
      chapter: 'Kapitel',
      page: 'Seite',
      cover: 'Umschlag',
      titlePage: 'Titelseite',
      imprint: 'Impressum',
      abstract: 'Zusammenfassung',
      backToText: 'Zurück zur Textstelle von Anmerkung {number}',
      callOfNote: 'Anmerkung {number}',
    },
    es: {
      contents: 'Índice',
      notes: 'Notas',
      note: 'nota',
      figure: 'Figura',
      table: 'Tabla',
      chapter: 'Capítulo',
      page: 'página',
      cover: 'Cubierta',
      titlePage: 'Portada',
      imprint: 'Créditos',
      abstract: 'Resumen',
      backToText: 'Volver a la llamada de la nota {number}',
      callOfNote: 'Nota {number}',
    },
    ru: {
      contents: 'Содержание',
      notes: 'Примечания',
      note: 'примечание',
      figure: 'Рисунок',
      table: 'Таблица',
      chapter: 'Глава',
      page: 'страница',
      cover: 'Обложка',
      titlePage: 'Титульный лист',
      imprint: 'Выходные данные',
      abstract: 'Аннотация',
      backToText: 'Назад к тексту, примечание {number}',
      callOfNote: 'Примечание {number}',
    },
    kk: {
      contents: 'Мазмұны',
      notes: 'Ескертпелер',
      note: 'ескертпе',
      figure: 'Сурет',
      table: 'Кесте',
      chapter: 'Тарау',
      page: 'бет',
      cover: 'Мұқаба',
      titlePage: 'Титул парағы',
      imprint: 'Шығыс деректері',
      abstract: 'Аңдатпа',
      backToText: 'Мәтінге оралу, {number}-ескертпе',
      callOfNote: '{number}-ескертпе',
    },
  }),
);

/** @param language a BCP 47 tag; English where its language has no table. */
export function wordsOf(language: string): Words {
  return TABLES.get(language) ?? TABLES.get(language.split('-')[0] ?? '') ?? ENGLISH;
}

/** Puts a number where a phrase says `{number}`. */
export function withNumber(phrase: string, number: number): string {
  return phrase.replace('{number}', String(number));
}
