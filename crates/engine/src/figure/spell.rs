//! Spells numbers up to 10⁹·1000 in every language, for the tests only: written from the languages' grammars, not from
//! the word lists that the pass reads.

/// Writes a number in words.
type Speller = fn(u64) -> String;

/// A language's code and its speller.
pub(super) const SPELLERS: [(&str, Speller); 7] = [
    ("de", german),
    ("en", english),
    ("es", spanish),
    ("fr", french),
    ("it", italian),
    ("nl", dutch),
    ("pt", portuguese),
];

/// Groups of three digits from the billions down: (count, thousand to the power).
fn groups(n: u64) -> [u64; 4] {
    [
        n / 1_000_000_000,
        n / 1_000_000 % 1000,
        n / 1000 % 1000,
        n % 1000,
    ]
}

fn join(parts: Vec<String>) -> String {
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn english(n: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    fn small(n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let tail = match rest {
            0 => String::new(),
            1..20 => ONES[rest as usize].to_owned(),
            _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
            _ => format!(
                "{}-{}",
                TENS[(rest / 10) as usize],
                ONES[(rest % 10) as usize]
            ),
        };
        match (hundreds, tail.is_empty()) {
            (0, _) => tail,
            (h, true) => format!("{} hundred", ONES[h as usize]),
            (h, false) => format!("{} hundred and {tail}", ONES[h as usize]),
        }
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let names = ["billion", "million", "thousand", ""];
    join(
        groups(n)
            .iter()
            .zip(names)
            .filter(|(count, _)| **count > 0)
            .map(|(count, name)| join(vec![small(*count), name.to_owned()]))
            .collect(),
    )
}

fn french(n: u64) -> String {
    const ONES: [&str; 17] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [&str; 10] = [
        "",
        "dix",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "soixante",
        "quatre-vingt",
        "quatre-vingt",
    ];
    fn below_hundred(n: u64) -> String {
        match n {
            0..=16 => ONES[n as usize].to_owned(),
            17..=19 => format!("dix-{}", ONES[(n - 10) as usize]),
            71 => "soixante et onze".to_owned(),
            70..=79 => format!("soixante-{}", below_hundred(n - 60)),
            80 => "quatre-vingts".to_owned(),
            81..=99 => format!("quatre-vingt-{}", below_hundred(n - 80)),
            _ if n.is_multiple_of(10) => TENS[(n / 10) as usize].to_owned(),
            _ if n % 10 == 1 => format!("{} et un", TENS[(n / 10) as usize]),
            _ => format!("{}-{}", TENS[(n / 10) as usize], ONES[(n % 10) as usize]),
        }
    }
    fn small(n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let head = match (hundreds, rest) {
            (0, _) => String::new(),
            (1, _) => "cent".to_owned(),
            (h, 0) => format!("{} cents", ONES[h as usize]),
            (h, _) => format!("{} cent", ONES[h as usize]),
        };
        let tail = if rest == 0 {
            String::new()
        } else {
            below_hundred(rest)
        };
        join(vec![head, tail])
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let [milliards, millions, thousands, rest] = groups(n);
    let many = |count: u64, name: &str| match count {
        0 => String::new(),
        1 => format!("un {name}"),
        _ => format!("{} {name}s", small(count)),
    };
    let thousands = match thousands {
        0 => String::new(),
        1 => "mille".to_owned(),
        _ => format!("{} mille", small(thousands)),
    };
    join(vec![
        many(milliards, "milliard"),
        many(millions, "million"),
        thousands,
        small(rest),
    ])
}

fn german(n: u64) -> String {
    const ONES: [&str; 20] = [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 10] = [
        "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig",
        "neunzig",
    ];
    fn small(n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let head = match hundreds {
            0 => String::new(),
            h => format!("{}hundert", ONES[h as usize]),
        };
        let tail = match rest {
            0 => String::new(),
            1..20 => ONES[rest as usize].to_owned(),
            _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
            _ => format!(
                "{}und{}",
                ONES[(rest % 10) as usize],
                TENS[(rest / 10) as usize]
            ),
        };
        head + &tail
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let [milliards, millions, thousands, rest] = groups(n);
    let many = |count: u64, one: &str, more: &str| match count {
        0 => String::new(),
        1 => format!("eine {one}"),
        _ => format!("{} {more}", small(count)),
    };
    let thousands = if thousands == 0 {
        String::new()
    } else {
        format!("{}tausend", small(thousands))
    };
    let last = match rest % 100 {
        1 => format!("{}s", small(rest)),
        _ => small(rest),
    };
    join(vec![
        many(milliards, "Milliarde", "Milliarden"),
        many(millions, "Million", "Millionen"),
        thousands + &last,
    ])
}

fn dutch(n: u64) -> String {
    const ONES: [&str; 20] = [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 10] = [
        "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
        "negentig",
    ];
    fn small(n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let head = match hundreds {
            0 => String::new(),
            1 => "honderd".to_owned(),
            h => format!("{}honderd", ONES[h as usize]),
        };
        let tail = match rest {
            0 => String::new(),
            1..20 => ONES[rest as usize].to_owned(),
            _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
            _ => {
                let joiner = if matches!(rest % 10, 2 | 3) {
                    "ën"
                } else {
                    "en"
                };
                format!(
                    "{}{joiner}{}",
                    ONES[(rest % 10) as usize],
                    TENS[(rest / 10) as usize]
                )
            }
        };
        head + &tail
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let [milliards, millions, thousands, rest] = groups(n);
    let many = |count: u64, name: &str| match count {
        0 => String::new(),
        _ => format!("{} {name}", small(count)),
    };
    let thousands = match thousands {
        0 => String::new(),
        1 => "duizend".to_owned(),
        _ => format!("{}duizend", small(thousands)),
    };
    join(vec![
        many(milliards, "miljard"),
        many(millions, "miljoen"),
        thousands,
        small(rest),
    ])
}

fn spanish(n: u64) -> String {
    const ONES: [&str; 30] = [
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
    ];
    const HUNDREDS: [&str; 10] = [
        "",
        "ciento",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos",
    ];
    fn small(n: u64) -> String {
        if n == 100 {
            return "cien".to_owned();
        }
        let rest = n % 100;
        let tail = match rest {
            0 => String::new(),
            1..30 => ONES[rest as usize].to_owned(),
            _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
            _ => format!(
                "{} y {}",
                TENS[(rest / 10) as usize],
                ONES[(rest % 10) as usize]
            ),
        };
        join(vec![HUNDREDS[(n / 100) as usize].to_owned(), tail])
    }
    fn below_million(n: u64) -> String {
        let head = match n / 1000 {
            0 => String::new(),
            1 => "mil".to_owned(),
            t => format!("{} mil", small(t)),
        };
        join(vec![head, small(n % 1000)])
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let head = match n / 1_000_000 {
        0 => String::new(),
        1 => "un millón".to_owned(),
        m => format!("{} millones", below_million(m)),
    };
    join(vec![head, below_million(n % 1_000_000)])
}

fn italian(n: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "uno",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "venti",
        "trenta",
        "quaranta",
        "cinquanta",
        "sessanta",
        "settanta",
        "ottanta",
        "novanta",
    ];
    fn small(n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let head = match hundreds {
            0 => String::new(),
            1 => "cento".to_owned(),
            h => format!("{}cento", ONES[h as usize]),
        };
        let tail = match rest {
            0 => String::new(),
            1..20 => ONES[rest as usize].to_owned(),
            _ => {
                let ten = TENS[(rest / 10) as usize];
                match rest % 10 {
                    0 => ten.to_owned(),
                    unit @ (1 | 8) => format!("{}{}", &ten[..ten.len() - 1], ONES[unit as usize]),
                    unit => format!("{ten}{}", ONES[unit as usize]),
                }
            }
        };
        head + &tail
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let [miliardi, milioni, thousands, rest] = groups(n);
    let many = |count: u64, one: &str, more: &str| match count {
        0 => String::new(),
        1 => format!("un {one}"),
        _ => format!("{} {more}", small(count)),
    };
    let thousands = match thousands {
        0 => String::new(),
        1 => "mille".to_owned(),
        _ => format!("{}mila", small(thousands)),
    };
    join(vec![
        many(miliardi, "miliardo", "miliardi"),
        many(milioni, "milione", "milioni"),
        thousands + &small(rest),
    ])
}

fn portuguese(n: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "um",
        "dois",
        "três",
        "quatro",
        "cinco",
        "seis",
        "sete",
        "oito",
        "nove",
        "dez",
        "onze",
        "doze",
        "treze",
        "catorze",
        "quinze",
        "dezasseis",
        "dezassete",
        "dezoito",
        "dezanove",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "vinte",
        "trinta",
        "quarenta",
        "cinquenta",
        "sessenta",
        "setenta",
        "oitenta",
        "noventa",
    ];
    const HUNDREDS: [&str; 10] = [
        "",
        "cento",
        "duzentos",
        "trezentos",
        "quatrocentos",
        "quinhentos",
        "seiscentos",
        "setecentos",
        "oitocentos",
        "novecentos",
    ];
    fn small(n: u64) -> String {
        if n == 100 {
            return "cem".to_owned();
        }
        let rest = n % 100;
        let tail = match rest {
            0 => String::new(),
            1..20 => ONES[rest as usize].to_owned(),
            _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
            _ => format!(
                "{} e {}",
                TENS[(rest / 10) as usize],
                ONES[(rest % 10) as usize]
            ),
        };
        let head = HUNDREDS[(n / 100) as usize];
        if head.is_empty() || tail.is_empty() {
            format!("{head}{tail}")
        } else {
            format!("{head} e {tail}")
        }
    }
    if n == 0 {
        return ONES[0].to_owned();
    }
    let [bilioes, milhoes, thousands, rest] = groups(n);
    let many = |count: u64, one: &str, more: &str| match count {
        0 => String::new(),
        1 => format!("um {one}"),
        _ => format!("{} {more}", small(count)),
    };
    let thousands = match thousands {
        0 => String::new(),
        1 => "mil".to_owned(),
        _ => format!("{} mil", small(thousands)),
    };
    join(vec![
        many(bilioes, "bilhão", "bilhões"),
        many(milhoes, "milhão", "milhões"),
        thousands,
        small(rest),
    ])
}
