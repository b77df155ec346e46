// A grid of values as bands of equal area with lines between them: the stronger the tint, the lower the value.
import { channels, mix } from "./theme.js";

const bands = 11;
const cache = new WeakMap();

export function contourImage(grid, width, height, theme, log) {
  const key = `${width} ${height} ${theme.paper} ${theme.accent}`;
  const kept = cache.get(grid);
  if (kept?.key === key) return kept.image;
  const image = paint(grid, width, height, theme, log);
  cache.set(grid, { key, image });
  return image;
}

function paint(grid, width, height, theme, log) {
  // At least twice as fine as the screen, so that the lines between bands come out smooth.
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  const canvas = document.createElement("canvas");
  const columns = canvas.width = Math.round(width * ratio), rows = canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(columns, rows);
  const levels = quantiles(grid.values.flat().filter(value => value !== null));
  const tints = Array.from({ length: bands }, (_, band) => channels(mix(theme.accent, theme.paper, 0.66 + 0.34 * band / (bands - 1))));
  const edge = channels(mix(theme.accent, theme.paper, 0.55));
  const across = Array.from({ length: columns }, (_, column) => place(grid.xs, column / (columns - 1), log.x));
  let above = new Int8Array(columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    const down = place(grid.ys, 1 - row / (rows - 1), log.y);
    const here = new Int8Array(columns);
    for (let column = 0; column < columns; column++) {
      const value = interpolate(grid.values, down, across[column]);
      if (value === null) { here[column] = -1; continue; }
      const band = here[column] = levels.findLastIndex(level => value >= level) + 1;
      const onEdge = (column > 0 && here[column - 1] !== band) || (row > 0 && above[column] !== band);
      pixels.data.set([...(onEdge ? edge : tints[band]), 255], 4 * (row * columns + column));
    }
    above = here;
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Levels that share the values out evenly: an even spread of values would leave a narrow valley without a line. */
function quantiles(values) {
  const sorted = values.sort((a, b) => a - b);
  return sorted.length === 0 ? [] : Array.from({ length: bands - 1 }, (_, level) => sorted[Math.floor((level + 1) * (sorted.length - 1) / bands)]);
}

/** The cell and the share within it at a fraction of an axis. */
function place(marks, fraction, log) {
  const [first, last] = [marks[0], marks.at(-1)];
  const value = log ? first * (last / first) ** fraction : first + (last - first) * fraction;
  let cell = 0, top = marks.length - 2;
  while (cell < top) {
    const middle = (cell + top + 1) >> 1;
    if (marks[middle] <= value) cell = middle; else top = middle - 1;
  }
  return { cell, share: (value - marks[cell]) / (marks[cell + 1] - marks[cell]) };
}

function interpolate(values, { cell: row, share: down }, { cell: column, share: right }) {
  const a = values[row][column], b = values[row][column + 1], c = values[row + 1][column], d = values[row + 1][column + 1];
  if (a === null || b === null || c === null || d === null) return null;
  return (a * (1 - right) + b * right) * (1 - down) + (c * (1 - right) + d * right) * down;
}
