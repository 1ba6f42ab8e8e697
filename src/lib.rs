//! The Selon app: what a person sees and touches.
//!
//! `app` is the root component. `tests/browser/` links this library; the page runs it through `main.rs`.

pub mod analysis;
mod app;

/// Shows the app in the page's `#selon`.
pub fn start() {
    let Some(root) = gloo::utils::document().get_element_by_id("selon") else {
        return;
    };
    yew::Renderer::<app::App>::with_root(root).render();
}
