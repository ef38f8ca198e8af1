import assert from "node:assert/strict";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { superLinear } from "./rig/linear-time";

describe("the simulated clouds refuse a form as it comes in", () => {
  let open: Emulator;
  before(() => (open = createEmulator()));
  after(() => open.close());

  /** Sends one piece after the other, as far as they are taken; gives how many were. */
  const sendPieces = async (path: string, type: string, piece: string) => {
    let taken = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        taken += 1;
        controller.enqueue(Buffer.from(piece));
      },
    });
    const init = { method: "POST", body, headers: { "content-type": type }, duplex: "half" } as const;
    const answer = await open.fetch(new Request(`http://localhost${path}`, init));
    return { status: answer.status, text: await answer.text(), taken };
  };

  it("a form is refused at the part that is one too many, wherever its pieces are cut, and not when all of it is there", async () => {
    const part = '--cut\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx\r\n';
    for (const path of ["/api/v1/files", "/compatible-mode/v1/files"]) {
      for (const piece of [part, part.slice(2) + part.slice(0, 2)]) {
        const { status, text, taken } = await sendPieces(path, "multipart/form-data; boundary=cut", piece);
        assert.equal(status, 400);
        assert.match(text, /at most 1000 parts/);
        assert.ok(taken < 1100, `${taken} pieces were taken`);
      }
    }
  });

  it("a form of another kind, and one between whose parts stands more than a line, are not read at all", async () => {
    for (const type of [
      "application/x-www-form-urlencoded",
      `multipart/form-data; boundary=${"a".repeat(71)}`,
      "text",
    ]) {
      const { status, taken } = await sendPieces("/api/v1/files", type, "a&".repeat(1000));
      assert.equal(status, 400, type);
      assert.ok(taken < 10, `${taken} pieces were taken`);
    }
  });

  it("a content type full of white space is not read at all", async () => {
    const ask = async (text: string): Promise<Response> => {
      const headers = { "content-type": `multipart/form-data; boundary=-${text}=` };
      return open.fetch(new Request("http://localhost/api/v1/files", { method: "POST", body: "x", headers }));
    };
    assert.equal((await ask("\t".repeat(16_000))).status, 400);
    assert.equal(await superLinear(ask, (length) => "\t".repeat(length)), undefined);
  });

  it("the form that nobody has to sign ends at 64 KiB", async () => {
    const { status, taken } = await sendPieces("/cli/api.json", "application/x-www-form-urlencoded", "a&".repeat(512));
    assert.equal(status, 413);
    assert.ok(taken < 80, `${taken} pieces were taken`);
  });
});
