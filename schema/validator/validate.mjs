// Reads `SCHEMA FILE` lines on standard input (SCHEMA: host, part, diagnostics or sarif) and prints one line for
// each: `valid FILE`, or `invalid FILE: REASON`. Parses YAML with the parser of yaml-language-server
// and validates with ajv, so that neither the reader nor the validator is qjailctl's.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { parseDocument } from "yaml";

const here = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const options = { strict: false, allErrors: true, validateFormats: false, logger: false };

const ajv = new Ajv2020(options);
const host = here("../host.schema.json");
ajv.addSchema({ ...host, $id: undefined }, "host.schema.json"); // part.schema.json names it so
const resolve = createRequire(import.meta.url).resolve;
const sarifFolder = dirname(resolve("@microsoft/jest-sarif/package.json"));
const sarif = JSON.parse(readFileSync(`${sarifFolder}/lib/schemas/sarif-2.1.0-rtm.5.json`, "utf8"));
delete sarif.$schema; // draft 4, of which it uses only what later drafts have as well
delete sarif.id;

const validators = {
  host: ajv.compile(host),
  part: ajv.compile(here("../part.schema.json")),
  diagnostics: ajv.compile(here("../diagnostics.schema.json")),
  sarif: new Ajv({ ...options, unicodeRegExp: false }).compile(sarif), // one pattern is no /u
};

const problem = (schema, file) => {
  const document = parseDocument(readFileSync(file, "utf8"), { merge: true, version: "1.2" });
  if (document.errors.length > 0) {
    return document.errors[0].message.split("\n")[0];
  }
  const validate = validators[schema];
  if (validate(document.toJS({ maxAliasCount: 100 }))) {
    return null;
  }
  const { instancePath, message } = validate.errors[0];
  return `${instancePath || "/"} ${message}`;
};

for await (const line of createInterface({ input: process.stdin })) {
  const [schema, file] = line.split(/ (.*)/s);
  let found;
  try {
    found = problem(schema, file);
  } catch (error) {
    found = String(error.message).split("\n")[0];
  }
  console.log(found === null ? `valid ${file}` : `invalid ${file}: ${found}`);
}
