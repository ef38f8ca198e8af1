/** Server-sent events as the native API writes them: numbered, each with its kind and status. */
export function nativeEvents(events: readonly object[]): Response {
  const body = events
    .map((event, index) => `id:${index + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify(event)}\n\n`)
    .join("");
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
