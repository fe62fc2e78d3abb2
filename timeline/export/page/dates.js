// Days in words. An instant is a day in UTC, in milliseconds; a day that cannot be read is null.

const DAY = 86_400_000;
const LONG = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };

function instant(iso) {
  const value = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) : NaN;
  return Number.isNaN(value) ? null : value;
}

const dayFormat = (options) => format(Intl.DateTimeFormat, { ...options, timeZone: "UTC" });
const say = (day, options = LONG) => dayFormat(options).format(day);

function range(first, last, options = LONG) {
  return first === last ? say(first, options) : dayFormat(options).formatRange(first, last);
}

// The date of an event, never more exact than its precision.
function when(event, options = LONG) {
  const { first, last, precision } = event;
  if (first === null) return word("undated");
  const year = new Date(first).getUTCFullYear();
  const part = Number(event.date.match(/^\d{4}-(\d\d)$/)?.[1]);
  if (precision === "month") return say(first, { ...options, day: undefined });
  if (precision === "year") return String(year);
  if (precision === "decade") return word("decade", { year });
  if (precision === "season" && part) return word(`season.${part - 20}`, { year: event.date.slice(0, 4) });
  if (precision === "quarter" && part) return word(`quarter.${part - 32}`, { year });
  if (precision === "half" && part) return word(`half.${part - 39}`, { year });
  if (precision === "day" || precision === "span") return range(first, last, options);
  return options === LONG ? word("within", { range: range(first, last) }) : range(first, last, options);
}
