import { z } from "zod";
import type { CallOptions } from "../http/call";
import type { Dialect } from "../http/dialect";
import { createTransport } from "../http/transport";
import type { TransportSettings } from "../http/transport-settings";

/** Lines of a report that a message shows (our choice). */
const shownLines = 10;
const longestLine = 300;

/** Largest report that is read (our choice: a page of text is all that is shown of it). */
const largestReport = 4 * 2 ** 20;

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

/**
 * What the report of an import's errors says, its first lines. A report that is no text, or cannot be had, is named: what
 * made the import fail must not be hidden by that.
 */
export async function readImportReport(
  address: string,
  settings: TransportSettings,
  options: CallOptions = {},
): Promise<string> {
  const place = `see the console, or ${address.split("?")[0] ?? ""}`;
  try {
    const url = new URL(address);
    const transport = createTransport({
      ...settings,
      maxAnswerBytes: largestReport,
      dialect: openDialect,
      baseUrl: url.origin,
      secrets: [],
    });
    const query = Object.fromEntries(url.searchParams);
    const call = { operation: "errDownloadUrl", method: "GET", path: url.pathname, query, repeat: "safe" } as const;
    const lines = textLines(await transport.call({ ...call, ...options }, z.string()));
    if (lines === undefined) return place;
    const more = lines.length > shownLines ? `\n… and ${lines.length - shownLines} more lines` : "";
    return lines.slice(0, shownLines).join("\n") + more;
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
    .map((line) => line.slice(0, longestLine));
  return isText && lines.length > 0 ? lines : undefined;
}
