import { createStore } from "./store";

/** Which page is shown, from the part of the address after `#`. */
export interface Route {
  readonly view: "runs" | "run" | "compare" | "deployments" | "clouds";
  /** The run of a run's page. */
  readonly id?: string;
  readonly query: URLSearchParams;
}

const views = ["runs", "compare", "deployments", "clouds"] as const;

/** Reads an address's part after `#`; what is no page is the list of runs. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const query = new URLSearchParams(search);
  if (path.startsWith("runs/") && path.length > 5) return { view: "run", id: decoded(path.slice(5)), query };
  return { view: views.find((view) => view === path) ?? "runs", query };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a run's page. */
export function runAddress(id: string): string {
  return `#/runs/${id.split("/").map(encodeURIComponent).join("/")}`;
}

/** The address of a comparison. */
export function compareAddress(ids: readonly string[]): string {
  return `#/compare?${new URLSearchParams(ids.map((id) => ["run", id])).toString()}`;
}

/** The page that is shown. */
export const route = createStore<Route>({ view: "runs", query: new URLSearchParams() });

/** Follows the address. */
export function followAddress(): void {
  const read = () => route.set(parseRoute(location.hash));
  addEventListener("hashchange", read);
  read();
}

/** Changes the parameters of the page that is shown, without a step in the browser's history. An empty one is left out. */
export function setQuery(changes: Readonly<Record<string, string>>): void {
  const { view, query } = route.get();
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  history.replaceState(null, "", `#/${view}${search === "" ? "" : `?${search}`}`);
  route.set({ view, query: next });
}
