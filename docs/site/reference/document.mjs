const methods = ["get", "post", "put", "patch", "delete"];

// The document repeats the codes below each text; here they stand with the answers.
const withoutCodes = (text = "") => text.replace(/\n*Problem codes: [^\n]*$/, "").trim();

const nameOf = (reference) => reference.split("/").at(-1);

/** The API's description, as the reference shows it. */
export class ApiReference {
  constructor(document) {
    this.info = document.info;
    this.schemas = new Map(Object.entries(document.components.schemas));
    this.paths = new Set(Object.keys(document.paths));
    this.operations = new Map();
    for (const path of Object.keys(document.paths).sort()) {
      for (const method of methods.filter((method) => document.paths[path][method])) {
        const operation = operationOf(path, method, document.paths[path][method]);
        this.operations.set(operation.id, operation);
      }
    }
    this.tags = document.tags.map((tag) => ({ ...tag, operations: [...this.operations.values()].filter((operation) => operation.tag === tag.name) })).filter((tag) => tag.operations.length > 0);
    this.problems = problemsOf(document);
  }

  /** What a schema says, where it is but a name the named one. */
  resolve(schema) {
    const name = this.nameOf(schema);
    return name ? this.schemas.get(name) : schema;
  }

  /** The name of the schema that this one stands for, if it has one. */
  nameOf(schema) {
    const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0].$ref : undefined);
    return reference && nameOf(reference);
  }

  /** The operations that can answer a problem. */
  answering(code) {
    return [...this.operations.values()].filter((operation) => operation.failures.some((failure) => failure.codes.includes(code)));
  }
}

function operationOf(path, method, source) {
  const answers = Object.entries(source.responses).map(([status, answer]) => ({ status, codes: answer["x-problem-codes"] ?? [], ...answer }));
  const [group, verb] = source.operationId.split("_");
  return {
    id: source.operationId,
    calls: { typescript: `${group[0].toLowerCase()}${group.slice(1)}${verb}`, csharp: `client.${group}.${verb}Async` },
    tag: source.tags[0],
    address: `/docs/reference/${source.tags[0]}/#${source.operationId}`,
    method: method.toUpperCase(),
    path,
    summary: source.summary.replace(/\.$/, ""),
    text: withoutCodes(source.description),
    needsToken: source.security?.length > 0,
    parameters: source.parameters ?? [],
    body: source.requestBody,
    answers: answers.filter((answer) => answer.status < "400"),
    failures: answers.filter((answer) => answer.status >= "400"),
  };
}

function problemsOf(document) {
  const problems = new Map(document.components.schemas.Problem.properties.code["x-extensible-enum"].map((code) => [code, { code }]));
  for (const [code, example] of Object.entries(document.components.examples)) {
    problems.set(code, { code, title: example.summary, text: example.description, status: example.value.status, example: example.value });
  }
  return problems;
}
