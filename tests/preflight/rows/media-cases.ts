import { mp4, png, wav } from "../rig/media";
import { many, rowsOf, type SetCase } from "./set-pieces";

/** Sets for models that generate. */
export const mediaCases: readonly SetCase[] = [
  [
    "pictures to generate",
    "image",
    [
      rowsOf(many((index) => ({ prompt: `a lamp ${index}`, img_path: "./a.png", input_img: "b.png" }))),
      { name: "a.png", content: png() },
      { name: "b.png", content: png() },
    ],
    [],
  ],
  [
    "pictures to generate in a folder",
    "image",
    [
      rowsOf(many((index) => ({ prompt: `a lamp ${index}`, img_path: "x/a.png" }))),
      { name: "x/a.png", content: png() },
    ],
    ["set-nested x/a.png"],
  ],
  [
    "a row without its picture among others",
    "image",
    [rowsOf([{ prompt: "a", img_path: "a.png" }, { prompt: "b" }]), { name: "a.png", content: png() }],
    ["targets-mixed 1 of 2", "target-missing 2:1"],
  ],
  ["rows for validation", "image", [rowsOf([{ prompt: "b" }])], ["target-missing 1:1"]],
  [
    "a row without its prompt",
    "image",
    [rowsOf([{ img_path: "a.png" }]), { name: "a.png", content: png() }],
    ["member-missing 1:1"],
  ],
  [
    "a prompt that is no text",
    "image",
    [rowsOf([{ prompt: 5, img_path: "a.png" }]), { name: "a.png", content: png() }],
    ["member-text 1:11"],
  ],
  [
    "videos by their paths",
    "video",
    [
      rowsOf(many((index) => ({ prompt: `p ${index}`, first_frame_path: "i/a.png", video_path: "v.mp4" }))),
      { name: "i/a.png", content: png() },
      { name: "v.mp4", content: mp4 },
    ],
    [],
  ],
  [
    "a video by its name alone",
    "video",
    [
      rowsOf([{ prompt: "p", first_frame_path: "a.png", video_path: "v.mp4" }]),
      { name: "a.png", content: png() },
      { name: "v/v.mp4", content: mp4 },
    ],
    ["medium-missing 1:55", "medium-unused v/v.mp4"],
  ],
  [
    "recordings in train, with and without it",
    "voice",
    [
      rowsOf([
        { wav_fn: "train/a.wav", text: "你好。" },
        { wav_fn: "b.wav", text: "好。" },
      ]),
      { name: "train/a.wav", content: wav() },
      { name: "train/b.wav", content: wav() },
    ],
    [],
  ],
  [
    "a recording at the root",
    "voice",
    [rowsOf([{ wav_fn: "a.wav", text: "你好。" }]), { name: "a.wav", content: wav() }],
    ["set-folder a.wav"],
  ],
  [
    "a recording that is too coarse",
    "voice",
    [rowsOf([{ wav_fn: "a.wav", text: "你好。" }]), { name: "train/a.wav", content: wav(2, 8000) }],
    ["medium-sound 8000"],
  ],
  [
    "a recording that is too short",
    "voice",
    [rowsOf([{ wav_fn: "a.wav", text: "你好。" }]), { name: "train/a.wav", content: wav(0.5) }],
    ["medium-sound 0.5 s"],
  ],
  [
    "a recording that is longer than advised",
    "voice",
    [rowsOf([{ wav_fn: "a.wav", text: "你好。" }]), { name: "train/a.wav", content: wav(31) }],
    ["medium-length 31.0 s"],
  ],
];
