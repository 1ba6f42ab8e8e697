//! The question as a file: SVG and PNG of the plot, CSV of the table.

use super::model::Item;
use super::words::words;
use crate::dom::download::{file_name, save};
use selon_dossier::plot::svg::Caption;
use selon_dossier::plot::{PlotOptions, csv, to_svg};
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

/// The buttons.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let t = words(props.options.locale);
    let failed = use_state_eq(|| false);
    let save_as = |write: fn(&ExportProps) -> bool| {
        let props = props.clone();
        let failed = failed.clone();
        Callback::from(move |_: MouseEvent| failed.set(!write(&props)))
    };
    html! {
        <span class="board-export" role="group" aria-label={t.export}>
            <button type="button" class="button quiet" onclick={save_as(as_svg)}>{ "SVG" }</button>
            <button type="button" class="button quiet" onclick={save_as(as_csv)}>{ "CSV" }</button>
            if *failed { <span role="alert">{ t.failed_png }</span> }
        </span>
    }
}

fn caption(props: &ExportProps) -> Caption {
    Caption {
        sentences: props.sentences.to_vec(),
        source: String::new(),
    }
}

fn as_svg(props: &ExportProps) -> bool {
    let question = &props.item.question;
    let content = to_svg(question, &caption(props), props.options);
    save(
        &file_name(&question.about, "svg"),
        "image/svg+xml",
        &content,
    )
    .is_ok()
}

fn as_csv(props: &ExportProps) -> bool {
    let question = &props.item.question;
    let content = csv::to_csv(question, props.options.locale);
    save(
        &file_name(&question.about, "csv"),
        "text/csv;charset=utf-8",
        &content,
    )
    .is_ok()
}
