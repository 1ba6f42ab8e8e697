//! One paragraph of the article, with the marks on it. Rendered again only when its look or what is selected in it
//! changes.

use super::sheet::{Dress, Look, sign};
use crate::i18n::{self, Strings};
use crate::outline::Role;
use crate::view::claims::read_in_words;
use selon_dossier::view::{Layer, LayerPart};
use selon_dossier::{ClaimKey, FigureKey, Link, Locale, State};
use selon_engine::Span;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Paragraph`].
#[derive(Properties, Clone)]
pub struct ParagraphProps {
    /// The key by which a selection finds it.
    pub block: u32,
    /// What is painted.
    pub look: Rc<Look>,
    /// The selected claim, if it lies on this paragraph.
    pub selected: Option<ClaimKey>,
    /// The selected figure, if it lies on this paragraph.
    pub figure: Option<FigureKey>,
    /// The claim that the Tab key reaches, if it begins in this paragraph.
    pub reached: Option<ClaimKey>,
    /// The language of labels.
    pub locale: Locale,
    /// Whether the marks are only looked at: without labels, focus or a way to press them.
    #[prop_or_default]
    pub inert: bool,
    /// Whether marks are kept from screen readers: they are pressed, but neither reached nor announced.
    #[prop_or_default]
    pub quiet: bool,
}

impl PartialEq for ParagraphProps {
    fn eq(&self, other: &ParagraphProps) -> bool {
        self.block == other.block
            && (Rc::ptr_eq(&self.look, &other.look) || self.look == other.look)
            && self.selected == other.selected
            && self.figure == other.figure
            && self.reached == other.reached
            && self.locale == other.locale
            && self.inert == other.inert
            && self.quiet == other.quiet
    }
}

/// A paragraph.
#[component]
pub fn Paragraph(props: &ParagraphProps) -> Html {
    let block = props.block.to_string();
    let inside = segments(props);
    let dir = direction(&props.look.body.text);
    // `data-block` is what crate::dom::selection looks for.
    match props.look.role {
        Role::Title => {
            html! { <h2 class="block title" data-block={block} {dir}>{ inside }</h2> }
        }
        Role::Heading => {
            html! { <h3 class="block heading" data-block={block} {dir}>{ inside }</h3> }
        }
        Role::Text => html! { <p class="block" data-block={block} {dir}>{ inside }</p> },
        Role::Quote => {
            html! { <blockquote class="block quote" data-block={block} {dir}>{ inside }</blockquote> }
        }
        Role::Item => {
            html! { <li class="block item" data-block={block} {dir}>{ inside }</li> }
        }
        Role::Caption => {
            html! { <p class="block caption" data-block={block} {dir}>{ inside }</p> }
        }
    }
}

/// Which way a paragraph runs, by its first letter: what `dir="auto"` means. A browser told "auto" looks for that letter
/// again with each mark that is put into the paragraph.
fn direction(text: &str) -> &'static str {
    // The right-to-left blocks of Unicode's DerivedBidiClass.
    let runs_left = |letter: char| matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff);
    match text.chars().find(|letter| letter.is_alphabetic()) {
        Some(letter) if runs_left(letter) => "rtl",
        _ => "ltr",
    }
}

/// The segments, marks and all, without an element around them.
pub fn segments(props: &ParagraphProps) -> Html {
    let t = i18n::strings(props.locale);
    let body = &props.look.body;
    let mut begun: Vec<ClaimKey> = Vec::new();
    let count = body.segments.len();
    let layers_at = |at: usize| {
        body.segments
            .get(at)
            .map(|segment| body.layers(segment))
            .unwrap_or_default()
    };
    (0..count)
        .map(|at| {
            let text = body.text_of(&body.segments[at]);
            let layers = layers_at(at);
            if layers.is_empty() {
                return linked(text, body.segments[at].span, &props.look.links, props.inert);
            }
            let before = match at {
                0 => &[],
                _ => layers_at(at - 1),
            };
            let after = layers_at(at + 1);
            let focus = match props.inert {
                true => None,
                false => focus(props, layers, &mut begun),
            };
            let mut painted = html! { { text.to_owned() } };
            // A button holds no other.
            let alone = focus.is_none() && !props.quiet && !props.inert;
            for (depth, layer) in layers.iter().enumerate().rev() {
                let edge = Edge {
                    first: !before.iter().any(|other| same(other, layer)),
                    last: !after.iter().any(|other| same(other, layer)),
                };
                let hold = match depth {
                    0 => focus.clone(),
                    _ => None,
                };
                painted = match layer.part {
                    LayerPart::Number(key) if alone && edge.first && is_stop(props, layer, key) => {
                        stop(props, layer, edge, key, painted, t)
                    }
                    _ => mark(props, layer, edge, hold, painted, t),
                };
            }
            painted
        })
        .collect()
}

/// Words without marks, with their links. Links under marks are on the card of the claim: a mark is pressed.
fn linked(text: &str, at: Span, links: &[Link], inert: bool) -> Html {
    let from = links.partition_point(|link| link.span.end <= at.start);
    let here = links[from..]
        .iter()
        .take_while(|link| link.span.start < at.end && !inert);
    let (mut out, mut done) = (Vec::new(), 0);
    for link in here {
        let start = (link.span.start.max(at.start) - at.start) as usize;
        let end = (link.span.end.min(at.end) - at.start) as usize;
        let (Some(before), Some(words)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        out.push(html! { { before.to_owned() } });
        out.push(html! {
            <a class="outward" href={link.url.to_string()} target="_blank" rel="noopener noreferrer">
                { words.to_owned() }
            </a>
        });
        done = end;
    }
    out.push(html! { { text.get(done..).unwrap_or_default().to_owned() } });
    out.into_iter().collect()
}

/// Whether a layer begins or ends with a segment.
#[derive(Clone, Copy)]
struct Edge {
    first: bool,
    last: bool,
}

/// What makes a mark take the focus.
#[derive(Clone)]
struct Hold {
    claim: ClaimKey,
    reached: bool,
    current: bool,
    described: String,
}

fn same(a: &Layer, b: &Layer) -> bool {
    a.claim == b.claim && a.part == b.part
}

/// If a claim begins with this segment, the focus of that claim; of several, of the first.
fn focus(props: &ParagraphProps, layers: &[Layer], begun: &mut Vec<ClaimKey>) -> Option<Hold> {
    let mut hold = None;
    for claim in layers.iter().filter_map(|layer| layer.claim) {
        let begins = |dress: &&Dress| dress.begins && !begun.contains(&claim);
        let Some(dress) = props.look.dress(claim).filter(begins) else {
            continue;
        };
        let described = dress.name.to_string();
        begun.push(claim);
        hold.get_or_insert(Hold {
            claim,
            reached: props.reached == Some(claim),
            current: props.selected == Some(claim),
            described,
        });
    }
    hold
}

/// Whether the Tab key stops at a figure: those of the selected claim, and the selected one.
fn is_stop(props: &ParagraphProps, layer: &Layer, figure: FigureKey) -> bool {
    props.figure == Some(figure) || (layer.claim.is_some() && layer.claim == props.selected)
}

/// What a mark is painted as, and what it says of itself to those who look for it.
struct Paint {
    class: Classes,
    claim: Option<String>,
    figure: Option<String>,
    letter: Option<String>,
    sign: Option<&'static str>,
    label: Option<&'static str>,
}

impl Paint {
    fn of(props: &ParagraphProps, layer: &Layer, edge: Edge, t: &'static Strings) -> Paint {
        let dress = layer.claim.and_then(|claim| props.look.dress(claim));
        let (part, label) = match layer.part {
            LayerPart::Content => ("content", t.article.part_content),
            LayerPart::Source => ("source", t.article.part_source),
            LayerPart::Cue => ("cue", t.article.part_cue),
            LayerPart::Hedge => ("hedge", t.article.part_hedge),
            LayerPart::Figure(_) => ("counted", ""),
            LayerPart::Number(_) => ("figure", t.article.part_figure),
        };
        let counted = match layer.part {
            LayerPart::Figure(key) | LayerPart::Number(key) => props.look.figure(key),
            _ => None,
        };
        let selected = layer.claim.is_some() && layer.claim == props.selected;
        let pointed = counted.is_some_and(|view| Some(view.key) == props.figure);
        let class = classes!(
            "mark",
            part,
            dress.map_or("source-none".into(), |dress| dress.tag.class.clone()),
            edge.first.then_some("first"),
            edge.last.then_some("last"),
            selected.then_some("selected"),
            pointed.then_some("pointed"),
            layer.changed.then_some("changed"),
            matches!(layer.state, State::Accepted | State::Edited | State::Own).then_some("kept"),
            counted
                .is_some_and(|view| !view.figure.comparable)
                .then_some("aside"),
        );
        let letter = (part == "source" && edge.last)
            .then(|| dress.map(|dress| dress.tag.letter.to_string()))
            .flatten();
        let sign = counted
            .filter(|_| part == "figure" && edge.first)
            .map(|view| sign(view.figure.modifier))
            .filter(|sign| !sign.is_empty());
        Paint {
            class,
            claim: layer.claim.map(|claim| claim.to_string()),
            figure: counted.map(|view| view.key.to_string()),
            letter,
            sign,
            label: (edge.first && !label.is_empty()).then_some(label),
        }
    }
}

fn mark(
    props: &ParagraphProps,
    layer: &Layer,
    edge: Edge,
    hold: Option<Hold>,
    inside: Html,
    t: &'static Strings,
) -> Html {
    let Paint {
        class,
        claim,
        figure,
        letter,
        sign,
        label,
    } = Paint::of(props, layer, edge, t);
    if props.inert {
        return html! { <mark {class}>{ inside }</mark> };
    }
    let role = props.quiet.then_some("none");
    match hold.filter(|_| !props.quiet) {
        None => html! {
            <mark {class} {role} part="mark" data-claim={claim} data-figure={figure} data-letter={letter} data-sign={sign}
                data-label={label}>{ inside }</mark>
        },
        Some(hold) => html! {
            <mark {class} part="mark" data-claim={claim} data-figure={figure} data-letter={letter} data-sign={sign}
                data-label={label} id={format!("mark-{}", hold.claim)} role="button"
                tabindex={if hold.reached { "0" } else { "-1" }}
                aria-current={hold.current.then_some("true")}
                aria-description={(t.article.mark)(&hold.described)}>{ inside }</mark>
        },
    }
}

/// A figure at which the Tab key stops: focus shows how it was read, as the pointer does.
fn stop(
    props: &ParagraphProps,
    layer: &Layer,
    edge: Edge,
    figure: FigureKey,
    inside: Html,
    t: &'static Strings,
) -> Html {
    let paint = Paint::of(props, layer, edge, t);
    let view = props.look.figure(figure);
    let read = view.map(|view| read_in_words(t, props.locale, view));
    html! {
        <mark class={paint.class} part="mark" data-claim={paint.claim} data-figure={paint.figure} data-sign={paint.sign}
            data-label={paint.label} role="button" tabindex="0" aria-description={read}>{ inside }</mark>
    }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn a_paragraph_runs_the_way_of_its_first_letter() {
        assert_eq!(direction("12 قتلى according to the police"), "rtl");
        assert_eq!(direction("«שלום» said the minister"), "rtl");
        assert_eq!(direction("The word سلام came later"), "ltr");
        assert_eq!(direction("12 000 (…)"), "ltr");
        assert_eq!(direction(""), "ltr");
    }
}
