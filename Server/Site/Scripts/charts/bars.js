// Bars side by side or stacked, per category or per number.
import { categoryAxis, plot, textWidth, valueAxis } from "./axes.js";
import { legend, survey } from "./lines.js";
import { show } from "./numbers.js";
import { common, seriesColor } from "./theme.js";

const widestBar = 56;

// Patterns besides colours; the first series is plain.
const patterns = [
  { symbol: "none" },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: "circle", symbolSize: 0.7, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
];

export function barsOption(figure, theme) {
  const { all, present } = survey(figure);
  all.sort((a, b) => a.before - b.before);
  const above = legend(present, figure, theme);
  const places = figure.categories?.map((_, index) => index) ?? [...new Set(all.flatMap(series => series.points.map(([x]) => x)))].sort((a, b) => a - b);
  const names = figure.categories ?? places.map(value => show(value));
  const stacked = figure.kind === "stackedBars";
  const columns = all.map(series => {
    const byPlace = new Map(series.points.map(([x, y]) => [x, y]));
    return { ...series, values: places.map(x => byPlace.get(x) ?? "-") };
  });
  // Values are written on the bars while there is room for them: on a bar alone as wide as its place, else no wider than the bar.
  const place = figure.width * 0.85 / Math.max(1, places.length);
  const room = columns.length === 1 ? place : Math.min(place * 0.85 / columns.length, widestBar * 1.08);
  const written = !stacked && room > Math.max(0, ...columns.flatMap(column => column.values.map(value => textWidth(show(value, 3), theme)))) + 4;
  return {
    ...common(theme),
    legend: above.option,
    grid: plot({ legend: above.height + (written ? 12 : 0) }),
    xAxis: categoryAxis(figure.x, names, theme, { plotWidth: figure.categories ? figure.width - 70 : 0 }),
    yAxis: { ...valueAxis(figure.y, theme, { vertical: true }), scale: false, ...(written ? { nameGap: 24 } : {}) },
    tooltip: {
      ...common(theme).tooltip, trigger: "axis", axisPointer: { type: "shadow" },
      formatter: parameters => [parameters[0].name, ...parameters.map(({ seriesName, value }) => `${seriesName}  ${show(value)}`)].join("\n"),
    },
    series: columns.map(column => ({
      type: "bar", name: column.name, data: column.values, barMaxWidth: widestBar, barGap: "8%", stack: stacked ? (column.before ? "before" : "now") : undefined,
      itemStyle: column.before
        ? { color: "transparent", borderColor: seriesColor(theme, column.index), borderType: [2, 3], borderWidth: 1.5, opacity: 0.8 }
        : { color: seriesColor(theme, column.index), decal: { ...patterns[column.index % patterns.length], color: theme.paper }, borderRadius: stacked ? 0 : [3, 3, 0, 0] },
      label: { show: written, position: "top", color: theme.ink, fontSize: 12, formatter: ({ value }) => show(value, 3) },
      emphasis: { disabled: true },
    })),
  };
}
