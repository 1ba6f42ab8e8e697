//! Entry of the Selon app.

fn main() {
    selon_app::start();
}
