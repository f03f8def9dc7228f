// Reads the program's BibTeX and CSL-JSON citations of every passage with the
// parsers of Citation.js, and wants back what went in.
//
//   node check.js PROGRAM
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const program = process.argv[2];
assert(program, "usage: node check.js PROGRAM");

// ask gives the program lines and returns its answers.
function ask(lines) {
  const out = execFileSync(program, ["console", "--json"], { input: lines.join("\n") + "\n", encoding: "utf8" });
  return out.trim().split("\n").map((line) => JSON.parse(line));
}

// passages are the ids of all that the program has, from its table of topics,
// in which each stands.
function passages() {
  const [{ topics }] = ask(["/differences"]);
  const ids = topics.flatMap((t) => t.statements.flatMap((s) => s.passages.map((p) => [p.id, s.name])));
  return [...new Map(ids)];
}

// read parses a citation and holds its fields to the passage that it cites.
function read(text, format, id, side) {
  const [item, ...more] = new Cite(text, { forceType: format }).data;
  assert.equal(more.length, 0);
  assert.equal(item.title, "[Statement on the telephone call of 18 March 2025, as worded in a news report datelined Washington (AP)]");
  assert.deepEqual(item.issued["date-parts"], [[2025]]);
  assert.equal(item.author.length, 1);
  assert.equal(item.author[0].literal ?? item.author[0].family, side);
  assert((item.locator ?? item.note).endsWith(id), `${id} is not in ${text}`);
  assert(item.URL === undefined, "nobody holds an address");
  new Cite(item).format("bibliography", { format: "text", template: "apa" });
}

const all = passages();
assert(all.length > 20, `only ${all.length} passages were found`);
const styles = { bibtex: "@bibtex/text", "csl-json": "@else/json" };
for (const [style, format] of Object.entries(styles)) {
  const answers = ask(all.map(([id]) => `/cite ${id} style: ${style}`));
  all.forEach(([id, side], i) => {
    try {
      read(answers[i].text, format, id, side);
    } catch (error) {
      console.error(`${id} as ${style}:\n${answers[i].text}`);
      throw error;
    }
  });
}
console.log(`${all.length} passages were read as BibTeX and as CSL-JSON`);
