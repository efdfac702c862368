/** What people call the common roles in a book, in the languages that the press has words of, but for English. */

/** The codes of MARC relators that have names here. */
type NamedRole =
  'aut' | 'edt' | 'trl' | 'ill' | 'aui' | 'aft' | 'ctb' | 'pht' | 'dsr' | 'com' | 'nrt' | 'red';

/** Names by code, in lower case. */
type RoleNames = Readonly<Partial<Record<NamedRole, readonly string[]>>>;

const FRENCH: RoleNames = {
  aut: ['auteur', 'auteure', 'autrice', 'coauteur', 'coauteure', 'coautrice', 'écrivain', 'écrivaine'],
  edt: [
    'éditeur scientifique',
    'éditrice scientifique',
    'directeur de la publication',
    'directrice de la publication',
    'directeur d’ouvrage',
    'directrice d’ouvrage',
    'sous la direction de',
    'éditeur',
    'éditrice',
  ],
  red: ['rédacteur', 'rédactrice', 'rédaction'],
  trl: ['traducteur', 'traductrice', 'traduction'],
  ill: ['illustrateur', 'illustratrice', 'illustrations'],
  aui: [
    'préface',
    'préfacier',
    'préfacière',
    'avant-propos',
    'auteur de la préface',
    'autrice de la préface',
    'auteur de l’introduction',
    'autrice de l’introduction',
  ],
  aft: ['postface', 'postfacier', 'postfacière', 'auteur de la postface', 'autrice de la postface'],
  ctb: ['contributeur', 'contributrice', 'collaborateur', 'collaboratrice'],
  pht: ['photographe', 'photographies'],
  dsr: ['concepteur', 'conceptrice', 'graphiste', 'maquettiste', 'conception graphique'],
  com: ['compilateur', 'compilatrice', 'textes réunis par'],
  nrt: ['narrateur', 'narratrice', 'lecteur', 'lectrice'],
};

const GERMAN: RoleNames = {
  aut: ['autor', 'autorin', 'koautor', 'koautorin', 'co-autor', 'co-autorin', 'verfasser', 'verfasserin'],
  edt: ['herausgeber', 'herausgeberin', 'mitherausgeber', 'mitherausgeberin'],
  red: ['redakteur', 'redakteurin', 'redaktion', 'lektor', 'lektorin', 'lektorat'],
  trl: ['übersetzer', 'übersetzerin', 'übersetzung'],
  ill: ['illustrator', 'illustratorin', 'illustration', 'illustrationen'],
  aui: [
    'vorwort',
    'geleitwort',
    'einleitung',
    'einführung',
    'verfasser des vorworts',
    'verfasserin des vorworts',
  ],
  aft: ['nachwort', 'verfasser des nachworts', 'verfasserin des nachworts'],
  ctb: ['mitwirkender', 'mitwirkende', 'mitarbeiter', 'mitarbeiterin', 'beiträger', 'beiträgerin'],
  pht: ['fotograf', 'fotografin', 'photograph', 'photographin', 'fotografien', 'fotos'],
  dsr: ['gestalter', 'gestalterin', 'gestaltung', 'designer', 'designerin', 'grafiker', 'grafikerin'],
  com: ['zusammensteller', 'zusammenstellerin', 'zusammenstellung', 'kompilator', 'kompilatorin'],
  nrt: ['sprecher', 'sprecherin', 'erzähler', 'erzählerin', 'vorleser', 'vorleserin'],
};

const SPANISH: RoleNames = {
  aut: ['autor', 'autora', 'coautor', 'coautora', 'escritor', 'escritora'],
  edt: ['editor', 'editora', 'editor literario', 'editora literaria', 'coordinador', 'coordinadora'],
  red: ['redactor', 'redactora', 'redacción'],
  trl: ['traductor', 'traductora', 'traducción'],
  ill: ['ilustrador', 'ilustradora', 'ilustración', 'ilustraciones'],
  aui: ['prólogo', 'prologuista', 'prefacio', 'introducción', 'autor del prólogo', 'autora del prólogo'],
  aft: ['epílogo', 'posfacio', 'postfacio', 'autor del epílogo', 'autora del epílogo'],
  ctb: ['colaborador', 'colaboradora', 'contribuidor', 'contribuidora'],
  pht: ['fotógrafo', 'fotógrafa', 'fotografía', 'fotografías'],
  dsr: ['diseñador', 'diseñadora', 'diseño', 'diseñador gráfico', 'diseñadora gráfica'],
  com: ['compilador', 'compiladora', 'recopilador', 'recopiladora'],
  nrt: ['narrador', 'narradora', 'locutor', 'locutora'],
};

const RUSSIAN: RoleNames = {
  aut: ['автор', 'соавтор', 'писатель', 'писательница'],
  edt: [
    'редактор',
    'главный редактор',
    'ответственный редактор',
    'научный редактор',
    'под редакцией',
    'под ред.',
  ],
  red: ['литературный редактор', 'редакция'],
  trl: ['переводчик', 'переводчица', 'перевод'],
  ill: ['иллюстратор', 'иллюстрации', 'художник', 'художница'],
  aui: [
    'предисловие',
    'автор предисловия',
    'введение',
    'автор введения',
    'вступительная статья',
    'автор вступительной статьи',
  ],
  aft: ['послесловие', 'автор послесловия'],
  ctb: ['участник', 'участница', 'при участии'],
  pht: ['фотограф', 'фотографии'],
  dsr: ['дизайнер', 'дизайн', 'оформление', 'оформитель'],
  com: ['составитель', 'составительница', 'редактор-составитель', 'составление'],
  nrt: ['чтец', 'диктор', 'рассказчик', 'рассказчица'],
};

const KAZAKH: RoleNames = {
  aut: ['автор', 'авторы', 'тең автор', 'жазушы'],
  edt: ['редактор', 'редакторы', 'бас редактор', 'жауапты редактор', 'ғылыми редактор'],
  trl: ['аудармашы', 'аударған', 'аударма'],
  ill: ['иллюстратор', 'суретші', 'суреттерін салған'],
  aui: ['алғысөз', 'алғы сөз', 'алғысөз авторы', 'кіріспе', 'кіріспе авторы'],
  aft: ['соңғы сөз', 'соңғысөз', 'соңғы сөз авторы'],
  ctb: ['қатысушы', 'үлес қосушы'],
  pht: ['фотограф', 'фотосуретші'],
  dsr: ['дизайнер', 'безендіруші', 'безендірген'],
  com: ['құрастырушы', 'құрастырған'],
  nrt: ['диктор', 'оқыған', 'әңгімелеуші'],
};

/** One table a language. */
export const ROLE_NAMES: readonly RoleNames[] = [FRENCH, GERMAN, SPANISH, RUSSIAN, KAZAKH];
