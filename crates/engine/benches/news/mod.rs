//! News of our own for the benchmarks, native and in WebAssembly.

const FRENCH: &[&str] = &[
    "Le conseil municipal s'est réuni jeudi soir pour examiner le projet de rénovation du vieux port.",
    "Selon la préfecture, environ 2 300 personnes ont défilé dans le calme, contre 4 000 d'après les organisateurs.",
    "La ministre a défendu son texte devant les députés, sans convaincre l'opposition.",
    "Les travaux, estimés à 3,5 millions d'euros, devraient commencer en mars 2026 et durer dix-huit mois.",
    "Les habitants réclament depuis longtemps une meilleure desserte, rappelle le maire de la commune voisine.",
    "« Nous n'avons pas été consultés », regrette la présidente de l'association des riverains.",
    "Près de 60 % des électeurs inscrits ne se sont pas déplacés, un record dans la région.",
    "L'enquête a été confiée à la gendarmerie, qui lance un appel à témoins.",
    "Des centaines de foyers restaient privés d'électricité vendredi matin dans la vallée.",
    "Le procureur doit tenir une conférence de presse dans la journée.",
    "L'article 12 du règlement prévoit pourtant une procédure d'urgence en cas de danger immédiat.",
    "La direction promet de reclasser une trentaine de salariés avant la fin de l'année.",
    "Interrogé sur ce point, le porte-parole a refusé de donner davantage de précisions.",
    "Le fleuve a atteint 4,2 mètres dans la nuit, son plus haut niveau depuis 1994.",
    "Aucune victime n'est à déplorer, mais les dégâts matériels sont considérables.",
];

const ENGLISH: &[&str] = &[
    "The council met on Thursday evening to discuss plans for the old harbour, officials said.",
    "About 2,300 people marched peacefully according to police, while organisers spoke of 4,000.",
    "The minister defended her bill before lawmakers but failed to win over the opposition.",
    "The work, valued at $3.5 million, is due to begin in March 2026 and will last eighteen months.",
    "Residents have long asked for better transport links, the mayor of a nearby town recalled.",
    "\"We were never consulted,\" complained the head of the local association.",
    "Nearly 60% of registered voters stayed at home, a record for the region.",
    "The investigation has been handed to detectives, who are appealing for witnesses.",
    "Hundreds of homes were still without power on Friday morning across the valley.",
    "The prosecutor is expected to hold a news conference later in the day.",
    "Article 12 of the rules nevertheless provides for an emergency procedure.",
    "Managers promised to find new posts for dozens of workers before the end of the year.",
    "Asked about this, the spokesman declined to give any further details.",
    "The river reached 4.2 metres overnight, its highest level since 1994.",
    "Nobody was hurt, but the damage to buildings is considerable.",
];

/// At least `bytes` bytes of news in French or else in English.
pub fn news(lang: &str, bytes: usize) -> String {
    let sentences = if lang == "fr" { FRENCH } else { ENGLISH };
    let mut text = String::with_capacity(bytes + 256);
    let mut n = 0;
    while text.len() < bytes {
        text.push_str(sentences[n % sentences.len()]);
        n += 1;
        text.push(if n.is_multiple_of(4) { '\n' } else { ' ' });
    }
    text
}
