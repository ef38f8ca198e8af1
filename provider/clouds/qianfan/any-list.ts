import { z } from "zod";
import { lastPage, pageInfo } from "./schemas";

/**
 * One page of a list whose name in the answer no page tells, so that any list is taken. What is wrong with an item is told
 * under its place in the answer: one that cannot be read is then passed over, as in a list whose name is known.
 */
export function anyPage<Item>(item: z.ZodType<Item>) {
  const result = z
    .looseObject({ pageInfo: pageInfo.nullish() })
    .transform(({ pageInfo: info, ...members }, context) => ({
      items: firstList(item, members, context.addIssue),
      pageInfo: info ?? lastPage,
    }));
  return z.object({ result }).transform((answer) => answer.result);
}

/** A list without pages: bare, or under any name. */
export function anyList<Item>(item: z.ZodType<Item>) {
  const inside = z.looseObject({}).transform((members, context) => firstList(item, members, context.addIssue));
  // Not a union of both, whose complaints would name no place.
  return z.object({ result: z.unknown() }).transform(({ result }, context) => {
    const reading = (Array.isArray(result) ? z.array(item) : inside).safeParse(result);
    if (reading.success) return reading.data;
    complain(reading.error.issues, ["result"], context.addIssue);
    return z.NEVER;
  });
}

type AddIssue = (issue: { readonly code: "custom"; readonly path: PropertyKey[]; readonly message: string }) => void;

function firstList<Item>(
  item: z.ZodType<Item>,
  members: Readonly<Record<string, unknown>>,
  addIssue: AddIssue,
): Item[] {
  const found = Object.entries(members).find(([, member]) => Array.isArray(member));
  if (found === undefined) return [];
  const [name, list] = found;
  const reading = z.array(item).safeParse(list);
  if (reading.success) return reading.data;
  complain(reading.error.issues, [name], addIssue);
  return z.NEVER;
}

function complain(issues: readonly z.core.$ZodIssue[], place: readonly string[], addIssue: AddIssue): void {
  for (const { path, message } of issues) addIssue({ code: "custom", path: [...place, ...path], message });
}
