// The one fold of spelling, as the extractor has it: hamza seats, final ya, ta marbuta, digits, presentation forms, silent signs.

const SILENT = new RegExp(`[${data.fold.silent}]`, "gu");
const PRESENTATION = new RegExp(`[${data.fold.presentation}]`, "gu");
const LETTERS = new Map(Object.entries(data.fold.letters));
const REPLACED = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu");

function fold(text) {
  return text
    .replace(SILENT, "")
    .replace(PRESENTATION, (form) => form.normalize("NFKC").replace(SILENT, "").replace(PRESENTATION, "").replaceAll(" ", ""))
    .replace(REPLACED, (letter) => LETTERS.get(letter))
    .toLowerCase();
}
