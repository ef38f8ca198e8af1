import type { CitedDocument } from "./cited-document";

const dashscope = "https://github.com/dashscope/dashscope-sdk-python";
const qianfanSdk = "https://github.com/baidubce/bce-qianfan-sdk";

/** Official clients that marks refer to: what they send, what they read, what their source says. */
export const citedClients: readonly CitedDocument[] = [
  {
    key: "dashscope 1.27.8",
    title: "the Python client of Bailian, version 1",
    url: dashscope,
  },
  {
    key: "dashscope 2.0.2",
    title: "the Python client of Bailian, version 2, and the comments in its source",
    url: dashscope,
  },
  {
    key: "bailian-cli",
    title: "the Node command line of Bailian and the comments in its source",
    url: "https://github.com/modelstudioai/cli",
  },
  {
    key: "openai 3.54.0",
    title: "the Python client of OpenAI, for the compatible surface",
    url: "https://github.com/openai/openai-python",
  },
  { key: "Python SDK", title: "PyPI `qianfan` 0.4.12.3, folder `python/qianfan`", url: qianfanSdk },
  { key: "Trainer", title: "the Trainer of PyPI `qianfan` 0.4.12.3, folder `python/qianfan/trainer`", url: qianfanSdk },
  {
    key: "SDK's mock",
    title: "the mock server in that SDK's own tests, `python/qianfan/tests/utils/mock_server.py`",
    url: qianfanSdk,
  },
  { key: "recorded answers", title: "outputs of the notebooks in that repository, `cookbook/`", url: qianfanSdk },
  { key: "console.md", title: "`doc/javascript/console.md` in that repository", url: qianfanSdk },
  { key: "Node SDK", title: "npm `@baiducloud/qianfan` 0.2.4", url: qianfanSdk },
  { key: "Go SDK", title: "Go `github.com/baidubce/bce-qianfan-sdk/go/qianfan` v0.0.14", url: qianfanSdk },
  { key: "official SDKs", title: "the Python, Node, Go and Java clients of Qianfan together", url: qianfanSdk },
  {
    key: "official signers",
    title:
      "PyPI `bce-python-sdk` 0.9.79, npm `@baiducloud/sdk` 1.0.7, Go `bce-sdk-go` v0.9.250, `bce-java-sdk` 0.10.448",
    url: "https://github.com/baidubce",
  },
];
