//! Moments as text: `2024-10-28T12:30:00.000Z`.

use crate::model::Time;

/// A moment in the form of ISO 8601, UTC, with milliseconds. Years outside 0000-9999 are clamped.
pub fn iso(time: Time) -> String {
    const FIRST: i64 = -62_167_219_200_000;
    const LAST: i64 = 253_402_300_799_999;
    let millis = time.0.clamp(FIRST, LAST);
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let (year, month, day) = civil(days);
    let (hours, rest) = (rest / 3_600_000, rest % 3_600_000);
    let (minutes, rest) = (rest / 60_000, rest % 60_000);
    let (seconds, millis) = (rest / 1000, rest % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z")
}

/// The date of a day counted from 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let yoe = year.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

/// Reads `2024-10-28`, with a time, a fraction and `Z` or `+01:00` where given; without a zone it is UTC. `None` for
/// anything else.
pub fn parse_iso(text: &str) -> Option<Time> {
    let text = text.trim();
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse().ok()).flatten()
    };
    let sign = |at: usize, signs: &str| text.get(at..=at).is_some_and(|c| signs.contains(c));
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let month_days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let long = usize::try_from(month).ok()?.checked_sub(1)?;
    let valid = (1..=*month_days.get(long)?).contains(&day);
    if !valid || !sign(4, "-") || !sign(7, "-") {
        return None;
    }
    let mut millis = days(year, month, day) * 86_400_000;
    if text.len() == 10 {
        return Some(Time(millis));
    }
    let (hours, minutes) = (number(11, 13)?, number(14, 16)?);
    if !sign(10, "Tt ") || !sign(13, ":") || hours > 24 || minutes > 59 {
        return None;
    }
    millis += (hours * 60 + minutes) * 60_000;
    let mut at = 16;
    if sign(at, ":") {
        millis += number(17, 19).filter(|seconds| *seconds < 61)? * 1000;
        at = 19;
        if sign(at, ".") {
            let digits = text
                .get(20..)?
                .bytes()
                .take_while(u8::is_ascii_digit)
                .count();
            let kept = digits.min(3);
            let value = number(20, 20 + kept).filter(|_| digits > 0)?;
            millis += value * [100, 10, 1][kept.clamp(1, 3) - 1];
            at = 20 + digits;
        }
    }
    match text.get(at..)? {
        "" | "Z" | "z" => Some(Time(millis)),
        zone if zone.len() == 6 && sign(at, "+-") && sign(at + 3, ":") => {
            let off = (number(at + 1, at + 3)? * 60 + number(at + 4, at + 6)?) * 60_000;
            Some(Time(millis - if sign(at, "-") { -off } else { off }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_moment_comes_back(millis in -62_167_219_200_000i64..253_402_300_799_999) {
            prop_assert_eq!(parse_iso(&iso(Time(millis))), Some(Time(millis)));
        }

        #[test]
        fn anything_may_be_read(text in ".{0,40}") {
            let _ = parse_iso(&text);
        }
    }

    #[test]
    fn moments_are_read_as_people_and_programs_write_them() {
        let noon = Some(Time(1_730_116_800_000));
        assert_eq!(iso(Time(1_730_116_800_000)), "2024-10-28T12:00:00.000Z");
        assert_eq!(parse_iso("2024-10-28T13:00:00+01:00"), noon);
        assert_eq!(parse_iso("2024-10-28T12:00:00.000000+00:00"), noon);
        assert_eq!(parse_iso("2024-10-28 12:00"), noon);
        assert_eq!(parse_iso("2024-10-28"), Some(Time(1_730_073_600_000)));
        for wrong in [
            "",
            "28 October 2024",
            "2024-13-01",
            "2024-10-28T",
            "2024-10-28Tnoon",
            "2024-10-00",
        ] {
            assert_eq!(parse_iso(wrong), None, "{wrong}");
        }
    }
}
