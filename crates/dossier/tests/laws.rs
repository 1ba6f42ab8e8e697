//! What holds whatever is done, in whatever order.

use crate::desk::*;
use proptest::prelude::*;
use selon_dossier::format::{Saver, open, open_history, save, save_history};
use selon_dossier::*;
use selon_engine::{HedgeKind, Span};
use unicode_segmentation::UnicodeSegmentation;

const STORY: &str = "😀 {s:The mayor} {c:said} {t:{h:perhaps} {f:40} people came}. \
                     {s:Police} {c:counted} {t:{f:25} people}.\n\n\
                     {s:A café} {c:denied} {t:that {f:3} stayed}. {s:Ana} {c:said} {t:no 👩‍👩‍👧 e\u{301}t}.";

/// Something a person does: which thing, to what, where.
#[derive(Clone, Debug)]
pub struct Move {
    kind: u8,
    n: usize,
    from: u32,
    len: u32,
    words: String,
}

pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    let words = prop_oneof![
        Just(String::new()),
        Just("40 people came".to_owned()),
        Just("Police counted 26 people.\n".to_owned()),
        Just(" not ".to_owned()),
        "\\PC{0,6}",
        "[a-c \n]{0,12}",
    ];
    let one = (any::<u8>(), any::<usize>(), 0u32..160, 0u32..40, words);
    let one = one.prop_map(|(kind, n, from, len, words)| Move {
        kind,
        n,
        from,
        len,
        words,
    });
    prop::collection::vec(one, 0..12)
}

fn action(dossier: &Dossier, step: &Move) -> Option<Action> {
    let article = dossier
        .articles
        .get(step.n % dossier.articles.len().max(1))?;
    let claims = dossier.claims(article.id);
    let some = |n: usize| claims.get(n % claims.len().max(1)).map(|claim| claim.key);
    let claim = some(step.n)?;
    let span = Span {
        start: step.from,
        end: step.from + step.len,
    };
    let change = |change| Action::Claim {
        claim,
        at: Time(7),
        change,
    };
    let part = match step.len % 5 {
        0 => Part::Source,
        1 => Part::Cue,
        2 => Part::Hedge((step.n % 3) as u16),
        3 => Part::Figure((step.n % 3) as u16),
        _ => Part::Content,
    };
    Some(match step.kind % 16 {
        0 | 1 => Action::EditText(article.id, span, step.words.as_str().into()),
        2 => Action::SetText(article.id, step.words.as_str().into()),
        3 | 4 => change(ClaimChange::Accept),
        5 => change(ClaimChange::SetPart(part, vec![span])),
        6 => change(ClaimChange::SetPart(part, vec![])),
        7 => change(ClaimChange::SetNote(step.words.as_str().into())),
        8 => change(ClaimChange::Confirm),
        9 => Action::AddClaim {
            article: article.id,
            draft: Draft {
                content: vec![
                    span,
                    Span {
                        start: step.len,
                        end: step.from,
                    },
                ],
                source: Some(Span {
                    start: 0,
                    end: step.len,
                }),
                hedges: vec![(span, HedgeKind::Lexical)],
                ..Draft::default()
            },
            at: Time(9),
        },
        10 => change(ClaimChange::Reject),
        11 => Action::RenameSource(
            claims.first()?.source.clone()?.key,
            step.words.as_str().into(),
        ),
        12 => Action::MergeSources(
            claims.first()?.source.clone()?.key,
            claims.last()?.source.clone()?.key,
        ),
        13 => Action::NewGroup {
            name: step.words.as_str().into(),
            figures: dossier
                .figures(article.id)
                .iter()
                .map(|figure| figure.key)
                .collect(),
        },
        14 => Action::AddArticle {
            text: step.words.as_str().into(),
            meta: Meta::default(),
            lang: None,
            structure: Default::default(),
        },
        _ => Action::Bulk(vec![
            change(ClaimChange::Accept),
            change(ClaimChange::SetTags(vec!["x".into()])),
        ]),
    })
}

/// The story after these moves.
pub fn after(steps: &[Move]) -> Dossier {
    steps.iter().fold(dossier(STORY), |now, step| {
        action(&now, step)
            .and_then(|action| now.apply(action))
            .unwrap_or(now)
    })
}

fn on_borders(text: &str, span: Span) -> bool {
    let border = |at: u32| {
        at as usize == text.len()
            || text
                .grapheme_indices(true)
                .any(|(start, _)| start == at as usize)
    };
    span.start <= span.end && border(span.start) && border(span.end)
}

fn check(dossier: &Dossier) -> Result<(), TestCaseError> {
    for article in dossier.articles.iter() {
        let text = &*article.text;
        for kept in article.annotations.iter() {
            prop_assert!(!kept.content.is_empty());
            for anchor in kept.anchors() {
                prop_assert!(on_borders(text, anchor.span), "{anchor:?} in {text:?}");
            }
            prop_assert!(dossier.claim(kept.key).is_some(), "{kept:?} is not shown");
        }
        let page = dossier.page(article.id);
        let mut built = String::new();
        for paragraph in &page.paragraphs {
            let body = &paragraph.body;
            let joined: String = body
                .segments
                .iter()
                .map(|segment| body.text_of(segment))
                .collect();
            prop_assert_eq!(&*joined, &*body.text);
            prop_assert_eq!(&*body.text, paragraph.span.of(text));
            let before = &text[built.len()..paragraph.span.start as usize];
            prop_assert!(before.trim().is_empty());
            built.push_str(before);
            built.push_str(&joined);
        }
        prop_assert!(text[built.len()..].trim().is_empty());
        let mut keys: Vec<ClaimKey> = dossier
            .claims(article.id)
            .iter()
            .map(|claim| claim.key)
            .collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        prop_assert_eq!(keys.len(), all, "each key once");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done_spans_are_sound_and_the_page_is_the_text(steps in moves()) {
        let mut now = dossier(STORY);
        for step in &steps {
            let Some(action) = action(&now, step) else { continue };
            let removes = matches!(&action, Action::Claim { change: ClaimChange::Reject, .. });
            let before: usize = now.articles.iter().map(|article| article.annotations.len()).sum();
            let Some(next) = now.apply(action) else { continue };
            let after: usize = next.articles.iter().map(|article| article.annotations.len()).sum();
            prop_assert!(after >= before || removes && after + 1 == before, "an annotation vanished");
            now = next;
            check(&now)?;
        }
        let file = save(&now);
        prop_assert_eq!(open(&file).map(|again| save(&again)), Ok(file));
    }

    #[test]
    fn undoing_all_and_redoing_all_comes_back(steps in moves()) {
        let first = dossier(STORY);
        let mut history = History::new(first.clone());
        let mut done = 0;
        for step in &steps {
            if let Some(next) = action(history.now(), step).and_then(|action| history.apply(action)) {
                history = next;
                done += 1;
            }
        }
        let last = history.now().clone();
        for _ in 0..done {
            history = history.undo().expect("a step");
        }
        prop_assert!(history.undo().is_none());
        // Colours once given stay.
        let mut colours = (*first.sources).clone();
        colours.slots = history.now().sources.slots.clone();
        let mut first = first;
        first.sources = colours.into();
        prop_assert_eq!(&save(history.now()), &save(&first));
        for _ in 0..done {
            history = history.redo().expect("a step");
        }
        prop_assert!(history.redo().is_none());
        prop_assert_eq!(save(history.now()), save(&last));
    }

    #[test]
    fn what_is_taken_over_from_the_view_before_is_what_would_be_worked_out_anew(steps in moves(), back in 0usize..4) {
        let mut history = History::new(dossier(STORY));
        let same = |now: &Dossier| -> Result<(), TestCaseError> {
            let anew = now.bare();
            for article in now.articles.iter() {
                prop_assert_eq!(now.claims(article.id), anew.claims(article.id));
                prop_assert_eq!(now.figures(article.id), anew.figures(article.id));
                prop_assert_eq!(now.page(article.id), anew.page(article.id));
            }
            Ok(())
        };
        for step in &steps {
            if let Some(next) = action(history.now(), step).and_then(|action| history.apply(action)) {
                history = next;
            }
            same(history.now())?;
        }
        for _ in 0..back {
            history = history.undo().unwrap_or(history);
            same(history.now())?;
        }
    }

    #[test]
    fn the_history_survives_a_save(steps in moves(), back in 0usize..6) {
        let mut history = History::new(dossier(STORY));
        let mut saver = Saver::default();
        for step in &steps {
            if let Some(next) = action(history.now(), step).and_then(|action| history.apply(action)) {
                history = next;
            }
            // Written step by step, the file is the same.
            prop_assert_eq!(saver.save(history.now()), save(history.now()));
        }
        for _ in 0..back {
            history = history.undo().unwrap_or(history);
        }
        let file = saver.save(history.now());
        let now = open(&file).expect("our own file");
        let written = save_history(&history, &file, usize::MAX);
        prop_assert!(open_history(&written, &now, "another file").is_err());
        let mut again = open_history(&written, &now, &file).expect("our own store");
        prop_assert_eq!(again.len(), history.len());
        prop_assert_eq!(save(again.now()), save(history.now()));
        while let Some(before) = history.undo() {
            prop_assert_eq!(again.undo_label(), history.undo_label());
            history = before;
            again = again.undo().expect("a step");
            prop_assert_eq!(save(&again.now().clone()).len(), save(history.now()).len());
        }
        while let Some(after) = history.redo() {
            prop_assert_eq!(again.redo_label(), history.redo_label());
            history = after;
            again = again.redo().expect("a step");
            prop_assert_eq!(save(again.now()), save(history.now()));
        }
    }

    #[test]
    fn typing_a_text_away_and_back_brings_every_claim_home(cut in 0usize..120, len in 1usize..60) {
        let mut now = dossier(STORY);
        for n in 0..4 {
            now = change(&now, n, ClaimChange::Accept);
        }
        let id = now.articles[0].id;
        let text = now.articles[0].text.clone();
        // Nobody cuts a grapheme.
        let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        borders.push(text.len());
        let border = |n: usize| borders[n.min(borders.len() - 1)];
        let (start, end) = (border(cut), border(cut + len));
        let without = [&text[..start], &text[end..]].concat();
        if let Some(gone) = now.apply(Action::SetText(id, without.as_str().into())) {
            let back = gone.apply(Action::SetText(id, text)).expect("the text of before");
            prop_assert_eq!(print_kept(&back), print_kept(&now));
        }
    }
}
