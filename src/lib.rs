//! The Selon app: what a person sees and touches.
//!
//! [`embed`] puts an app into the page, as often as a script asks; nothing starts by itself. [`instance`] is one of them,
//! [`app`] its root component and [`store`] the reducer that wraps the dossier, with [`work`],
//! [`shown`] and [`keys`] for what a person is about with claims; [`view`] is what is seen, [`effect`]
//! what happens because the state changed, [`intake`] how work comes in and [`outgoing`] how it goes out. [`dom`], [`analysis`], [`handover`] and
//! [`storage`] speak to the browser and never use a view. `tests/browser/` links this library; pages load it through
//! `main.rs`.

pub mod analysis;
pub mod app;
pub mod dom;
pub mod effect;
pub mod embed;
pub mod handover;
pub mod i18n;
pub mod instance;
pub mod intake;
pub mod keys;
pub mod outgoing;
pub mod outline;
pub mod shown;
pub mod storage;
pub mod store;
pub mod view;
pub mod work;
