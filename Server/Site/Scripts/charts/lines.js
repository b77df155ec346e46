// Curves, points and counts per bin: everything on two value axes.
import { extent, fontSize, plot, textWidth, valueAxis, wrap } from "./axes.js";
import { show } from "./numbers.js";
import { common, seriesColor, seriesDash, seriesMarker } from "./theme.js";

export function linesOption(figure, theme) {
  const { all, present, xs, ys } = survey(figure);
  // Up to five lines carry their names at their ends; more would not find room there.
  const labelled = present.length > 1 && present.length <= 5;
  const widest = Math.max(0, ...present.map(series => textWidth(series.name, theme, 600)));
  const room = Math.min(widest + 2, figure.width * 0.28);
  const above = labelled ? null : legend(present, figure, theme);
  return {
    ...frame(figure, theme, xs, ys, { right: labelled ? room + 16 : undefined, legend: above?.height }),
    legend: above?.option ?? { show: false },
    tooltip: { ...common(theme).tooltip, trigger: "axis", axisPointer: { lineStyle: { color: theme["line-strong"] } }, formatter: atX(figure) },
    series: [...all.map(series => curve(series, figure, theme)), ...(labelled ? [endLabels(present, figure, theme, room)] : [])],
  };
}

export function scatterOption(figure, theme) {
  const { all, present, xs, ys } = survey(figure);
  const above = legend(present, figure, theme, 10);
  return {
    ...frame(figure, theme, xs, ys, { legend: above.height }),
    legend: above.option,
    tooltip: { ...common(theme).tooltip, trigger: "item", formatter: atPoint(figure) },
    series: all.map(series => ({
      type: "scatter", name: series.name, data: drawable(series.points, figure), symbol: seriesMarker(series.index), symbolSize: series.before ? 5 : 7,
      itemStyle: { color: seriesColor(theme, series.index), opacity: series.before ? 0.3 : 0.8 },
    })),
  };
}

export function histogramOption(figure, theme) {
  const { all, present, xs, ys } = survey(figure);
  const above = legend(present, figure, theme);
  return {
    ...frame(figure, theme, xs, ys, { legend: above.height }),
    legend: above.option,
    yAxis: { ...valueAxis(figure.y, theme, { vertical: true, extent: ys }), scale: figure.y?.log ?? false },
    tooltip: { ...common(theme).tooltip, trigger: "axis", formatter: atX(figure) },
    series: all.map(series => ({
      ...curve({ ...series, points: closed(series.points, figure) }, figure, theme),
      step: "middle", symbol: "none", sampling: undefined,
      areaStyle: { color: seriesColor(theme, series.index), opacity: series.before ? 0 : 0.16 },
    })),
  };
}

/** One line: the present run's, or the one before, faint and dotted. */
export function curve(series, figure, theme) {
  const data = drawable(series.points, figure);
  // A line that ends in a gap carries its label where it was last seen.
  while (data.length && data.at(-1)[1] === "-") data.pop();
  const every = Math.max(1, Math.ceil(data.length / 8));
  // Dashes of a line that goes up and down all the time are only noise: its markers tell it apart.
  const restless = turns(data) > 30;
  return {
    type: "line", name: series.name, data, clip: true, connectNulls: false,
    sampling: data.length > 3000 ? "lttb" : undefined,
    showSymbol: !series.before, symbol: seriesMarker(series.index),
    symbolSize: (_, { dataIndex }) => data.length === 1 || dataIndex % every === Math.floor(every / 2) ? 7 : 0,
    lineStyle: { color: seriesColor(theme, series.index), width: restless ? 1.25 : series.before ? 1.5 : 2.25, type: series.before ? [1, 3] : restless ? "solid" : seriesDash(series.index), opacity: series.before ? 0.6 : 1 },
    itemStyle: { color: seriesColor(theme, series.index), opacity: series.before ? 0.6 : 1 },
    emphasis: { disabled: true },
    z: series.before ? 2 : 3,
  };
}

/** How often a line changes between rising and falling. */
const turns = data => data.reduce((count, [, y], i) => count + (i > 1 && (y - data[i - 1][1]) * (data[i - 1][1] - data[i - 2][1]) < 0 ? 1 : 0), 0);

/** All series with the index that gives them colour, dash and marker; those of the run before take the look of their namesakes. */
export function survey(figure) {
  const present = [...figure.series.values()].map((series, index) => ({ ...series, index, before: false }));
  const before = figure.before.map(series => ({ ...series, index: Math.max(0, present.findIndex(other => other.id === series.id)), before: true }));
  const all = [...before, ...present];
  return { all, present, xs: extent(all, 0, figure.x?.log), ys: extent(all, 1, figure.y?.log) };
}

/** Names above the plot, with the height that they take. What is faint is the run before: the page says so once. */
export function legend(present, figure, theme, itemWidth = 26) {
  let rows = present.length > 1 ? 1 : 0, used = 0;
  for (const series of present) {
    const width = textWidth(series.name, theme) + itemWidth + 22;
    if (used > 0 && used + width > figure.width - 12) { rows++; used = 0; }
    used += width;
  }
  return {
    height: rows * 22,
    option: {
      show: rows > 0, top: 0, left: 2, itemWidth, itemHeight: 10, itemGap: 14, selectedMode: false, type: "plain", padding: [4, 0],
      textStyle: { color: theme.ink, fontSize }, data: present.map(series => series.name),
    },
  };
}

export const frame = (figure, theme, xs, ys, space) => ({
  ...common(theme),
  grid: plot(space),
  xAxis: valueAxis(figure.x, theme, { extent: xs }),
  yAxis: valueAxis(figure.y, theme, { vertical: true, extent: ys }),
});

/** Names at the ends of their lines, moved apart where they would cover each other, and never out of the plot's height. */
const endLabels = (present, figure, theme, room) => ({
  type: "custom", silent: true, data: [0], z: 6, clip: false, tooltip: { show: false }, dimensions: [],
  renderItem: ({ coordSys }, api) => {
    const labels = present.flatMap(series => {
      const end = drawable(series.points, figure).findLast(([x, y]) => x !== "-" && y !== "-");
      if (!end) return [];
      const lines = wrap(series.name, room, theme, 600);
      const [x, y] = api.coord(end);
      return [{ series, text: lines.join("\n"), width: Math.max(...lines.map(line => textWidth(line, theme, 600))), height: lines.length * 15, x: x + 9, y }];
    }).sort((a, b) => a.y - b.y);
    spread(labels, coordSys.y, coordSys.y + coordSys.height);
    return {
      type: "group",
      children: labels.map(({ series, text, x, y }) => ({
        type: "text",
        style: {
          text, x, y, fill: seriesColor(theme, series.index), lineHeight: 15, verticalAlign: "middle", font: `600 ${fontSize}px ${theme.font}`,
          stroke: theme.paper, lineWidth: 3,
        },
      })),
    };
  },
});

/** Moves labels, sorted by y, down until none covers another, then up until all are above the bottom. */
function spread(labels, top, bottom) {
  const beside = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width;
  const gap = (a, b) => (a.height + b.height) / 2;
  labels.forEach((label, i) => {
    label.y = Math.max(label.y, top + label.height / 2, ...labels.slice(0, i).filter(other => beside(other, label)).map(other => other.y + gap(other, label)));
  });
  labels.forEach((_, back) => {
    const i = labels.length - 1 - back, label = labels[i];
    label.y = Math.min(label.y, bottom - label.height / 2, ...labels.slice(i + 1).filter(other => beside(other, label)).map(other => other.y - gap(other, label)));
  });
}

// A logarithmic axis has no place for zero and below: such points are gaps.
const drawable = (points, figure) => points.map(([x, y]) => [
  x === null || (figure.x?.log && x <= 0) ? "-" : x,
  y === null || (figure.y?.log && y <= 0) ? "-" : y,
]);

/** Bins as a closed outline: a middle step draws only half of the first and the last bin. */
function closed(points, figure) {
  if (points.length < 2 || figure.y?.log) return points;
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const width = sorted[1][0] - sorted[0][0];
  return [[sorted[0][0] - width, 0], ...sorted, [sorted.at(-1)[0] + width, 0]];
}

const atX = figure => parameters => {
  const [first] = parameters;
  return [`${figure.x?.label ?? ""} ${show(first.value[0])}`, ...parameters.map(({ seriesName, value }) => `${seriesName}  ${show(value[1])}`)].join("\n");
};

const atPoint = figure => ({ seriesName, value }) =>
  `${seriesName}\n${figure.x?.label ?? "x"} ${show(value[0])}\n${figure.y?.label ?? "y"} ${show(value[1])}`;
