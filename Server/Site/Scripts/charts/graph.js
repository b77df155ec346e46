// Nodes at given places with what is known of them, and directed edges between them.
import { textWidth } from "./axes.js";
import { common } from "./theme.js";

const lineHeight = 17;

export function graphOption(figure, theme) {
  const { nodes, edges } = figure.graph ?? { nodes: [], edges: [] };
  const boxes = place(nodes.map(node => measure(node, theme)), figure);
  const byId = new Map(boxes.map(box => [box.node.id, box]));
  const arrows = edges.filter(edge => byId.has(edge.from) && byId.has(edge.to)).map(edge => ({ edge, from: byId.get(edge.from), to: byId.get(edge.to) }));
  const layer = (data, draw, z) => ({ type: "custom", coordinateSystem: "none", silent: true, z, data: data.map((_, i) => i), renderItem: ({ dataIndex }) => draw(data[dataIndex], theme) });
  return { ...common(theme), tooltip: { show: false }, series: [layer(arrows, drawEdge, 1), layer(boxes, drawNode, 2)] };
}

function measure(node, theme) {
  const lines = [
    { text: node.label, color: theme.ink, weight: 600 },
    node.value && { text: node.value, color: theme.ink, weight: 400 },
    node.gradient && { text: `∇ ${node.gradient}`, color: theme["series-2"], weight: 400 },
  ].filter(Boolean);
  return { node, lines, width: Math.max(30, ...lines.map(line => textWidth(line.text, theme, line.weight))) + 16, height: lines.length * lineHeight + 10 };
}

/** Given places stretched over the figure, so that the outermost nodes just fit. */
function place(boxes, { width, height }) {
  const spread = (coordinate, size, room) => {
    const marks = boxes.map(box => box.node[coordinate]), least = Math.min(...marks), most = Math.max(...marks);
    const margin = Math.max(...boxes.map(box => box[size])) / 2 + 4;
    return mark => most === least ? room / 2 : margin + (mark - least) / (most - least) * (room - 2 * margin);
  };
  const x = spread("x", "width", width), y = spread("y", "height", height);
  return boxes.map(box => ({ ...box, x: x(box.node.x), y: y(box.node.y) }));
}

const drawNode = (box, theme) => ({
  type: "group",
  children: [
    {
      type: "rect", shape: { x: box.x - box.width / 2, y: box.y - box.height / 2, width: box.width, height: box.height, r: 6 },
      style: { fill: theme.raised, stroke: theme["series-1"], lineWidth: 1.5 },
    },
    ...box.lines.map((line, i) => ({
      type: "text",
      style: { text: line.text, x: box.x, y: box.y + (i - (box.lines.length - 1) / 2) * lineHeight, align: "center", verticalAlign: "middle", fill: line.color, font: `${line.weight} 12px ${theme.font}` },
    })),
  ],
});

function drawEdge({ edge, from, to }, theme) {
  const [dx, dy] = [to.x - from.x, to.y - from.y], length = Math.hypot(dx, dy) || 1;
  const start = rim(from, dx, dy), end = rim(to, -dx, -dy);
  const [ux, uy] = [dx / length, dy / length];
  const wing = side => [end[0] - 9 * ux + side * 4 * uy, end[1] - 9 * uy - side * 4 * ux];
  const middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  return {
    type: "group",
    children: [
      { type: "line", shape: { x1: start[0], y1: start[1], x2: end[0] - 6 * ux, y2: end[1] - 6 * uy }, style: { stroke: theme["line-strong"], lineWidth: 1.5 } },
      { type: "polygon", shape: { points: [end, wing(1), wing(-1)] }, style: { fill: theme["line-strong"] } },
      ...(edge.label ? [{
        type: "text",
        style: { text: edge.label, x: middle[0], y: middle[1], align: "center", verticalAlign: "middle", fill: theme["ink-soft"], font: `12px ${theme.font}`, backgroundColor: theme.paper, padding: [1, 3] },
      }] : []),
    ],
  };
}

/** Where a ray from a box's centre leaves it. */
function rim(box, dx, dy) {
  const share = Math.min(box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9));
  return [box.x + dx * share, box.y + dy * share];
}
