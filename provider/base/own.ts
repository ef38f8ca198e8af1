/**
 * What stands in a table under a name that may be anybody's: a cloud's, a file's, a user's. Never what every object has, such as
 * `constructor`, which is no model, no status and no price.
 */
export function own<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
