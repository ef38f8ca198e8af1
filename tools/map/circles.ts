import { outerOf, type Rooms } from "./read-rooms";

/** Who imports whom, by name. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The rooms one folder deep, with the imports of all that lies in them. */
export function outerGraph({ imports }: Rooms): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [room, targets] of imports) {
    const outer = outerOf(room);
    const met = graph.get(outer) ?? new Set();
    graph.set(outer, met);
    for (const target of targets) if (outerOf(target) !== outer) met.add(outerOf(target));
  }
  return graph;
}

/**
 * Rooms that import each other, whatever the way: those one folder deep among themselves, and those two deep. A folder's own files
 * put its rooms together and name what these share, which is no circle.
 */
export function circlesIn(rooms: Rooms): readonly (readonly string[])[] {
  const inner = [...rooms.imports].filter(([room]) => room.includes("/"));
  const innerGraph = new Map(
    inner.map(([room, targets]) => [room, new Set([...targets].filter((target) => target.includes("/")))]),
  );
  return [outerGraph(rooms), innerGraph].flatMap(circlesOf);
}

function circlesOf(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((room) => [room, reachedFrom(graph, room)]));
  const circles = [...graph.keys()].sort().flatMap((room) => {
    const circle = [...(reached.get(room) ?? [])].filter((other) => reached.get(other)?.has(room) === true).sort();
    // Told once, by the first of its rooms.
    return circle[0] === room && circle.length > 1 ? [circle] : [];
  });
  return circles;
}

/** Everything that a room imports, directly or through others. */
export function reachedFrom(graph: Graph, room: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(graph.get(room) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return reached;
}

/** Whether an arrow says nothing new, because a longer way leads to the same room. */
export function isImplied(graph: Graph, from: string, to: string): boolean {
  return [...(graph.get(from) ?? [])].some((other) => other !== to && reachedFrom(graph, other).has(to));
}
