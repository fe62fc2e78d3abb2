// One event in full: its sentences with what was read in them, the articles, and why it is one event.

const detail = { event: null };
const panel = find("#detail");
const narrow = matchMedia("(max-width: 900px)");

function certainty(confidence) {
  const step = [0.5, 0.7, 0.85].filter((least) => confidence >= least).length + 1;
  return `${word(`sure.${step}`)} (${number(confidence, { minimumFractionDigits: 2 })})`;
}

function address(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && ["http:", "https:"].includes(parsed.protocol) ? parsed : null;
}

const isolated = (text, attributes = {}) => make("bdi", attributes, text);

function persons(all) {
  return make("ul", {}, ...all.map((person) => {
    const state = person.country && person.country !== person.id ? country(person.country) : "";
    return make("li", {}, isolated(named(person)), state && make("small", {}, isolated(state)));
  }));
}

function facts(each) {
  const place = [each.place && named({ name: each.place }), each.place_country && country(each.place_country)];
  const found = [
    ["when", make("div", {}, when(each), each.date_basis && make("small", {}, word(`basis.${each.date_basis}`)))],
    ["who", each.actors.length && persons(each.actors)],
    ["toward", each.recipients.length && persons(each.recipients)],
    ["companions", each.others.length && persons(each.others)],
    ["where", each.place && isolated([...new Set(place)].filter(Boolean).join(language === "ar" ? "، " : ", "))],
    ["status", word(each.status)],
    ["certainty", certainty(each.confidence)],
  ];
  const known = found.filter(([, value]) => value);
  return make("dl", {}, ...known.flatMap(([key, value]) => [make("dt", {}, word(key)), make("dd", {}, value)]));
}

const ROLES = { trigger: "trigger", date: "role.date", actor: "actor", recipient: "recipient", other: "other", place: "role.place" };

function piece([text, roles]) {
  if (!roles) return text;
  const names = roles.split(" ").map((role) => word(ROLES[role]));
  return make("mark", { class: roles, title: names.join(" · ") }, text);
}

function sentence({ pieces, dated }) {
  const quote = make("blockquote", { dir: "auto", lang: "ar" }, ...pieces.map(piece));
  const elsewhere = dated.map((words) => make("p", { class: "dated" }, isolated(word("dated", { words }))));
  return make("div", { class: "sentence" }, quote, ...elsewhere);
}

function article(id, sentences) {
  const about = data.articles[id] ?? { publish_date: "", url: "", outlet: "", title: "" };
  const link = address(about.url);
  const [first, last] = about.publish_date.split("/").map(instant);
  const day = first === null ? word("unpublished") : word("published", { date: range(first, last ?? first) });
  const away = { href: link?.href, target: "_blank", rel: "noopener noreferrer" };
  const head = make("header", {},
    make("h4", { dir: "auto" }, about.title || about.outlet || id),
    make("p", {}, about.title && about.outlet ? make("span", {}, isolated(about.outlet)) : "", make("span", {}, day)),
    link ? make("a", away, word("open"), " ", isolated(link.hostname, { dir: "ltr" })) : "",
  );
  return make("article", {}, head, ...sentences.map(sentence));
}

// The articles in the order of the table, each with the sentences that tell the event; without mentions the table's own sentence.
function evidence(each) {
  const ids = [...new Set([...list(each.sources), ...each.told.map((told) => told.article)])];
  const parts = ids.map((id) => article(id, each.told.filter((told) => told.article === id)));
  const own = each.told.length || !each.evidence ? [] : [sentence({ pieces: [[each.evidence, ""]], dated: [] })];
  const roles = Object.entries(ROLES).map(([role, name]) => make("li", {}, make("mark", { class: role }, word(name))));
  return [make("h3", {}, word("evidence")), each.told.length ? make("ul", { class: "key" }, ...roles) : "", ...own, ...parts];
}

const lines = (items) => items.map((item) => make("li", {}, isolated(item)));

function more(name, items) {
  return items.length ? make("details", {}, make("summary", {}, word(name)), make("ul", {}, ...lines(items))) : "";
}

function describe(each) {
  const other = language === "ar" ? each.title_en : each.title;
  const notes = list(each.notes);
  const codes = [each.event_id, each.date, each.cameo && `CAMEO ${each.cameo}`, each.plover && `PLOVER ${each.plover}`].filter(Boolean);
  const reasons = [...new Set(each.told.flatMap((told) => told.reasons))];
  return [
    make("button", { type: "button", class: "close", "aria-label": word("close"), title: word("close") }, "×"),
    make("p", { class: "kind" }, make("i", { class: `mark ${each.exact} ${each.status}` }), word(each.type)),
    make("h2", { id: "detail-name", tabindex: "-1", dir: "auto" }, title(each)),
    other && make("p", { class: "other", dir: "auto" }, other),
    facts(each),
    ...(notes.length ? [make("h3", {}, word("notes")), make("ul", { class: "notes" }, ...lines(notes))] : []),
    ...evidence(each),
    more("reasons", reasons),
    more("codes", codes),
  ];
}

function mark(each, open) {
  const row = each && find(`tr[data-id="${CSS.escape(each.event_id)}"]`);
  row?.classList.toggle("open", open);
  row?.querySelector("button").setAttribute("aria-expanded", open);
}

// On a narrow screen the panel covers the page, so that nothing else may take the focus.
function cover() {
  const covered = Boolean(detail.event) && narrow.matches;
  document.body.classList.toggle("covered", covered);
  for (const part of document.querySelectorAll(".top, #filters, #picture, #table, footer, .skip")) part.inert = covered;
}

function show(each, { focus = false } = {}) {
  mark(detail.event, false);
  detail.event = each;
  mark(each, true);
  panel.replaceChildren(...describe(each).filter(Boolean));
  tinted(panel, each.type);
  panel.hidden = false;
  panel.scrollTop = 0;
  cover();
  choose(each.event_id);
  if (!focus) return;
  find("#detail-name").focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function hide() {
  const { event: each } = detail;
  mark(each, false);
  detail.event = null;
  panel.hidden = true;
  cover();
  choose("");
  (find(`tr[data-id="${CSS.escape(each.event_id)}"] button`) ?? find("#table")).focus();
}
