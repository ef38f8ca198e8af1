import { Graph, layout } from "@dagrejs/dagre";
import { circlesIn, isImplied, outerGraph } from "./circles";
import { outerOf, type Rooms } from "./read-rooms";
import { kinds, type RoomKind } from "./room-words";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A room one folder deep, with the lines that name the rooms in it. */
interface Box {
  readonly name: string;
  readonly kind: RoomKind;
  readonly lines: readonly (readonly string[])[];
  readonly width: number;
  readonly height: number;
}

// Sizes in pixels (our choice): a letter of a monospaced font is six tenths as wide as high.
const titleSize = 15;
const lineSize = 12;
const lineHeight = 18;
const padding = 14;
const letter = 0.6;
const longestLine = 26;
const legendHeight = 44;
const margin = 16;

const colours: Readonly<Record<RoomKind, { readonly light: string; readonly dark: string }>> = {
  "front end": { light: "#7c4dce", dark: "#b79bf0" },
  core: { light: "#0b6bcb", dark: "#6cb6ff" },
  judge: { light: "#9a6700", dark: "#e3b341" },
  cloud: { light: "#1a7f37", dark: "#57c46d" },
  simulation: { light: "#0f766e", dark: "#4fd1c5" },
  ground: { light: "#57606a", dark: "#9aa4af" },
};

/** The rooms as SVG: who imports is above whom it imports; an arrow that a longer way tells as well is left out. */
export function drawMap(rooms: Rooms, kindOf: (room: string) => RoomKind): string {
  const graph = outerGraph(rooms);
  const circles = circlesIn(rooms);
  const areInCircle = (...some: string[]) => circles.some((circle) => some.every((room) => circle.includes(room)));
  const drawn = new Graph();
  drawn.setGraph({
    rankdir: "TB",
    nodesep: 30,
    edgesep: 30,
    ranksep: 40,
    marginx: margin,
    marginy: margin,
  });
  const boxes = [...graph.keys()].sort().map((name) => boxOf(rooms, name, kindOf(name)));
  for (const { name, width, height } of boxes) drawn.setNode(name, { width, height });
  for (const [from, targets] of [...graph].sort()) {
    const told = [...targets].sort().filter((to) => areInCircle(from, to) || !isImplied(graph, from, to));
    for (const to of told) drawn.setEdge(from, to, {});
  }
  layout(drawn);
  const { width = 0, height = 0 } = drawn.graph();
  const arrows = drawn.edges().map((edge) => arrow(drawn.edge(edge).points, areInCircle(edge.v, edge.w)));
  const drawnBoxes = boxes.map((box) => {
    const { x, y } = drawn.node(box.name);
    return drawBox(box, { x: x - box.width / 2, y: y - box.height / 2 }, areInCircle);
  });
  const words = legend(height);
  const size = { width: Math.ceil(Math.max(width, words.width)), height: Math.ceil(height) + legendHeight };
  return page(size, [...arrows, ...drawnBoxes, words.drawn]);
}

function boxOf(rooms: Rooms, name: string, kind: RoomKind): Box {
  const inner = rooms.names.filter((room) => room.includes("/") && outerOf(room) === name);
  const lines = wrapped(inner);
  const widest = Math.max(0, ...lines.map((line) => line.map(shortName).join(" · ").length));
  const width = Math.max(name.length * titleSize, widest * lineSize) * letter + 2 * padding;
  return { name, kind, lines, width, height: titleSize + 2 * padding - 4 + lines.length * lineHeight };
}

const shortName = (room: string) => room.split("/")[1] ?? room;

/** Names in lines that are not longer than a box should be. */
function wrapped(names: readonly string[]): string[][] {
  const lines: string[][] = [];
  for (const name of names) {
    const line = lines.at(-1);
    const length = [...(line ?? []), name].map(shortName).join(" · ").length;
    if (line === undefined || length > longestLine) lines.push([name]);
    else line.push(name);
  }
  return lines;
}

function drawBox({ name, kind, lines, width, height }: Box, { x, y }: Point, isRed: (room: string) => boolean): string {
  const word = (room: string) => (isRed(room) ? `<tspan class="red">${shortName(room)}</tspan>` : shortName(room));
  const texts = lines.map(
    (line, index) =>
      `<text class="inner" x="${round(x + padding)}" y="${round(y + padding + titleSize + 2 + (index + 1) * lineHeight)}">${line.map(word).join(" · ")}</text>`,
  );
  return [
    `<rect class="box" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="8"/>`,
    `<rect class="${classOf(kind)}" x="${round(x)}" y="${round(y + 8)}" width="4" height="${round(height - 16)}" rx="2"/>`,
    `<text class="${isRed(name) ? "room red" : "room"}" x="${round(x + padding)}" y="${round(y + padding + titleSize - 3)}">${name}</text>`,
    ...texts,
  ].join("\n");
}

/** A line that bends where the layout turns it. */
function arrow(points: readonly Point[], isCircle: boolean): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const middle = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(middle)}`;
  });
  const way = bends.length === 0 ? `L${at(last)}` : bends.join(" ");
  const end = isCircle ? "red-head" : "head";
  return `<path class="${isCircle ? "arrow circle" : "arrow"}" marker-end="url(#${end})" d="M${at(first)} ${way}"/>`;
}

function legend(y: number): { readonly drawn: string; readonly width: number } {
  let x = margin;
  const parts = kinds.map(({ kind, title }) => {
    const part = `<rect class="${classOf(kind)}" x="${round(x)}" y="${round(y + 8)}" width="10" height="10" rx="3"/><text class="inner" x="${round(x + 16)}" y="${round(y + 17)}">${title}</text>`;
    x += 16 + title.length * lineSize * letter + 22;
    return part;
  });
  return { drawn: parts.join("\n"), width: x };
}

const round = (value: number) => Math.round(value * 10) / 10;
const at = ({ x, y }: Point) => `${round(x)},${round(y)}`;
const classOf = (kind: RoomKind) => kind.replace(" ", "-");

function page(
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly string[],
): string {
  const themed = (theme: "light" | "dark") =>
    Object.entries(colours).map(([kind, colour]) => `.${kind.replace(" ", "-")}{fill:${colour[theme]}}`);
  const light = [
    "svg{background:#fff}.box{fill:#f6f8fa;stroke:#d0d7de}.room{fill:#1f2328}.inner{fill:#57606a}",
    ".arrow{stroke:#8c959f}.tip{fill:#8c959f}.red,.red-tip{fill:#cf222e}.circle{stroke:#cf222e}",
    ...themed("light"),
  ].join("");
  const dark = [
    "svg{background:#0d1117}.box{fill:#161b22;stroke:#30363d}.room{fill:#e6edf3}.inner{fill:#9aa4af}",
    ".arrow{stroke:#6e7681}.tip{fill:#6e7681}.red,.red-tip{fill:#ff7b72}.circle{stroke:#ff7b72}",
    ...themed("dark"),
  ].join("");
  const marker = (id: string, tip: string) =>
    `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${tip}" d="M0,0 L8,4 L0,8 Z"/></marker>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Rooms of the provider and who imports whom">
<style>
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:${lineSize}px}
.room{font-size:${titleSize}px;font-weight:600}.arrow{fill:none;stroke-width:1.5}
${light}
@media(prefers-color-scheme:dark){${dark}}
</style>
<defs>${marker("head", "tip")}${marker("red-head", "red-tip")}</defs>
${parts.join("\n")}
</svg>
`;
}
