/** Server-sent events, one `data:` line each, all there at once: an answer is made in no time. */
export function eventStream(events: readonly string[], headers: Readonly<Record<string, string>> = {}): Response {
  const body = events.map((event) => `data: ${event}\n\n`).join("");
  return new Response(body, {
    headers: { ...headers, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
