//! "Why?": the rule, the words that set it off, and how figures were read.

use crate::i18n::Strings;
use crate::view::dialog::when;
use selon_dossier::{ClaimView, FigureView, Locale, Origin};
use std::rc::Rc;
use yew::prelude::*;

/// The disclosure.
pub fn reasons(
    t: &Strings,
    locale: Locale,
    claim: &ClaimView,
    figures: &[Rc<FigureView>],
    text: &str,
) -> Html {
    let own = claim
        .annotation
        .as_ref()
        .is_some_and(|kept| kept.origin == Origin::Person);
    let version = claim
        .annotation
        .as_ref()
        .and_then(|kept| match &kept.origin {
            Origin::Machine { version, .. } => Some(version.to_string()),
            _ => None,
        });
    let source_why = claim.source.as_ref().and_then(|source| source.why.clone());
    let read = figures
        .iter()
        .filter(|view| view.figure.comparable && !view.figure.reading.rule.is_empty());
    html! {
        <details class="why">
            <summary>{ t.claims.why }</summary>
            <dl>
                <dt>{ t.claims.why_rule }</dt>
                if own {
                    <dd>{ t.claims.why_own }</dd>
                } else {
                    <dd>
                        { (t.word.rule)(&claim.why.rule) }
                        { " " }
                        <code>{ &*claim.why.rule }</code>
                        if let Some(version) = version {
                            <span class="faint">{ format!(" {version}") }</span>
                        }
                    </dd>
                    <dt>{ t.claims.why_triggers }</dt>
                    <dd>
                        { for claim.why.triggers.iter().map(|span| html! {
                            <><q class="trigger"><bdi>{ span.of(text) }</bdi></q>{ " " }</>
                        }) }
                        if let Some(cue) = &claim.cue {
                            { (t.word.verb_class_why)(cue.verb_class) }
                        }
                    </dd>
                }
                { provenance(t, locale, claim) }
                if let Some(why) = source_why {
                    <dt>{ t.article.part_source }</dt>
                    <dd>{ (t.word.rule)(&why) }{ " " }<code>{ &*why }</code></dd>
                }
                { for read.map(|view| html! {
                    <>
                        <dt>{ t.claims.why_reading }</dt>
                        <dd>
                            <bdi>{ view.figure.span.of(text) }</bdi>
                            { " → " }
                            { super::figure::interval(t, locale, &view.figure.reading) }
                            { " · " }
                            { (t.word.reading_rule)(&view.figure.reading.rule) }
                            { " " }
                            <code>{ &*view.figure.rule }</code>
                        </dd>
                    </>
                }) }
            </dl>
        </details>
    }
}

/// Who made the annotation and when, and when it was last changed.
fn provenance(t: &Strings, locale: Locale, claim: &ClaimView) -> Html {
    let Some(kept) = &claim.annotation else {
        return html! {};
    };
    let moment = |time: selon_dossier::Time| when(time.0 as f64, locale);
    let tool = match &kept.origin {
        Origin::Import { tool } => Some(tool.to_string()),
        _ => None,
    };
    html! {
        <>
            if let Some(tool) = tool {
                <dt>{ t.work.imported }</dt>
                <dd>{ tool }</dd>
            }
            <dt>{ t.work.made }</dt>
            <dd>
                { moment(kept.made) }
                if let Some(by) = &kept.by {
                    { format!(" · {by}") }
                }
            </dd>
            if let Some(edited) = kept.edited {
                <dt>{ t.work.edited }</dt>
                <dd>{ moment(edited) }</dd>
            }
        </>
    }
}
