// What happens when.

let later = 0;

// The table at once; the picture as soon as the reader pauses.
function filter() {
  const want = sought();
  const rows = table.all.filter((each) => matches(each, want));
  table.rows = rows;
  table.page = 0;
  drawRows();
  picture.shown = new Set(rows);
  const all = count("events", events.length);
  find("#shown").textContent = rows.length === events.length ? all : word("shown", { n: number(rows.length), all });
  find("#clear").hidden = !asks(want);
  clearTimeout(later);
  later = setTimeout(drawPicture, 150);
}

function asks({ words, person, types, country, status, from, to }) {
  return Boolean(words.length || person || types.size || country || status || from !== null || to !== null);
}

function summarise() {
  const dated = events.filter((each) => each.first !== null);
  const first = dated.reduce((day, each) => Math.min(day, each.first), Infinity);
  const last = dated.reduce((day, each) => Math.max(day, each.last), -Infinity);
  const articles = count("articles", new Set(events.flatMap((each) => list(each.sources))).size);
  const period = dated.length ? range(first, last, { month: "long", year: "numeric" }) : "";
  const all = { events: count("events", events.length), articles, period };
  find("#summary").textContent = word(period ? "summary" : "summary.undated", all);
  find("#made").textContent = word("made", { version: find("meta[name=generator]").content.split(" ")[1] });
  document.title = `${word("heading")}${period ? ` · ${period}` : ""}`;
}

function sortBy(column) {
  table.down = column === table.column && !table.down;
  table.column = column;
  arrange();
  drawHead();
  table.rows = table.all.filter((each) => picture.shown.has(each));
  table.page = 0;
  drawRows();
  find(`[data-sort="${column}"]`).focus();
}

function draw() {
  speak();
  offer();
  summarise();
  arrange();
  drawHead();
  filter();
  preparePicture();
  if (detail.event) show(detail.event);
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("click", ({ target }) => {
  const { language: tongue, lanes, sort, step } = target.dataset;
  const row = target.closest("tbody tr");
  if (tongue) {
    language = tongue;
    draw();
  } else if (lanes) {
    picture.lanes = lanes;
    drawPicture();
  } else if (sort) {
    sortBy(sort);
  } else if (step) {
    table.page += Number(step);
    drawRows();
    find("#table").scrollIntoView();
  } else if (target.id === "clear") {
    form.reset();
    filter();
  } else if (target.id === "more") {
    target.setAttribute("aria-expanded", form.classList.toggle("open"));
  } else if (target.id === "whole") {
    picture.whole = !picture.whole;
    drawPicture();
  } else if (target.closest(".close")) {
    hide();
  } else if (row) {
    show(byId.get(row.dataset.id), { focus: true });
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && detail.event) hide();
  else if (event.target.matches("tbody button") && walk(event.key, event.target)) event.preventDefault();
});

addEventListener("pointerup", release);
addEventListener("pointercancel", cancel);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawPicture());
narrow.addEventListener("change", cover);

let width = chart.clientWidth;
new ResizeObserver(() => {
  if (chart.clientWidth === width) return;
  width = chart.clientWidth;
  drawPicture();
}).observe(chart);

// On paper the whole table, and the picture as wide as the paper.
function onPaper(paper) {
  table.whole = paper;
  drawRows();
  drawPicture({ paper });
}
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));

// What a search looks through is made ready while the reader looks.
function prepare(from = 0) {
  for (const each of events.slice(from, from + 100)) folded(each);
  if (from + 100 < events.length) setTimeout(() => prepare(from + 100));
}

draw();
prepare();
