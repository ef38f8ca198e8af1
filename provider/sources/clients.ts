import type { Source } from "./source";

const client =
  (publisher: string, url: Source["url"]) =>
  <Key extends string>(key: Key, title: string, decides: string): Source<Key> => ({
    key,
    title,
    publisher,
    url,
    decides,
  });
const dashscope = client("Alibaba Cloud", "https://github.com/dashscope/dashscope-sdk-python");
const qianfanSdk = client("Baidu AI Cloud", "https://github.com/baidubce/bce-qianfan-sdk");

/** Official clients: what they send, what they read, what their source says. */
export const clients = [
  dashscope("dashscope 1.27.8", "the Python client of Bailian, version 1", "what it sends and reads, its checks"),
  dashscope(
    "dashscope 2.0.2",
    "the Python client of Bailian, version 2, and the comments in its source",
    "what current servers refuse, statuses of errors",
  ),
  client("Alibaba Cloud", "https://github.com/modelstudioai/cli")(
    "bailian-cli",
    "the Node command line of Bailian and the comments in its source",
    "its checks of training data, what its authors saw live: batch sizes, refusals, states",
  ),
  client("OpenAI", "https://github.com/openai/openai-python")(
    "openai 3.54.0",
    "the Python client of OpenAI, for the compatible surface",
    "objects and errors of OpenAI-compatible routes",
  ),
  qianfanSdk(
    "Python SDK",
    "PyPI `qianfan` 0.4.12.3, folder `python/qianfan`",
    "actions and members that no page has, names of the environment, codes that are worth a repeat",
  ),
  qianfanSdk(
    "Trainer",
    "the Trainer of PyPI `qianfan` 0.4.12.3, folder `python/qianfan/trainer`",
    "the order of calls, statuses that it tolerates",
  ),
  qianfanSdk(
    "SDK's mock",
    "the mock server in the tests of the Qianfan Python SDK, `python/qianfan/tests/utils/mock_server.py`",
    "shapes of answers, ranges of ERNIE-Speed, statuses of errors",
  ),
  qianfanSdk(
    "recorded answers",
    "outputs of the notebooks in that repository, `cookbook/`",
    "how real answers looked, long rows are cut off",
  ),
  qianfanSdk("console.md", "`doc/javascript/console.md` in that repository", "names of containers are unique"),
  qianfanSdk("Node SDK", "npm `@baiducloud/qianfan` 0.2.4", "what it sends and reads"),
  qianfanSdk(
    "Go SDK",
    "Go `github.com/baidubce/bce-qianfan-sdk/go/qianfan` v0.0.14",
    "what it sends and reads: `log_id` as a text",
  ),
  qianfanSdk(
    "official SDKs",
    "the Python, Node, Go and Java clients of Qianfan together",
    "what all of them do alike: where errors are looked for, routes of V1's inference",
  ),
  client("Baidu AI Cloud", "https://github.com/baidubce")(
    "official signers",
    "PyPI `bce-python-sdk` 0.9.79, npm `@baiducloud/sdk` 1.0.7, Go `bce-sdk-go` v0.9.250, `bce-java-sdk` 0.10.448",
    "which headers are signed, for how long a signature holds",
  ),
] as const;
