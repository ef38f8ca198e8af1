/** @typedef {Parameters<import("eslint").SourceCode["getScope"]>[0]} Node */

/**
 * A table of ours, a constant of type `Record<string, …>` that is written as an object, is looked up by names that may be anybody's,
 * and every object has a `constructor`. So it is asked by `own` of `provider/base/own.ts`, and `in` is `Object.hasOwn`.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const ownNames = {
  meta: {
    type: "problem",
    schema: [],
    messages: { inherited: "`{{name}}` has `constructor`, too: ask `own({{name}}, …)`, or `Object.hasOwn`" },
  },
  create(context) {
    const { sourceCode } = context;
    /** @type {(node: import("eslint").Rule.Node, table: Node) => void} */
    const check = (node, table) => {
      if (table.type !== "Identifier" || !isTable(sourceCode, table)) return;
      context.report({ node, messageId: "inherited", data: { name: table.name } });
    };
    return {
      MemberExpression(node) {
        const isWritten = node.parent.type === "AssignmentExpression" && node.parent.left === node;
        if (node.computed && node.property.type !== "Literal" && !isWritten) check(node, node.object);
      },
      BinaryExpression(node) {
        if (node.operator === "in" && node.left.type !== "Literal") check(node, node.right);
      },
    };
  },
};

/**
 * Whether a name stands for such a table, of this file or of another one.
 *
 * @param {import("eslint").SourceCode} sourceCode
 * @param {Extract<Node, { type: "Identifier" }>} identifier
 */
function isTable(sourceCode, identifier) {
  /** @type {import("eslint").Scope.Scope | null} */
  let scope = sourceCode.getScope(identifier);
  while (scope !== null && !scope.set.has(identifier.name)) scope = scope.upper;
  const [definition] = scope?.set.get(identifier.name)?.defs ?? [];
  if (definition?.type === "Variable") {
    const { id, init } = definition.node;
    return init?.type === "ObjectExpression" && isRecordOfText(sourceCode.getText(id));
  }
  /** @type {Partial<import("@typescript-eslint/utils").ParserServicesWithTypeInformation>} */
  const { program, getTypeAtLocation } = sourceCode.parserServices;
  if (definition?.type !== "ImportBinding" || !program || !getTypeAtLocation) return false;
  const type = getTypeAtLocation(/** @type {import("@typescript-eslint/utils").TSESTree.Node} */ (identifier));
  return isRecordOfText(`: ${program.getTypeChecker().typeToString(type)}`);
}

/** @param {string} declaration */
function isRecordOfText(declaration) {
  return /: (?:Readonly<)?Record<string,/.test(declaration);
}
