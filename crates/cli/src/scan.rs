//! `selon scan`: JSON Lines in, JSON Lines out, in order.
//!
//! One thread reads batches of lines, `--jobs` threads analyse them, the calling thread writes. A batch is what has
//! already arrived, so that a caller who sends a line and waits gets its answer; the queue of batches is bounded, so
//! that memory does not grow with the input.

use crate::args::{self, Scan};
use crate::failure::Failure;
use crate::input::{self, LINE_LIMIT, Line};
use crate::publish::{self, Published, Story};
use selon_engine::{Options, compare};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A batch ends at this many bytes.
const BATCH: usize = 1 << 15;

/// Lines on their way to a worker, with the way back.
struct Job {
    lines: Vec<(usize, Line)>,
    answer: Sender<Answer>,
}

/// What a worker makes of a batch.
struct Answer {
    bytes: Vec<u8>,
    failed: bool,
}

/// What the reader tells the writer, in the order of the input.
enum Event {
    Batch(Receiver<Answer>),
    Failed(Failure),
}

/// Reads every line of every file and prints an answer for each.
pub fn run(call: &Scan) -> Result<ExitCode, Failure> {
    let readers = call
        .files
        .iter()
        .map(|file| Ok((file.clone(), input::open(file)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let (jobs, work) = sync_channel::<Job>(call.jobs * 2);
    let (events, answers) = sync_channel::<Event>(call.jobs * 4);
    let work = Arc::new(Mutex::new(work));
    for _ in 0..call.jobs {
        let (work, options) = (Arc::clone(&work), call.options.clone());
        thread::spawn(move || {
            loop {
                let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(job) = next else { break };
                // The writer is gone when nobody reads the output any more.
                let _ = job.answer.send(answer(&job.lines, &options));
            }
        });
    }
    thread::spawn(move || {
        for (file, mut reader) in readers {
            if let Err(Some(failure)) = feed(&file, &mut reader, &jobs, &events) {
                let _ = events.send(Event::Failed(failure));
            }
        }
    });
    write(&answers)
}

/// Sends one file's lines to the workers; `Err(None)` when nobody wants them any more.
fn feed(
    file: &str,
    reader: &mut std::io::BufReader<Box<dyn std::io::Read + Send>>,
    jobs: &SyncSender<Job>,
    events: &SyncSender<Event>,
) -> Result<(), Option<Failure>> {
    let mut number = 0;
    let mut lines = Vec::new();
    let mut size = 0;
    loop {
        let next = input::line(reader, LINE_LIMIT);
        let (end, failed) = match next {
            Ok(Some(mut line)) => {
                number += 1;
                if let Line::Bytes(bytes) = &mut line {
                    if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                        bytes.drain(..3);
                    }
                    size += bytes.len();
                }
                if !line.is_blank() {
                    lines.push((number, line));
                }
                (false, None)
            }
            Ok(None) => (true, None),
            Err(error) => (true, Some(Failure::reading(input::name(file), &error))),
        };
        let more_has_arrived = reader.buffer().contains(&b'\n');
        if !lines.is_empty() && (end || size >= BATCH || !more_has_arrived) {
            let (answer, receiver) = channel();
            events.send(Event::Batch(receiver)).map_err(|_| None)?;
            jobs.send(Job {
                lines: std::mem::take(&mut lines),
                answer,
            })
            .map_err(|_| None)?;
            size = 0;
        }
        if end {
            return failed.map_or(Ok(()), |failure| Err(Some(failure)));
        }
    }
}

fn write(answers: &Receiver<Event>) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let mut broken = None;
    loop {
        let event = match answers.try_recv() {
            Ok(event) => event,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                out.flush().map_err(Failure::writing)?;
                match answers.recv() {
                    Ok(event) => event,
                    Err(_) => break,
                }
            }
        };
        match event {
            Event::Batch(receiver) => {
                let answer = match receiver.try_recv() {
                    Ok(answer) => Some(answer),
                    Err(_) => {
                        out.flush().map_err(Failure::writing)?;
                        receiver.recv().ok()
                    }
                };
                let Some(answer) = answer else {
                    return Err(Failure::Failed(
                        "a line could not be analysed, please report this".to_owned(),
                    ));
                };
                out.write_all(&answer.bytes).map_err(Failure::writing)?;
                if answer.failed {
                    code = ExitCode::FAILURE;
                }
            }
            Event::Failed(failure) => broken = broken.or(Some(failure)),
        }
    }
    out.flush().map_err(Failure::writing)?;
    broken.map_or(Ok(code), Err)
}

fn answer(lines: &[(usize, Line)], options: &Options) -> Answer {
    let mut bytes = Vec::new();
    let mut failed = false;
    for (number, line) in lines {
        let start = bytes.len();
        if let Err(Bad { id, error }) = print(line, options, &mut bytes) {
            bytes.truncate(start);
            failed = true;
            let report = Report {
                id: id.as_deref(),
                line: *number,
                error: &error,
            };
            // Writing to memory cannot fail.
            let _ = serde_json::to_writer(&mut bytes, &report);
        }
        bytes.push(b'\n');
    }
    Answer { bytes, failed }
}

/// What is printed in the place of a bad line.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    line: usize,
    error: &'a str,
}

/// Why a line is bad, with its id where that could be read.
struct Bad {
    id: Option<Box<RawValue>>,
    error: String,
}

impl From<String> for Bad {
    fn from(error: String) -> Bad {
        Bad { id: None, error }
    }
}

/// A line; every other key is ignored. Values are kept raw at first, so that a wrong one still leaves the `id`.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    text: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    lang: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    articles: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    outlet: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    date: Option<&'a RawValue>,
}

/// A value that is there, `null` included.
fn present<'de: 'a, 'a, D: Deserializer<'de>>(json: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(json).map(Some)
}

fn print(line: &Line, options: &Options, out: &mut Vec<u8>) -> Result<(), Bad> {
    let Line::Bytes(bytes) = line else {
        return Err(format!("the line is longer than {} MB", LINE_LIMIT >> 20).into());
    };
    let json = std::str::from_utf8(bytes).map_err(|error| {
        format!(
            "the line is not UTF-8 (see byte {})",
            error.valid_up_to() + 1
        )
    })?;
    let row: Row = serde_json::from_str(json).map_err(|error| explain("the line", &error))?;
    answer_row(&row, options, out).map_err(|error| Bad {
        id: row.id.map(RawValue::to_owned),
        error,
    })
}

fn answer_row(row: &Row, options: &Options, out: &mut Vec<u8>) -> Result<(), String> {
    match (row.text, row.articles) {
        (Some(_), Some(_)) => Err("the line has both 'text' and 'articles'".to_owned()),
        (None, None) => Err("the line has neither 'text' nor 'articles'".to_owned()),
        (Some(_), None) => {
            let (text, options) = article(row, options)?;
            let analysis = publish::analyze(&text, &options);
            to_json(out, &Published::new(&analysis, row.id))
        }
        (None, Some(articles)) => {
            let rows: Vec<Row> = serde_json::from_str(articles.get())
                .map_err(|error| explain("'articles'", &error))?;
            let mut texts = Vec::with_capacity(rows.len());
            for (n, inner) in rows.iter().enumerate() {
                let lang = inner.lang.or(row.lang);
                let inner = Row {
                    lang,
                    articles: None,
                    ..*inner
                };
                let (text, options) =
                    article(&inner, options).map_err(|why| format!("article {n}: {why}"))?;
                let analysis = selon_engine::analyze(&text, &options);
                texts.push((text, analysis));
            }
            let told: Vec<_> = rows
                .iter()
                .map(|row| (words(row.outlet), words(row.date)))
                .collect();
            let all: Vec<_> = texts
                .iter()
                .zip(&told)
                .map(|((text, analysis), (outlet, date))| compare::Article {
                    outlet: outlet.as_deref(),
                    date: date.as_deref(),
                    ..compare::Article::new(text, analysis)
                })
                .collect();
            let comparisons = compare::across(&all);
            let analyses: Vec<_> = texts
                .into_iter()
                .map(|(text, analysis)| publish::in_code_points(&text, analysis))
                .collect();
            let articles = analyses
                .iter()
                .zip(&rows)
                .map(|(analysis, row)| Published::new(analysis, row.id))
                .collect();
            to_json(
                out,
                &Story {
                    id: row.id,
                    articles,
                    comparisons,
                },
            )
        }
    }
}

/// What an outlet or a date says; anything that is no text says nothing.
fn words(value: Option<&RawValue>) -> Option<String> {
    serde_json::from_str(value?.get()).ok()
}

/// The text of a line or article, and the options with its language.
fn article(row: &Row, options: &Options) -> Result<(String, Options), String> {
    let text = row.text.ok_or("there is no 'text'")?;
    let text = serde_json::from_str(text.get()).map_err(|error| explain("'text'", &error))?;
    let mut options = options.clone();
    if let Some(lang) = row.lang {
        let code: Option<String> =
            serde_json::from_str(lang.get()).map_err(|error| explain("'lang'", &error))?;
        if let Some(code) = code {
            options.lang = args::language(&code)?;
        }
    }
    Ok((text, options))
}

fn to_json(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), String> {
    serde_json::to_writer(out, value)
        .map_err(|error| format!("the answer cannot be written: {error}"))
}

/// What is wrong with `what`, without the parser's own position when that is always line 1.
fn explain(what: &str, error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let text = error.to_string();
    let why = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(why, _)| why);
    match error.classify() {
        Category::Data => format!("{what} is not what was expected: {why}"),
        _ => format!(
            "{what} is not valid JSON: {why} (see column {})",
            error.column()
        ),
    }
}
