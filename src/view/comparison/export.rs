//! The question as a file: SVG and PNG of the plot, CSV of the table.

use super::model::Item;
use crate::dom::canvas::to_png;
use crate::dom::download::{file_name, save, save_blob};
use crate::i18n::strings;
use selon_dossier::plot::{Caption, PlotOptions, csv, draw, to_svg};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Export`].
#[derive(Properties, PartialEq, Clone)]
pub struct ExportProps {
    /// The question.
    pub item: Item,
    /// How it is laid out.
    pub options: PlotOptions,
    /// What stands under its title.
    pub sentences: Rc<Vec<String>>,
}

/// Kinds of file.
#[derive(Clone, Copy)]
enum Kind {
    Svg,
    Png,
    Csv,
}

/// The buttons.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let t = &strings(props.options.locale).board;
    let failed = use_state_eq(|| false);
    let button = |label: &'static str, kind: Kind| {
        let props = props.clone();
        let failed = failed.clone();
        let onclick = Callback::from(move |_: MouseEvent| write(&props, kind, failed.clone()));
        html! {
            <button type="button" class="button quiet" aria-label={format!("{} {label}", t.export)} {onclick}>
                { label }
            </button>
        }
    };
    html! {
        <span class="board-export" role="group" aria-label={t.export}>
            { button("SVG", Kind::Svg) }
            { button("PNG", Kind::Png) }
            { button("CSV", Kind::Csv) }
            if *failed { <span role="alert">{ t.failed }</span> }
        </span>
    }
}

fn write(props: &ExportProps, kind: Kind, failed: UseStateHandle<bool>) {
    let question = &props.item.question;
    let caption = Caption {
        sentences: props.sentences.to_vec(),
        source: String::new(),
    };
    let name = |extension| file_name(&question.about, extension);
    let saved = match kind {
        Kind::Svg => {
            let content = to_svg(question, &caption, props.options);
            save(&name("svg"), "image/svg+xml", &content).is_ok()
        }
        Kind::Csv => {
            let content = csv::to_csv(question, props.options.locale);
            save(&name("csv"), "text/csv;charset=utf-8", &content).is_ok()
        }
        Kind::Png => {
            let name = name("png");
            to_png(&draw(question, &caption, props.options), move |blob| {
                failed.set(blob.is_none_or(|blob| save_blob(&name, &blob).is_err()));
            });
            return;
        }
    };
    failed.set(!saved);
}
