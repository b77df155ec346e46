// Cuts the fonts of formulas out of STIX Two Math (SIL Open Font License 1.1; "The STIX Fonts Project Authors"). Called by Scripts.targets: node fonts.mjs OUT_FOLDER.
// Systems without a mathematical font have neither the letters nor signs that grow; each file is fetched only by pages that need it (css/formulas.css names the ranges).
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subset from "subset-font";

const [out] = process.argv.slice(2);
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");

const letters = {
  "double-struck-script": range(0x1d538, 0x1d56b) + range(0x1d7d8, 0x1d7e1) + range(0x1d49c, 0x1d4cf) + "ℂℍℕℙℚℝℤℬℰℱℋℐℒℳℛℯℊℴ",
  "fraktur": range(0x1d504, 0x1d537) + "ℭℌℑℜℨ",
  "bold": range(0x1d400, 0x1d433) + range(0x1d468, 0x1d49b) + range(0x1d7ce, 0x1d7d7) + range(0x1d6a8, 0x1d6e1) + range(0x1d71c, 0x1d755),
  "sans-typewriter": range(0x1d5a0, 0x1d5d3) + range(0x1d608, 0x1d63b) + range(0x1d7e2, 0x1d7eb) + range(0x1d670, 0x1d6a3) + range(0x1d7f6, 0x1d7ff),
};
// With the space, so that browsers take its table of mathematical measures for the formula's.
const signs = " ()[]{}|‖√⌊⌋⌈⌉⟨⟩⏞⏟→←↔↑↓⇒⇐⇔∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀⦵⩞⫅⫆⫋⫌^~‾ˇ\u20d7";

const unused = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG", "gasp"];
const source = await readFile("node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2");
// Copyright and license stay inside each file, as the license asks.
const notices = [0, 13, 14];
const cut = async (name, text, drop) =>
  writeFile(`${out}/formula-${name}.woff2`, await subset(source, text, {
    targetFormat: "woff2", noHinting: true, noLayoutClosure: true, keepFeatures: [], dropTables: drop, preserveNameIds: notices,
  }));

await mkdir(out, { recursive: true });
await cut("signs", signs, unused);
for (const [name, text] of Object.entries(letters)) {
  await cut(name, text, [...unused, "MATH"]);
}
