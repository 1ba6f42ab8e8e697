// What every host asks and shows.

import type { Analysis } from "selon";

/** Characters that UTF-16 and code points count differently stand before what is found. */
export const SENTENCE = "😀 According to the police, about 300 people were injured in Győr.";

/** The first figure and who says it, cut out of the text by their offsets. */
export function told(text: string, { claims, figures }: Analysis): string {
  const [figure] = figures;
  const source = claims[figure?.claim ?? -1]?.source;
  if (!figure || !source) return "nothing was found";
  return `${source.text}: ${text.slice(...figure.number_span)} is ${figure.reading.low} to ${figure.reading.high}`;
}
