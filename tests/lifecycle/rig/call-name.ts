/** What stands for an ID in the name of a call. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/ft-\d{12}-[0-9a-f]{4}/, "{job}"],
  [/(?<=\/export\/)[^/]+$/, "{checkpoint}"],
  [/(?<=^\/files\/)[^/]+/, "{file}"],
  [/(?<=^\/deployments\/)(?!models$)[^/]+/, "{deployment}"],
  [/(?<=^\/_bos\/).+/, "{object}"],
];

/**
 * The operation's name: Qianfan's action, or method and path shape of Bailian and of the object storage, for example
 * `POST /fine-tunes/{job}/cancel` and `PUT /_bos/{object}`.
 */
export function callName(request: Request): string {
  const url = new URL(request.url);
  const action = url.searchParams.get("Action");
  if (action !== null) return action;
  const path = url.pathname.replace("/api/v1", "");
  return `${request.method} ${shapes.reduce((name, [id, shape]) => name.replace(id, shape), path)}`;
}
