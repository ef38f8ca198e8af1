import type { MediaSet, MessageDialect, TrainingFiles } from "../../contract/training-files";
import { cite } from "../../sources";
import { fileSources } from "./file-sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");

const MiB = 2 ** 20;

const messages: MessageDialect = {
  role: {
    code: "role",
    severity: "error",
    shows: "value",
    says: "roles are system, user, assistant and tool",
    source: uploadRules,
  },
  judgesToolsAndThinking: true,
  weighsBy: "loss_weight",
  hasFunctionCalls: false,
  mostTurns: Infinity,
};

const GiB = 2 ** 30;
const videoGuide = cite("wan-video-generation-finetune-guide");
const imageGuide = cite("wan-image-generation-finetune-guide");
const voiceGuide = cite("fine-tune-speech-synthesis-model-by-api");

/** What pictures and videos are made of. */
const generated = { formats: ["BMP", "JPEG", "PNG", "WEBP"], mostSide: 4096 };

/** Sets of rows with their media. Where a page only advises, a finding warns. */
const sets: Readonly<Record<"vision" | "image" | "video" | "voice", MediaSet>> = {
  vision: {
    isFor: "vision models",
    namedBy: "name",
    otherNames: "error",
    media: {
      picture: {
        formats: ["BMP", "JPEG", "PNG", "TIFF", "WEBP"],
        mostBytes: 10 * MiB,
        mostSide: 1024,
        // Of the models' two grids, 28 and 32 pixels, the finer: an estimate that is rather too high than too low. Our choice.
        pixelsPerToken: 28 * 28,
      },
      video: {},
    },
    source: uploadRules,
  },
  image: {
    isFor: "image models",
    namedBy: "path",
    isFlat: true,
    otherNames: "error",
    mostRowBytes: 20 * MiB,
    media: { picture: { ...generated, mostBytes: 20 * MiB } },
    source: imageGuide,
  },
  video: {
    isFor: "video models",
    namedBy: "path",
    otherNames: "warning",
    mostRowBytes: 20 * MiB,
    media: { picture: generated, video: { formats: ["MP4", "MOV"] } },
    source: videoGuide,
  },
  voice: {
    isFor: "voice models",
    namedBy: "path",
    folder: "train",
    otherNames: "warning",
    media: {
      recording: {
        formats: ["WAV"],
        leastSampleRate: 16_000,
        leastSeconds: 1,
        advisedSeconds: [2, 30],
        tokensPerSecond: 25,
      },
    },
    source: voiceGuide,
  },
};

/** What Bailian takes as training files. */
export const trainingFiles: TrainingFiles = {
  formats: {
    chat: { kind: "messages", dialect: messages },
    dpo: { kind: "message-pairs", dialect: messages },
    text: { kind: "text" },
    vision: { kind: "messages", dialect: { ...messages, namesMedia: true } },
    image: {
      kind: "members",
      members: [
        { name: "prompt", holds: "text" },
        { name: "img_path", holds: "picture", lacks: "validation" },
        { name: "input_img", holds: "picture", lacks: "some" },
      ],
      source: imageGuide,
    },
    video: {
      kind: "members",
      members: [
        { name: "prompt", holds: "text" },
        { name: "first_frame_path", holds: "picture" },
        { name: "last_frame_path", holds: "picture", lacks: "some" },
        { name: "video_path", holds: "video", lacks: "validation" },
      ],
      source: videoGuide,
    },
    voice: {
      kind: "members",
      members: [
        { name: "wav_fn", holds: "recording" },
        { name: "text", holds: "text" },
      ],
      source: voiceGuide,
    },
  },
  formatsSource: uploadRules,
  sets,
  sources: fileSources,
  bounds: [
    {
      formats: ["chat", "dpo", "text"],
      of: "bytes",
      atMost: 300 * MiB,
      rule: {
        code: "bailian-file-size",
        severity: "error",
        shows: "value",
        says: "Bailian takes 300 MB in a file for fine-tuning",
        source: `${cite("upload-file-api")}; the Chinese page still says 1 GB`,
      },
    },
    {
      formats: ["chat", "dpo"],
      of: "bytes",
      atMost: 200 * MiB,
      rule: {
        code: "bailian-advised-size",
        severity: "warning",
        shows: "value",
        says: "Bailian's console takes 200 MB in a file of conversations or preferences, and its API may follow",
        source: uploadRules,
      },
    },
    {
      formats: ["vision", "image", "video", "voice"],
      of: "bytes",
      atMost: 300 * MiB,
      rule: {
        code: "bailian-upload-size",
        severity: "warning",
        shows: "value",
        says: "the newest page on uploads takes 300 MB in a file for fine-tuning, while the pages on media say 1 or 2 GB of a zip archive",
        source: cite("upload-file-api"),
      },
    },
    {
      formats: ["vision", "voice"],
      of: "bytes",
      atMost: 2 * GiB,
      rule: {
        code: "bailian-set-size",
        severity: "error",
        shows: "value",
        says: "Bailian takes 2 GB in a zip archive of media",
        source: uploadRules,
      },
    },
    {
      formats: ["image", "video"],
      of: "bytes",
      atMost: GiB,
      rule: {
        code: "bailian-generation-set-size",
        severity: "error",
        shows: "value",
        says: "Bailian takes 1 GB in a zip archive for image and video models by API",
        source: videoGuide,
      },
    },
    {
      formats: ["chat", "dpo", "text", "vision"],
      of: "rows",
      atLeast: 10,
      rule: {
        code: "bailian-rows",
        severity: "warning",
        shows: "value",
        says: "the smallest batch is 8 rows, a job needs more than one batch after a tenth is split off for validation, and fails ten minutes in without",
        source: cite("bailian-cli", "its validation of data sets"),
      },
    },
  ],
  longRows: {
    fate: "are dropped or cut off",
    fateByFormat: { chat: "are dropped", dpo: "are cut off" },
    source: cite("create-fine-tuning-job-api", "max_length"),
  },
};
