import assert from "node:assert/strict";
import { createBailianClient } from "../../provider/clouds/bailian/client";
import { createQianfanClient } from "../../provider/clouds/qianfan/client";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `job-${index}`);

/** A server that answers from a function of the request; the calls are counted. */
function counting(answer: (request: Request) => Promise<unknown>) {
  let calls = 0;
  const fetch = async (request: Request) => {
    calls += 1;
    if (calls > 50) throw new Error("the listing does not end");
    return Response.json(await answer(request));
  };
  return { fetch, calls: () => calls };
}

async function listQianfan(fetch: (request: Request) => Promise<Response>): Promise<string[]> {
  const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
  const client = createQianfanClient({ baseUrl: "http://embedded.invalid", ...keys, fetch });
  const seen: string[] = [];
  for await (const job of client.allFineTuningJobs({ trainMode: "SFT", pageReverse: true })) seen.push(job.jobId);
  return seen;
}

async function listBailian(fetch: (request: Request) => Promise<Response>): Promise<string[]> {
  const client = createBailianClient({ baseUrl: "http://embedded.invalid", apiKey: "sk-test-key-000001", fetch });
  const seen: string[] = [];
  for await (const job of client.allFineTunes({ model: "qwen3-8b" })) seen.push(job.jobId);
  return seen;
}

describe("Qianfan: all jobs", () => {
  /** `marker` names the first item of the page (inclusive) or the last one before it (exclusive). */
  function paged(all: readonly string[], reading: "inclusive" | "exclusive" | "overlapping") {
    return counting(async (request) => {
      const { marker, maxKeys, trainMode, pageReverse } = (await request.json()) as Record<string, never>;
      assert.deepEqual([maxKeys, trainMode, pageReverse], [100, "SFT", true]);
      const at = marker === undefined ? 0 : all.indexOf(marker) + (reading === "exclusive" ? 1 : 0);
      const page = all.slice(at, at + 100);
      const isTruncated = at + 100 < all.length;
      const next = { inclusive: all[at + 100], exclusive: page.at(-1), overlapping: page.at(-1) }[reading];
      const jobList = page.map((jobId) => ({ jobId, name: jobId }));
      return {
        requestId: "r",
        result: { jobList, pageInfo: { maxKeys, isTruncated, ...(isTruncated && { nextMarker: next }) } },
      };
    });
  }

  for (const reading of ["inclusive", "exclusive", "overlapping"] as const) {
    for (const count of [0, 1, 99, 100, 101, 250]) {
      it(`${count} jobs, marker ${reading}: each once`, async () => {
        assert.deepEqual(await listQianfan(paged(ids(count), reading).fetch), ids(count));
      });
    }
  }

  it("ends where a cloud gives the same page for ever", async () => {
    const result = { jobList: [{ jobId: "job-0" }], pageInfo: { isTruncated: true, nextMarker: "job-0" } };
    const { fetch, calls } = counting(async () => ({ requestId: "r", result }));
    assert.deepEqual(await listQianfan(fetch), ["job-0"]);
    assert.equal(calls(), 2);
  });

  it("ends where a truncated page names no next marker, and reads a list without paging", async () => {
    const jobList = [{ jobId: "job-0" }, { jobId: "job-0" }];
    for (const pageInfo of [{ isTruncated: true }, undefined, null]) {
      const { fetch, calls } = counting(async () => ({ requestId: "r", result: { jobList, pageInfo } }));
      assert.deepEqual(await listQianfan(fetch), ["job-0"]);
      assert.equal(calls(), 1);
    }
  });
});

describe("a list without end", () => {
  /** Each page brings something new. */
  const endless = (page: (at: number) => unknown) => {
    let calls = 0;
    return { calls: () => calls, fetch: async () => Response.json(page((calls += 1))) };
  };
  const notes: string[] = [];
  const settings = { baseUrl: "http://embedded.invalid", onNote: (note: string) => notes.push(note) };
  beforeEach(() => (notes.length = 0));

  it("of Bailian is left after a thousand pages, with a note, and may hold whatever is looked for", async () => {
    const { fetch, calls } = endless((at) => ({ output: { jobs: [{ job_id: `job-${at}`, status: "RUNNING" }] } }));
    const client = createBailianClient({ ...settings, apiKey: "sk-test-key-000001", fetch });
    const left: unknown[] = [];
    for await (const job of client.allFineTunes({}, { onLeftOut: (one) => left.push(one) })) assert.ok(job.jobId);
    assert.equal(calls(), 1000);
    assert.deepEqual(left, [{ path: [], isItem: true }]);
    assert.match(notes.join(), /^Bailian ListFineTunes: there is no end after 1000 pages; the rest is not looked at$/);
  });

  it("of lines of a log is left alike", async () => {
    const logs = Array.from({ length: 1000 }, () => "line");
    const { fetch, calls } = endless(() => ({ output: { logs } }));
    const client = createBailianClient({ ...settings, apiKey: "sk-test-key-000001", fetch });
    for await (const line of client.allLogLines("ft-1")) assert.equal(line, "line");
    assert.equal(calls(), 1000);
    assert.match(notes.join(), /Bailian GetLogs: there is no end/);
  });

  it("of Qianfan is left after a thousand pages, with a note", async () => {
    const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
    const { fetch, calls } = endless((at) => ({
      result: { jobList: [{ jobId: `job-${at}` }], pageInfo: { isTruncated: true, nextMarker: `job-${at}` } },
    }));
    const client = createQianfanClient({ ...settings, ...keys, fetch });
    for await (const job of client.allFineTuningJobs({})) assert.ok(job.jobId);
    assert.equal(calls(), 1000);
    assert.match(notes.join(), /Qianfan DescribeFineTuningJobs: there is no end after 1000 pages/);
  });
});

describe("Bailian: all jobs", () => {
  function paged(all: readonly string[], options: { total: boolean; largestPage: number }) {
    return counting(async (request) => {
      const query = new URL(request.url).searchParams;
      assert.equal(query.get("model"), "qwen3-8b");
      const size = Math.min(Number(query.get("page_size")), options.largestPage);
      const from = (Number(query.get("page_no")) - 1) * size;
      const jobs = all.slice(from, from + size).map((job_id) => ({ job_id, status: "RUNNING" }));
      return { request_id: "r", output: { jobs, ...(options.total && { total: all.length }) } };
    });
  }

  for (const count of [0, 1, 99, 100, 101, 250]) {
    it(`${count} jobs: each once, with and without a total, and where the cloud's pages are smaller`, async () => {
      assert.deepEqual(await listBailian(paged(ids(count), { total: true, largestPage: 100 }).fetch), ids(count));
      assert.deepEqual(await listBailian(paged(ids(count), { total: false, largestPage: 100 }).fetch), ids(count));
      assert.deepEqual(await listBailian(paged(ids(count), { total: true, largestPage: 10 }).fetch), ids(count));
    });
  }

  it("one page takes one call where the total says so", async () => {
    const { fetch, calls } = paged(ids(7), { total: true, largestPage: 100 });
    await listBailian(fetch);
    assert.equal(calls(), 1);
  });

  it("each job once while new ones push the pages along", async () => {
    let all = ids(150);
    const { fetch } = counting(async (request) => {
      const from = (Number(new URL(request.url).searchParams.get("page_no")) - 1) * 100;
      const jobs = all.slice(from, from + 100).map((job_id) => ({ job_id, status: "RUNNING" }));
      const answer = { request_id: "r", output: { jobs, total: all.length } };
      all = [`new-${all.length}`, ...all];
      return answer;
    });
    const seen = await listBailian(fetch);
    assert.deepEqual(seen, ids(150));
  });

  it("ends where a cloud ignores the page number", async () => {
    const output = { jobs: [{ job_id: "job-0", status: "RUNNING" }], total: 500 };
    const { fetch, calls } = counting(async () => ({ request_id: "r", output }));
    assert.deepEqual(await listBailian(fetch), ["job-0"]);
    assert.equal(calls(), 2);
  });

  it("ends where a cloud counts more than any account has, and gives nothing that can be read", async () => {
    for (const jobs of [[], [{ status: "RUNNING" }]]) {
      const { fetch, calls } = counting(async () => ({ request_id: "r", output: { jobs, total: 2 ** 52 } }));
      assert.deepEqual(await listBailian(fetch), []);
      assert.ok(calls() > 1, "a page of nothing that can be read is not the end of a list that counts more");
    }
  });
});
