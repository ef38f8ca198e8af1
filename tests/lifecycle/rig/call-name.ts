/** The operation's name: Qianfan's action, or method and path shape of Bailian, for example `POST /fine-tunes/{job}/cancel`. */
export function callName(request: Request): string {
  const url = new URL(request.url);
  const action = url.searchParams.get("Action");
  if (action !== null) return action;
  return `${request.method} ${url.pathname.replace("/api/v1", "").replace(/ft-\d{12}-[0-9a-f]{4}/, "{job}")}`;
}
