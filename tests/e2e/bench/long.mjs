// A very long text with very many annotations, as a dossier's file.

const OFFICES = ["harbour office", "police", "union of dockers", "ministry", "fire brigade", "island council", "ferry line"];
const FIRST = "Ada Ben Cleo Dan Eve Finn Gil Hana Ivo Jane Kai Lea Max Nora Ole Pia Quin Rosa Sam Tess Uwe Vera Wim Yara Zoe".split(" ");
const LAST = `Arden Brook Carver Dale Ember Field Grove Hale Inman Jarvis Keel Lowe Marsh North Oakes Pike Quill Reed Stone
  Thorne Upton Vale Wells York Zeller Ames Birch Cole Dunn East Frost Glen Hart Ingram Joyce Kerr Lane Moss Nash Orr`.split(/\s+/);
const CARGO = ["lorries", "crates", "cattle", "bicycles", "letters", "barrels", "cars", "seats"];

/** Whom the nth sentence is about; no two are about the same. */
const who = (n) =>
  `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}${n < 1000 ? "" : ` of ${LAST[Math.floor(n / 1000)]}`}`;

/** A dossier of `count` sentences of twenty words, each with a claim that somebody kept and `note` with it. */
export function dossier(count, note = "") {
  const claims = [];
  let text = "";
  const part = (start, words) => ({ span: [start, start + words.length], quote: words });
  for (let n = 0; n < count; n += 1) {
    const source = `The ${OFFICES[n % OFFICES.length]}`;
    const figure = n % 10 === 0 ? `${((n * 7) % 900) + 31} ${CARGO[(n / 10) % CARGO.length]}` : "";
    const content = `the boat of ${who(n)} ${figure ? `with ${figure} ` : ""}had left before the storm and was safe`;
    const at = text.length;
    const begins = at + source.length + " said that ".length;
    const id = `c${n + 2}`;
    claims.push({
      id,
      key: (0x5e10_0000_0000_0000n + BigInt(n)).toString(16),
      state: "own",
      ...(note ? { note } : {}),
      made: "2026-01-01T00:00:00.000Z",
      source: { at: part(at, source), kind: "named" },
      cue: { at: part(at + source.length + 1, "said") },
      content: [part(begins, content)],
      figures: figure ? [read(begins + content.indexOf(figure), figure, n)] : [],
    });
    text += `${source} said that ${content}.${n % 5 === 4 ? "\n\n" : " "}`;
  }
  return {
    words: text.split(/\s+/).length,
    file: JSON.stringify({
      format: "selon-dossier/1", offsets: "code_points", id: "bench", title: "Bench", made: "2026-01-01T00:00:00.000Z",
      changed: "2026-01-01T00:00:00.000Z", counter: count + 2, articles: [{ id: "a1", text, claims }],
    }),
  };
}

/** A figure as a person has read it. */
function read(start, words, n) {
  const digits = words.split(" ")[0];
  const value = Number(digits);
  const span = [start, start + digits.length];
  const reading = { low: value, high: value, rule: "exact" };
  return {
    key: (0x5e20_0000_0000_0000n + BigInt(n)).toString(16),
    at: { span, quote: digits },
    figure: {
      span, number_span: span, low: value, high: value, modifier: "exact", reading, kind: "count", comparable: true, unit: null,
      claim: null, rule: "person",
    },
  };
}
