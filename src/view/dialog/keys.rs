//! The list of keys.

use super::DialogProps;
use crate::i18n::use_strings;
use crate::view::kit::Modal;
use yew::prelude::*;

/// The dialog.
#[component]
pub fn KeysDialog(props: &DialogProps) -> Html {
    let t = use_strings();
    let k = &t.keys;
    let rows: [(&[&str], &str); 17] = [
        (&["J"], k.next),
        (&["K"], k.previous),
        (&["Enter"], k.cross),
        (&["A"], k.accept),
        (&["X"], k.delete),
        (&["S"], k.skip),
        (&["N"], k.note),
        (&["C"], k.claim),
        (&["E"], k.edit),
        (&["L"], k.labels),
        (&["G"], t.articles.key),
        (&["Ctrl", "Z"], k.undo),
        (&["Ctrl", "Y"], k.redo),
        (&["Ctrl", "S"], k.save),
        (&["Ctrl", "O"], k.open),
        (&["Esc"], k.escape),
        (&["?"], k.help),
    ];
    html! {
        <Modal id="keys-dialog" title={t.dialog.keys} onclose={props.onclose.clone()}>
            <dl class="keys">
                { for rows.into_iter().map(|(keys, what)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                        <dd>{ what }</dd>
                    </div>
                }) }
            </dl>
        </Modal>
    }
}
