// The table: a page of rows at a time, sorted by any column, walked with the arrow keys.

const SIZE = 50;
const COLUMNS = {
  date: (each) => [each.first ?? Infinity, each.last ?? Infinity],
  type: (each) => [word(each.type)],
  event: (each) => [title(each)],
  place: (each) => [each.place ? named({ name: each.place }) : "\uffff"],
  status: (each) => [word(each.status)],
  articles: (each) => [each.source_count],
  confidence: (each) => [each.confidence],
};
const table = { all: [], rows: [], column: "date", down: false, page: 0, whole: false };

// All events in the order that the reader wants; what a filter leaves keeps it.
function arrange() {
  const { compare } = format(Intl.Collator, { numeric: true });
  const order = (a, b) => (typeof a === "string" ? compare(a, b) : a < b ? -1 : Number(a > b));
  const sign = table.down ? -1 : 1;
  const keyed = events.map((each) => [COLUMNS[table.column](each), each]);
  keyed.sort(([a, one], [b, other]) => sign * (order(a[0], b[0]) || order(a[1] ?? 0, b[1] ?? 0)) || one.order - other.order);
  table.all = keyed.map(([, each]) => each);
}

function drawHead() {
  const cells = Object.keys(COLUMNS).map((column) => {
    const sorted = column === table.column ? (table.down ? "descending" : "ascending") : "none";
    const button = make("button", { type: "button", "data-sort": column, title: word("sort", { column: word(column) }) }, word(column));
    return make("th", { scope: "col", class: column, "aria-sort": sorted }, button);
  });
  find("thead tr").replaceChildren(...cells);
}

function line(each, i) {
  const opens = { type: "button", tabindex: "-1", "aria-controls": "detail", "aria-expanded": String(each === detail.event) };
  const glyph = make("i", { class: `mark ${each.exact} ${each.status}` });
  const row = make("tr", { "data-id": each.event_id, "aria-rowindex": i + 2 },
    make("td", { class: "date" }, make("div", {}, glyph, make("span", { title: each.date }, when(each, SHORT)))),
    make("td", { class: "type" }, word(each.type)),
    make("td", { class: "event", dir: "auto" }, make("button", opens, title(each))),
    make("td", { class: "place", dir: "auto" }, each.place ? named({ name: each.place }) : ""),
    make("td", { class: "status" }, word(each.status)),
    make("td", { class: "articles" }, number(each.source_count)),
    make("td", { class: "confidence" }, number(each.confidence, { minimumFractionDigits: 2 })),
  );
  row.classList.toggle("open", each === detail.event);
  return tinted(row, each.type);
}

const pages = () => Math.max(1, Math.ceil(table.rows.length / SIZE));

function drawRows() {
  table.page = Math.min(Math.max(table.page, 0), pages() - 1);
  const first = table.whole ? 0 : table.page * SIZE;
  const rows = table.whole ? table.rows : table.rows.slice(first, first + SIZE);
  find("tbody").replaceChildren(...rows.map((each, i) => line(each, first + i)));
  buttons()[0]?.setAttribute("tabindex", "0");
  find("table").setAttribute("aria-rowcount", table.rows.length + 1);
  find("table").hidden = !table.rows.length;
  find("#nothing").hidden = Boolean(table.rows.length);
  find("#nothing p").textContent = word(events.length ? "nothing" : "empty");
  find("#nothing p + p").hidden = !events.length;
  find("#pages").hidden = pages() === 1;
  find("#page").textContent = word("page", { n: number(table.page + 1), all: number(pages()) });
  find("[data-step='-1']").disabled = table.page === 0;
  find("[data-step='1']").disabled = table.page === pages() - 1;
}

const buttons = () => [...find("tbody").querySelectorAll("button")];

// Turn to the page of the row that stands at a place in the whole table.
function turnTo(at) {
  const page = Math.floor(at / SIZE);
  if (page === table.page) return;
  table.page = page;
  drawRows();
}

function focusRow(place) {
  const at = Math.min(Math.max(place, 0), table.rows.length - 1);
  const page = Math.floor(at / SIZE);
  turnTo(at);
  const all = buttons();
  for (const button of all) button.setAttribute("tabindex", "-1");
  const button = all[at - page * SIZE];
  button.setAttribute("tabindex", "0");
  button.focus();
  if (detail.event && !narrow.matches) show(table.rows[at]);
}

function walk(key, button) {
  const at = table.page * SIZE + buttons().indexOf(button);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + SIZE, PageUp: at - SIZE, Home: 0, End: Infinity }[key];
  if (to !== undefined) focusRow(to);
  return to !== undefined;
}
