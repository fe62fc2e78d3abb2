// The language of the interface: words, numbers, and elements that hold text and nothing else.

const data = JSON.parse(document.getElementById("data").textContent);
// Look-ups by what an article or a user wrote find what we put there, never what every object has.
for (const map of [data.told, data.articles, ...Object.values(data.words), ...Object.values(data.names)]) Object.setPrototypeOf(map, null);

const LOCALES = { ar: "ar-u-ca-gregory-nu-latn", en: "en-GB" };
let language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in LOCALES) ?? "ar";

const locale = () => LOCALES[language];

// Formatters are dear to make and cheap to use.
const formats = new Map();
function format(kind, options = {}) {
  const key = `${kind.name} ${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new kind(locale(), options));
  return formats.get(key);
}

const number = (value, options) => format(Intl.NumberFormat, options).format(value);

function word(key, values = {}) {
  return (data.words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function count(key, n) {
  const words = data.words[language];
  const form = `${key}.${format(Intl.PluralRules).select(n)}`;
  return word(form in words ? form : `${key}.other`, { n: number(n) });
}

// An element with attributes and children; strings become text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

const find = (selector) => document.querySelector(selector);

function speak() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", button.dataset.language === language);
  }
}
