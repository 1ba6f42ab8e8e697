//! What is said where two people's work on one text stands side by side.

use selon_dossier::review::{Field, Took};

/// The sentences.
pub struct Review {
    /// Asks what becomes of a file of the same text: its name.
    pub same_text: fn(&str) -> String,
    /// Lays it beside one's own work.
    pub set_beside: &'static str,
    /// Opens it in the place of one's own.
    pub open_instead: &'static str,
    /// What happens with one's own then.
    pub own_stays: &'static str,
    /// Opens another person's file.
    pub compare_file: &'static str,
    /// What for.
    pub compare_hint: &'static str,
    /// Its heading, by whose file it is.
    pub beside: fn(&str) -> String,
    /// How many are the same, how many are decided, how many are open.
    pub counts: fn(usize, usize, usize) -> String,
    /// What the list shows.
    pub shows: &'static str,
    /// Those that are open.
    pub open: fn(usize) -> String,
    /// Those that are decided.
    pub decided: fn(usize) -> String,
    /// Those that are the same.
    pub same: fn(usize) -> String,
    /// Nothing is open any more.
    pub all_decided: &'static str,
    /// Nothing is in this list.
    pub none: &'static str,
    /// The column of one's own.
    pub mine: &'static str,
    /// One side has no such claim.
    pub missing: &'static str,
    /// One side deleted it.
    pub deleted: &'static str,
    /// What can be taken.
    pub take: fn(Took) -> &'static str,
    /// What was taken.
    pub took: fn(Took) -> &'static str,
    /// The decision over several that are chosen: what, how many.
    pub several: fn(Took, usize) -> String,
    /// Chooses one.
    pub choose: &'static str,
    /// Chooses all that are listed: how many.
    pub choose_all: fn(usize) -> String,
    /// What keys do: up and down, choose.
    pub keys: &'static str,
    /// Puts the file away.
    pub put_away: &'static str,
    /// In what they differ.
    pub field: fn(Field) -> &'static str,
    /// The person's own name.
    pub name: &'static str,
    /// What it is for.
    pub name_hint: &'static str,
}

/// English.
pub static EN: Review = Review {
    same_text: |name| format!("“{name}” is about a text that lies here."),
    set_beside: "Set it beside your work",
    open_instead: "Open it instead",
    own_stays: "Your own work stays in the library.",
    compare_file: "Beside a colleague’s file",
    compare_hint: "what you both say, and where you differ",
    beside: |name| format!("Beside {name}"),
    counts: |same, decided, open| format!("{open} to decide · {decided} decided · {same} the same"),
    shows: "What is listed",
    open: |count| format!("To decide ({count})"),
    decided: |count| format!("Decided ({count})"),
    same: |count| format!("The same ({count})"),
    all_decided: "Nothing is left to decide.",
    none: "Nothing here.",
    mine: "You",
    missing: "not marked",
    deleted: "deleted",
    take: |took| match took {
        Took::Ours => "Keep yours",
        Took::Theirs => "Take theirs",
        Took::Both => "Keep both",
        Took::Neither => "Neither",
    },
    took: |took| match took {
        Took::Ours => "Yours was kept",
        Took::Theirs => "Theirs was taken",
        Took::Both => "Both were kept",
        Took::Neither => "Neither was kept",
    },
    several: |took, count| match took {
        Took::Ours => format!("Keep yours in the {count} chosen"),
        Took::Theirs => format!("Take theirs in the {count} chosen"),
        Took::Both => format!("Keep both in the {count} chosen"),
        Took::Neither => format!("Neither in the {count} chosen"),
    },
    choose: "Choose",
    choose_all: |count| format!("Choose the {count} listed"),
    keys: "Up and down go through the list, Space chooses.",
    put_away: "Put the file away",
    field: |field| match field {
        Field::Content => "what is said",
        Field::Source => "source",
        Field::Cue => "verb",
        Field::Hedges => "hedges",
        Field::Figures => "figures",
        Field::Stance => "stance",
        Field::Form => "form",
        Field::Anonymous => "unnamed source",
        Field::Status => "status",
        Field::Note => "note",
        Field::Tags => "tags",
        Field::Evidence => "evidence",
        Field::Assessment => "assessment",
    },
    name: "Your name",
    name_hint: "goes with the claims you make or keep",
};

/// French.
pub static FR: Review = Review {
    same_text: |name| format!("« {name} » porte sur un texte qui est ici."),
    set_beside: "Le mettre à côté de votre travail",
    open_instead: "L’ouvrir à la place",
    own_stays: "Votre travail reste dans la bibliothèque.",
    compare_file: "À côté du fichier d’un collègue",
    compare_hint: "ce que vous dites tous deux, et où vous différez",
    beside: |name| format!("À côté de {name}"),
    counts: |same, decided, open| {
        format!("{open} à trancher · {decided} tranchées · {same} pareilles")
    },
    shows: "Ce qui est listé",
    open: |count| format!("À trancher ({count})"),
    decided: |count| format!("Tranchées ({count})"),
    same: |count| format!("Pareilles ({count})"),
    all_decided: "Il ne reste rien à trancher.",
    none: "Rien ici.",
    mine: "Vous",
    missing: "pas marquée",
    deleted: "supprimée",
    take: |took| match took {
        Took::Ours => "Garder la vôtre",
        Took::Theirs => "Prendre l’autre",
        Took::Both => "Garder les deux",
        Took::Neither => "Aucune",
    },
    took: |took| match took {
        Took::Ours => "La vôtre a été gardée",
        Took::Theirs => "L’autre a été prise",
        Took::Both => "Les deux ont été gardées",
        Took::Neither => "Aucune n’a été gardée",
    },
    several: |took, count| match took {
        Took::Ours => format!("Garder la vôtre dans les {count} choisies"),
        Took::Theirs => format!("Prendre l’autre dans les {count} choisies"),
        Took::Both => format!("Garder les deux dans les {count} choisies"),
        Took::Neither => format!("Aucune dans les {count} choisies"),
    },
    choose: "Choisir",
    choose_all: |count| format!("Choisir les {count} listées"),
    keys: "Haut et bas parcourent la liste, Espace choisit.",
    put_away: "Ranger le fichier",
    field: |field| match field {
        Field::Content => "ce qui est dit",
        Field::Source => "source",
        Field::Cue => "verbe",
        Field::Hedges => "réserves",
        Field::Figures => "chiffres",
        Field::Stance => "position",
        Field::Form => "forme",
        Field::Anonymous => "source non nommée",
        Field::Status => "état",
        Field::Note => "note",
        Field::Tags => "étiquettes",
        Field::Evidence => "preuves",
        Field::Assessment => "avis",
    },
    name: "Votre nom",
    name_hint: "accompagne les affirmations que vous faites ou gardez",
};
