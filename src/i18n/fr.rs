//! French.

mod articles;
mod board;

use super::*;
use crate::store::Theme;
use selon_dossier::{Reason, State, Status};
use selon_engine::{
    FigureKind, HedgeKind, Lang, Modifier, Quotation, SourceKind, Stance, VerbClass,
};

fn plural(count: usize, one: &str, many: &str) -> String {
    let number = Locale::Fr.number(count as f64);
    format!("{number}\u{a0}{}", if count < 2 { one } else { many })
}

/// French.
pub static STRINGS: Strings = Strings {
    common: Common {
        tagline: "Qui dit quoi, et quels chiffres ne s’accordent pas.",
        close: "Fermer",
        cancel: "Annuler",
        skip_to_article: "Aller à l’article",
        skip_to_claims: "Aller aux affirmations",
        untitled: "Dossier sans titre",
    },
    desk: Desk {
        title: "Collez un article",
        lead: "Selon relève qui dit quoi, avec quel verbe, quelle réserve et quel chiffre, et met côte à côte les \
               chiffres qui ne s’accordent pas.",
        field: "Texte de l’article",
        placeholder: "Collez ici, ou n’importe où sur cette page : Ctrl V",
        read: "Lire ce texte",
        open: "Ouvrir un fichier",
        files: "ou déposez-en ici : .txt, .md, .html, .docx, .pdf, .eml, .selon.json, annotations",
        drop: "Lâchez pour l’ouvrir",
        examples: "Ou regardez un exemple",
        example_fr: "Article en français",
        example_en: "Article en anglais",
        privacy: "Le texte reste dans ce navigateur : rien n’est envoyé, et tout marche hors ligne.",
        recent: "Gardés dans ce navigateur",
    },
    bar: Bar {
        label: "Dossier",
        title: "Nom du dossier",
        new: "Nouveau",
        open: "Ouvrir",
        save: "Enregistrer",
        library: "Dossiers",
        undo: "Annuler",
        redo: "Rétablir",
        undo_what: |what| format!("Annuler : {what}"),
        redo_what: |what| format!("Rétablir : {what}"),
        locale: "Langue de l’interface",
        theme: |theme| match theme {
            Theme::System => "Thème : comme le système",
            Theme::Light => "Thème : clair",
            Theme::Dark => "Thème : sombre",
        },
        keys: "Touches",
        kept_nothing: "",
        kept_pending: "Enregistrement…",
        kept_here: "Gardé dans ce navigateur seulement. Gardez un fichier.",
        kept_not: "Non gardé dans ce navigateur. Gardez un fichier.",
        panes: "Parties du dossier",
        side: "Comparaison et affirmations",
    },
    article: Article {
        label: "Article",
        lang: "Langue du texte",
        detected: "détecté",
        detect: "Détecter",
        edit: "Modifier le texte",
        done: "Terminé",
        edit_hint: "Modifiez le texte : les marques suivent. Sélectionnez des mots et faites Ctrl Entrée pour en faire \
                    une affirmation.",
        field: "Texte de l’article",
        labels: "Étiquettes",
        legend: "Ce que disent les marques",
        words: |number, count| format!("{number}\u{a0}{}", if count < 2 { "mot" } else { "mots" }),
        reading: "Lecture…",
        selection: "Que faire des mots sélectionnés",
        make_claim: "En faire une affirmation",
        make_source: "Source",
        make_cue: "Verbe",
        make_content: "Contenu",
        make_figure: "Chiffre",
        make_hedge: "Réserve",
        part_source: "source",
        part_cue: "verbe",
        part_content: "contenu",
        part_hedge: "réserve",
        part_figure: "chiffre",
        mark: |who| format!("affirmation de {who}"),
        figures: "Comparaison",
        empty: "Il n’y a pas de texte dans cet article.",
    },
    articles: articles::ARTICLES,
    board: board::BOARD,
    claims: Claims {
        label: "Affirmations",
        count: |claims, sources| {
            format!(
                "{}, {}",
                plural(claims, "affirmation", "affirmations"),
                plural(sources, "source", "sources")
            )
        },
        none: "Aucune affirmation sourcée n’a été trouvée.",
        none_hint: "Sélectionnez des mots de l’article pour en faire une affirmation, ou vérifiez la langue du texte.",
        no_source: "Source non nommée",
        unsourced: "Chiffres sans source",
        unsourced_hint: "Avancés par l’article lui-même.",
        anonymous: "source anonyme",
        of_source: |count| plural(count, "affirmation", "affirmations"),
        as_written: "tel qu’écrit",
        why: "Pourquoi ?",
        why_rule: "Règle",
        why_triggers: "Déclenchée par",
        why_own: "Vous avez fait cette affirmation.",
        why_reading: "Lecture du chiffre",
        hedge: "Réserve",
        reading: |interval| format!("lu comme {interval}"),
        between: |low, high| format!("{low} à {high}"),
        from: |low, excluded| match excluded {
            true => format!("plus de {low}"),
            false => format!("{low} ou plus"),
        },
        up_to: |high, excluded| match excluded {
            true => format!("moins de {high}"),
            false => format!("{high} ou moins"),
        },
        open_reading: "pas de nombre",
        not_compared: "non comparé",
        accept: "Garder",
        reject: "Supprimer",
        skip: "Passer",
        show: "Montrer dans l’article",
        within: "dans une autre affirmation",
        negated: "dit que non",
        was: |words| format!("était « {words} »"),
        lost: "Ces mots ne sont plus dans le texte.",
        confirm: "Prendre le texte tel qu’il est",
        note: "Note",
        note_hint: "Ce que vous avez trouvé, ce qu’il faut demander…",
        status: "Vérification",
        progress: |seen, all| format!("{seen} sur {all} relues"),
        filter: "Montrer",
        order: "Ordre",
        order_source: "Par source",
        order_attention: "À voir d’abord",
        filter_none: "Rien ici ne passe ce filtre.",
        accept_visible: |count| format!("Garder les {count} affichées"),
    },
    dialog: Dialogs {
        search: "Chercher un nom ou une étiquette",
        order: "Ordre",
        by_time: "Les derniers gardés d’abord",
        by_title: "Par nom",
        by_size: "Les plus gros d’abord",
        none_found: "Aucun dossier n’a ces mots dans son nom ou ses étiquettes.",
        rename: "Renommer",
        tags: "Étiquettes",
        tags_hint: "Étiquettes, séparées par des virgules",
        duplicate: "Dupliquer",
        copy_of: |title| format!("{title} (copie)"),
        deleted: |title| format!("Supprimé : {title}."),
        archive: "Tout enregistrer en un fichier",
        kilobytes: "Ko",
        megabytes: "Mo",
        gigabytes: "Go",
        room: |dossiers, size, room| {
            let all = plural(dossiers, "dossier", "dossiers");
            match room {
                Some((used, most)) => {
                    format!(
                        "{all}, {size}. Selon occupe {used} sur les {most} que permet ce navigateur."
                    )
                }
                None => format!("{all}, {size}."),
            }
        },
        library: "Dossiers de ce navigateur",
        library_hint: "Ils ne sont que sur cet appareil, et le navigateur peut les effacer. Enregistrez en fichier ce \
                       que vous voulez garder.",
        library_empty: "Aucun dossier n’est encore gardé ici.",
        open: "Ouvrir",
        delete: "Supprimer",
        current: "ouvert",
        saved: |when| format!("gardé {when}"),
        keys: "Touches",
        legend: "Ce que disent les marques",
        legend_lead: "Une marque est une question, pas une réponse : elle dit à qui l’on fait dire quoi, jamais ce qui \
                      est vrai.",
        legend_source: "Qui le dit. La lettre et la couleur sont celles d’une seule source, partout.",
        legend_cue: "Les mots qui attribuent, toujours ceux de l’article.",
        legend_content: "Ce que dit la source. Un trait marque où cela commence.",
        legend_hedge: "Des mots ou un mode qui l’atténuent.",
        legend_figure: "Un nombre, avec un signe pour ce que les mots en font.",
        legend_modifiers: "Signes devant les chiffres",
    },
    keys: Keys {
        cross: "Du texte à sa fiche, et retour",
        undo: "Annuler",
        redo: "Rétablir",
        save: "Enregistrer un fichier",
        open: "Ouvrir un fichier",
        escape: "Lâcher la sélection, quitter la modification",
    },
    share: Share {
        label: "Transmettre",
        format: |code| match code {
            "html" => ("Rapport", "HTML, à imprimer"),
            "md" => ("Markdown", ".md"),
            "csv" => ("Tableur", "CSV, pour Excel"),
            "tsv" => ("Tableur", "TSV"),
            "w3c" => ("Annotations", "W3C, JSON-LD"),
            _ => ("Affirmations", "schema.org, JSON-LD"),
        },
        copy: "Copier en texte enrichi",
        copy_hint: "pour un courriel ou un article",
        copied: "Copié.",
        link: "Lien qui contient le dossier",
        link_hint: "rien n’est envoyé",
        carries: |articles, claims| {
            format!(
                "Le lien contient lui-même tout le dossier : {}, en entier, et {}, avec notes et preuves.",
                plural(articles, "article", "articles"),
                plural(claims, "affirmation gardée", "affirmations gardées")
            )
        },
        who_reads: "Quiconque a le lien peut tout lire. Les navigateurs n’envoient cette partie d’une adresse à aucun \
                    serveur, mais les messageries par lesquelles vous envoyez le lien la voient.",
        size: |kilobytes| {
            format!(
                "{kilobytes} Ko. Certains programmes coupent les longs liens ; un fichier est toujours sûr."
            )
        },
        copy_link: "Copier le lien",
        link_copied: "Le lien est copié.",
        original: "Dans l’original",
        carrying: "Le fichier se prépare…",
    },
    trouble: Troubles {
        from_link: "Ce dossier est venu avec le lien que vous avez ouvert. C’est ici un nouveau dossier, à côté de tout ce que vous aviez.",
        no_porter: "Ce qu’il faut pour cette sorte de fichier n’a pas pu être chargé, ou s’est arrêté. Rien n’a changé ; essayez encore, ou rechargez la page.",
        label: "Messages",
        nothing_there: "Il n’y avait pas de texte dans ce que vous avez collé ou déposé.",
        too_long: |long, most| {
            format!(
                "Ce texte est trop long pour Selon : {long} Mo, et il en lit {most} Mo au plus."
            )
        },
        large: "Ce fichier est trop gros pour que Selon le lise.",
        not_ours: "Ce fichier JSON n’est pas un dossier de Selon ; rien n’a changé.",
        newer: "Ce dossier a été écrit par une version plus récente de Selon ; rien n’a changé.",
        full: "Il n’y a plus de place dans ce navigateur pour garder votre travail. Enregistrez-le en fichier.",
        no_storage: "Ce navigateur ne laisse rien garder à Selon (fenêtre privée ?). Enregistrez votre travail en fichier.",
        not_kept: "Le navigateur n’a pas gardé ce qui était enregistré. Enregistrez votre travail en fichier.",
        broken: "L’enregistrement dans ce navigateur a échoué. Enregistrez votre travail en fichier.",
        gone: "Ce dossier n’est plus dans ce navigateur.",
        no_worker: "Ce navigateur refuse les tâches de fond : les textes sont lus dans la page même, qui peut marquer \
                    une pause.",
        no_engine: "L’analyseur n’a pas pu démarrer : rien n’est marqué d’office. Vous pouvez toujours marquer des \
                    affirmations vous-même.",
        no_download: "Le navigateur a refusé d’enregistrer le fichier.",
        save_now: "Enregistrer un fichier",
    },
    say: Said {
        undone: |what| format!("Annulé : {what}."),
        redone: |what| format!("Rétabli : {what}."),
        done: |what| format!("Fait : {what}."),
        claim_made: "Affirmation faite.",
        claim_deleted: "Affirmation supprimée.",
        claim_accepted: "Affirmation gardée.",
        found: |claims, figures| {
            format!(
                "{} et {} trouvés.",
                plural(claims, "affirmation", "affirmations"),
                plural(figures, "chiffre", "chiffres")
            )
        },
    },
    word: Words {
        reason: |reason| match reason {
            Reason::Conflict => "ne s’accorde pas avec un autre chiffre",
            Reason::Unsourced => "aucune source nommée",
            Reason::Anonymous => "source anonyme",
            Reason::Accuses => "accuse",
            Reason::Denies => "dément",
            Reason::Distanced => "dit avec distance",
            Reason::Precise => "nombre précis",
            Reason::Figure => "chiffre",
            Reason::Guessed => "source supposée",
        },
        source_kind: |kind| match kind {
            SourceKind::Named => "nommée",
            SourceKind::Role => "par fonction",
            SourceKind::Anonymous => "anonyme",
            SourceKind::Document => "document",
            SourceKind::Pronoun => "pronom",
        },
        verb_class: |class| match class {
            VerbClass::Neutral => "neutre",
            VerbClass::Distancing => "distance",
            VerbClass::Factive => "tient pour vrai",
            VerbClass::Estimating => "estime",
            VerbClass::Denying => "dément",
            VerbClass::Accusing => "accuse",
        },
        verb_class_why: |class| match class {
            VerbClass::Neutral => "Les mots rapportent sans prendre parti.",
            VerbClass::Distancing => "Les mots gardent leurs distances avec ce qui est dit.",
            VerbClass::Factive => "Les mots présentent ce qui est dit comme vrai.",
            VerbClass::Estimating => "Les mots présentent ce qui est dit comme une estimation.",
            VerbClass::Denying => "Les mots disent que quelque chose n’est pas.",
            VerbClass::Accusing => "Les mots disent que quelqu’un l’a fait.",
        },
        stance: |stance| match stance {
            Stance::Asserts => "affirme",
            Stance::Denies => "dément",
            Stance::Confirms => "confirme",
            Stance::Accuses => "accuse",
            Stance::Doubts => "doute",
        },
        quotation: |quotation| match quotation {
            Quotation::Direct => "cité",
            Quotation::Indirect => "rapporté",
            Quotation::Mixed => "cité en partie",
        },
        hedge_kind: |kind| match kind {
            HedgeKind::Conditional => "conditionnel",
            HedgeKind::Approximation => "approximation",
            HedgeKind::Modal => "possibilité",
            HedgeKind::Lexical => "mot de réserve",
        },
        modifier: |modifier| match modifier {
            Modifier::Exact => "exactement",
            Modifier::About => "environ",
            Modifier::AtLeast => "au moins",
            Modifier::AtMost => "au plus",
            Modifier::MoreThan => "plus de",
            Modifier::LessThan => "moins de",
            Modifier::Range => "fourchette",
            Modifier::Vague => "vague",
            Modifier::Nearly => "près de",
        },
        figure_kind: |kind| match kind {
            FigureKind::Count => "nombre",
            FigureKind::Percent => "pourcentage",
            FigureKind::Points => "points de pourcentage",
            FigureKind::Money => "argent",
            FigureKind::Measure => "mesure",
            FigureKind::Duration => "durée",
            FigureKind::Ratio => "rapport",
            FigureKind::Age => "âge",
            FigureKind::Ordinal => "rang",
            FigureKind::Date => "date",
            FigureKind::Time => "heure",
            FigureKind::Label => "nom ou référence",
        },
        lang: |lang: Lang| match lang.code() {
            "fr" => "français",
            "en" => "anglais",
            "de" => "allemand",
            "es" => "espagnol",
            "it" => "italien",
            "pt" => "portugais",
            "nl" => "néerlandais",
            other => other,
        },
        state: |state| match state {
            State::Suggested => "proposée",
            State::Accepted => "gardée",
            State::Edited => "corrigée",
            State::Own => "de vous",
        },
        status: |status| match status {
            Status::ToCheck => "à vérifier",
            Status::Checking => "en cours",
            Status::Done => "faite",
        },
        rule: rule::french,
        reading_rule: rule::french_reading,
    },
    work: &work::FR,
    step: |label| match label {
        "import annotations" => "reprendre des annotations",
        "add article" => "ajouter l’article",
        "remove article" => "retirer l’article",
        "move article" => "déplacer l’article",
        "rename dossier" => "renommer le dossier",
        "change details" => "changer l’origine",
        "edit text" => "modifier le texte",
        "choose language" => "choisir la langue",
        "choose rules" => "choisir les règles",
        "add claim" => "faire une affirmation",
        "accept claim" => "garder l’affirmation",
        "delete claim" => "supprimer l’affirmation",
        "confirm change" => "confirmer le changement",
        "read figure" => "corriger le chiffre",
        "note" => "écrire une note",
        "tags" => "étiqueter",
        "evidence" => "ajouter une preuve",
        "status" => "changer l’état",
        "assessment" => "écrire un avis",
        "edit claim" => "corriger l’affirmation",
        "restore suggestion" => "reprendre la proposition",
        "dismiss figure" => "supprimer le chiffre",
        "restore figure" => "reprendre le chiffre",
        "rename source" => "renommer la source",
        "merge sources" => "réunir des sources",
        "split source" => "séparer des sources",
        "mark source" => "marquer la source",
        "new comparison" => "faire une comparaison",
        _ => "changer la comparaison",
    },
};
