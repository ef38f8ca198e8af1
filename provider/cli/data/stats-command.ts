import { printableJson } from "../../base/printable";
import { collectStatistics, type Statistics } from "../../data/statistics";
import { describeTokens } from "../../tokens/describe-tokens";
import { groupDigits } from "../../tokens/group-digits";
import { coloursFor } from "../colours";
import { textTable } from "../text-table";
import { openData, type ReadOptions } from "./read-options";

/** Options of `finetune data stats`. */
export interface StatsOptions extends ReadOptions {
  readonly over?: number;
  readonly json?: boolean;
}

/** Columns of the longest bar. */
const barColumns = 40;

/** Shows what a file holds. Exit code 1 where none of its rows can be read. @throws DataError */
export async function runStats(file: string, options: StatsOptions): Promise<number> {
  const { rows, fields } = await openData(file, options, true);
  const question = {
    from: options.from,
    ...(fields && { columns: fields }),
    ...(options.over === undefined ? {} : { over: options.over }),
  };
  const statistics = await collectStatistics(rows(), question);
  process.stdout.write(options.json === true ? `${printableJson(statistics)}\n` : `${asText(statistics)}\n`);
  return statistics.read > 0 ? 0 : 1;
}

function asText(statistics: Statistics): string {
  const { rows, read, unread, turns, duplicates, longest, over } = statistics;
  const table = [
    [
      "rows",
      groupDigits(rows),
      unread.count === 0 ? "" : `${groupDigits(unread.count)} not understood, first on line ${unread.lines.join(", ")}`,
    ],
    ["shapes", named(statistics.shapes)],
    ["teach", named(statistics.yields)],
    [
      "turns",
      groupDigits(turns.sum),
      read === 0 ? "" : `${(turns.sum / read).toFixed(1)} a row, at most ${turns.most}`,
    ],
    ["roles", named(statistics.roles)],
    ["languages", named(statistics.languages)],
    [
      "repeated rows",
      groupDigits(duplicates.count),
      duplicates.lines.length === 0 ? "" : `first on line ${duplicates.lines.join(", ")}`,
    ],
    ["tokens", describeTokens(statistics)],
    ["longest rows", longest.map(({ line, tokens }) => `${groupDigits(tokens)} (line ${line})`).join(", ")],
    ...(over === undefined
      ? []
      : [
          [
            `over ${groupDigits(over.tokens)}`,
            groupDigits(over.count),
            over.lines.length === 0 ? "" : `first on line ${over.lines.join(", ")}`,
          ],
        ]),
  ];
  return [
    textTable(table.map(([name = "", ...told]) => [name, told.filter((part) => part !== "").join(", ")])),
    "",
    "tokens a row",
    histogram(statistics),
  ].join("\n");
}

function named(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${groupDigits(count)}`)
    .join(", ");
}

function histogram({ histogram: bars }: Statistics): string {
  const colours = coloursFor(process.stdout);
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const lines = textTable(
    bars.map(({ from, to, rows }) => [`${groupDigits(from)} to ${groupDigits(to)}`, groupDigits(rows), "|"]),
  );
  return lines
    .split("\n")
    .map(
      (line, index) =>
        line.slice(0, -1) + colours.cyan("█".repeat(Math.ceil(((bars[index]?.rows ?? 0) / most) * barColumns))),
    )
    .join("\n");
}
