import { isRecord } from "../../provider/base/is-record";
import { baseOf } from "../../provider/catalogue/base-of";
import { printable, printableLine } from "../../provider/base/printable";
import { textTable } from "../../provider/cli/text-table";
import { clouds } from "../../provider/clouds";
import { createBailianClient } from "../../provider/clouds/bailian/client";
import { meantBaseUrl } from "../../provider/clouds/bailian/regions";
import { bailianRules } from "../../provider/clouds/bailian/rules";
import { createBosClient } from "../../provider/clouds/qianfan/bos/bos-client";
import { createQianfanClient } from "../../provider/clouds/qianfan/client";
import { qianfanRules } from "../../provider/clouds/qianfan/rules";
import { readSettings } from "../../provider/configuration/settings";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { digestFile } from "../../provider/preflight/scan/digest-file";
import { formatsOf } from "../../provider/preflight/shapes/shapes";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import { renderChat } from "../../provider/tokens/render-chat";
import { bailianBlock, changed, pathsOf, qianfanBlock } from "../clouds/rules/blocks";
import { memorySource, scanContent } from "../preflight/rig/scan-content";
import { takesLinearTime, type Surface } from "./rig/linear-time";

/** What a header can hold. */
const headerText = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "x");

/** Surfaces of several places, by their names. */
const surfacesOf = <Place>(places: Readonly<Record<string, Place>>, use: (place: Place, text: string) => unknown) =>
  Object.fromEntries(
    Object.entries(places).map(([name, place]): [string, Surface] => [name, (text) => use(place, text)]),
  );

describe("no text of others takes more than linear time", function () {
  this.timeout(300_000);
  let strict: Emulator;
  let open: Emulator;
  before(() => {
    strict = createEmulator({ authenticate: true, seed: "time" });
    open = createEmulator({ seed: "time", instant: true });
  });
  after(() => {
    strict.close();
    open.close();
  });

  const ask = async (emulator: Emulator, path: string, init?: RequestInit): Promise<string> =>
    (await emulator.fetch(new Request(`http://localhost${path}`, init))).text();
  const roots = ["/api/v1/files", "/v2/finetuning", "/wenxinworkshop/finetune/jobDetail", "/_bos/b/k", "/nothing"];

  it("the address and the headers of a call that nobody has signed", () => {
    const headers = [
      ...["host", "x-bce-date", "x-dashscope-workspace", "authorization=", "authorization=Bearer "],
      ...["authorization=AWS4-HMAC-SHA256 ", "authorization=bce-auth-v1/", "authorization=bce-v3/"],
    ];
    const places = roots.flatMap((root) => [`${root}?`, ...headers.map((header) => `${root} ${header}`)]);
    const surface = (place: string, text: string): unknown => {
      const [root = "", header] = place.split(" ", 1).concat(place.split(" ").slice(1).join(" ") || []);
      if (header === undefined) return ask(strict, root + text);
      const [name = "", start = ""] = header.split("=");
      return ask(strict, root, { method: "POST", headers: { [name]: start + headerText(text) } });
    };
    const all = ["/", ...places];
    return takesLinearTime(
      "address, headers",
      300,
      surfacesOf(Object.fromEntries(all.map((place) => [place, place])), surface),
    );
  });

  it("the body of a call: JSON, a form, XML, and what claims to be", () => {
    const post = (path: string, body: string, type = "application/json") =>
      ask(open, path, { method: "POST", body, headers: { "content-type": type } });
    const json = (path: string, bodyOf: (text: string) => unknown): Record<string, Surface> => ({
      [`${path} in JSON`]: (text) => post(path, JSON.stringify(bodyOf(text))),
      [`${path} as it is`]: (text) => post(path, text),
      [`${path} broken off`]: (text) => post(path, `{"a":"${text}`),
    });
    const forms = ["/api/v1/files", "/compatible-mode/v1/files"].map((path): [string, Surface] => [
      `${path} form`,
      async (text) => {
        const head = `Content-Disposition: form-data; name="files"; filename="${headerText(text)}"`;
        await post(path, `--b\r\n${head}\r\n\r\n${text}\r\n--b--\r\n`, "multipart/form-data; boundary=b");
        await post(path, text, `multipart/form-data; boundary=${headerText(text).trim()}`);
      },
    ]);
    return takesLinearTime("bodies", 200, {
      ...Object.fromEntries(forms),
      ...json("/api/v1/fine-tunes", (text) => ({
        model: text,
        training_file_ids: [text],
        job_name: text,
        hyper_parameters: { a: text },
      })),
      ...json("/v2/finetuning?Action=CreateFineTuningJob", (name) => ({ name, model: name, trainMode: name })),
      ...json("/v2/dataset?Action=CreateImportTask", (text) => ({
        versionId: "ds-sample0000000001",
        files: [`bos:/a/${text}`],
      })),
      ...json("/wenxinworkshop/finetune/createTask", (name) => ({ name, baseTrainType: name, trainType: name })),
      ...json("/v2/chat/completions", (content) => ({
        model: "ernie-speed-8k",
        messages: [{ role: "user", content }],
      })),
      ...json("/api/v1/services/aigc/text-generation/generation", (content) => ({
        model: "qwen3-8b",
        input: { messages: [{ role: "user", content }] },
      })),
      "parts of an upload": (text) => post("/_bos/b/k?uploadId=1", `<CompleteMultipartUpload>${text}`),
      "an object and its headers": async (text) => {
        const words = headerText(text);
        const headers = { range: words, "if-none-match": words, "x-amz-trailer": words, "content-encoding": words };
        await ask(open, "/_bos/time/k", { method: "PUT", body: text, headers });
        await ask(open, "/_bos/time/k", { headers });
      },
      "chunks of an object": (text) => {
        const headers = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };
        return ask(open, "/_bos/time/k", { method: "PUT", body: `1\r\na\r\n0\r\n${text}`, headers });
      },
    });
  });

  it("what a cloud answers", () => {
    const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
    const clock = { now: () => 0, sleep: async () => undefined };
    const job = (text: string) => ({ job_id: "ft-1", status: text, job_name: text, create_time: text, model: text });
    const bodies: Readonly<Record<string, (text: string) => string>> = {
      "as it is": (text) => text,
      "broken off": (text) => `{"message":"${text}`,
      error: (text) => JSON.stringify({ code: text, message: text, request_id: text, error: { message: text } }),
      job: (text) =>
        JSON.stringify({
          output: { ...job(text), jobs: [job(text)], logs: [text], total: text, checkpoints: [{ checkpoint: text }] },
        }),
      jobs: (text) =>
        JSON.stringify({ requestId: text, result: { jobList: [{ jobId: "job-1", name: text }], url: text } }),
      XML: (text) => `<Error><Code>${text}</Code><Message>${text}`,
    };
    let answer = new Response();
    const settings = { baseUrl: "http://embedded.invalid", fetch: async () => answer, clock };
    const bailian = createBailianClient({ ...settings, apiKey: "sk-test-key-000001" });
    const qianfan = createQianfanClient({ ...settings, ...keys });
    const bos = createBosClient({ ...settings, ...keys, region: "bj" });
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      GetFineTune: () => bailian.getFineTune("ft-1"),
      ListFineTunes: () => bailian.listFineTunes(),
      GetLogs: () => bailian.getLogs("ft-1"),
      ListCheckpoints: () => bailian.listCheckpoints("ft-1"),
      DescribeFineTuningJobs: () => qianfan.describeFineTuningJobs(),
      DescribeService: () => qianfan.services.describeService("svco-1"),
      CreateMultipartUpload: () => bos.createMultipartUpload({ bucket: "b", key: "k" }, {}),
    };
    const places = Object.entries(calls).flatMap(([name, call]) =>
      Object.entries(bodies).flatMap(([form, bodyOf]) =>
        [200, 400].map((status) => [`${name}, ${form}, ${status}`, { call, bodyOf, status }] as const),
      ),
    );
    return takesLinearTime(
      "answers",
      200,
      surfacesOf(Object.fromEntries(places), ({ call, bodyOf, status }, text) => {
        const headers = { "retry-after": headerText(text), "x-bce-request-id": headerText(text) };
        answer = new Response(bodyOf(text), { status, headers });
        return call();
      }),
    );
  });

  it("a training file, and its tokens", () => {
    const counters = { estimate: createTokenCounter("estimate", "/"), exact: createTokenCounter("qwen3", __dirname) };
    const rows: Readonly<Record<string, (text: string) => unknown>> = {
      messages: (text) => ({
        messages: [
          { role: "user", content: text },
          { role: "assistant", content: `<think>\n${text}` },
        ],
      }),
      parts: (text) => ({ messages: [{ role: text, content: [{ text }] }], tools: [{ function: { name: text } }] }),
      turns: (text) => [{ prompt: text, response: [[text]], system: text }],
      text: (text) => ({ text }),
    };
    const scan = (file: string): void => {
      for (const key of formatsOf(clouds.all)) scanContent(file, key);
      digestFile(memorySource(file), Buffer.byteLength(file));
    };
    return takesLinearTime("training files", 60, {
      ...surfacesOf(rows, (rowOf, text) => scan(JSON.stringify(rowOf(text)))),
      "as it is": scan,
      "broken off": (text) => scan(`{"text":"${text}`),
      ...surfacesOf(counters, (counter, text) => counter.count(text)),
      template: (text) =>
        renderChat([
          { role: "user", content: "a" },
          { role: "assistant", content: `<think>\n${text}</think>${text}` },
          { role: "assistant", content: "b", reasoning_content: text },
        ]),
    });
  });

  it("the arguments of a program, and its settings", () => {
    const member = (rules: typeof bailianRules, block: Readonly<Record<string, unknown>>): Record<string, Surface> =>
      surfacesOf(Object.fromEntries(pathsOf(block).map((path) => [path.join("."), path])), (path, text) => {
        const value = changed(block, path, text);
        return isRecord(value) ? rules.check(value) : undefined;
      });
    const names = ["qianfanBaseUrl", "dashscopeBaseUrl", "endpoint", "prices", "pollInterval", "speed", "namespace"];
    const settings = surfacesOf(Object.fromEntries(names.map((name) => [name, name])), (name, text) => {
      const config = (key: string) => (key === `finetune:${name}` ? text : undefined);
      return readSettings({ config, environment: {}, programDirectory: "/program" });
    });
    return takesLinearTime("arguments, settings", 600, {
      ...member(bailianRules, bailianBlock),
      ...member(qianfanRules, qianfanBlock),
      "name of a member": (text) => bailianRules.check({ ...bailianBlock, [text]: text }),
      ...settings,
      "meant address": meantBaseUrl,
      "name of a model": baseOf,
    });
  });

  it("what is printed", () =>
    takesLinearTime("printing", 250, {
      text: printable,
      line: printableLine,
      table: (text) =>
        textTable([
          ["a", text],
          [text, "b"],
        ]),
    }));
});
