// Writes what search knows of Chinese characters. Called by Scripts.targets: node chinese.mjs OUT_FILE
// A line of pairs, each a traditional character and the simplified one; then a line for each syllable without tone: the syllable, a space, the characters that can be read so.
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

const characters = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at));
const simplify = Converter({ from: "t", to: "cn" });
const pairs = characters.map(character => [character, simplify(character)]).filter(([from, to]) => to.length === 1 && to !== from);
const traditional = new Set(pairs.map(([from]) => from));

const syllables = new Map();
for (const character of characters.filter(character => !traditional.has(character))) {
  for (const syllable of new Set(pinyin(character, { multiple: true, toneType: "none", type: "array", v: true }))) {
    if (/^[a-z]+$/.test(syllable)) {
      syllables.set(syllable, (syllables.get(syllable) ?? "") + character);
    }
  }
}

const lines = [...syllables].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, known]) => `${syllable} ${known}`);
writeFileSync(process.argv[2], [pairs.flat().join(""), ...lines].join("\n") + "\n");
