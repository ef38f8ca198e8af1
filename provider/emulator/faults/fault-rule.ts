import { z } from "zod";
import { faultAction } from "./fault-action";

const count = z.int().min(1);

/** A rule: which calls it counts, which of these it hits, and what it does to them. */
export const faultRule = z
  .strictObject({
    /** Default: both clouds. */
    cloud: z.enum(["bailian", "qianfan"]).optional(),
    /** Names of operations. Default: those that the action concerns; all of them for most. */
    operation: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    /** Hits that call alone, counted from 1 over all processes. */
    nth: count.optional(),
    /** First and last call that may be hit. */
    from: count.optional(),
    until: count.optional(),
    /** Chance of a hit. Follows from `seed` and the call's number alone. Default: 1. */
    probability: z.number().min(0).max(1).optional(),
    seed: z.string().optional(),
    /** Most hits. Default: no limit. */
    times: count.optional(),
    action: faultAction,
  })
  .superRefine(({ nth, from, until }, context) => {
    const complain = (member: string, message: string) => context.addIssue({ code: "custom", path: [member], message });
    if (nth !== undefined && from !== undefined) complain("nth", "nth and from exclude each other");
    if (nth !== undefined && until !== undefined) complain("nth", "nth and until exclude each other");
    if (until !== undefined && from !== undefined && until < from) complain("until", "until lies before from");
  });

/** A checked rule, with its defaults filled in. */
export type FaultRule = z.output<typeof faultRule>;

/** A rule as it is given. */
export type FaultRuleInput = z.input<typeof faultRule>;
