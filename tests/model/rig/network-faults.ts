import fc from "fast-check";
import type { Rig } from "../../lifecycle/rig/create-rig";

/** What happens to a call on its way out and back. */
const kinds = {
  loseRequest: () => Promise.reject(reset()),
  loseAnswer: async (pass) => {
    await pass();
    throw reset();
  },
  throttle: () => answer(429, JSON.stringify({ code: "Throttling", message: "slow down" })),
  refuseBusily: () => answer(503, "<html>busy</html>"),
  answerFromGateway: async (pass) => {
    await pass();
    return answer(502, "<html>Bad Gateway</html>");
  },
  answerIllegibly: async (pass) => {
    await pass();
    return answer(200, "<html>welcome</html>");
  },
  cancelBefore: (pass, rig) => {
    rig.cancel();
    return pass();
  },
  cancelAfter: async (pass, rig) => {
    const response = await pass();
    rig.cancel();
    return response;
  },
  killBefore: (_pass, rig) => {
    rig.process.kill();
    return Promise.reject(reset());
  },
  killAfter: async (pass, rig) => {
    await pass();
    rig.process.kill();
    throw reset();
  },
} as const satisfies Record<string, (pass: () => Promise<Response>, rig: Rig) => Promise<Response>>;

/** A fault that meets some calls of a command in a row. */
export interface NetworkFault {
  readonly kind: keyof typeof kinds;
  /** The first call that it meets, counted from 1. */
  readonly call: number;
  readonly times: number;
}

const fault: fc.Arbitrary<NetworkFault> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  call: fc.integer({ min: 1, max: 12 }),
  // Six are more than a call is tried.
  times: fc.constantFrom(1, 1, 1, 2, 6),
});

/** The faults of one command: mostly none. */
export const networkFaults: fc.Arbitrary<readonly NetworkFault[]> = fc.oneof(
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fault, { minLength: 1, maxLength: 2 }) },
);

/** Puts the faults between provider and cloud. @returns says which have met a call. */
export function injectFaults(rig: Rig, faults: readonly NetworkFault[]): () => ReadonlySet<NetworkFault["kind"]> {
  const met = new Set<NetworkFault["kind"]>();
  let calls = 0;
  rig.intercept = async (request, next) => {
    calls += 1;
    const now = calls;
    const hit = faults.find(({ call, times }) => call <= now && now < call + times);
    if (hit === undefined) return next(request);
    met.add(hit.kind);
    return kinds[hit.kind](() => next(request), rig);
  };
  return () => met;
}

/** For logs of a failed history. */
export function describeFaults(faults: readonly NetworkFault[]): string {
  return faults.map(({ kind, call, times }) => ` ${kind}@${call}${times > 1 ? `x${times}` : ""}`).join("");
}

async function answer(status: number, body: string): Promise<Response> {
  return new Response(body, { status });
}

function reset(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}
