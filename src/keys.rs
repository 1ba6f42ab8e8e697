//! The keys of the workbench: one for each command, to be seen, searched and changed.
//!
//! All are single characters without Ctrl, Alt or Meta, which belong to the browser and to screen readers; who speaks
//! to the computer, or has a screen reader that types, can switch them all off.

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The next claim.
    Next,
    /// The one before.
    Previous,
    /// The claim that lies under the selected one.
    Beneath,
    /// Keeps the selected claim, then the next.
    Accept,
    /// Deletes it, then the next.
    Reject,
    /// Opens it to be corrected.
    Correct,
    /// The next claim that nobody has decided on.
    Skip,
    /// Writes a note.
    Note,
    /// Moves where its parts begin and end.
    Borders,
    /// Moves a caret through the text.
    Caret,
    /// Whether selections grow to words, to sentences, or not at all.
    Grain,
    /// Makes a claim of the selected words.
    Claim,
    /// Makes them the source of the selected claim.
    Source,
    /// Its cue.
    Cue,
    /// A piece of its content.
    Piece,
    /// A hedge of it.
    Hedge,
    /// A figure of it.
    Figure,
    /// Writes in the text.
    Write,
    /// Labels the parts of claims.
    Labels,
    /// Keeps screen readers from hearing marks.
    Quiet,
    /// Shows the next article.
    Article,
    /// Beside a colleague's file: keeps one's own.
    Mine,
    /// Takes theirs.
    Theirs,
    /// Keeps both.
    Both,
    /// Keeps neither.
    Neither,
    /// Shows the keys.
    Keys,
}

impl Command {
    /// Whether it changes the dossier, or begins to.
    pub fn changes(self) -> bool {
        matches!(
            self,
            Command::Accept
                | Command::Reject
                | Command::Correct
                | Command::Note
                | Command::Borders
                | Command::Claim
                | Command::Source
                | Command::Cue
                | Command::Piece
                | Command::Hedge
                | Command::Figure
                | Command::Write
        )
    }

    /// All, in the order in which they are listed, with the name under which a change is kept and the key they have
    /// unless it is changed.
    pub const ALL: [(Command, &'static str, char); 26] = [
        (Command::Next, "next", 'j'),
        (Command::Previous, "previous", 'k'),
        (Command::Beneath, "beneath", 'u'),
        (Command::Accept, "accept", 'a'),
        (Command::Reject, "reject", 'x'),
        (Command::Correct, "correct", 'e'),
        (Command::Skip, "skip", 's'),
        (Command::Note, "note", 'n'),
        (Command::Borders, "borders", 'b'),
        (Command::Caret, "caret", 'i'),
        (Command::Grain, "grain", 'w'),
        (Command::Claim, "claim", 'c'),
        (Command::Source, "source", 'o'),
        (Command::Cue, "cue", 'v'),
        (Command::Piece, "piece", 'p'),
        (Command::Hedge, "hedge", 'h'),
        (Command::Figure, "figure", 'f'),
        (Command::Write, "write", 't'),
        (Command::Labels, "labels", 'l'),
        (Command::Quiet, "quiet", 'q'),
        (Command::Article, "article", 'g'),
        (Command::Mine, "mine", 'm'),
        (Command::Theirs, "theirs", 'd'),
        (Command::Both, "both", 'r'),
        (Command::Neither, "neither", 'z'),
        (Command::Keys, "keys", '?'),
    ];
}

/// Why a key cannot be given to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Another command has it.
    Taken(Command),
    /// It is no single printable character.
    NoCharacter,
}

/// Which key stands for which command.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyMap {
    changed: Vec<(Command, char)>,
    /// Whether no key does anything.
    pub off: bool,
}

impl KeyMap {
    /// The key of a command.
    pub fn key(&self, command: Command) -> char {
        let changed = self.changed.iter().find(|(other, _)| *other == command);
        changed.map_or_else(|| default(command), |(_, key)| *key)
    }

    /// The key as it is written on the page: letters in capitals.
    pub fn shown(&self, command: Command) -> String {
        self.key(command).to_uppercase().collect()
    }

    /// The command of a key as the browser names it ("j", "J", "?").
    pub fn command(&self, key: &str) -> Option<Command> {
        if self.off {
            return None;
        }
        let key = single(key)?;
        let mut all = Command::ALL.iter().map(|(command, _, _)| *command);
        all.find(|command| self.key(*command) == key)
    }

    /// The map with another key for a command.
    ///
    /// # Errors
    /// Where another command has the key, or it is none that a map can hold.
    pub fn with(&self, command: Command, key: &str) -> Result<KeyMap, Refused> {
        let key = single(key).ok_or(Refused::NoCharacter)?;
        let mut all = Command::ALL.iter().map(|(other, _, _)| *other);
        if let Some(other) = all.find(|other| *other != command && self.key(*other) == key) {
            return Err(Refused::Taken(other));
        }
        let mut next = self.clone();
        next.changed.retain(|(other, _)| *other != command);
        if key != default(command) {
            next.changed.push((command, key));
        }
        Ok(next)
    }

    /// Whether anything is not as it was at first.
    pub fn is_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The same keys, switched off or on.
    pub fn switched(&self, off: bool) -> KeyMap {
        KeyMap {
            off,
            changed: self.changed.clone(),
        }
    }

    /// As kept in the preferences; `None` for the keys of the first visit.
    pub fn written(&self) -> Option<String> {
        let name = |command: Command| {
            let mut all = Command::ALL.iter();
            all.find(|(other, _, _)| *other == command)
                .map_or("", |(_, name, _)| name)
        };
        let changed = self.changed.iter();
        let mut words: Vec<String> = changed
            .map(|(command, key)| format!("{}{key}", name(*command)))
            .collect();
        if self.off {
            words.push("off".to_owned());
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// From the preferences; what cannot be read there is left as it is at first.
    pub fn read(written: &str) -> KeyMap {
        let mut map = KeyMap::default();
        for word in written.split_whitespace() {
            if word == "off" {
                map.off = true;
                continue;
            }
            let mut all = Command::ALL.iter();
            let found = all.find_map(|(command, name, _)| {
                let key = word.strip_prefix(name)?;
                single(key).map(|key| (*command, key))
            });
            if let Some((command, key)) = found {
                map.changed.retain(|(other, _)| *other != command);
                map.changed.push((command, key));
            }
        }
        map
    }
}

fn default(command: Command) -> char {
    let mut all = Command::ALL.iter();
    all.find(|(other, _, _)| *other == command)
        .map_or('\0', |(_, _, key)| *key)
}

/// The one printable character that a key's name is, small.
fn single(key: &str) -> Option<char> {
    let mut chars = key.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    let mut small = only.to_lowercase();
    let small = small.next().filter(|_| small.next().is_none())?;
    (!small.is_whitespace() && !small.is_control()).then_some(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_have_one_key() {
        let map = KeyMap::default();
        for (command, _, key) in Command::ALL {
            assert_eq!(map.command(&key.to_string()), Some(command));
            assert_eq!(map.command(&key.to_uppercase().to_string()), Some(command));
        }
    }

    #[test]
    fn a_changed_key_is_kept_and_the_old_one_does_nothing() {
        let map = KeyMap::default();
        let map = map.with(Command::Accept, "Y").expect("a free key");
        assert_eq!(map.command("y"), Some(Command::Accept));
        assert_eq!(map.command("a"), None);
        let kept = map.written().expect("something to keep");
        assert_eq!(KeyMap::read(&kept), map);
        let back = map.with(Command::Accept, "a").expect("its own key");
        assert_eq!(back, KeyMap::default());
        assert_eq!(back.written(), None);
    }

    #[test]
    fn a_key_that_another_command_has_is_refused() {
        let map = KeyMap::default();
        let refused = map.with(Command::Accept, "x");
        assert_eq!(refused, Err(Refused::Taken(Command::Reject)));
        for no in ["", "Enter", "F5", " ", "\t"] {
            assert_eq!(map.with(Command::Accept, no), Err(Refused::NoCharacter));
        }
    }

    #[test]
    fn keys_that_are_off_do_nothing() {
        let map = KeyMap::read("off nextz nonsense");
        assert_eq!(map.command("j"), None);
        assert_eq!(map.key(Command::Next), 'z');
    }
}
