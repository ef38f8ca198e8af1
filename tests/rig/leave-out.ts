/**
 * Leaves a test, or all of a `before`, out because a registry or a language is missing: loud and green on a developer's
 * machine, a failure where `CI` is set, since there nobody reads what a green run says.
 */
export function leaveOut(test: Mocha.Context, what: string, reason: string): never {
  const message = `LEFT OUT: ${what}: ${reason}`;
  if (isSet(process.env["CI"])) throw new Error(message);
  process.stderr.write(`\n!! ${message}. It did not run.\n\n`);
  return test.skip();
}

/** As build servers set it; `false` is how some switch it off. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false";
}
