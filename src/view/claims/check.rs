//! What the person writes about a claim: tags, evidence, how far the check has come, what they conclude. Their note
//! has its place on the card itself.

use super::correct::Send;
use crate::i18n::Strings;
use crate::view::kit::field::{choice, line, lines};
use crate::view::kit::{Button, Shape, Weight};
use selon_dossier::{Assessment, Check, ClaimChange, ClaimView, Evidence, Rating, Status};
use std::rc::Rc;
use yew::prelude::*;

const STATUSES: [Status; 3] = [Status::ToCheck, Status::Checking, Status::Done];

/// The fields; `name` is that of the person.
pub fn check(t: &'static Strings, claim: &ClaimView, send: &Send, name: Html) -> Html {
    let check = claim.check().cloned().unwrap_or_default();
    let mut statuses: Vec<(String, bool)> = STATUSES
        .into_iter()
        .map(|status| {
            let name = (t.word.status)(status).to_owned();
            (name, check.status == Some(status))
        })
        .collect();
    statuses.insert(0, (t.work.no_status.to_owned(), check.status.is_none()));
    let tags = check.tags.join(", ");
    html! {
        <fieldset class="check">
            <legend>{ t.work.check }</legend>
            <div class="fields">
                { choice(t.claims.status, &statuses, send.by(|at: usize| {
                    ClaimChange::SetStatus(at.checked_sub(1).and_then(|at| STATUSES.get(at).copied()))
                })) }
                { line(t.work.tags, &tags, t.work.tags_hint, "", send.by(|typed: String| {
                    ClaimChange::SetTags(tags_of(&typed))
                })) }
            </div>
            <div class="fields">{ assessment(t, &check, send) }</div>
            { evidence(t, &check, send) }
            { name }
        </fieldset>
    }
}

/// The tags that are typed between commas, each once.
fn tags_of(typed: &str) -> Vec<Rc<str>> {
    let mut tags: Vec<Rc<str>> = Vec::new();
    for tag in typed.split([',', ';']).map(str::trim) {
        if !tag.is_empty() && !tags.iter().any(|other| **other == *tag) {
            tags.push(tag.into());
        }
    }
    tags
}

fn assessment(t: &'static Strings, check: &Check, send: &Send) -> Html {
    let now = check.assessment.clone().unwrap_or_default();
    let rating = now
        .rating
        .as_ref()
        .map_or("", |rating| &rating.name)
        .to_owned();
    let set = |change: fn(&mut Assessment, String)| {
        let now = now.clone();
        send.by(move |typed: String| {
            let mut next = now.clone();
            change(&mut next, typed.trim().to_owned());
            ClaimChange::SetAssessment((next != Assessment::default()).then_some(next))
        })
    };
    html! {
        <>
            { lines(t.work.assessment, &now.text, set(|next, typed| next.text = typed.into())) }
            { line(t.work.rating, &rating, "", "", set(|next, typed| {
                let old = next.rating.take().unwrap_or_default();
                next.rating = (!typed.is_empty()).then(|| Rating { name: typed.into(), ..old });
            })) }
        </>
    }
}

fn evidence(t: &'static Strings, check: &Check, send: &Send) -> Html {
    let all = Rc::new(check.evidence.clone());
    let set = |n: usize, change: fn(&mut Evidence, String)| {
        let all = Rc::clone(&all);
        send.by(move |typed: String| {
            let mut next = (*all).clone();
            if let Some(one) = next.get_mut(n) {
                change(one, typed.trim().to_owned());
            }
            ClaimChange::SetEvidence(next)
        })
    };
    let without = |n: usize| {
        let all = Rc::clone(&all);
        send.by(move |_: MouseEvent| {
            let mut next = (*all).clone();
            if n < next.len() {
                next.remove(n);
            }
            ClaimChange::SetEvidence(next)
        })
    };
    let add = {
        let all = Rc::clone(&all);
        send.by(move |_: MouseEvent| {
            let mut next = (*all).clone();
            next.push(Evidence::default());
            ClaimChange::SetEvidence(next)
        })
    };
    html! {
        <>
            <ul role="list" class="evidence" aria-label={t.work.evidence}>
                { for check.evidence.iter().enumerate().map(|(n, one)| {
                    let link = ["https://", "http://"].iter().any(|start| one.url.starts_with(start));
                    html! {
                        <li class="fields">
                            { line(t.work.evidence_url, &one.url, "https://", "", set(n, |one, typed| {
                                one.url = typed.into();
                            })) }
                            { line(t.work.evidence_date, &one.date, "", "short", set(n, |one, typed| {
                                one.date = typed.into();
                            })) }
                            { lines(t.work.evidence_quote, &one.quote, set(n, |one, typed| one.quote = typed.into())) }
                            if link {
                                <a href={one.url.to_string()} target="_blank" rel="noopener noreferrer">
                                    { one.url.to_string() }
                                </a>
                            }
                            <Button label={(t.work.take_away)(t.work.evidence)} icon={Shape::Bin} bare=true
                                weight={Weight::Quiet} onclick={without(n)} />
                        </li>
                    }
                }) }
            </ul>
            <Button label={t.work.add_evidence} icon={Shape::Add} weight={Weight::Quiet} onclick={add}
                class="add-evidence" />
        </>
    }
}
