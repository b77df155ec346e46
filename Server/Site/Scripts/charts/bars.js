// Bars side by side or stacked, per category or per number.
import { categoryAxis, plot, textWidth, valueAxis } from "./axes.js";
import { legend, survey } from "./lines.js";
import { show } from "./numbers.js";
import { common, seriesColor } from "./theme.js";

// Patterns besides colours; the first series is plain.
const patterns = [
  { symbol: "none" },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: "circle", symbolSize: 0.7, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
];

export function barsOption(figure, theme) {
  const all = survey(figure).all.sort((a, b) => a.before - b.before);
  const above = legend(all, figure, theme);
  const places = figure.categories?.map((_, index) => index) ?? [...new Set(all.flatMap(series => series.points.map(([x]) => x)))].sort((a, b) => a - b);
  const names = figure.categories ?? places.map(show);
  const stacked = figure.kind === "stackedBars";
  const columns = all.map(series => {
    const byPlace = new Map(series.points.map(([x, y]) => [x, y]));
    return { ...series, values: places.map(x => byPlace.get(x) ?? "-") };
  });
  // Values are written on the bars while there is room for them.
  const bars = places.length * (stacked ? 1 : columns.length);
  const widest = Math.max(0, ...columns.flatMap(column => column.values.map(value => textWidth(show(value), theme))));
  const written = !stacked && bars > 0 && figure.width * 0.8 / bars > widest + 8;
  return {
    ...common(theme),
    legend: above.option,
    grid: plot({ legend: above.height }),
    xAxis: categoryAxis(figure.x, names, theme, { plotWidth: figure.categories ? figure.width - 70 : 0 }),
    yAxis: { ...valueAxis(figure.y, theme, { vertical: true }), scale: false },
    tooltip: {
      ...common(theme).tooltip, trigger: "axis", axisPointer: { type: "shadow" },
      formatter: parameters => [parameters[0].name, ...parameters.map(({ seriesName, value }) => `${seriesName}  ${show(value)}`)].join("\n"),
    },
    series: columns.map(column => ({
      type: "bar", name: column.name, data: column.values, barMaxWidth: 56, barGap: "8%", stack: stacked ? (column.before ? "before" : "now") : undefined,
      itemStyle: column.before
        ? { color: "transparent", borderColor: seriesColor(theme, column.index), borderType: [2, 3], borderWidth: 1.5, opacity: 0.8 }
        : { color: seriesColor(theme, column.index), decal: { ...patterns[column.index % patterns.length], color: theme.raised }, borderRadius: stacked ? 0 : [3, 3, 0, 0] },
      label: { show: written, position: "top", color: theme.ink, fontSize: 12, formatter: ({ value }) => show(value) },
      emphasis: { disabled: true },
    })),
  };
}
