import assert from "node:assert/strict";
import fc from "fast-check";
import { elements, startBos, type TestBos } from "./start-bos";

const keys = ["a/1", "a/2", "a/b/3", "b", "c/4", "d", "é/5", "z&<>"];

describe("lists of the simulated object storage", () => {
  let bos: TestBos;
  before(async () => {
    bos = startBos();
    for (const key of keys) await bos.put(`/sample-bucket/${key.split("/").map(encodeURIComponent).join("/")}`, key);
  });
  after(() => bos.emulator.close());

  const list = async (query: string) => (await bos.send("GET", `/sample-bucket?${query}`)).text;
  const decoded = (texts: readonly string[]) => texts.map((text) => decodeURIComponent(text));

  it("hold keys in the order of their bytes, with size and ETag", async () => {
    const xml = await list("list-type=2&encoding-type=url");
    assert.deepEqual(decoded(elements(xml, "Key")), ["a/1", "a/2", "a/b/3", "b", "c/4", "d", "z&<>", "é/5"]);
    assert.deepEqual(elements(xml, "Size").map(Number), [3, 3, 5, 1, 3, 1, 4, 4]);
    assert.deepEqual(elements(xml, "KeyCount"), ["8"]);
  });

  it("are escaped where no encoding is asked for", async () => {
    assert.deepEqual(elements(await list("list-type=2&prefix=z"), "Key"), ["z&amp;&lt;&gt;"]);
  });

  it("roll keys with a common prefix up, and look into a folder", async () => {
    const root = await list("list-type=2&delimiter=%2F");
    assert.deepEqual(elements(root, "Key"), ["b", "d", "z&amp;&lt;&gt;"]);
    assert.deepEqual(elements(root, "Prefix").slice(1), ["a/", "c/", "é/"]);
    const folder = await list("list-type=2&delimiter=%2F&prefix=a%2F");
    assert.deepEqual(
      [elements(folder, "Key"), elements(folder, "Prefix")],
      [
        ["a/1", "a/2"],
        ["a/", "a/b/"],
      ],
    );
  });

  for (const version of ["2", "1"]) {
    it(`give every key and prefix once, whatever the page size, in version ${version}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 5 }),
          fc.constantFrom("", "/"),
          fc.constantFrom("", "a/"),
          async (size, delimiter, prefix) => {
            const common = `max-keys=${size}&delimiter=${encodeURIComponent(delimiter)}&prefix=${encodeURIComponent(prefix)}`;
            const seen: string[] = [];
            let next = "";
            for (let page = 0; page < 20; page += 1) {
              const xml = await list(`${version === "2" ? "list-type=2&" : ""}${common}${next}`);
              const found = [...elements(xml, "Key"), ...elements(xml, "Prefix").slice(1)];
              seen.push(...found);
              if (elements(xml, "IsTruncated")[0] === "false") break;
              const [token] = elements(xml, "NextContinuationToken");
              const marker = elements(xml, "NextMarker")[0] ?? elements(xml, "Key").at(-1) ?? "";
              next =
                version === "2"
                  ? `&continuation-token=${encodeURIComponent(token ?? "")}`
                  : `&marker=${encodeURIComponent(marker)}`;
            }
            const whole = await list(
              `list-type=2&delimiter=${encodeURIComponent(delimiter)}&prefix=${encodeURIComponent(prefix)}`,
            );
            assert.deepEqual(
              [...seen].sort(),
              [...elements(whole, "Key"), ...elements(whole, "Prefix").slice(1)].sort(),
            );
          },
        ),
        { numRuns: 20 },
      );
    });
  }

  it("start behind a key, and refuse what they cannot read", async () => {
    assert.deepEqual(elements(await list("list-type=2&start-after=c"), "Key").slice(0, 2), ["c/4", "d"]);
    for (const query of ["max-keys=many", "encoding-type=xml", "continuation-token="]) {
      const { status, code } = await bos.send("GET", `/sample-bucket?list-type=2&${query}`);
      assert.deepEqual([status, code], [400, "InvalidArgument"], query);
    }
    assert.equal((await bos.send("GET", "/no-such-bucket?list-type=2")).code, "NoSuchBucket");
  });
});
