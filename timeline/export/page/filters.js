// What the reader wants to see.

const form = find("#filters");
const period = () => [instant(form.elements.from.value), instant(form.elements.to.value)];

function sought() {
  const [from, to] = period();
  const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
  const person = fold(form.elements.person.value.trim());
  const types = new Set([...form.querySelectorAll("#types input:checked")].map((box) => box.value));
  return { words, person, types, country: form.elements.country.value, status: form.elements.status.value, from, to };
}

function matches(each, want) {
  return (
    (!want.types.size || want.types.has(each.type)) &&
    (!want.status || each.status === want.status) &&
    (!want.country || each.countries.has(want.country)) &&
    (want.from === null || (each.first !== null && each.last >= want.from)) &&
    (want.to === null || (each.first !== null && each.first <= want.to)) &&
    (!want.person || each.people.some((person) => goesBy(person, want.person))) &&
    want.words.every((text) => folded(each).includes(text))
  );
}

function goesBy(person, name) {
  person.folded ??= fold([person.name, data.names.en[person.id] ?? data.names.en[person.name] ?? "", person.id].join("\n"));
  return person.folded.includes(name);
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function options(name, counts, label) {
  const select = form.elements[name];
  const chosen = select.value;
  const { compare } = format(Intl.Collator);
  const entries = [...counts].map(([value, n]) => [value, n, label(value)]).sort((a, b) => compare(a[2], b[2]));
  select.replaceChildren(
    make("option", { value: "" }, word("any")),
    ...entries.map(([value, n, text]) => make("option", { value }, `${text} (${number(n)})`)),
  );
  select.value = chosen;
}

// The choices, in the language of the interface; what was chosen stays.
function offer() {
  options("country", tally(events.flatMap((each) => [...each.countries])), country);
  options("status", tally(events.map((each) => each.status)), word);
  const names = tally(events.flatMap((each) => [...new Set(each.people.map(named))]));
  const often = [...names].sort((a, b) => b[1] - a[1]).map(([name]) => make("option", { value: name }));
  find("#people").replaceChildren(...often);
  offerTypes();
}

function offerTypes() {
  const box = find("#types");
  const checked = sought().types;
  const counts = tally(events.map((each) => each.type));
  const types = [...new Set([...data.types, ...counts.keys()])].filter((type) => counts.has(type));
  box.replaceChildren(box.firstElementChild, ...types.map((type) => {
    const input = make("input", { type: "checkbox", name: "type", value: type });
    input.checked = checked.has(type);
    const label = make("label", {}, input, make("i", { class: "mark day" }), word(type), make("small", {}, number(counts.get(type))));
    return tinted(label, type);
  }));
}
