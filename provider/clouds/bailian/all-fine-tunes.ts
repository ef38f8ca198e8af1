import type { FineTune, FineTunePage } from "./schemas";

/** Most that every edition of the list page allows. */
const pageSize = 100;

/**
 * Every job of all pages, each once. Pages shift while jobs come and go, so jobs are told apart by ID. Ends at an
 * empty page, at a page without a new job (a server that ignores `page_no`), or when all of `total` were seen.
 */
export async function* allFineTunes(
  readPage: (pageNo: number, pageSize: number) => Promise<FineTunePage>,
): AsyncGenerator<FineTune> {
  const seen = new Set<string>();
  for (let pageNo = 1; ; pageNo += 1) {
    const page = await readPage(pageNo, pageSize);
    const fresh = page.jobs.filter((job) => !seen.has(job.jobId));
    for (const job of fresh) {
      if (seen.has(job.jobId)) continue;
      seen.add(job.jobId);
      yield job;
    }
    if (fresh.length === 0 || seen.size >= (page.total ?? Infinity)) return;
  }
}
