// The picture: events in lanes by type or by country, packed into rows so that none covers another, drawn by Vega.

const ROW = 13; // pixels, as are EDGE, AXIS and PAPER
const SPACE = 0.8; // between lanes, in rows
const MOST_ROWS = 7; // in a lane
const MOST_LANES = 12; // of countries; the rest share one
const EDGE = 24; // beside the picture
const AXIS = 28; // below it
const PAPER = 680; // the width of a sheet
const MANY = 1500; // events from which a canvas is quicker than a drawing
const picture = { shown: new Set(), lanes: "type", whole: false, view: null, chosen: "" };
const chart = find("#chart");
const tip = find("#tip");

// The stretch of days to show: the chosen period, else where nearly all events are, when the rest lie far from them, else all.
// Says too whether some lie far.
function stretch(shown) {
  const [from, to] = period();
  const firsts = shown.map((each) => each.first).sort((a, b) => a - b);
  const lasts = shown.map((each) => each.last + DAY).sort((a, b) => a - b);
  const all = [firsts[0], lasts.at(-1)];
  const most = core(firsts, lasts);
  const far = from === null && to === null && all[1] - all[0] > 2 * (most[1] - most[0]);
  const [first, last] = far && !picture.whole ? most : all;
  const margin = Math.max(2 * DAY, 0.02 * (last - first), (10 * DAY - (last - first)) / 2);
  const days = [from ?? first - margin, to === null ? last + margin : to + DAY];
  return { days: days.map((day) => Math.round(day / DAY) * DAY), far };
}

// Without the first and the last tenth of the events, unless these lie near the others.
function core(firsts, lasts) {
  let a = Math.floor(firsts.length / 10);
  let b = lasts.length - 1 - a;
  const near = (lasts[b] - firsts[a]) / 10;
  while (a > 0 && firsts[a] - firsts[a - 1] <= near) a -= 1;
  while (b < lasts.length - 1 && lasts[b + 1] - lasts[b] <= near) b += 1;
  return [firsts[a], lasts[b]];
}

function lanesOf(shown) {
  if (picture.lanes === "type") {
    const counts = tally(shown.map((each) => each.type));
    const types = [...new Set([...data.types, ...counts.keys()])].filter((type) => counts.has(type));
    return types.map((type) => ({ label: word(type), holds: (each) => each.type === type }));
  }
  const counts = [...tally(shown.flatMap((each) => [...each.sides]))].sort((a, b) => b[1] - a[1]).slice(0, MOST_LANES);
  const codes = new Set(counts.map(([code]) => code));
  const rest = { label: word("others"), holds: (each) => ![...each.sides].some((code) => codes.has(code)) };
  return [...counts.map(([code]) => ({ label: country(code), holds: (each) => each.sides.has(code) })), rest];
}

// Each event into the first row of its lane that is free; beyond the last row they share the one that is free soonest.
function pack(held, [first, last], width) {
  const days = (pixels) => (pixels * (last - first)) / width;
  const ends = [];
  const marks = held.map((each) => {
    const day = each.exact === "day";
    const x = day ? each.first + DAY / 2 : Math.max(each.first, first);
    const x2 = day ? x : Math.max(Math.min(each.last + DAY, last), x + days(3));
    const begin = day ? x - days(5.5) : x;
    let row = ends.findIndex((end) => end <= begin);
    if (row < 0) row = ends.length < MOST_ROWS ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = (day ? x + days(5.5) : x2) + days(1);
    return { id: each.event_id, type: known(each.type), status: each.status, exact: each.exact, x, x2, row };
  });
  return { marks, rows: ends.length };
}

function layout(shown, lanes, days, width) {
  const bands = [];
  const all = [];
  for (const { label, holds } of lanes) {
    const { marks, rows } = pack(shown.filter(holds), days, width);
    if (!rows) continue;
    const y = bands.at(-1)?.y2 ?? 0;
    const y2 = y + rows + SPACE;
    bands.push({ label, y, y2, middle: (y + y2) / 2, odd: bands.length % 2 === 0 });
    for (const each of marks) all.push({ ...each, y: y + SPACE / 2 + each.row + 0.5 });
  }
  return { bands, marks: all };
}

const ruler = document.createElement("canvas").getContext("2d");

// Room for the names of the lanes, up to a third of the picture.
function gutterFor(lanes, width) {
  ruler.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(Math.min(width / 3, Math.max(...lanes.map(({ label }) => ruler.measureText(label).width)))) + 14;
}

async function drawPicture({ paper = false } = {}) {
  if (!picture.view) return;
  const dated = events.filter((each) => each.first !== null && picture.shown.has(each));
  find("#picture").classList.toggle("bare", !dated.length);
  if (!dated.length) return;
  const width = paper ? PAPER : chart.clientWidth;
  const { days, far } = stretch(dated);
  const inside = dated.filter((each) => each.first < days[1] && each.last + DAY > days[0]);
  const lanes = lanesOf(inside);
  const gutter = gutterFor(lanes, width);
  const plot = width - gutter - EDGE;
  const { bands, marks } = layout(inside, lanes, days, plot);
  const rows = bands.at(-1)?.y2 ?? 1;
  const sides = language === "ar" ? { left: EDGE, right: gutter } : { left: gutter, right: EDGE };
  const signals = { colours: colours(paper), days, rows, gutter: gutter - 12, chosen: picture.chosen };
  for (const [name, value] of Object.entries(signals)) picture.view.signal(name, value);
  picture.view.data("lanes", bands).data("events", marks).width(plot).height(rows * ROW).padding({ top: 2, bottom: AXIS, ...sides });
  caption(days, far, dated.length - inside.length);
  await picture.view.runAsync();
}

function caption(days, far, outside) {
  find("#stretch").textContent = range(days[0], days[1] - DAY, SHORT);
  find(".note").hidden = !far;
  find("#outside").textContent = outside ? word("outside", { events: count("events", outside) }) : "";
  find("#whole").textContent = word(picture.whole ? "closer" : "whole");
  for (const button of document.querySelectorAll("[data-lanes]")) {
    button.setAttribute("aria-pressed", button.dataset.lanes === picture.lanes);
  }
}

// How Vega says dates: our months, and no hours.
function calendar() {
  const months = (month) => Array.from({ length: 12 }, (_, i) => say(Date.UTC(2023, i, 1), { month }));
  const days = (weekday) => Array.from({ length: 7 }, (_, i) => say(Date.UTC(2023, 0, 1 + i), { weekday }));
  return {
    dateTime: "%-d %B %Y", date: "%-d %B %Y", time: "", periods: ["", ""],
    days: days("long"), shortDays: days("short"), months: months("long"), shortMonths: months("short"),
  };
}

// The colours of the style sheet: those of its first rule, for light paper, or those that the reader has.
function colours(paper) {
  const style = paper ? document.styleSheets[0].cssRules[0].style : getComputedStyle(document.documentElement);
  const names = [...data.types, "unknown", "ink", "soft", "line", "band"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// What depends on the language. A finger that moves across the picture scrolls the page; only a mouse drags.
async function preparePicture() {
  const backwards = language === "ar";
  const spec = structuredClone(data.chart);
  spec.params.find(({ name }) => name === "backwards").value = backwards;
  const drags = !matchMedia("(pointer: coarse)").matches;
  if (!drags) spec.params = spec.params.filter(({ name }) => name !== "drag");
  picture.view?.finalize();
  picture.view = null;
  const turn = (picture.turn = (picture.turn ?? 0) + 1);
  const { view } = await vegaEmbed(chart, spec, {
    ast: true, actions: false, defaultStyle: false, tooltip: hint, timeFormatLocale: calendar(),
    renderer: events.length > MANY ? "canvas" : "svg",
    config: { font: getComputedStyle(document.body).fontFamily },
  });
  if (turn !== picture.turn) return;
  picture.view = view;
  view.addEventListener("pointerdown", (_, item) => (picture.pressed = item?.datum?.id));
  if (drags) view.addSignalListener("drag", (_, { x }) => (picture.dragged = x));
  await drawPicture();
}

// The reader lets go: of an event, which he wants to see, or after dragging across days, which become the period.
function release() {
  const { pressed, dragged } = picture;
  cancel();
  const days = dragged?.map((day) => new Date(day).toISOString().slice(0, 10)).sort();
  if (!days || days[0] === days[1]) return pressed && reveal(byId.get(pressed));
  [form.elements.from.value, form.elements.to.value] = days;
  picture.view.signal("drag_x", [0, 0]);
  filter();
}

// What Vega calls when the pointer comes to an event, with its id, and when it leaves.
function hint(_, where, item, id) {
  const each = byId.get(id);
  tip.hidden = !each;
  if (!each) return;
  tip.replaceChildren(make("strong", { dir: "auto" }, title(each)), make("span", {}, when(each)));
  const { clientWidth: wide } = document.documentElement;
  tip.style.left = `${Math.max(8, Math.min(where.clientX - tip.offsetWidth / 2, wide - tip.offsetWidth - 8))}px`;
  tip.style.top = `${where.clientY + 18}px`;
}

// A finger that began to scroll on an event does not want to see it.
function cancel() {
  picture.pressed = picture.dragged = undefined;
}

function reveal(each) {
  turnTo(Math.max(0, table.rows.indexOf(each)));
  show(each, { focus: true });
}

function choose(id) {
  picture.chosen = id;
  picture.view?.signal("chosen", id).runAsync();
}
