import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { own } from "../../../base/own";
import { formatLoss } from "../format";
import { colour, colourName } from "./colours";
import type { Line, XAxis } from "./series";

/** A place on the x axis that is marked. */
export interface Mark {
  readonly x: number;
  readonly label: string;
  readonly isChosen: boolean;
}

interface PlotProps {
  readonly lines: readonly Line[];
  readonly isSeveral: boolean;
  readonly isLog: boolean;
  readonly height: number;
  readonly axis: XAxis;
  /** How a place on the x axis is written. */
  readonly writeX: (x: number) => string;
  readonly marks?: readonly Mark[];
  /** What it shows, for who does not see it. */
  readonly summary: string;
  /** Charts of the same group show the same place. */
  readonly group: string;
  /** The place under the pointer, and undefined when there is none. */
  readonly onPlace: (x: number | undefined) => void;
}

const font = "12px system-ui, sans-serif";

/** Lines over one x axis. Arrow keys move the place that is looked at. */
export function Plot(props: PlotProps) {
  const { lines, axis, isSeveral, isLog, height, marks, summary, group } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const shape = `${axis}|${lines.map(({ key, raw }) => `${key}${raw === undefined ? "" : "~"}`).join("\n")}|${isLog}|${height}`;

  useEffect(() => {
    const host = box.current;
    if (host === null) return undefined;
    const made = new uPlot(options(latest, host.clientWidth, group), tableOf(latest.current.lines), host);
    plot.current = made;
    const watcher = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height: latest.current.height }));
    watcher.observe(host);
    return () => {
      watcher.disconnect();
      plot.current = undefined;
      made.destroy();
    };
  }, [shape, group]);

  useEffect(() => {
    const made = plot.current;
    if (made === undefined) return;
    // A view that somebody has zoomed into stays while points come.
    const { min, max } = made.scales["x"] ?? {};
    const seen = made.data[0];
    const isZoomed = min != null && max != null && (min > (seen[0] ?? 0) || max < (seen.at(-1) ?? 0));
    made.setData(tableOf(lines), !isZoomed);
    if (isZoomed) made.redraw();
  }, [lines]);

  useEffect(() => plot.current?.redraw(false, true), [marks, isSeveral]);
  useEffect(() => {
    // The canvas has the colours of the theme that was there when it was drawn.
    const watcher = new MutationObserver(() => plot.current?.redraw(false, true));
    watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => watcher.disconnect();
  }, []);

  const move = (event: KeyboardEvent) => {
    const made = plot.current;
    if (made === undefined) return;
    const last = made.data[0].length - 1;
    const at = made.cursor.idx ?? (event.key === "ArrowLeft" ? last + 1 : -1);
    const jump = Math.max(1, Math.round(last / 20));
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      PageDown: at + jump,
      PageUp: at - jump,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") return void made.setCursor({ left: -10, top: -10 });
    const target = own(targets, event.key);
    if (target === undefined) return;
    event.preventDefault();
    const x = made.data[0][Math.min(last, Math.max(0, target))];
    if (x !== undefined) made.setCursor({ left: made.valToPos(x, "x"), top: height / 3 });
  };

  return (
    <div
      class="plot"
      ref={box}
      role="img"
      aria-label={summary}
      tabindex={0}
      onKeyDown={move}
      style={{ height: `${height}px` }}
    />
  );
}

function tableOf(lines: readonly Line[]): uPlot.AlignedData {
  const tables = lines.map(
    ({ x, y, raw }) => [[...x], ...(raw === undefined ? [] : [[...raw]]), [...y]] as uPlot.AlignedData,
  );
  const [only] = tables;
  if (only === undefined) return [[]];
  return tables.length === 1 ? only : uPlot.join(tables);
}

function options(latest: { readonly current: PlotProps }, width: number, group: string): uPlot.Options {
  const { lines, isLog, height } = latest.current;
  const axis = {
    font,
    stroke: () => colour("muted"),
    ticks: { show: false },
    grid: { stroke: () => colour("line"), width: 1 },
  };
  const paint = (line: Line, faint: boolean): uPlot.Series => ({
    scale: "y",
    stroke: () => colour(colourName(line, latest.current.isSeveral)),
    width: faint ? 1 : 1.75,
    alpha: faint ? 0.28 : 1,
    spanGaps: true,
    // A validation is measured here and there: its places are shown.
    points: { show: !faint && line.x.length < 60 && (line.measure === "validationLoss" || line.x.length < 2), size: 5 },
    ...(line.measure === "validationLoss" && latest.current.isSeveral ? { dash: [5, 4] } : {}),
  });
  return {
    width,
    height,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: group }, drag: { x: true, y: false }, points: { size: 7 }, y: false },
    scales: { x: { time: false }, y: { distr: isLog ? 3 : 1, range: isLog ? undefined : padded } },
    axes: [
      {
        ...axis,
        size: 32,
        space: 72,
        ...roundPlaces(latest.current.axis),
        values: (_, splits) => splits.map((x) => latest.current.writeX(x)),
      },
      { ...axis, size: 58, values: (_, splits) => splits.map((y) => (y == null ? "" : tick(y))) },
    ],
    series: [
      {},
      ...lines.flatMap((line) => [...(line.raw === undefined ? [] : [paint(line, true)]), paint(line, false)]),
    ],
    hooks: {
      draw: [(made) => drawMarks(made, latest.current.marks ?? [])],
      setCursor: [
        (made) => {
          const { idx } = made.cursor;
          latest.current.onPlace(idx == null ? undefined : made.data[0][idx]);
        },
      ],
    },
  };
}

const powers = Array.from({ length: 13 }, (_, power) => 10 ** power);
const minute = 60;
const hour = 60 * minute;

/** Steps and tokens are whole, and time is divided as clocks divide it. */
function roundPlaces(axis: XAxis): { incrs?: number[] } {
  if (axis === "epoch") return {};
  if (axis !== "time") return { incrs: powers.flatMap((power) => [power, 2 * power, 5 * power]) };
  const ofMinutes = [1, 2, 5, 10, 20, 30].flatMap((count) => [count, count * minute]);
  return {
    incrs: [...ofMinutes, ...[1, 2, 4, 6, 12, 24, 48, 96, 240].map((count) => count * hour)].sort((a, b) => a - b),
  };
}

function padded(_: uPlot, min: number | null, max: number | null): [number, number] {
  if (min == null || max == null) return [0, 1];
  const room = (max - min || Math.abs(max) || 1) * 0.08;
  return [min >= 0 ? Math.max(0, min - room) : min - room, max + room];
}

function tick(value: number): string {
  return Math.abs(value) < 1e-3 && value !== 0 ? value.toExponential(0) : String(Number(formatLoss(value)));
}

function drawMarks(made: uPlot, marks: readonly Mark[]): void {
  const { ctx, bbox } = made;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left - 8 * ratio, 0, bbox.width + 16 * ratio, bbox.top + bbox.height);
  ctx.clip();
  for (const { x, isChosen } of marks) {
    const at = Math.round(made.valToPos(x, "x", true));
    ctx.strokeStyle = ctx.fillStyle = colour(isChosen ? "accent" : "line-strong");
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    const size = (isChosen ? 5 : 4) * ratio;
    ctx.beginPath();
    ctx.moveTo(at, bbox.top - size);
    ctx.lineTo(at + size, bbox.top);
    ctx.lineTo(at, bbox.top + size);
    ctx.lineTo(at - size, bbox.top);
    ctx.closePath();
    ctx.fill();
  }
  ctx.restore();
}
