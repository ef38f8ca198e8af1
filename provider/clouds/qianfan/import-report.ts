import { z } from "zod";
import { printableLine } from "../../base/printable";
import type { CallOptions } from "../http/call";
import type { Dialect } from "../http/dialect";
import { mayBePublic, publicLookup } from "../http/public-lookup";
import { createTransport } from "../http/transport";
import type { TransportSettings } from "../http/transport-settings";

/** Lines of a report that a message shows (our choice). */
const shownLines = 10;
const longestLine = 300;

/** Largest report that is read (our choice: a page of text is all that is shown of it). */
const largestReport = 4 * 2 ** 20;
const reportTimeoutMs = 15_000;

/** The report lies where the cloud says, is meant for whoever has its address, and gets no credentials of ours. */
const openDialect: Dialect = {
  cloud: "qianfan",
  title: "Qianfan",
  errorTable: [],
  authorize: () => Promise.resolve({}),
  parseBody: ({ text }) => ({ form: "json", value: text }),
  readRequestId: () => undefined,
  readError: () => undefined,
};

/** Whose report it is. */
export interface ReportSource {
  readonly transport: TransportSettings;
  /** Base URLs of the clouds themselves: their report may lie beside them, wherever that is. */
  readonly homes: readonly string[];
}

/**
 * What the report of an import's errors says, its first lines. The address is the cloud's word, so that it leads to a public host
 * by https, or to the cloud's own, or is not followed. A report that is no text, or cannot be had, is named: what made the import
 * fail must not be hidden by that.
 */
export async function readImportReport(
  address: string,
  { transport: settings, homes }: ReportSource,
  options: CallOptions = {},
): Promise<string> {
  const place = `see the console, or ${printableLine(address.split("?")[0] ?? "").slice(0, longestLine)}`;
  try {
    const url = new URL(address);
    const isHome = homes.some((home) => new URL(home).origin === url.origin);
    if (!isHome && !mayBePublic(url)) return place;
    const transport = createTransport({
      ...settings,
      ...(isHome ? {} : { lookup: publicLookup }),
      maxAnswerBytes: largestReport,
      dialect: openDialect,
      baseUrl: url.origin,
      secrets: [],
    });
    const query = Object.fromEntries(url.searchParams);
    const call = { operation: "errDownloadUrl", method: "GET", path: url.pathname, query, repeat: "safe" } as const;
    const lines = textLines(await transport.call({ ...call, timeoutMs: reportTimeoutMs, ...options }, z.string()));
    if (lines === undefined) return place;
    const more = lines.length > shownLines ? [`… and ${lines.length - shownLines} more lines`] : [];
    return [...lines.slice(0, shownLines), ...more].join("\n");
  } catch {
    return place;
  }
}

/** Undefined for what is no text: an archive, a table, a page. */
function textLines(text: string): readonly string[] | undefined {
  const isText = !/[\p{Cc}\ufffd]/u.test(text.replace(/[\t\r\n]/g, "")) && !text.trimStart().startsWith("<");
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => printableLine(line.slice(0, longestLine)));
  return isText && lines.length > 0 ? lines : undefined;
}
