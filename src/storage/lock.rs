//! One tab for one dossier: the browser's Web Locks say which, and a channel asks the other to let go.
//!
//! Where the browser has no locks every tab is taken for the only one.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// The lock that an app of this tab has, if it has one.
#[derive(Clone, Default)]
pub struct Lock(Rc<RefCell<Option<Function>>>);

fn locks() -> Option<JsValue> {
    let navigator: JsValue = crate::dom::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then_some(locks)
}

impl Lock {
    /// Asks for the lock of a dossier; `told` hears whether this tab has it. With `wait` it hears so once the other tab
    /// has let go.
    pub fn ask(&self, id: &str, wait: bool, told: impl FnOnce(bool) + 'static) {
        let Some(locks) = locks() else {
            told(true);
            return;
        };
        let options = Object::new();
        let _ = Reflect::set(&options, &"ifAvailable".into(), &(!wait).into());
        let release = Rc::clone(&self.0);
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let mine = !lock.is_null();
            let held = mine.then(|| {
                Promise::new(&mut |resolve, _| {
                    release.replace(Some(resolve));
                })
            });
            told(mine);
            held.map_or(JsValue::UNDEFINED, JsValue::from)
        });
        let request = Reflect::get(&locks, &"request".into())
            .ok()
            .and_then(|request| request.dyn_into::<Function>().ok());
        if let Some(request) = request {
            let name = JsValue::from_str(&format!("selon.{id}"));
            let _ = request.call3(&locks, &name, &options, &granted);
        }
    }

    /// Lets go of the lock, if this tab has it.
    pub fn release(&self) {
        if let Some(release) = self.0.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The channel on which tabs ask each other to let go.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Opens it; `heard` is told the id of a dossier that another tab wants.
    pub fn open(heard: impl Fn(String) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new("selon").ok()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(id) = event.data().as_string() {
                heard(id);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Channel {
            channel,
            _heard: heard,
        })
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// Asks whichever tab has the dossier to let go.
pub fn want(id: &str) {
    if let Ok(channel) = BroadcastChannel::new("selon") {
        let _ = channel.post_message(&JsValue::from_str(id));
        channel.close();
    }
}
