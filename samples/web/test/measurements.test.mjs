import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const part = (name) => bundled(`samples/web/src/screens/measurements/${name}.ts`);
const { parseNumber } = await part("numbers");
const { inUnit } = await part("lengths");
const entries = await part("entries");
const groups = await part("groups");
const dates = await part("dates");
const scale = await part("chart-scale");
const data = await part("chart-data");
const { measurementNames } = await bundled("samples/web/src/i18n/areas/measurement-names.ts");

const chest = { name: "chest", mass: false, usual: { min: 71, max: 148 }, possible: { min: 49.7, max: 251.6 } };
const weight = { name: "weight", mass: true, usual: { min: 38, max: 180 }, possible: { min: 26.6, max: 306 } };
const plain = (value) => String(Math.round(value * 100) / 100);

for (const [text, value] of [
  ["91.5", 91.5], ["91,5", 91.5], [" 91 ", 91], ["91.", 91], [".5", 0.5], ["0", 0],
  ["٩١٫٥", 91.5], ["٩١,٥", 91.5], ["٩١", 91], ["۹۱٫۵", 91.5], ["\u200e91.5\u200f", 91.5], ["91,5\u00a0", 91.5],
  ["36 1/2", 36.5], ["36½", 36.5], ["36 ⅜", 36.375], ["¾", 0.75], ["٣٦ ١/٢", 36.5],
  ["", undefined], ["  ", undefined], ["abc", undefined], ["1.234,5", undefined], ["1,2,3", undefined], ["-4", undefined], ["91 5", undefined], ["1/0", undefined],
  ["1e3", undefined], ["91cm", undefined], [".", undefined], ["Infinity", undefined], ["0x10", undefined],
]) {
  test(`a person means ${value} by ${JSON.stringify(text)}`, () => assert.equal(parseNumber(text), value));
}

test("a length goes to the other unit and back as it was", () => {
  for (let tenth = 1; tenth <= 3000; tenth++) {
    const value = tenth / 10;
    assert.equal(inUnit(inUnit(value, "cm", "inch"), "inch", "cm"), value);
    assert.equal(inUnit(inUnit(tenth / 8, "inch", "cm"), "cm", "inch"), tenth / 8);
  }
  assert.equal(inUnit(36.5, "inch", "cm"), 92.71);
  assert.equal(inUnit(254, "cm", "inch"), 100);
});

test("a field shows what was typed, and converts it for the other unit only", () => {
  const typed = { text: "٩٢٫٥", unit: "cm" };
  assert.equal(entries.shown(typed, chest, "cm", plain), "٩٢٫٥");
  assert.equal(entries.shown(typed, chest, "inch", plain), "36.42");
  assert.equal(entries.shown({ text: "9x", unit: "cm" }, chest, "inch", plain), "9x");
  assert.equal(entries.shown({ text: "70,5", unit: "cm" }, weight, "inch", plain), "70,5");
  assert.equal(entries.shown(undefined, chest, "cm", plain), "");
});

test("what was typed in one unit is sent in it, whatever is shown", () => {
  const typed = { chest: { text: "92,5", unit: "cm" }, height: { text: "172", unit: "cm" }, weight: { text: "70", unit: "inch" }, waist: { text: " ", unit: "inch" } };
  assert.deepEqual(entries.valuesOf(typed, "inch"), { unit: "cm", height: 172, weight: 70, measurements: { chest: 92.5 } });
});

test("what was typed in two units is sent in the one that is shown", () => {
  const typed = { chest: { text: "36.5", unit: "inch" }, waist: { text: "74", unit: "cm" } };
  assert.deepEqual(entries.valuesOf(typed, "cm"), { unit: "cm", height: null, weight: null, measurements: { chest: 92.71, waist: 74 } });
});

test("a record that is corrected keeps numbers that nobody has changed", () => {
  const record = { measurements: { chest: 36.41732283464567 }, height: null, weight: 70.125, unit: "inch" };
  const filled = entries.entriesOf(record, plain);
  assert.equal(filled.chest.text, "36.42");
  assert.deepEqual(entries.valuesOf(filled, "cm"), { unit: "inch", height: null, weight: 70.125, measurements: { chest: 36.41732283464567 } });
  assert.equal(entries.valuesOf({ ...filled, chest: { text: "36.42", unit: "inch" } }, "inch").measurements.chest, 36.42);
});

test("a value is checked by its bands in cm, whichever its unit", () => {
  const found = (text, unit = "cm") => entries.finding({ text, unit }, chest);
  assert.equal(found(""), "fine");
  assert.equal(found("92.5"), "fine");
  assert.equal(found("36.5", "inch"), "fine");
  assert.equal(found("92.5", "inch"), "unusual");
  assert.equal(found("160"), "unusual");
  assert.equal(found("49.7"), "unusual");
  assert.equal(found("49.6"), "impossible");
  assert.equal(found("0"), "impossible");
  assert.equal(found("ninety"), "not_a_number");
  assert.equal(entries.finding({ text: "0", unit: "cm" }, entries.ownField("cuff_left", 300)), "impossible");
});

test("a hint never allows what is refused", () => {
  const { min, max } = entries.bandIn(chest.possible, chest, "inch");
  assert.deepEqual([min, max], [19.6, 99]);
  assert.ok(inUnit(min, "inch", "cm") >= 49.7 && inUnit(max, "inch", "cm") <= 251.6);
  assert.deepEqual(entries.bandIn(weight.possible, weight, "inch"), { min: 26.6, max: 306 });
});

test("the form has every measurement once, and names of a person's own", () => {
  const item = (name) => ({ name, kind: "girth", warn: { min: 1, max: 2 }, reject: { min: 1, max: 3 } });
  const vocabulary = { items: ["height", "chest", "wrist", "brand_new"].map(item), custom_names: { max_cm: 300 } };
  const made = Object.fromEntries(groups.grouped(vocabulary, { cuff_left: { text: "", unit: "cm" } }).map((group) => [group.name, group.fields.map((field) => field.name)]));
  assert.deepEqual(made, { main: ["height", "chest"], neck: [], torso: [], arms: ["wrist"], legs: [], own: ["brand_new", "cuff_left"] });
  assert.deepEqual(groups.inOrder(["zz", "chest", "aa", "height"], vocabulary), ["height", "chest", "aa", "zz"]);
});

test("each of the 39 measurements has its words, and its part in the form", () => {
  const names = Object.keys(measurementNames.en);
  const item = (name) => ({ name, kind: "girth", warn: { min: 1, max: 2 }, reject: { min: 1, max: 3 } });
  const made = groups.grouped({ items: names.map(item), custom_names: { max_cm: 300 } }, {});
  assert.equal(names.length, 39);
  assert.deepEqual(made.flatMap((group) => (group.name === "own" ? [] : group.fields.map((field) => field.name))).sort(), names.sort());
});

test("a day is a day of the calendar, not in the future", () => {
  const now = new Date(2026, 10, 27, 8);
  assert.ok(dates.isPast("2026-11-27", now) && dates.isPast("1999-02-28", now));
  for (const day of ["2026-11-28", "1899-12-31", "2026-02-30", "", "27.11.2026"]) assert.ok(!dates.isPast(day, now), day);
});

test("the time of a day that stays is kept, today is now, and another day is at noon", () => {
  const now = new Date(2026, 10, 27, 8);
  const before = new Date(2026, 10, 20, 7, 30).toISOString();
  assert.equal(dates.takenAt("2026-11-27", now), undefined);
  assert.equal(dates.takenAt("2026-11-20", now, before), undefined);
  assert.equal(dates.takenAt("2026-11-27", now, before), now.toISOString());
  assert.equal(dates.takenAt("2026-11-19", now, before), new Date(2026, 10, 19, 12).toISOString());
});

test("a period has its first and its last moment", () => {
  assert.equal(dates.fromDay("2026-11-19"), new Date(2026, 10, 19).toISOString());
  assert.equal(dates.toDay("2026-11-19"), new Date(2026, 10, 19, 23, 59, 59, 999).toISOString());
  assert.equal(dates.fromDay("2026-02-30"), undefined);
});

test("a scale places values, and mirrored ones from the right", () => {
  const left = scale.linear({ min: 10, max: 20 }, 0, 100);
  assert.deepEqual([left.at(10), left.at(15), left.of(100)], [0, 50, 20]);
  const right = scale.linear({ min: 10, max: 20 }, 100, 0);
  assert.deepEqual([right.at(10), right.at(20), right.of(25)], [100, 0, 17.5]);
});

test("ticks are round numbers around all values", () => {
  assert.deepEqual(scale.niceTicks({ min: 71.2, max: 93.9 }, 5).ticks, [70, 75, 80, 85, 90, 95]);
  assert.deepEqual(scale.niceTicks({ min: 0.13, max: 0.58 }, 4).ticks, [0, 0.2, 0.4, 0.6]);
  for (const value of [0, 92.5, -3]) {
    const { ticks, domain } = scale.niceTicks({ min: value, max: value }, 5);
    assert.ok(ticks.length >= 2 && domain.min < value && domain.max > value, String(value));
  }
});

test("times are divided by days, months and years", () => {
  const at = (...parts) => new Date(...parts).getTime();
  assert.deepEqual(scale.timeTicks({ min: at(2026, 0, 15), max: at(2026, 3, 10) }, 4), { step: "month", ticks: [at(2026, 1, 1), at(2026, 2, 1), at(2026, 3, 1)] });
  assert.deepEqual(scale.timeTicks({ min: at(2026, 2, 27, 12), max: at(2026, 2, 30, 12) }, 6).ticks, [at(2026, 2, 28), at(2026, 2, 29), at(2026, 2, 30)]);
  assert.equal(scale.timeTicks({ min: at(2000, 0, 2), max: at(2026, 0, 2) }, 6).step, "year");
  for (let days = 1; days < 20_000; days = Math.ceil(days * 1.5)) assert.ok(scale.timeTicks({ min: 0, max: days * 86_400_000 }, 6).ticks.length <= 8, `${days} days`);
});

const points = (count) => Array.from({ length: count }, (_, index) => ({ at: index * 1000, value: index, count: 1 }));

test("few points stay as they are, many become means that hold all values", () => {
  assert.equal(data.thinned(points(50), { min: 0, max: 49_000 }, 50).length, 50);
  const thin = data.thinned(points(3000), { min: 0, max: 2_999_000 }, 100);
  assert.equal(thin.length, 100);
  assert.equal(thin.reduce((sum, point) => sum + point.count, 0), 3000);
  assert.equal(thin.reduce((sum, point) => sum + point.value * point.count, 0) / 3000, 2999 / 2);
  assert.ok(thin.every((point, index) => index === 0 || point.at > thin[index - 1].at));
});

test("only the points of the period are drawn", () => {
  assert.deepEqual(data.thinned(points(10), { min: 2000, max: 4000 }, 50).map(({ at }) => at), [2000, 3000, 4000]);
});

test("the nearest point is found", () => {
  const some = points(4);
  assert.deepEqual([-5, 400, 600, 2900, 9999].map((at) => data.nearest(some, at)), [0, 0, 1, 3, 3]);
});

test("series are in time's order and in the unit that is shown", () => {
  const record = (day, unit, measurements, kg) => ({ processed_at: `2026-01-0${day}T09:00:00Z`, unit, measurements, height: null, weight: kg });
  const records = [record(3, "inch", { chest: 36.5 }, 70), record(2, "cm", {}, 71), record(1, "cm", { chest: 92 }, null)];
  const [lengths, masses] = data.seriesOfRecords(records, ["chest", "weight"], "cm");
  assert.deepEqual(lengths.points.map(({ value }) => value), [92, 92.71]);
  assert.deepEqual(masses.points.map(({ value }) => value), [71, 70]);
  assert.deepEqual(data.sinceFirst(masses).points.map(({ value }) => value), [0, -1]);
});

test("the view is zoomed and moved within the whole", () => {
  const whole = { min: 0, max: 100 };
  assert.deepEqual(data.zoomed(whole, 0.5, whole), { min: 25, max: 75 });
  assert.deepEqual(data.zoomed({ min: 0, max: 20 }, 2, whole), { min: 0, max: 40 });
  assert.deepEqual(data.zoomed({ min: 25, max: 75 }, 4, whole), whole);
  assert.deepEqual(data.moved({ min: 80, max: 100 }, 0.5, whole), { min: 80, max: 100 });
  assert.deepEqual(data.moved({ min: 20, max: 40 }, -0.5, whole), { min: 10, max: 30 });
});
