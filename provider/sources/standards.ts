import type { Source } from "./source";

const rfc = <Key extends string>(key: Key, title: string, decides: string): Source<Key> => ({
  key,
  title: `${key}, ${title}`,
  publisher: "IETF",
  url: `https://www.rfc-editor.org/rfc/${key.toLowerCase().replace(" ", "")}`,
  decides,
});

const dataShape = <Key extends string>(
  key: Key,
  publisher: string,
  url: Source["url"],
  decides: string,
): Source<Key> => ({
  key,
  title: `${key}, its page on data`,
  publisher,
  url,
  decides,
});

/** Standards and common shapes that belong to no cloud. */
export const standards = [
  rfc("RFC 8259", "JSON", "what is JSON"),
  rfc("RFC 9110", "HTTP semantics", "classes of statuses, Retry-After, ranges of bytes"),
  {
    key: "APPNOTE",
    title: "APPNOTE, the form of zip archives",
    publisher: "PKWARE",
    url: "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
    decides: "names, checksums and the directory of an archive",
  },
  rfc("RFC 2046", "media types", "what stands between the parts of a form"),
  rfc("RFC 7578", "multipart/form-data", "the body of an upload"),
  rfc("RFC 6890", "special-purpose address registries", "addresses that lead to no public host"),
  rfc("RFC 6761", "special-use domain names", "names that the public DNS serves to nobody"),
  rfc("RFC 6762", "multicast DNS", "`.local`"),
  rfc("RFC 8375", "home.arpa", "`home.arpa`"),
  {
    key: "JSON Lines",
    title: "JSON Lines",
    publisher: "jsonlines.org",
    url: "https://jsonlines.org",
    decides: "one value a line, UTF-8, no byte order mark",
  },
  {
    key: "Fetch Metadata",
    title: "Fetch Metadata Request Headers",
    publisher: "W3C",
    url: "https://www.w3.org/TR/fetch-metadata/",
    decides: "what browsers say about the page behind a request",
  },
  {
    key: "workflow commands",
    title: "Workflow commands for GitHub Actions",
    publisher: "GitHub",
    url: "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands",
    decides: "annotations of a pull request, how they are escaped, and what in a log is obeyed",
  },
  {
    key: "logging commands",
    title: "Logging commands",
    publisher: "Azure Pipelines",
    url: "https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands",
    decides: "what in a log is obeyed",
  },
  dataShape(
    "LLaMA-Factory",
    "hiyouga",
    "https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md",
    "members of Alpaca and ShareGPT rows, pairs and judgements among them",
  ),
  dataShape(
    "TRL",
    "Hugging Face",
    "https://huggingface.co/docs/trl/dataset_formats",
    "prompts and completions, preferences with the prompt in them or beside them",
  ),
  dataShape(
    "ms-swift",
    "ModelScope",
    "https://swift.readthedocs.io/en/latest/Customization/Custom-dataset.html",
    "`rejected_response`, `loss`, roles of tools, queries and responses",
  ),
  dataShape(
    "ERNIEKit",
    "PaddlePaddle",
    "https://github.com/PaddlePaddle/ERNIE/blob/develop/docs/datasets.md",
    "`src`, `tgt`, and which answers `label` trains",
  ),
] as const;
