import { useState } from "preact/hooks";
import { formatLoss } from "../format";
import { useLocale } from "../use-locale";
import type { Line } from "./series";

/** A table that nobody reads to its end is thinned to this many rows; the CSV has all. Our choice. */
const rowsShown = 60;

interface ChartTableProps {
  readonly lines: readonly Line[];
  readonly nameOf: (line: Line) => string;
  readonly writeX: (x: number) => string;
  readonly xName: string;
}

/** The same numbers as a table, for who does not see the chart. */
export function ChartTable({ lines, nameOf, writeX, xName }: ChartTableProps) {
  const { say } = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="chart-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("asTable")}</summary>
      {isOpen && (
        <div class="scroll" tabindex={0} role="region" aria-label={say("asTable")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{xName}</th>
                {lines.map((line) => (
                  <th scope="col" key={line.key}>
                    {nameOf(line)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(lines).map(({ x, values }) => (
                <tr key={x}>
                  <th scope="row">{writeX(x)}</th>
                  {values.map((value, index) => (
                    <td key={index}>{value === undefined ? "" : formatLoss(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function rowsOf(lines: readonly Line[]) {
  const tables = lines.map(({ x, raw, y }) => new Map(x.map((each, index) => [each, (raw ?? y)[index]])));
  const places = [...new Set(lines.flatMap(({ x }) => x))].sort((one, other) => one - other);
  const every = Math.max(1, Math.ceil(places.length / rowsShown));
  return places
    .filter((_, index) => index % every === 0 || index === places.length - 1)
    .map((x) => ({ x, values: tables.map((table) => table.get(x)) }));
}
