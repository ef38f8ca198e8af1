/** Characters of one piece of a streamed answer (our choice). */
const pieceLength = 12;

/** An answer in the pieces in which it is streamed, at most so many; at least one, and no character is cut apart. */
export function answerPieces(text: string, most = Infinity): readonly string[] {
  const characters = Array.from(text);
  const length = Math.max(pieceLength, Math.ceil(characters.length / most));
  const pieces = [characters.slice(0, length).join("")];
  for (let start = length; start < characters.length; start += length) {
    pieces.push(characters.slice(start, start + length).join(""));
  }
  return pieces;
}

/** Server-sent events, one `data:` line each, all there at once: an answer is made in no time. */
export function eventStream(events: readonly string[], headers: Readonly<Record<string, string>> = {}): Response {
  const body = events.map((event) => `data: ${event}\n\n`).join("");
  return new Response(body, {
    headers: { ...headers, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
