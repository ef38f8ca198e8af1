import { ConnectionCut } from "./connection-cut";
import { cutResponse } from "./cut-response";

/**
 * Lets an answer arrive within this process as it would over a network.
 *
 * @throws ConnectionCut when it does not arrive; the signal's reason when the client has given up
 */
export function arriveInProcess(response: Response): Response {
  const cut = cutResponse.cutOf(response);
  if (cut === undefined || cut.how === "partial") return response;
  throw cut.how === "gone" ? cut.reason : new ConnectionCut(cut.how);
}
