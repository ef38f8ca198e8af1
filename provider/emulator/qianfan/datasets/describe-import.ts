import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { refuse } from "../refusals";
import { chinaTime } from "../../times";
import { sizeMB } from "./dataset-versions";
import { importReportUrl } from "./import-report";

const page = doc("Lmnzr4pth");

const schema = reads(z.object({ taskId: z.string().min(1) }));

/** Tells how far an import is, and where the report of its errors is. */
export const describeImportTask = operation({
  ...action("/v2/dataset", "DescribeImportTask"),
  source: page,
  rules: {
    "finishTime is empty while the import runs": page,
    "sampleCount and sizeMB are 0 until it has ended well": ours("not stated"),
    "creator is simulated-account": ours("there is one account"),
    "errDownloadUrl, once it has failed, is a link to a CSV of file, line and reason that needs no signature": ours(
      "the page names the member; that the link is open to whoever has it is usual for the object storage",
    ),
    "the report has the first 1000 errors": ours("not stated"),
  },
  requestFields: fieldsFrom(page, "taskId"),
  answerFields: fieldsFrom(
    page,
    "versionId",
    "importStatus",
    "progress",
    "sizeMB",
    "sampleCount",
    "creator",
    "startTime",
    "finishTime",
    "errDownloadUrl",
  ),
  transaction: "read",
  parse: schema,
  answer: ({ cloud, record, url }, { taskId }) => {
    record.subject = taskId;
    const row = cloud.datasetImports.byId(taskId);
    const version = row && cloud.datasetVersions.bySeq(row.version_seq);
    if (!row || !version) throw refuse("NoSuchImportTask");
    const now = cloud.world.now();
    const hasEnded = row.finished_at <= now;
    const hasFailed = hasEnded && row.problem_count > 0;
    const percent = Math.floor((100 * (now - row.started_at)) / Math.max(1, row.finished_at - row.started_at));
    const isDone = hasEnded && !hasFailed;
    return {
      versionId: version.id,
      importStatus: hasFailed ? "ImportFailed" : hasEnded ? "ImportFinished" : "Importing",
      progress: `${hasEnded ? 100 : percent}%`,
      sizeMB: isDone ? sizeMB(row.bytes) : 0,
      sampleCount: isDone ? row.rows : 0,
      creator: "simulated-account",
      startTime: chinaTime(row.started_at),
      finishTime: hasEnded ? chinaTime(row.finished_at) : "",
      errDownloadUrl: hasFailed ? importReportUrl(row, url.origin) : "",
    };
  },
});
