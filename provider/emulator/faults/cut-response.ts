/**
 * How an answer does not arrive:
 * - `reset`: the connection is reset; `ended`: it ends. Nothing of the answer arrives.
 * - `gone`: the client has given up
 * - `partial`: the connection ends in the middle of the body
 */
export type Cut =
  | { readonly how: "reset" | "ended" }
  | { readonly how: "gone"; readonly reason: unknown }
  | {
      readonly how: "partial";
      readonly sent: Uint8Array;
      /** Length that the answer announces; undefined where it announces none. */
      readonly announced: number | undefined;
    };

/** Makes such answers and tells them from others. */
interface CutResponse {
  make(cut: Cut, response?: Response): Response;
  /** How the answer is cut; undefined for one that arrives. */
  cutOf(response: Response): Cut | undefined;
}

const cuts = new WeakMap<Response, Cut>();

/**
 * Stands for an answer that does not arrive. It travels through the faces' apps as any other answer; in this process it
 * becomes a rejected fetch, on a port a closed socket.
 */
export const cutResponse: CutResponse = {
  make: (cut, response = new Response(null)) => {
    cuts.set(response, cut);
    return response;
  },
  cutOf: (response) => cuts.get(response),
};
