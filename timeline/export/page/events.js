// The rows of the table as events with what the page asks of them.

const list = (cell) => (cell ? cell.split(data.between) : []);

function people(row, side) {
  const [ids, countries] = [list(row[`${side}_ids`]), list(row[`${side}_countries`])];
  return list(row[`${side}s`]).map((name, i) => ({ name, id: ids[i] ?? "", country: countries[i] ?? "" }));
}

function toEvent(cells, order) {
  const row = Object.fromEntries(data.columns.map((name, i) => [name, cells[i] ?? ""]));
  const first = instant(row.start);
  const last = instant(row.end) ?? first;
  const actors = people(row, "actor");
  const recipients = people(row, "recipient");
  const others = list(row.others).map((name) => ({ name, id: "", country: "" }));
  const sides = new Set([...actors, ...recipients].map((person) => person.country).filter(Boolean));
  const exact = first === null ? "none" : { day: "day", span: "span" }[row.precision] ?? "part";
  return {
    ...row, order, first, last, exact, actors, recipients, others, sides,
    people: [...actors, ...recipients, ...others],
    countries: row.place_country ? new Set([...sides, row.place_country]) : sides,
    told: data.told[row.event_id] ?? [],
  };
}

const events = data.rows.map(toEvent);
const byId = new Map(events.map((each) => [each.event_id, each]));

// What a search looks through, folded once.
function folded(each) {
  if (each.folded === undefined) {
    const names = each.people.flatMap(({ name, id }) => [name, data.names.en[id] ?? data.names.en[name], id]);
    const places = [...each.countries].flatMap((code) => [data.names.ar[code], data.names.en[code]]);
    const cells = [each.title, each.title_en, each.evidence, each.notes, each.sources, each.event_id, each.date];
    each.folded = fold([...names, each.place, data.names.en[each.place], ...places, ...cells].filter(Boolean).join("\n"));
  }
  return each.folded;
}

function named({ name, id }) {
  return (language === "en" && (data.names.en[id] ?? data.names.en[name])) || name || id;
}

const country = (code) => data.names[language][code] ?? code;
const title = (each) => (language === "en" ? each.title_en || each.title : each.title || each.title_en) || each.event_id;
const known = (type) => (data.types.includes(type) ? type : "unknown");

// The colour of a type, on an element whose style sheet asks for it.
function tinted(element, type) {
  element.style.setProperty("--hue", `var(--${known(type)})`);
  return element;
}
