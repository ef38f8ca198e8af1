import { csvRow } from "../../../base/csv-row";
import { bosAnswer, bosRefusalAnswer } from "../../bos/answers";
import { bosRoot } from "../../bos/bos-address";
import { bosErrorTable, refuse } from "../../bos/errors";
import type { FaceContext } from "../../face-context";
import type { CallRecord } from "../../journal";
import { injectedRefusal, type Refusal } from "../../surface/refusal";
import type { QianfanCloud } from "../cloud";
import { problemsOf, type DatasetImportRow } from "./dataset-import-store";

/** Path of the reports: a folder that no bucket can hide, since the last part is a secret of each report's own. */
const reportPath = new RegExp(`^${bosRoot}/import-reports/([^/]+)/([0-9a-f]+)\\.csv$`);

/** Name of its fetching, for the journal and fault rules. */
export const importReport = "ImportReport";

/** True for the address of a report that `errDownloadUrl` names. */
export function isImportReport(path: string): boolean {
  return reportPath.test(path);
}

/** The address at which the report of an import stands: open to whoever has it. */
export function importReportUrl({ id, report_key }: DatasetImportRow, origin: string): string {
  return `${origin}${bosRoot}/import-reports/${id}/${report_key}.csv`;
}

/** Answers the report of an import's errors to whoever has its address. */
export function answerImportReport(context: FaceContext, cloud: QianfanCloud, request: Request): Promise<Response> {
  const requestId = context.newRequestId();
  const record: CallRecord = { cloud: "qianfan", operation: importReport, requestId };
  const refusal = (error: Refusal) => bosRefusalAnswer(requestId, request, error);
  const handle = () => {
    const [, id = "", key = ""] = reportPath.exec(new URL(request.url).pathname) ?? [];
    record.subject = id;
    const row = context.store.read(() => cloud.datasetImports.byId(id));
    const isThere = row?.report_key === key && row.finished_at <= context.store.read(() => context.world.now());
    if (!isThere || request.method !== "GET") return refusal(refuse("NoSuchKey"));
    const lines = problemsOf(row).map(({ file, line, reason }) => csvRow([file, line, reason]));
    const body = ["file,line,reason", ...lines].map((text) => `${text}\n`).join("");
    return bosAnswer(requestId, 200, { "Content-Type": "text/csv; charset=utf-8" }, body);
  };
  return context.perform(record, request, handle, (error) => refusal(injectedRefusal(bosErrorTable, error)));
}
