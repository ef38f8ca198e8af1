/** What the map uses of dagre: the types that it brings are written for bundlers, and to Node's own resolution all of them are `any`. */
declare module "@dagrejs/dagre" {
  export class Graph {
    setGraph(label: {
      rankdir: "TB";
      nodesep: number;
      edgesep: number;
      ranksep: number;
      marginx: number;
      marginy: number;
    }): unknown;
    setNode(name: string, label: { width: number; height: number }): unknown;
    setEdge(from: string, to: string, label: object): unknown;
    graph(): { width?: number; height?: number };
    /** By its middle. */
    node(name: string): { x: number; y: number };
    edges(): readonly { v: string; w: string }[];
    edge(edge: { v: string; w: string }): { points: readonly { x: number; y: number }[] };
  }
  export function layout(graph: Graph): void;
}
