import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { curveTable } from "../../../contract/curve-table";
import { createStore } from "../store";
import { Choice } from "../shell/choice";
import { useLocale, type Locale } from "../use-locale";
import { formatLoss } from "../format";
import { useStore } from "../use-store";
import { ChartTable } from "./chart-table";
import { colourName } from "./colours";
import { toPng, toSvg } from "./picture";
import { Plot, type Mark } from "./plot";
import { save } from "./save";
import { linesOf, possibleAxes, type Line, type Measure, type NamedCurve, type XAxis } from "./series";

interface ChartView {
  readonly axis: XAxis;
  readonly isLog: boolean;
  readonly smoothing: number;
}

/** How curves are looked at: it holds from one run to the next. */
const view = createStore<ChartView>({ axis: "step", isLog: false, smoothing: 0 });

interface ChartPanelProps {
  readonly title: string;
  readonly curves: readonly NamedCurve[];
  readonly measures: readonly Measure[];
  /** Marks on the axis that is chosen. */
  readonly marksOn?: (axis: XAxis) => readonly Mark[];
  /** A choice of what is drawn, beside the others. */
  readonly choice?: ComponentChildren;
  /** What is said while there is no point. */
  readonly empty: string;
}

/** Curves with what one does to them: axis, scale, smoothing, values under the pointer, files. */
export function ChartPanel({ title, curves, measures, marksOn, choice, empty }: ChartPanelProps) {
  const locale = useLocale();
  const { say } = locale;
  const { axis: wanted, isLog, smoothing } = useStore(view);
  const [place, setPlace] = useState<number>();
  const axes = useMemo(() => possibleAxes(curves), [curves]);
  const axis = axes.includes(wanted) ? wanted : "step";
  const lines = useMemo(() => linesOf(curves, { axis, measures, smoothing }), [curves, axis, measures, smoothing]);
  const rates = useMemo(
    () => (curves.length > 1 ? [] : linesOf(curves, { axis, measures: ["learningRate"], smoothing: 0 })),
    [curves, axis],
  );
  const marks = useMemo(() => marksOn?.(axis) ?? [], [marksOn, axis]);
  const isSeveral = curves.length > 1;
  const writeX = (x: number) => writePlace(x, axis, locale);
  const nameOf = (line: Line) =>
    isSeveral ? `${line.label}${line.measure === "loss" ? "" : ` (${say("validation")})`}` : say(line.measure);
  const change = (changes: Partial<ChartView>) => view.set({ ...view.get(), ...changes });
  const group = title;

  if (lines.length === 0) {
    return (
      <>
        {choice !== undefined && <div class="chart-controls">{choice}</div>}
        <p class="empty">{empty}</p>
      </>
    );
  }
  const table = () => curveTable(curves.map(({ id, points }) => ({ id, curve: { points } })));
  const svg = () =>
    toSvg(lines, { title, xLabel: say(`x_${axis}`), yLabel: say("lossAxis"), writeX, nameOf, isLog, isSeveral });
  return (
    <div class="chart">
      <div class="chart-controls">
        {choice}
        <Choice
          label={say("xAxis")}
          options={axes.map((each) => [each, say(`x_${each}`)])}
          value={axis}
          onChoose={(each) => change({ axis: each })}
        />
        <Choice
          label={say("scale")}
          options={[
            ["linear", say("linear")],
            ["log", say("log")],
          ]}
          value={isLog ? "log" : "linear"}
          onChoose={(each) => change({ isLog: each === "log" })}
        />
        <label class="slider">
          {say("smoothing")}
          <input
            type="range"
            min="0"
            max="0.98"
            step="0.02"
            value={smoothing}
            onInput={(event) => change({ smoothing: Number(event.currentTarget.value) })}
          />
          <output>{smoothing.toFixed(2)}</output>
        </label>
        <span class="chart-files">
          <button type="button" onClick={() => save(`${title}.csv`, new Blob([table()], { type: "text/csv" }))}>
            CSV
          </button>
          <button type="button" onClick={() => save(`${title}.svg`, new Blob([svg()], { type: "image/svg+xml" }))}>
            SVG
          </button>
          <button type="button" onClick={() => void toPng(svg()).then((png) => save(`${title}.png`, png))}>
            PNG
          </button>
        </span>
      </div>
      <ul class="legend" aria-live="polite">
        <li class="legend-x">
          {say(`x_${axis}`)} <b>{place === undefined ? "" : writeX(place)}</b>
        </li>
        {[...lines, ...rates].map((line) => (
          <li
            key={line.key}
            data-colour={colourName(line, isSeveral)}
            data-dashed={isSeveral && line.measure === "validationLoss"}
          >
            <i aria-hidden="true" />
            <span class="legend-name">{nameOf(line)}</span> <b>{valueAt(line, place)}</b>
          </li>
        ))}
      </ul>
      <Plot
        lines={lines}
        isSeveral={isSeveral}
        isLog={isLog}
        height={320}
        axis={axis}
        writeX={writeX}
        marks={marks}
        group={group}
        summary={summaryOf(lines, nameOf, locale)}
        onPlace={setPlace}
      />
      {rates.length > 0 && (
        <>
          <h3 class="chart-sub">{say("learningRate")}</h3>
          <Plot
            lines={rates}
            isSeveral={false}
            isLog={false}
            height={110}
            axis={axis}
            writeX={writeX}
            group={group}
            summary={summaryOf(rates, nameOf, locale)}
            onPlace={setPlace}
          />
        </>
      )}
      <ChartTable lines={[...lines, ...rates]} nameOf={nameOf} writeX={writeX} xName={say(`x_${axis}`)} />
    </div>
  );
}

function writePlace(x: number, axis: XAxis, { format }: Locale): string {
  if (axis === "time") return format.duration(x * 1000);
  if (axis === "tokens") return format.count(x);
  return format.whole(axis === "epoch" ? Math.round(x * 100) / 100 : x);
}

/** The value at a place: the last one that is not behind it. Without a place, the newest. */
function valueAt({ x, y }: Line, place: number | undefined): string {
  let index = x.length - 1;
  if (place !== undefined) while (index > 0 && (x[index] ?? 0) > place) index -= 1;
  const value = place !== undefined && place < (x[0] ?? 0) ? undefined : y[index];
  return value === undefined ? "" : formatLoss(value);
}

function summaryOf(lines: readonly Line[], nameOf: (line: Line) => string, { say, format }: Locale): string {
  return lines
    .map((line) =>
      say("lineSummary", {
        name: nameOf(line),
        count: line.x.length,
        first: format.loss(line.y[0]),
        last: format.loss(line.y.at(-1)),
        least: format.loss(line.y.reduce((least, value) => Math.min(least, value), Infinity)),
      }),
    )
    .join(" ");
}
