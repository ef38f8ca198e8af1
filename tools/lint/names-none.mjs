/** Text leaves in one way: what a cloud wrote must not steer a terminal. */
export const bareWrite = {
  selector: "CallExpression[callee.property.name='write'][callee.object.object.name='process']",
  message: "text leaves by print, printJson or note of provider/cli/print.ts, or by the engine's log",
};

/**
 * What refuses the names of clouds: who asks a cloud for its trait works for one that it has never heard of.
 *
 * @param {readonly string[]} names
 */
export function namesNone(names) {
  const named = `(^|[^\\w-])(${names.join("|")})(?![\\w-])`;
  return [
    `Literal[value=/${named}/i]`,
    `TemplateElement[value.raw=/${named}/i]`,
    `Identifier[name=/^(${names.join("|")})$/]`,
  ].map((selector) => ({
    selector,
    message: "only a cloud's own folders and the registry name it: ask the Cloud value",
  }));
}
