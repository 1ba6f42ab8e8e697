/** A half-open range `[start, end]` of the text, in UTF-16 units here. */
export type Span = [number, number];

export interface AnalyzeOptions {
  /** The language of the text: a code that `languages()` lists, or `"auto"` (the default) to detect it. */
  lang?: string;
}

/** All findings in one text, format `selon-analysis/1`. */
export interface Analysis {
  format: "selon-analysis/1";
  offsets: "utf16" | "bytes" | "code_points";
  lang: string;
  claims: Claim[];
  figures: Figure[];
  comparisons: Comparison[];
  /** Sums that the text states, worked out again; left out where there is none. */
  arithmetic?: Arithmetic[];
}

/** A sum, share or difference that the text states, worked out again from the figures beside it. */
export interface Arithmetic {
  kind: "parts" | "share" | "portion" | "change";
  /** Positions in `Analysis.figures` of what it is worked out from. */
  from: number[];
  /** Position in `Analysis.figures` of the figure that states the result. */
  stated: number;
  /** What comes out, in the unit of the stated figure; `null` is open. */
  low: number | null;
  high: number | null;
  /** Whether that can be the stated figure, rounding allowed. */
  fits: boolean;
}

/** Who says it, in which words, and what is said. */
export interface Claim {
  span: Span;
  source: Source | null;
  cue: Cue | null;
  content: Span[];
  quotation: "direct" | "indirect" | "mixed";
  stance: "asserts" | "denies" | "confirms" | "accuses" | "doubts";
  hedges: Hedge[];
  anonymous: boolean;
  /** Positions in `Analysis.figures`. */
  figures: number[];
  rule: string;
  negated?: boolean;
  status?: Stated;
  /** Position in `Analysis.claims` of the claim inside whose content this one stands. */
  within?: number;
}

export interface Source {
  span: Span;
  text: string;
  kind: "named" | "role" | "anonymous" | "document" | "pronoun";
  /** The name under which the same source is gathered throughout the text. */
  resolved: string | null;
  /** The rule by which `resolved` was found, where the words alone do not say it. */
  why?: string;
}

export interface Cue {
  span: Span;
  text: string;
  verb_class: "neutral" | "distancing" | "factive" | "estimating" | "denying" | "accusing";
}

export interface Hedge {
  span: Span;
  kind: "conditional" | "approximation" | "modal" | "lexical";
}

/** A number, read as the interval that its words say. */
export interface Figure {
  span: Span;
  number_span: Span;
  low: number | null;
  high: number | null;
  modifier:
    | "exact"
    | "about"
    | "at_least"
    | "at_most"
    | "more_than"
    | "less_than"
    | "range"
    | "vague"
    | "nearly";
  /** The interval under the published rule, the one that comparisons use. */
  reading: {
    low: number | null;
    high: number | null;
    rule: string;
    low_excluded?: boolean;
    high_excluded?: boolean;
  };
  kind:
    | "count"
    | "percent"
    | "points"
    | "money"
    | "measure"
    | "duration"
    | "ratio"
    | "age"
    | "ordinal"
    | "date"
    | "time"
    | "label";
  comparable: boolean;
  unit: string | null;
  counted: { span: Span; text: string; head: string } | null;
  /** Position in `Analysis.claims` of the innermost claim that says it. */
  claim: number | null;
  rule: string;
  circumstances?: { predicate?: Stated; place?: Stated; date?: Stated; status?: Stated };
  change?: "from" | "to" | "by";
}

export interface Stated {
  span: Span;
  text: string;
  key: string;
}

/** Figures that answer one question, with the positions that answer it without a figure. */
export interface Comparison {
  about: string;
  figures: number[];
  positions: number[];
  pairs: Pair[];
}

export interface Pair {
  /** Positions in `Comparison.figures`, `a < b`. */
  a: number;
  b: number;
  relation: "agree" | "compatible" | "conflict" | "not_comparable";
  gap: number | null;
  ratio: number | null;
  caveats: string[];
}
