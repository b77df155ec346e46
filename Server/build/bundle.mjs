// Bundles the front-end libraries. Called by Scripts.targets: node bundle.mjs OUT_FOLDER NAME...
import { build } from "esbuild";

const [out, ...names] = process.argv.slice(2);
const common = { bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

await build({ ...common, entryPoints: names.map(name => `Site/Scripts/${name}.js`), format: "esm", target: "es2022", outdir: `${out}/browser/js` });
await build({ ...common, entryPoints: ["Site/Scripts/markdown-engine.js"], format: "iife", target: "es2020", outfile: `${out}/markdown-engine.js` });
