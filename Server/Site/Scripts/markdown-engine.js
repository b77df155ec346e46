// Runs inside Jint on the server: formulas to MathML, code to highlighted HTML. One global, two functions.
import katex from "katex";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import csharp from "highlight.js/lib/languages/csharp";
import python from "highlight.js/lib/languages/python";

hljs.registerLanguage("bash", bash);
hljs.registerLanguage("csharp", csharp);
hljs.registerLanguage("python", python);

globalThis.renderFormula = (tex, display) =>
  katex.renderToString(tex, { displayMode: display, output: "mathml", throwOnError: true, strict: "ignore", trust: false, errorColor: "refused", maxExpand: 500, maxSize: 20 });

globalThis.highlightCode = (code, language) => {
  if (!hljs.getLanguage(language)) {
    return null;
  }

  // The highlighter swallows its own faults, a full stack among them, and hands the code back plain.
  const result = hljs.highlight(code, { language, ignoreIllegals: true });
  if (result.errorRaised) {
    throw result.errorRaised;
  }

  return result.value;
};
