// What is said beside a page's own article, in French and English.

const number = (locale) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return (value) => format.format(value);
};
const many = (one, more) => (n, locale) => `${number(locale)(n)} ${n === 1 || (n === 0 && locale === "fr") ? one : more}`;

/** Sentences for the families of rules: an id reads `<language>.<family>.<rule>`. */
const RULES = {
  en: {
    "according-to": "The words “according to” attribute it.",
    adverb: "An adverb attributes it.",
    impersonal: "A turn of phrase reports without naming anybody.",
    verb: "A source, a verb of saying or thinking, and what is said.",
    participle: "A participle that the subject of the sentence says.",
    inverted: "What is said, then the verb and who speaks.",
    after: "What is said, then who speaks and the verb.",
    passive: "A passive of announcing or saying.",
    "as-clause": "A comparison with a verb of saying: “as X put it”.",
    relative: "A relative clause in which somebody disputes or judges it.",
    citing: "A source that the speaker names as their own.",
    quote: "Quoted words, given to who speaks beside them.",
    hearsay: "A verb that marks hearsay.",
    pointer: "A pronoun that stands for the sentence before.",
    noun: "A noun of saying, and a clause.",
    report: "A sentence in the mood of report, after an attributed one.",
    other: "The words around it attribute it to a source.",
  },
  fr: {
    "according-to": "Les mots « selon », « d’après » l’attribuent.",
    adverb: "Un adverbe l’attribue.",
    impersonal: "Une tournure rapporte sans nommer personne.",
    verb: "Une source, un verbe de parole ou d’opinion, et ce qui est dit.",
    participle: "Un participe que dit le sujet de la phrase.",
    inverted: "Ce qui est dit, puis le verbe et qui parle.",
    after: "Ce qui est dit, puis qui parle et le verbe.",
    passive: "Un passif d’annonce ou de parole.",
    "as-clause": "Une comparaison avec un verbe de parole : « comme l’a dit X ».",
    relative: "Une relative où quelqu’un le conteste ou le juge.",
    citing: "Une source que cite celle qui parle.",
    quote: "Des mots cités, attribués à qui parle à côté.",
    hearsay: "Un verbe qui marque le ouï-dire.",
    pointer: "Un pronom qui reprend la phrase précédente.",
    noun: "Un nom de parole, et une proposition.",
    report: "Une phrase au mode du discours rapporté, après une phrase attribuée.",
    other: "Les mots alentour l’attribuent à une source.",
  },
};

export const WORDS = {
  en: {
    label: "Who says what in this article",
    reading: "Reading the article…",
    claims: many("claim", "claims"),
    sources: many("source", "sources"),
    none: "No attributed claim was found in this article.",
    differ: many("question with figures that do not meet", "questions with figures that do not meet"),
    list: "List",
    marks: "Marks",
    unnamed: "No source named",
    close: "Close",
    next: "Next claim",
    before: "Previous claim",
    place: (nth, all) => `${nth} of ${all}`,
    told: (nth, all, who, cue) => `Claim ${nth} of ${all}: ${[who, cue].filter(Boolean).join(", ")}.`,
    hedged: "Softened",
    figure: "Figure",
    read: "read as",
    differs: "Other figures for this",
    why: "Why is this marked?",
    note: "A mark is a question, not an answer: it says who is reported to have said it, never what is true.",
    verb: {
      neutral: "The verb reports without taking sides.",
      distancing: "The verb keeps a distance from what is said.",
      factive: "The verb presents what is said as true.",
      estimating: "The verb presents what is said as an estimate.",
      denying: "The verb says that something is not so.",
      accusing: "The verb says that somebody did it.",
    },
    relation: { agree: "same reading", compatible: "may meet", conflict: "do not meet", not_comparable: "not comparable" },
    rule: (name) => name,
    because: (id) => RULES.en[id.split(".")[1]] ?? RULES.en.other,
    between: (low, high) => `${low} to ${high}`,
    justUnder: (low, high) => `${low} to just under ${high}`,
    from: (low, excluded) => (excluded ? `more than ${low}` : `${low} or more`),
    upTo: (high, excluded) => (excluded ? `less than ${high}` : `${high} or less`),
    open: "no number",
    quoted: (words) => (/^[«“"„]/.test(words) ? words : `“${words}”`),
  },
  fr: {
    label: "Qui dit quoi dans cet article",
    reading: "Lecture de l’article…",
    claims: many("affirmation", "affirmations"),
    sources: many("source", "sources"),
    none: "Aucune affirmation sourcée n’a été trouvée dans cet article.",
    differ: many("question dont les chiffres ne se rejoignent pas", "questions dont les chiffres ne se rejoignent pas"),
    list: "Liste",
    marks: "Marques",
    unnamed: "Source non nommée",
    close: "Fermer",
    next: "Affirmation suivante",
    before: "Affirmation précédente",
    place: (nth, all) => `${nth} sur ${all}`,
    told: (nth, all, who, cue) => `Affirmation ${nth} sur ${all} : ${[who, cue].filter(Boolean).join(", ")}.`,
    hedged: "Réserve",
    figure: "Chiffre",
    read: "lu :",
    differs: "Autres chiffres pour la même chose",
    why: "Pourquoi cette marque ?",
    note: "Une marque est une question, pas une réponse : elle dit à qui l’on fait dire quoi, jamais ce qui est vrai.",
    verb: {
      neutral: "Le verbe rapporte sans prendre parti.",
      distancing: "Le verbe garde ses distances avec ce qui est dit.",
      factive: "Le verbe présente ce qui est dit comme vrai.",
      estimating: "Le verbe présente ce qui est dit comme une estimation.",
      denying: "Le verbe dit que quelque chose n’est pas.",
      accusing: "Le verbe dit que quelqu’un l’a fait.",
    },
    relation: { agree: "même lecture", compatible: "peuvent se rejoindre", conflict: "ne se rejoignent pas", not_comparable: "pas comparables" },
    rule: (name) =>
      ({
        "as written": "tel quel",
        range: "intervalle",
        "at least": "au moins",
        "at most": "au plus",
        "more than": "plus de",
        "less than": "moins de",
        "nearly: 90 % up to the number": "près de : de 90 % au nombre",
      })[name] ??
      (name.startsWith("vague plural") ? "pluriel vague : de deux fois l’unité à moins de l’unité d’après la suivante" : name.replace(/^about ±/, "environ ±")),
    because: (id) => RULES.fr[id.split(".")[1]] ?? RULES.fr.other,
    between: (low, high) => `de ${low} à ${high}`,
    justUnder: (low, high) => `de ${low} à un peu moins de ${high}`,
    from: (low, excluded) => (excluded ? `plus de ${low}` : `${low} ou plus`),
    upTo: (high, excluded) => (excluded ? `moins de ${high}` : `${high} ou moins`),
    open: "pas de nombre",
    quoted: (words) => (/^[«“"„]/.test(words) ? words : `« ${words} »`),
  },
};

/** A figure's reading in words: "9,000 to 11,000 km". */
export function readingOf(figure, locale) {
  const words = WORDS[locale];
  const { low, high, low_excluded, high_excluded } = figure.reading;
  const say = number(locale);
  const unit = figure.unit ? (figure.unit === "%" && locale === "en" ? "%" : ` ${figure.unit}`) : "";
  if (low === null && high === null) return words.open;
  if (high === null) return words.from(say(low), low_excluded) + unit;
  if (low === null) return words.upTo(say(high), high_excluded) + unit;
  if (low === high) return say(low) + unit;
  return (high_excluded ? words.justUnder : words.between)(say(low), say(high)) + unit;
}
