//! The words of the call.

use crate::failure::Failure;
use lexopt::prelude::*;
use selon_engine::{Lang, Options, Preset};

/// A call, understood.
#[derive(Debug)]
pub enum Call {
    /// Help or version: print this.
    Print(String),
    /// `selon analyze`.
    Analyze(Analyze),
    /// `selon scan`.
    Scan(Scan),
    /// `selon compare`.
    Compare(Compare),
    /// `selon import`.
    Import(Import),
    /// `selon export`.
    Export(Export),
    /// `selon corpus`.
    Corpus(Corpus),
}

/// `selon compare [--lang L] [--json] FILE FILE…`.
#[derive(Debug)]
pub struct Compare {
    /// What to read, in order.
    pub files: Vec<String>,
    /// Whether to print JSON instead of tables.
    pub json: bool,
    /// How to read.
    pub options: Options,
}

/// `selon import [--lang L] FILE… -o OUT`.
#[derive(Debug)]
pub struct Import {
    /// Articles and annotations, by what is in them.
    pub files: Vec<String>,
    /// Where the dossier goes; `-` is standard output.
    pub out: String,
    /// How to read.
    pub options: Options,
}

/// `selon export --format F FILE`.
#[derive(Debug)]
pub struct Export {
    /// One of [`FORMATS`].
    pub format: String,
    /// The dossier.
    pub file: String,
}

/// What a dossier can be exported to.
const FORMATS: &[&str] = &["w3c", "schema-org", "csv", "tsv", "md", "html"];

/// `selon corpus [--verbose]`.
#[derive(Debug)]
pub struct Corpus {
    /// Whether to list what is wrong.
    pub verbose: bool,
}

/// `selon analyze [--lang L] [--json] FILE|-`.
#[derive(Debug)]
pub struct Analyze {
    /// What to read; `-` is standard input.
    pub file: String,
    /// Whether to print the published JSON instead of a table.
    pub json: bool,
    /// How to read.
    pub options: Options,
}

/// `selon scan [--lang L] [--jobs N] [FILE…|-]`.
#[derive(Debug)]
pub struct Scan {
    /// What to read, in order; `-` is standard input.
    pub files: Vec<String>,
    /// How many lines are analysed at once.
    pub jobs: usize,
    /// How to read; a line's own `lang` comes first.
    pub options: Options,
}

const HELP: &str = "\
selon: who says what in an article, with which figures, and which of them do not agree

selon analyze [--lang L] [--json] FILE|-   one article: a table, or the analysis as JSON
selon scan [--lang L] [--jobs N] [FILE…|-] JSON Lines in, JSON Lines out:
                                           {\"id\",\"text\",\"lang\"?} or {\"id\",\"articles\":[{\"id\",\"text\",\"lang\"?},…]}
selon compare [--lang L] [--json] FILE FILE…  several articles of one story, one comparison
selon import [--lang L] FILE… -o OUT.selon.json
                                           articles (.txt, .md, .html, .docx, .pdf, .eml) and
                                           annotations (.json) become a dossier
selon export --format F FILE.selon.json    F is w3c, schema-org, csv, tsv, md or html
selon corpus [--verbose]                   precision and recall on the project's own articles and cases

Options
  --lang L         auto (default) or one of: LANGS
  --json           print JSON; offsets are code points
  --jobs N         lines analysed at once (default: one per processor)
  --rules R        how approximations are read: selon (default), literal, acled, cqe
  --tolerance P    'about n' is n plus or minus this many percent (default: 10)
  -h, --help       this text
  -V, --version    the version

Exit codes: 0 done; 1 something failed, for scan also when a line failed; 2 the call was not understood.
";

/// Reads a call.
pub fn parse(mut parser: lexopt::Parser) -> Result<Call, Failure> {
    let command = match parser.next()? {
        Some(Short('h') | Long("help")) => return Ok(Call::Print(help())),
        Some(Short('V') | Long("version")) => {
            return Ok(Call::Print(format!(
                "selon {}\n",
                env!("CARGO_PKG_VERSION")
            )));
        }
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
        None => {
            return Err(Failure::Usage(
                "say what to do: analyze, scan, compare, import, export or corpus".to_owned(),
            ));
        }
    };
    let mut words = Words::default();
    words.read(&mut parser)?;
    if words.help {
        return Ok(Call::Print(help()));
    }
    match command.as_str() {
        "analyze" => {
            words.allow(&["--json"])?;
            let file = match words.files.as_slice() {
                [file] => file.clone(),
                [] => {
                    return Err(Failure::Usage(
                        "name the FILE to analyze, or - for standard input".to_owned(),
                    ));
                }
                _ => {
                    return Err(Failure::Usage(
                        "analyze reads one FILE; use scan or compare for several".to_owned(),
                    ));
                }
            };
            Ok(Call::Analyze(Analyze {
                file,
                json: words.json,
                options: words.options,
            }))
        }
        "scan" => {
            words.allow(&["--jobs"])?;
            if words.files.is_empty() {
                words.files.push("-".to_owned());
            }
            let jobs = words
                .jobs
                .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
            Ok(Call::Scan(Scan {
                files: words.files,
                jobs,
                options: words.options,
            }))
        }
        "compare" => {
            words.allow(&["--json"])?;
            if words.files.len() < 2 {
                return Err(Failure::Usage(
                    "name two FILEs or more to compare".to_owned(),
                ));
            }
            Ok(Call::Compare(Compare {
                files: words.files,
                json: words.json,
                options: words.options,
            }))
        }
        "import" => {
            words.allow(&["--out"])?;
            if words.files.is_empty() {
                return Err(Failure::Usage("name the FILEs to import".to_owned()));
            }
            let out = words.out.ok_or_else(|| {
                Failure::Usage("say where the dossier goes: -o OUT.selon.json".to_owned())
            })?;
            Ok(Call::Import(Import {
                files: words.files,
                out,
                options: words.options,
            }))
        }
        "export" => {
            words.allow(&["--format"])?;
            let format = words.format.unwrap_or_default();
            if !FORMATS.contains(&format.as_str()) {
                return Err(Failure::Usage(format!(
                    "--format is one of {}",
                    FORMATS.join(", ")
                )));
            }
            match <[String; 1]>::try_from(words.files) {
                Ok([file]) => Ok(Call::Export(Export { format, file })),
                Err(_) => Err(Failure::Usage("name one dossier to export".to_owned())),
            }
        }
        "corpus" => {
            words.allow(&["--verbose"])?;
            if !words.files.is_empty() {
                return Err(Failure::Usage(
                    "corpus reads no files: they are built in".to_owned(),
                ));
            }
            Ok(Call::Corpus(Corpus {
                verbose: words.verbose,
            }))
        }
        other => Err(Failure::Usage(format!("there is no command '{other}'"))),
    }
}

fn help() -> String {
    let langs: Vec<_> = Lang::ALL.iter().map(|lang| lang.code()).collect();
    HELP.replace("LANGS", &langs.join(", "))
}

/// Everything that may follow a command.
#[derive(Default)]
struct Words {
    files: Vec<String>,
    options: Options,
    json: bool,
    jobs: Option<usize>,
    help: bool,
    verbose: bool,
    out: Option<String>,
    format: Option<String>,
    /// Options seen that not every command has.
    seen: Vec<&'static str>,
}

impl Words {
    fn read(&mut self, parser: &mut lexopt::Parser) -> Result<(), Failure> {
        while let Some(arg) = parser.next()? {
            match arg {
                Short('h') | Long("help") => self.help = true,
                Long("lang") => {
                    self.options.lang =
                        language(&parser.value()?.string()?).map_err(Failure::Usage)?
                }
                Long("json") => {
                    self.json = true;
                    self.seen.push("--json");
                }
                Long("verbose") => {
                    self.verbose = true;
                    self.seen.push("--verbose");
                }
                Short('o') | Long("out") => {
                    self.out = Some(parser.value()?.string()?);
                    self.seen.push("--out");
                }
                Long("format") => {
                    self.format = Some(parser.value()?.string()?);
                    self.seen.push("--format");
                }
                Long("jobs") => {
                    let jobs: usize = parser.value()?.parse()?;
                    if jobs == 0 || jobs > 512 {
                        return Err(Failure::Usage(
                            "--jobs is a number from 1 to 512".to_owned(),
                        ));
                    }
                    self.jobs = Some(jobs);
                    self.seen.push("--jobs");
                }
                Long("rules") => {
                    self.options.rules.preset = match parser.value()?.string()?.as_str() {
                        "selon" => Preset::Selon,
                        "literal" => Preset::Literal,
                        "acled" => Preset::Acled,
                        "cqe" => Preset::Cqe,
                        other => {
                            let why = format!(
                                "there are no rules '{other}': take selon, literal, acled or cqe"
                            );
                            return Err(Failure::Usage(why));
                        }
                    }
                }
                Long("tolerance") => {
                    let percent: f64 = parser.value()?.parse()?;
                    if !(0.0..=100.0).contains(&percent) {
                        return Err(Failure::Usage(
                            "--tolerance is a number of percent from 0 to 100".to_owned(),
                        ));
                    }
                    self.options.rules.tolerance = percent / 100.0;
                }
                Value(word) => self.files.push(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(())
    }

    fn allow(&self, options: &[&str]) -> Result<(), Failure> {
        match self.seen.iter().find(|seen| !options.contains(seen)) {
            None => Ok(()),
            Some(option) => Err(Failure::Usage(format!(
                "{option} does not belong to this command"
            ))),
        }
    }
}

/// The language with this code; `auto` is none.
pub fn language(code: &str) -> Result<Option<Lang>, String> {
    if code.eq_ignore_ascii_case("auto") {
        return Ok(None);
    }
    Lang::from_code(code).map(Some).ok_or_else(|| {
        let known: Vec<_> = Lang::ALL.iter().map(|lang| lang.code()).collect();
        format!(
            "there is no language '{code}': take auto, {}",
            known.join(", ")
        )
    })
}
