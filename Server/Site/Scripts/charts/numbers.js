// Numbers as QuizHub.Demos.DemoNumbers writes them: four significant digits, a real minus sign, powers of ten outside 0.001 to 1 000 000.
const raised = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const power = exponent => `10${[...String(exponent)].map(sign => raised[sign]).join("")}`;

export function show(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, exponent] = size.toExponential(2).split("e");
    const short = String(Number(mantissa));
    return `${sign}${short === "1" ? "" : `${short}\u202f×\u202f`}${power(Number(exponent))}`;
  }
  const text = String(Number.isInteger(size) ? size : Number(size.toPrecision(4)));
  return sign + (size >= 10000 ? text.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f") : text);
}

/** Two digits, for a cell of a matrix. */
export const brief = value => show(value === null || Number.isInteger(value) ? value : Number(value.toPrecision(2)));

/** Labels of a logarithmic axis: all as powers, unless all are small enough to be read plainly. */
export const logLabel = (least, most) => value =>
  least >= 0.001 && most <= 10000 ? show(value) : power(Math.round(Math.log10(value)));
