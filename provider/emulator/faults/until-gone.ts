import { cutResponse } from "./cut-response";

/** The answer, unless the client gives up or the simulated clouds close before; what was asked for goes on all the same. */
export function untilGone(answer: Promise<Response>, client: AbortSignal, closing: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const onGone = () => resolve(cutResponse.make({ how: "gone", reason: client.reason }));
    const onClosing = () => resolve(cutResponse.make({ how: "reset" }));
    if (client.aborted) onGone();
    if (closing.aborted) onClosing();
    client.addEventListener("abort", onGone, { once: true });
    closing.addEventListener("abort", onClosing, { once: true });
    answer.then(resolve, reject).finally(() => {
      client.removeEventListener("abort", onGone);
      closing.removeEventListener("abort", onClosing);
    });
  });
}
