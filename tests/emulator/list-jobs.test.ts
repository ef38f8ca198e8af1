import assert from "node:assert/strict";
import { minuteMs, startBailian, type Output, type TestBailian } from "./start-bailian";

describe("the job list of the simulated Bailian", () => {
  let bailian: TestBailian;
  let ids: string[];
  before(async () => {
    bailian = startBailian();
    ids = [];
    for (let count = 0; count < 23; count += 1) {
      const model = count % 2 === 0 ? "qwen3-8b" : "qwen3-14b";
      ids.unshift((await bailian.newJob({ model })).job_id);
    }
  });
  after(() => bailian.emulator.close());

  const list = async (query: string) => (await bailian.call("GET", `/fine-tunes${query}`)).output;
  const idsOf = (output: Output) => output.jobs.map((job) => job.job_id);

  it("has ten jobs a page, newest first", async () => {
    const first = await list("");
    assert.deepEqual([first.page_no, first.page_size, first.total], [1, 10, 23]);
    assert.deepEqual(idsOf(first), ids.slice(0, 10));
    assert.deepEqual(idsOf(await list("?page_no=3&page_size=10")), ids.slice(20));
  });

  it("is empty, not null, past its end", async () => {
    const output = await list("?page_no=9");
    assert.deepEqual([output.jobs, output.total], [[], 23]);
  });

  it("filters by model and by status", async () => {
    assert.equal((await list("?model=qwen3-14b")).total, 11);
    assert.equal((await list("?model=nope")).total, 0);
    bailian.clock.advance(2 * minuteMs);
    const running = await list("?status=RUNNING");
    assert.deepEqual([running.total, idsOf(running)], [1, ids.slice(-1)]);
    const queued = await list("?status=QUEUING&model=qwen3-14b&page_size=3");
    assert.deepEqual([queued.total, queued.jobs.length], [11, 3]);
    assert.deepEqual((await list("?status=NOPE")).jobs, []);
  });

  it("gives each job once over all pages, before and after one in the middle was deleted", async () => {
    const ownClouds = startBailian();
    const own: string[] = [];
    for (let count = 0; count < 7; count += 1) own.unshift((await ownClouds.newJob()).job_id);
    const pages = async () => {
      const numbers = [1, 2, 3, 4, 5];
      const outputs = await Promise.all(
        numbers.map(async (number) => ownClouds.call("GET", `/fine-tunes?page_no=${number}&page_size=2`)),
      );
      return outputs.flatMap(({ output }) => idsOf(output));
    };
    assert.deepEqual(await pages(), own);
    const [deleted] = own.splice(3, 1);
    await ownClouds.call("DELETE", `/fine-tunes/${deleted}`);
    assert.deepEqual(await pages(), own);
    ownClouds.emulator.close();
  });

  it("counts without the jobs that were deleted", async () => {
    const [newest = ""] = ids;
    await bailian.call("DELETE", `/fine-tunes/${newest}`);
    assert.equal((await list("")).total, 22);
  });

  for (const query of ["page_no=0", "page_size=0", "page_size=1001", "page_no=x"]) {
    it(`refuses ${query}`, async () => {
      const { status, code } = await bailian.call("GET", `/fine-tunes?${query}`);
      assert.deepEqual([status, code], [400, "InvalidParameter"]);
    });
  }

  it("takes the page size of 101 that the official client's test asks for", async () => {
    assert.equal((await bailian.call("GET", "/fine-tunes?page_size=101")).status, 200);
  });
});
