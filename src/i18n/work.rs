//! The sentences of the workbench: correcting claims, reviewing them, keys, two tabs.

use crate::keys::{Command, Refused};
use crate::shown::{Only, Sort};
use crate::work::Grain;

/// What the workbench says.
pub struct Work {
    /// Opens a claim to be corrected.
    pub correct: &'static str,
    /// Closes it.
    pub corrected: &'static str,
    /// Filters of the list.
    pub only: fn(Only) -> &'static str,
    /// Opens the other filters.
    pub narrow: &'static str,
    /// No choice.
    pub any: &'static str,
    /// Form of what is said.
    pub form: &'static str,
    /// What the source does with it.
    pub stance: &'static str,
    /// What the person did.
    pub state: &'static str,
    /// Order of the list.
    pub order: &'static str,
    /// Orders.
    pub sort: fn(Sort) -> &'static str,
    /// Shows everything again.
    pub show_all: &'static str,
    /// Deletes all that is visible: how many.
    pub reject_visible: fn(usize) -> String,
    /// Said of several at once.
    pub bulk: fn(usize, &str) -> String,
    /// What was deleted: how many.
    pub deleted: fn(usize) -> String,
    /// Lets one be shown again.
    pub restore: &'static str,
    /// "Also for the 3 other claims of this source".
    pub also: fn(usize, &str) -> String,
    /// Leaves them.
    pub not_also: &'static str,
    /// Where the source is given.
    pub known_source: &'static str,
    /// A source that is not among them.
    pub source_name: &'static str,
    /// How to take words of the text.
    pub pick: fn(&str) -> String,
    /// The source is unnamed.
    pub anonymous: &'static str,
    /// The content says not.
    pub negated: &'static str,
    /// Sort of source.
    pub source_kind: &'static str,
    /// How the verb presents it.
    pub verb_class: &'static str,
    /// Tools of a source.
    pub source_tools: &'static str,
    /// Its name.
    pub rename: &'static str,
    /// Makes it one with another.
    pub merge: &'static str,
    /// Undoes it.
    pub split: fn(&str) -> String,
    /// Parts of a claim.
    pub parts: &'static str,
    /// Moves where a part begins and ends.
    pub borders: &'static str,
    /// Takes a part away.
    pub take_away: fn(&str) -> String,
    /// A figure.
    pub figure: fn(&str) -> String,
    /// The least.
    pub low: &'static str,
    /// The most.
    pub high: &'static str,
    /// How words bend it.
    pub modifier: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// What is counted.
    pub counted: &'static str,
    /// May be compared.
    pub comparable: &'static str,
    /// Heading of what the person writes.
    pub check: &'static str,
    /// Tags.
    pub tags: &'static str,
    /// How to write them.
    pub tags_hint: &'static str,
    /// Evidence.
    pub evidence: &'static str,
    /// Adds some.
    pub add_evidence: &'static str,
    /// Where it is.
    pub evidence_url: &'static str,
    /// What it says.
    pub evidence_quote: &'static str,
    /// When it is from.
    pub evidence_date: &'static str,
    /// No status.
    pub no_status: &'static str,
    /// What the person concludes.
    pub assessment: &'static str,
    /// A place on their own scale.
    pub rating: &'static str,
    /// Made when, by whom.
    pub made: &'static str,
    /// Changed when.
    pub edited: &'static str,
    /// Found by another tool.
    pub imported: &'static str,
    /// Says what changed or is lost, how many.
    pub moved: fn(usize) -> String,
    /// Old words, new words.
    pub from_to: fn(&str, &str) -> String,
    /// Confirms all: how many.
    pub confirm_all: fn(usize) -> String,
    /// Puts a lost part here.
    pub place_here: fn(&str) -> String,
    /// How to place a lost part.
    pub place_hint: &'static str,
    /// Makes a claim with a note.
    pub make_note: &'static str,
    /// How far a selection grows.
    pub grain: &'static str,
    /// The grains.
    pub grain_of: fn(Grain) -> &'static str,
    /// Caret mode has begun.
    pub caret_on: &'static str,
    /// It has ended.
    pub caret_off: &'static str,
    /// The handle where a part begins.
    pub handle_start: fn(&str) -> String,
    /// The handle where it ends.
    pub handle_end: fn(&str) -> String,
    /// What keys do there.
    pub handle_hint: &'static str,
    /// Marks are silent.
    pub quiet_on: &'static str,
    /// Marks speak.
    pub quiet_off: &'static str,
    /// What a command does.
    pub command: fn(Command) -> &'static str,
    /// The groups of keys: in the text and the list, with a caret, everywhere.
    pub caret_keys: &'static str,
    /// Keys that are always the same.
    pub fixed_keys: &'static str,
    /// Moves a caret.
    pub key_caret: &'static str,
    /// By words.
    pub key_words: &'static str,
    /// By lines.
    pub key_lines: &'static str,
    /// By sentences.
    pub key_sentences: &'static str,
    /// By claims.
    pub key_claims: &'static str,
    /// Extends.
    pub key_extend: &'static str,
    /// Confirms.
    pub key_confirm: &'static str,
    /// Searches the keys.
    pub search_keys: &'static str,
    /// Changes a key: of which command.
    pub change_key: fn(&str) -> String,
    /// While a key is waited for.
    pub press_key: &'static str,
    /// Why it was refused.
    pub refused_key: fn(Refused) -> String,
    /// As at first.
    pub reset_keys: &'static str,
    /// Switches single keys off.
    pub keys_on: &'static str,
    /// Silences marks.
    pub quiet: &'static str,
    /// No key is like that.
    pub no_key: &'static str,
    /// Another tab has this dossier.
    pub elsewhere: &'static str,
    /// Goes on here.
    pub work_here: &'static str,
    /// Goes on with a copy.
    pub work_on_copy: &'static str,
    /// Kept in another tab only.
    pub kept_elsewhere: &'static str,
    /// Kept without what can be undone.
    pub kept_lean: &'static str,
    /// The browser has cleared it.
    pub evicted: &'static str,
}

fn of(count: usize, one: &str, many: &str, single: bool) -> String {
    format!("{count}\u{a0}{}", if single { one } else { many })
}

fn en(count: usize, one: &str, many: &str) -> String {
    of(count, one, many, count == 1)
}

fn fr(count: usize, one: &str, many: &str) -> String {
    of(count, one, many, count < 2)
}

/// English.
pub static EN: Work = Work {
    correct: "Correct",
    corrected: "Done",
    only: |only| match only {
        Only::All => "All",
        Only::Open => "To review",
        Only::Figures => "With figures",
        Only::Anonymous => "Unnamed",
        Only::Unsourced => "No source",
        Only::Moved => "Changed or lost",
    },
    narrow: "More filters",
    any: "any",
    form: "Form",
    stance: "Stance",
    state: "State",
    order: "Order",
    sort: |sort| match sort {
        Sort::Source => "by source",
        Sort::Attention => "to look at first",
        Sort::Text => "as in the text",
        Sort::Open => "to review first",
        Sort::Figures => "most figures first",
    },
    show_all: "Show all",
    reject_visible: |count| format!("Delete the {count} shown"),
    bulk: |count, what| format!("Done: {what}, {count} times."),
    deleted: |count| en(count, "deleted suggestion", "deleted suggestions"),
    restore: "Take back",
    also: |count, name| match count {
        1 => format!("Make “{name}” the source of the other claim too"),
        _ => format!("Make “{name}” the source of the {count} other claims too"),
    },
    not_also: "Only this one",
    known_source: "Source",
    source_name: "Another name",
    pick: |keys| format!("Or select words in the text and press {keys}."),
    anonymous: "The source is unnamed",
    negated: "What is said is negated",
    source_kind: "Sort of source",
    verb_class: "Verb",
    source_tools: "Change this source",
    rename: "Name shown",
    merge: "The same as",
    split: |name| format!("Not the same as “{name}” after all"),
    parts: "Parts",
    borders: "Move the ends",
    take_away: |part| format!("Take away: {part}"),
    figure: |written| format!("Figure “{written}”"),
    low: "At least",
    high: "At most",
    modifier: "Said as",
    unit: "Unit",
    counted: "What is counted",
    comparable: "May be compared",
    check: "Your check",
    tags: "Tags",
    tags_hint: "separated by commas",
    evidence: "Evidence",
    add_evidence: "Add evidence",
    evidence_url: "Address",
    evidence_quote: "What it says",
    evidence_date: "Date",
    no_status: "none",
    assessment: "Assessment, in your words",
    rating: "On your scale",
    made: "Made",
    edited: "Changed",
    imported: "From",
    moved: |count| {
        format!(
            "{} changed or lost by what became of the text.",
            en(count, "claim was", "claims were")
        )
    },
    from_to: |old, new| format!("“{old}” → “{new}”"),
    confirm_all: |count| format!("Take the text as it is now for all {count} shown"),
    place_here: |part| format!("Place here: {part}"),
    place_hint: "Select where it belongs in the text, then press “Place here”.",
    make_note: "Note",
    grain: "Selections grow to",
    grain_of: |grain| match grain {
        Grain::Character => "characters",
        Grain::Word => "words",
        Grain::Sentence => "sentences",
    },
    caret_on: "Caret in the text. Arrow keys move it, with Shift they select, Escape leaves.",
    caret_off: "Caret left.",
    handle_start: |part| format!("Start of {part}"),
    handle_end: |part| format!("End of {part}"),
    handle_hint: "Left and right move by a character, with Ctrl by a word. Delete takes the part away, Escape ends.",
    quiet_on: "Marks are silent.",
    quiet_off: "Marks are announced.",
    command: |command| match command {
        Command::Next => "Next claim",
        Command::Previous => "Previous claim",
        Command::Beneath => "The claim beneath, where several lie on the same words",
        Command::Accept => "Accept the claim, then the next",
        Command::Reject => "Delete the claim, then the next",
        Command::Correct => "Correct the claim",
        Command::Skip => "Skip to the next claim to review",
        Command::Note => "Write a note",
        Command::Borders => "Move the ends of the claim’s parts, one part after the other",
        Command::Caret => "Move a caret through the text",
        Command::Grain => "Let selections grow to words, to sentences, or not at all",
        Command::Claim => "Make a claim of the selected words",
        Command::Source => "Selected words: source of the claim",
        Command::Cue => "Selected words: verb of the claim",
        Command::Piece => "Selected words: a piece of what is said",
        Command::Hedge => "Selected words: hedge of the claim",
        Command::Figure => "Selected words: figure of the claim",
        Command::Write => "Edit the text",
        Command::Labels => "Label the parts of claims",
        Command::Quiet => "Keep screen readers from announcing marks",
        Command::Article => "Next article, with Shift the previous one",
        Command::Mine => "Beside a colleague’s file: keep yours",
        Command::Theirs => "Beside a colleague’s file: take theirs",
        Command::Both => "Beside a colleague’s file: keep both",
        Command::Neither => "Beside a colleague’s file: keep neither",
        Command::Keys => "Show these keys",
    },
    caret_keys: "With a caret in the text",
    fixed_keys: "Always",
    key_caret: "By a character",
    key_words: "By a word",
    key_lines: "By a line",
    key_sentences: "By a sentence",
    key_claims: "To a claim",
    key_extend: "Select on the way",
    key_confirm: "Make a claim of what is selected",
    search_keys: "Search the keys",
    change_key: |what| format!("Change the key for: {what}"),
    press_key: "Press a key…",
    refused_key: |refused| match refused {
        Refused::Taken(other) => format!("This key is taken: {}.", (EN.command)(other)),
        Refused::NoCharacter => {
            "Choose a letter, a digit or a sign, without Ctrl or Alt.".to_owned()
        }
    },
    reset_keys: "The keys of the first visit",
    keys_on: "Single keys do something (switch off if you dictate, or if your screen reader types)",
    quiet: "Keep screen readers from announcing marks in the text",
    no_key: "No key does anything like that.",
    elsewhere: "This dossier is open in another tab. What you do here is not saved until you choose.",
    work_here: "Go on here",
    work_on_copy: "Go on with a copy",
    kept_elsewhere: "Open in another tab. Not saved from here.",
    kept_lean: "Saved in this browser only. There is no room for more: what you did cannot be undone after a reload. Keep a file.",
    evicted: "The dossier of your last visit is no longer in this browser. Keep files of what matters.",
};

/// French.
pub static FR: Work = Work {
    correct: "Corriger",
    corrected: "Terminé",
    only: |only| match only {
        Only::All => "Toutes",
        Only::Open => "À relire",
        Only::Figures => "Avec chiffres",
        Only::Anonymous => "Anonymes",
        Only::Unsourced => "Sans source",
        Only::Moved => "Changées ou perdues",
    },
    narrow: "Autres filtres",
    any: "toutes",
    form: "Forme",
    stance: "Position",
    state: "État",
    order: "Ordre",
    sort: |sort| match sort {
        Sort::Source => "par source",
        Sort::Attention => "à voir d’abord",
        Sort::Text => "celui du texte",
        Sort::Open => "à relire d’abord",
        Sort::Figures => "le plus de chiffres d’abord",
    },
    show_all: "Tout montrer",
    reject_visible: |count| format!("Supprimer les {count} affichées"),
    bulk: |count, what| format!("Fait : {what}, {count} fois."),
    deleted: |count| fr(count, "proposition supprimée", "propositions supprimées"),
    restore: "Reprendre",
    also: |count, name| match count {
        1 => format!("Faire de « {name} » la source de l’autre affirmation aussi"),
        _ => format!("Faire de « {name} » la source des {count} autres affirmations aussi"),
    },
    not_also: "Celle-ci seulement",
    known_source: "Source",
    source_name: "Un autre nom",
    pick: |keys| format!("Ou sélectionnez des mots du texte et appuyez sur {keys}."),
    anonymous: "La source n’est pas nommée",
    negated: "Ce qui est dit est nié",
    source_kind: "Sorte de source",
    verb_class: "Verbe",
    source_tools: "Changer cette source",
    rename: "Nom montré",
    merge: "La même que",
    split: |name| format!("Pas la même que « {name} », finalement"),
    parts: "Parties",
    borders: "Déplacer les bords",
    take_away: |part| format!("Retirer : {part}"),
    figure: |written| format!("Chiffre « {written} »"),
    low: "Au moins",
    high: "Au plus",
    modifier: "Dit comme",
    unit: "Unité",
    counted: "Ce qui est compté",
    comparable: "Peut être comparé",
    check: "Votre vérification",
    tags: "Étiquettes",
    tags_hint: "séparées par des virgules",
    evidence: "Preuves",
    add_evidence: "Ajouter une preuve",
    evidence_url: "Adresse",
    evidence_quote: "Ce qu’elle dit",
    evidence_date: "Date",
    no_status: "aucune",
    assessment: "Avis, dans vos mots",
    rating: "Sur votre échelle",
    made: "Faite",
    edited: "Changée",
    imported: "Vient de",
    moved: |count| {
        format!(
            "{} par ce qu’est devenu le texte.",
            fr(
                count,
                "affirmation changée ou perdue",
                "affirmations changées ou perdues"
            )
        )
    },
    from_to: |old, new| format!("« {old} » → « {new} »"),
    confirm_all: |count| format!("Prendre le texte tel qu’il est pour les {count} affichées"),
    place_here: |part| format!("Placer ici : {part}"),
    place_hint: "Sélectionnez sa place dans le texte, puis « Placer ici ».",
    make_note: "Note",
    grain: "La sélection s’étend aux",
    grain_of: |grain| match grain {
        Grain::Character => "caractères",
        Grain::Word => "mots",
        Grain::Sentence => "phrases",
    },
    caret_on: "Curseur dans le texte. Les flèches le déplacent, avec Maj elles sélectionnent, Échap le quitte.",
    caret_off: "Curseur quitté.",
    handle_start: |part| format!("Début : {part}"),
    handle_end: |part| format!("Fin : {part}"),
    handle_hint: "Gauche et droite déplacent d’un caractère, avec Ctrl d’un mot. Suppr retire la partie, Échap termine.",
    quiet_on: "Les marques se taisent.",
    quiet_off: "Les marques sont annoncées.",
    command: |command| match command {
        Command::Next => "Affirmation suivante",
        Command::Previous => "Affirmation précédente",
        Command::Beneath => "L’affirmation du dessous, là où plusieurs portent sur les mêmes mots",
        Command::Accept => "Garder l’affirmation, puis la suivante",
        Command::Reject => "Supprimer l’affirmation, puis la suivante",
        Command::Correct => "Corriger l’affirmation",
        Command::Skip => "Passer à la prochaine affirmation à relire",
        Command::Note => "Écrire une note",
        Command::Borders => "Déplacer les bords des parties de l’affirmation, l’une après l’autre",
        Command::Caret => "Déplacer un curseur dans le texte",
        Command::Grain => "Étendre la sélection aux mots, aux phrases, ou pas du tout",
        Command::Claim => "Faire une affirmation des mots sélectionnés",
        Command::Source => "Mots sélectionnés : source de l’affirmation",
        Command::Cue => "Mots sélectionnés : verbe de l’affirmation",
        Command::Piece => "Mots sélectionnés : un morceau de ce qui est dit",
        Command::Hedge => "Mots sélectionnés : réserve de l’affirmation",
        Command::Figure => "Mots sélectionnés : chiffre de l’affirmation",
        Command::Write => "Modifier le texte",
        Command::Labels => "Étiqueter les parties des affirmations",
        Command::Quiet => "Taire les marques pour les lecteurs d’écran",
        Command::Article => "Article suivant, avec Maj le précédent",
        Command::Mine => "À côté du fichier d’un collègue : garder la vôtre",
        Command::Theirs => "À côté du fichier d’un collègue : prendre l’autre",
        Command::Both => "À côté du fichier d’un collègue : garder les deux",
        Command::Neither => "À côté du fichier d’un collègue : aucune des deux",
        Command::Keys => "Montrer ces touches",
    },
    caret_keys: "Avec un curseur dans le texte",
    fixed_keys: "Toujours",
    key_caret: "D’un caractère",
    key_words: "D’un mot",
    key_lines: "D’une ligne",
    key_sentences: "D’une phrase",
    key_claims: "À une affirmation",
    key_extend: "Sélectionner en chemin",
    key_confirm: "Faire une affirmation de ce qui est sélectionné",
    search_keys: "Chercher une touche",
    change_key: |what| format!("Changer la touche pour : {what}"),
    press_key: "Appuyez sur une touche…",
    refused_key: |refused| match refused {
        Refused::Taken(other) => format!("Cette touche est prise : {}.", (FR.command)(other)),
        Refused::NoCharacter => {
            "Choisissez une lettre, un chiffre ou un signe, sans Ctrl ni Alt.".to_owned()
        }
    },
    reset_keys: "Les touches de la première visite",
    keys_on: "Les touches seules agissent (à couper si vous dictez, ou si votre lecteur d’écran écrit)",
    quiet: "Taire les marques du texte pour les lecteurs d’écran",
    no_key: "Aucune touche ne fait cela.",
    elsewhere: "Ce dossier est ouvert dans un autre onglet. Ce que vous faites ici n’est pas gardé avant votre choix.",
    work_here: "Continuer ici",
    work_on_copy: "Continuer sur une copie",
    kept_elsewhere: "Ouvert dans un autre onglet. Rien n’est gardé d’ici.",
    kept_lean: "Gardé dans ce navigateur seulement. La place manque : après un rechargement, rien ne pourra être annulé. Gardez un fichier.",
    evicted: "Le dossier de votre dernière visite n’est plus dans ce navigateur. Gardez en fichier ce qui compte.",
};
