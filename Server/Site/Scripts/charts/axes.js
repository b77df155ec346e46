// Value axes with their names: y above its axis, read without turning the head; x below its end.
import { logLabel, show } from "./numbers.js";

export const fontSize = 12;
const measure = document.createElement("canvas").getContext("2d");

export function textWidth(text, theme, weight = 400) {
  measure.font = `${weight} ${fontSize}px ${theme.font}`;
  return measure.measureText(text).width;
}

/** Breaks a text into lines no wider than given: Latin between words, Chinese anywhere. */
export function wrap(text, width, theme, weight = 400) {
  const lines = [];
  for (const word of words(text)) {
    const longer = lines.length ? lines.at(-1) + word : word;
    if (lines.length && textWidth(longer.trim(), theme, weight) > width) lines.push(word.trimStart());
    else lines.splice(Math.max(0, lines.length - 1), 1, longer);
  }
  return lines.map(line => line.trim());
}

const words = text => text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/g) ?? [];

/** Space around the plot. right: room for labels at the ends of lines; legend: height of what stands above the plot. */
export const plot = ({ right = 18, legend = 0 } = {}) => ({
  left: 6, right, top: 28 + legend, bottom: 26, outerBoundsMode: "same", outerBoundsContain: "axisLabel",
  outerBounds: { left: 6, right: Math.min(right, 18), top: 24 + legend, bottom: 22 },
});

export function valueAxis(axis, theme, { vertical = false, extent = null, legend = 0 } = {}) {
  const [least, most] = extent ?? [axis?.min ?? 1, axis?.max ?? 1];
  return {
    ...line(theme),
    ...named(axis?.label ?? "", theme, vertical),
    type: axis?.log ? "log" : "value",
    min: axis?.min ?? undefined,
    max: axis?.max ?? undefined,
    // Loss curves seldom reach zero; forcing it into view would flatten them.
    scale: true,
    splitNumber: 4,
    splitLine: { show: vertical, lineStyle: { color: theme.line, type: [3, 4] } },
    axisLabel: { color: theme["ink-soft"], fontSize, hideOverlap: true, formatter: axis?.log ? logLabel(least, most) : value => show(value) },
  };
}

export function categoryAxis(axis, names, theme, { vertical = false, inverse = false, plotWidth = 0 } = {}) {
  return {
    ...line(theme),
    ...named(axis?.label ?? "", theme, vertical),
    type: "category",
    data: names,
    inverse,
    axisTick: { show: false },
    axisLabel: {
      color: theme["ink-soft"], fontSize, hideOverlap: true,
      ...(vertical || !plotWidth ? {} : fitted(names, plotWidth / Math.max(1, names.length) - 6, theme)),
    },
  };
}

// Names are wrapped while their longest word fits under its place, else turned.
function fitted(names, slot, theme) {
  const longest = Math.max(0, ...names.flatMap(name => words(name)).map(word => textWidth(word, theme)));
  return longest <= slot ? { interval: 0, formatter: name => wrap(name, slot, theme).join("\n") } : { interval: 0, rotate: 40, width: 110, overflow: "truncate" };
}

const line = theme => ({
  axisLine: { show: true, onZero: false, lineStyle: { color: theme["line-strong"] } },
  axisTick: { show: true, length: 4, lineStyle: { color: theme["line-strong"] } },
  minorTick: { show: false },
});

const named = (label, theme, vertical) => ({
  name: label,
  nameLocation: vertical ? "end" : "middle",
  nameGap: vertical ? 12 : 8,
  nameTextStyle: { color: theme["ink-soft"], fontSize, align: vertical ? "left" : "center" },
});

/** Least and greatest finite value of one coordinate over all series; null when there is none. */
export function extent(series, coordinate, positive) {
  let least = Infinity, most = -Infinity;
  for (const { points } of series)
    for (const point of points) {
      const value = point[coordinate];
      if (value === null || (positive && value <= 0)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  return least <= most ? [least, most] : null;
}
