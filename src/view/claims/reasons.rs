//! "Why?": the rule, the words that set it off, and how figures were read.

use crate::i18n::Strings;
use selon_dossier::{ClaimView, FigureView, Locale, Origin};
use yew::prelude::*;

/// The disclosure.
pub fn reasons(
    t: &Strings,
    locale: Locale,
    claim: &ClaimView,
    figures: &[FigureView],
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
