// The editing system's side: it gives the text, hears of changes, and keeps the dossier as JSON with its draft.

const DRAFT = `The water reached Mill Street an hour before dawn on Tuesday.

According to the county fire service, about 1,200 people were evacuated before the bridge was closed. The mayor, Ines Marlow, \
said that 1,900 people were evacuated, most of them in private cars. Volunteers at the sports hall said that thousands of people were evacuated.

Northmoor Water denied that the reservoir had been too full.`;

const annotator = document.querySelector("selon-annotator");
const state = document.querySelector("#state");

annotator.text = DRAFT;
annotator.addEventListener("selon-change", () => (state.textContent = "There are changes that are not saved."));
annotator.addEventListener("selon-error", ({ detail }) => (state.textContent = detail.reason));

document.querySelector("#save").addEventListener("click", () => {
  const headline = document.querySelector("[name=headline]").value;
  document.querySelector("#kept").textContent = JSON.stringify({ headline, selon: annotator.dossier }, null, 2);
  state.textContent = "The draft is saved.";
});
