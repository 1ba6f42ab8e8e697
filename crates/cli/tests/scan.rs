//! What `selon scan` promises.

mod support;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use support::{command, lines, selon};

#[test]
fn every_line_is_answered_in_order_with_its_id_as_it_was() {
    let ids = [
        json!("a"),
        json!(7),
        json!(null),
        json!({"b": [1, 2.50]}),
        json!([]),
        json!(true),
    ];
    let mut input = String::new();
    for n in 0..600 {
        let text = "The ministry said 12 people died. ".repeat(n % 10);
        let row = json!({"id": ids[n % ids.len()], "text": text, "other": n});
        input.push_str(&format!("{row}\n"));
    }
    for jobs in ["1", "4"] {
        let run = selon(&["scan", "--jobs", jobs], input.as_bytes());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let answers = lines(&run);
        assert_eq!(answers.len(), 600);
        for (n, answer) in answers.iter().enumerate() {
            assert_eq!(answer["id"], ids[n % ids.len()], "line {}", n + 1);
            assert_eq!(answer["format"], "selon-analysis/1");
            assert_eq!(answer["offsets"], "code_points");
            assert!(answer["figures"].is_array());
        }
    }
}

#[test]
fn an_id_keeps_its_digits_and_a_missing_one_stays_missing() {
    let run = selon(
        &["scan"],
        b"{\"id\": 123456789012345678901234567890.50, \"text\": \"\"}\n{\"text\": \"\"}\n",
    );
    let answers: Vec<_> = run.out.lines().collect();
    assert!(answers[0].contains("\"id\":123456789012345678901234567890.50,\"lang\""));
    assert!(!answers[1].contains("\"id\""));
}

#[test]
fn a_bad_line_is_reported_in_its_place_and_the_run_goes_on() {
    let deep = format!(
        "{{\"id\":3,\"text\":{}1{}}}\n",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let deep_elsewhere = format!(
        "{{\"id\":10,\"x\":{}1{},\"text\":\"\"}}\n",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let mut input = Vec::new();
    input.extend_from_slice(b"{\"id\":1,\"text\":\"Ten people.\"}\n");
    input.extend_from_slice(b"{\"id\":2,\"text\":\"caf\xE9\"}\n");
    input.extend_from_slice(deep.as_bytes());
    input.extend_from_slice(b"not json\n");
    input.extend_from_slice(b"{\"id\":5}\n");
    input.extend_from_slice(b"{\"id\":6,\"text\":6}\n");
    input.extend_from_slice(b"{\"id\":7,\"text\":\"\",\"lang\":\"zz\"}\n");
    input.extend_from_slice(b"\n");
    input.extend_from_slice(b"{\"id\":9,\"text\":\"\",\"articles\":[]}\n");
    input.extend_from_slice(deep_elsewhere.as_bytes());
    input.extend_from_slice(b"{\"id\":11,\"text\":\"ends without a line break\"}");
    let run = selon(&["scan", "--jobs", "2"], &input);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let answers = lines(&run);
    let told: Vec<(Value, Value, bool)> = answers
        .iter()
        .map(|answer| {
            (
                answer["id"].clone(),
                answer["line"].clone(),
                answer["error"].is_string(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (json!(1), json!(null), false),
            (json!(null), json!(2), true),
            (json!(3), json!(3), true),
            (json!(null), json!(4), true),
            (json!(5), json!(5), true),
            (json!(6), json!(6), true),
            (json!(7), json!(7), true),
            (json!(9), json!(9), true),
            (json!(10), json!(null), false),
            (json!(11), json!(null), false),
        ]
    );
    assert_eq!(
        answers[4]["error"],
        "the line has neither 'text' nor 'articles'"
    );
}

#[test]
fn a_line_longer_than_the_limit_is_refused_and_the_next_is_read() {
    let mut input = b"{\"id\":1,\"text\":\"".to_vec();
    input.resize(65 << 20, b'a');
    input.extend_from_slice(b"\"}\n{\"id\":2,\"text\":\"\"}\n");
    let run = selon(&["scan"], &input);
    assert_eq!(run.code, 1);
    let answers = lines(&run);
    assert_eq!(
        answers[0],
        json!({"line": 1, "error": "the line is longer than 64 MB"})
    );
    assert_eq!(answers[1]["id"], 2);
}

#[test]
fn several_articles_of_one_story_come_back_as_one_line() {
    let run = selon(
        &["scan"],
        "{\"id\":\"s\",\"articles\":[{\"id\":1,\"text\":\"Dix morts.\",\"lang\":\"fr\",\"outlet\":\"x\"},{\"text\":\"Ten dead.\",\"lang\":\"en\"}]}\n\
         {\"id\":\"t\",\"articles\":[{\"id\":1,\"lang\":\"fr\"}]}\n"
            .as_bytes(),
    );
    assert_eq!(run.code, 1);
    let answers = lines(&run);
    assert_eq!(answers[0]["id"], "s");
    assert_eq!(answers[0]["articles"][0]["id"], 1);
    assert_eq!(answers[0]["articles"][0]["lang"], "fr");
    assert_eq!(answers[0]["articles"][1]["lang"], "en");
    assert!(answers[0]["comparisons"].is_array());
    assert_eq!(
        answers[1],
        json!({"id": "t", "line": 2, "error": "article 0: there is no 'text'"})
    );
}

#[test]
fn a_caller_who_sends_one_line_and_waits_is_answered() {
    let mut child = command(&["scan"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "text": "Ten people."})).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = command(&["scan"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..1000 {
        if stdin.write_all(b"{\"text\":\"Ten people.\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stderr, b"");
    assert!(output.status.success());
}
