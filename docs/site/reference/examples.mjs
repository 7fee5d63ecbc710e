// Nothing in the document nests deeper; it keeps a schema that names itself from going on for ever.
const deepest = 6;

/** An example of a schema: its own, or one made of its members'. */
export function exampleOf(schema, reference, depth = 0) {
  const known = reference.resolve(schema);
  if (known.example !== undefined) return known.example;
  if (known.default !== undefined && known.default !== null) return known.default;
  if (known.enum) return known.enum[0];
  if (depth > deepest) return null;
  if (known.oneOf) return exampleOf(known.oneOf[0], reference, depth + 1);
  if (known.type === "array") return [exampleOf(known.items, reference, depth + 1)];
  if (known.properties) return Object.fromEntries(Object.entries(known.properties).map(([name, member]) => [name, exampleOf(member, reference, depth + 1)]));
  return { object: {}, number: known.minimum ?? 1, integer: known.minimum ?? 1, boolean: true }[known.type] ?? "text";
}

/** What stands for a parameter in an example of its operation. */
export function parameterExample({ name, example, schema }) {
  return example ?? schema.example ?? schema.default ?? schema.enum?.[0] ?? named[name] ?? `{${name}}`;
}

const named = {
  name: "tailor",
  key: "body/65f000000000000000000001/65f000000000000000000002.jpg",
  conversationId: "65f0c2a4e1b2c3d4e5f60718_65f0c2a4e1b2c3d4e5f60719",
};
