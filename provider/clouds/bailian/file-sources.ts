import { cite, type Authority } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const consoleGuide = cite("model-training-on-console");
const commandLine = cite("bailian-cli", "its validation of data sets");
const pythonUpload = cite("dashscope 1.27.8", "Files.upload");

/** Where the rules that all clouds share stand in Bailian's documents, by their code. */
export const fileSources: Readonly<Record<string, Authority>> = {
  "file-empty": commandLine,
  "file-zip": uploadRules,
  "file-xlsx": consoleGuide,
  "file-utf16": consoleGuide,
  "line-empty": pythonUpload,
  "line-encoding": consoleGuide,
  "line-json": pythonUpload,
  "row-object": uploadRules,
  "messages-missing": uploadRules,
  "messages-list": commandLine,
  "message-object": commandLine,
  "role-missing": commandLine,
  "content-missing": commandLine,
  content: uploadRules,
  "content-media": uploadRules,
  "media-unread": uploadRules,
  "no-question": commandLine,
  "system-not-first": commandLine,
  "not-alternating": commandLine,
  "thinking-unread": uploadRules,
  "text-missing": uploadRules,
  text: commandLine,
  "text-empty": commandLine,
};
