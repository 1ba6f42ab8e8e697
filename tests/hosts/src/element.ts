// A page that has the element from the package, and is told what it does.

import { SelonAnnotator } from "selon/element";
import type { ExportFormat, SelonDossier } from "selon/element";

const annotator = document.createElement("selon-annotator");
annotator.setAttribute("for", "#story");
annotator.addEventListener("selon-ready", ({ detail }) => annotator.setAttribute("data-ready", detail.mode));
document.addEventListener("selon-select", ({ detail }) => console.info(detail.claim?.length));
document.addEventListener("selon-error", ({ detail: { code, reason } }) => annotator.setAttribute("data-error", `${code}: ${reason}`));

const story = document.createElement("p");
story.id = "story";
story.textContent = "According to the police, about 300 people were injured in Győr. The mayor said 500 people were injured.";
document.querySelector("#root")?.append(story, annotator);

/** Types alone: what a program would call. */
export async function unused(format: ExportFormat): Promise<SelonDossier | null> {
  const element: SelonAnnotator = annotator;
  const found: number | undefined = (await element.analyze())?.claims.length;
  console.info(found, await element.export(format), element.focusClaim("0"), element.analysis?.offsets);
  element.dispose();
  return element.dossier;
}
