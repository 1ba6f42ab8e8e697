//! The Selon app: what a person sees and touches.
//!
//! [`app`] is the root component and [`store`] the reducer that wraps the dossier, with [`work`],
//! [`shown`] and [`keys`] for what a person is about with claims; [`view`] is what is seen, [`effect`]
//! what happens because the state changed, [`intake`] how work comes in and [`outgoing`] how it goes out. [`dom`], [`analysis`], [`handover`] and
//! [`storage`] speak to the browser and never use a view. `tests/browser/` links this library; the page runs it
//! through `main.rs`.

pub mod analysis;
pub mod app;
pub mod dom;
pub mod effect;
pub mod handover;
pub mod i18n;
pub mod intake;
pub mod keys;
pub mod outgoing;
pub mod outline;
pub mod shown;
pub mod storage;
pub mod store;
pub mod view;
pub mod work;

/// Shows the app in the page's `#selon`.
pub fn start() {
    let Some(root) = gloo::utils::document().get_element_by_id("selon") else {
        return;
    };
    yew::Renderer::<app::App>::with_root(root).render();
}
