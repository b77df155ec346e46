// Numbers as QuizHub.Site.Numbers writes them: four significant digits, a real minus sign, powers of ten below 0.0001 and from a million on.
const raised = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const power = exponent => `10${[...String(exponent)].map(sign => raised[sign]).join("")}`;

export function show(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    const [mantissa, exponent] = size.toExponential(digits - 1).split("e");
    return `${sign}${Number(mantissa)}\u00a0×\u00a0${power(Number(exponent))}`;
  }
  const [whole, decimals] = String(Number.isInteger(size) ? size : Number(size.toPrecision(digits))).split(".");
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals ? `.${decimals}` : "");
}

/** Two digits, for a cell of a matrix. */
export const brief = value => show(value, 2);

/** Labels of a logarithmic axis: all as powers, unless all are small enough to be read plainly. */
export const logLabel = (least, most) => value =>
  least >= 0.001 && most <= 10000 ? show(value) : power(Math.round(Math.log10(value)));
