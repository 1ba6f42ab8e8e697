// How benches print what they measured.

/** Prints the fastest, the median and the slowest of some times, with so many digits behind the point. */
export function show(name, times, unit = "ms", digits = 1) {
  const sorted = times.toSorted((a, b) => a - b);
  const cell = (time) => `${time.toFixed(digits)} ${unit}`.padStart(11);
  console.log([name.padEnd(64), cell(sorted[0]), cell(sorted[Math.floor(sorted.length / 2)]), cell(sorted.at(-1))].join(" "));
}

/** The line above them. */
export const head = () => console.log(["".padEnd(64), ...["fastest", "median", "slowest"].map((word) => word.padStart(11))].join(" "));
