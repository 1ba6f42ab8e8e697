//! Days of the calendar, so that "on Tuesday" and "last year" of an article that is dated can be told from those of another.

use crate::Stated;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `2024-10-28` or longer; `None` for anything else.
    pub fn read(text: &str) -> Option<Day> {
        let mut parts = text.trim().get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let day = Day {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let real = (1..=9999).contains(&day.year)
            && (1..=12).contains(&day.month)
            && (1..=length(day.year, day.month)).contains(&day.day);
        real.then_some(day)
    }

    /// `2024-10-28`.
    pub fn key(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Days since a day long ago.
    pub fn number(self) -> i64 {
        // The year begins in March here, so that the odd day comes last.
        let shifted = i64::from(self.year) - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        shifted * 365 + shifted / 4 - shifted / 100
            + shifted / 400
            + (month * 153 + 2) / 5
            + i64::from(self.day)
    }

    /// 1 is Monday, 7 Sunday.
    pub fn weekday(self) -> u8 {
        // 2000-01-03 was a Monday.
        let monday = Day {
            year: 2000,
            month: 1,
            day: 3,
        };
        ((self.number() - monday.number()).rem_euclid(7) + 1) as u8
    }

    fn before(self) -> Day {
        match (self.month, self.day) {
            (1, 1) => Day {
                year: self.year - 1,
                month: 12,
                day: 31,
            },
            (month, 1) => Day {
                month: month - 1,
                day: length(self.year, month - 1),
                ..self
            },
            (_, day) => Day {
                day: day - 1,
                ..self
            },
        }
    }

    /// What a date of an article of this day means: "last_year" becomes the year, a weekday the last such day. What
    /// could lie ahead stays as it is.
    pub fn resolve(self, said: Stated) -> Stated {
        let key = match said.key.as_str() {
            "today" => Some(self.key()),
            "yesterday" => Some(self.before().key()),
            "this_year" => Some(format!("{:04}", self.year)),
            "last_year" => Some(format!("{:04}", self.year - 1)),
            "next_year" => Some(format!("{:04}", self.year + 1)),
            "last_month" if self.month == 1 => Some(format!("{:04}-12", self.year - 1)),
            "last_month" => Some(format!("{:04}-{:02}", self.year, self.month - 1)),
            other => other
                .strip_prefix("wd:")
                .and_then(|day| day.parse().ok())
                .filter(|day| (1..=7).contains(day))
                .map(|weekday: u8| {
                    let mut day = self;
                    while day.weekday() != weekday {
                        day = day.before();
                    }
                    day.key()
                }),
        };
        match key {
            Some(key) => Stated { key, ..said },
            None => said,
        }
    }
}

/// How many days a month has.
fn length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(key: &str, day: &str) -> String {
        let said = Stated {
            key: key.to_owned(),
            ..Stated::default()
        };
        Day::read(day).map_or(String::new(), |day| day.resolve(said).key)
    }

    #[test]
    fn words_of_a_dated_article_become_days_and_years() {
        assert_eq!(means("today", "2024-03-01"), "2024-03-01");
        assert_eq!(means("yesterday", "2024-03-01T08:00:00Z"), "2024-02-29");
        assert_eq!(means("yesterday", "2025-01-01"), "2024-12-31");
        assert_eq!(means("last_year", "2024-03-01"), "2023");
        assert_eq!(means("last_month", "2024-01-15"), "2023-12");
        // 2024-10-28 was a Monday.
        assert_eq!(means("wd:1", "2024-10-28"), "2024-10-28");
        assert_eq!(means("wd:7", "2024-10-28"), "2024-10-27");
        assert_eq!(means("2019", "2024-10-28"), "2019");
        assert_eq!(means("wd:9", "2024-10-28"), "wd:9");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2024",
            "28/10/2024",
            "2024-13-01",
            "2023-02-29",
            "abcd-ef-gh",
            "été 2024 !",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
