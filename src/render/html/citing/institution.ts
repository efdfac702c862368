/** Tells the name of an institution from that of a person: only a person's name is turned round to be sorted. */

/** Words that names of institutions have and those of people have not, in the languages that reports are in. */
const WORDS: ReadonlySet<string> = new Set(
  // English
  (
    'academy administration agency alliance archive archives assembly association associates authority bank board bureau ' +
    'campaign center centre charity club coalition college collective commission committee conference ' +
    'congress consortium cooperative corporation council court department directorate division embassy federation forum ' +
    'foundation fund government group house inc initiative institute institution international laboratory league library ' +
    'limited llc ltd media ministry mission monitor movement museum network news observatory office organisation organization ' +
    'parliament partners partnership party plc press programme program project publishers publishing school secretariat senate ' +
    'service services society solidarity state states studies taskforce team think-tank tribunal trust union unit united university watch ' +
    'workshop ' +
    // German, French, Spanish
    'akademie amt bibliothek bundesamt bundesregierung gesellschaft gmbh hochschule institut kommission ministerium ' +
    'stiftung universität verband verein verlag zentrum agence association assemblée banque bibliothèque bureau comité ' +
    'commission conseil fondation gouvernement ministère observatoire office société syndicat université academia ' +
    'agencia asociación ayuntamiento banco biblioteca centro comisión comité consejo fundación gobierno instituto ' +
    'ministerio observatorio organización sociedad universidad ' +
    // Russian and Kazakh
    'агентство академия альянс ассоциация банк бюро вестник группа движение департамент издательство институт комиссия ' +
    'комитет коалиция министерство музей общество объединение организация парламент партия правительство проект редакция ' +
    'служба совет союз суд управление университет федерация фонд фонды центр орталығы институты университеті министрлігі ' +
    'комитеті қоғамы қоры одағы ұйымы агенттігі академиясы'
  ).split(' '),
);
/** The same where words are not set apart: Chinese, Japanese, Korean. */
const ENDINGS =
  /(?:大学|大學|学院|學院|研究所|研究院|研究中心|中心|委员会|委員會|委員会|协会|協會|協会|学会|學會|基金会|基金會|出版社|公司|政府|部|局|院|社|会|會|機構|机构|组织|組織|대학교|연구소|연구원|센터|위원회|협회|재단|정부)$/u;
/** Small words that join the parts of a name of an institution. */
const JOINTS: ReadonlySet<string> = new Set(
  'of for and on against to in & / für und pour et para по за и при мен және'.split(' '),
);

/** True where a name is surely, or most likely, none of a person. */
export function isInstitution(name: string): boolean {
  const words = name.split(' ');
  if (words.length === 1) return ENDINGS.test(name) || isAcronym(name);
  if (/^the\s/iu.test(name) || /\d/u.test(name) || ENDINGS.test(name)) return true;
  return words.some((word, index) => {
    const bare = word.toLowerCase().replaceAll(/[^\p{L}\p{M}&/-]/gu, '');
    return WORDS.has(bare) || (index > 0 && JOINTS.has(word));
  });
}

function isAcronym(word: string): boolean {
  return !/\p{Ll}/u.test(word) && [...word].filter((character) => /\p{Lu}/u.test(character)).length > 1;
}
