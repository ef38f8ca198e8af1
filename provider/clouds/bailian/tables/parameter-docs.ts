import type { Words } from "../../../contract/kinds/declaration";

/** What people are told of each hyperparameter of Bailian. */
export const parameterDocs: Readonly<Record<string, Words>> = {
  n_epochs: { en: "How often the data is gone through.", zh: "遍历数据的次数。" },
  batch_size: { en: "Rows a step.", zh: "每一步的行数。" },
  max_length: {
    en: "Longest row in tokens; longer ones are dropped.",
    zh: "最长一行的 token 数；更长的行会被丢弃。",
  },
  learning_rate: {
    en: 'How far a step goes; may be a text such as `"1.6e-5"`.',
    zh: '每一步的学习率；可以写成文本，例如 `"1.6e-5"`。',
  },
  lr_scheduler_type: { en: "How the learning rate changes.", zh: "学习率的变化方式。" },
  split: {
    en: "Share of the data that is trained on; the rest validates.",
    zh: "用于训练的数据比例；其余用于验证。",
  },
  max_split_val_dataset_sample: { en: "Most rows that are split off to validate.", zh: "切分出的验证数据的最多行数。" },
  eval_steps: { en: "Steps between two evaluations.", zh: "两次评估之间的步数。" },
  logging_steps: { en: "Steps between two lines of the log.", zh: "两行日志之间的步数。" },
  warmup_ratio: {
    en: "Share of the steps in which the learning rate rises.",
    zh: "学习率上升阶段占总步数的比例。",
  },
  weight_decay: { en: "Weight of the L2 regularisation.", zh: "L2 正则化的权重。" },
  freeze_vit: { en: "Leave the vision encoder as it is.", zh: "不训练视觉编码器。" },
  lora_rank: { en: "Rank of the LoRA matrices.", zh: "LoRA 矩阵的秩。" },
  lora_alpha: { en: "Scaling of what LoRA adds.", zh: "LoRA 增量的缩放系数。" },
  lora_dropout: { en: "Share of LoRA's values that a step leaves out.", zh: "每一步中 LoRA 随机丢弃的比例。" },
  data_augmentation: { en: "Mix in rows of the cloud's own.", zh: "混入云自有的数据。" },
  augmentation_types: { en: "Which rows of the cloud's, separated by commas.", zh: "混入哪些数据，用逗号分隔。" },
  augmentation_ratio: {
    en: "How much of each, as shares of the own data, separated by commas.",
    zh: "各类数据的混入量，为自有数据的比例，用逗号分隔。",
  },
  save_strategy: {
    en: "Take checkpoints by `epoch` or by `steps`.",
    zh: "按 `epoch` 还是按 `steps` 保存 Checkpoint。",
  },
  save_steps: { en: "Steps between two checkpoints.", zh: "两个 Checkpoint 之间的步数。" },
  save_total_limit: { en: "Most checkpoints that are kept.", zh: "最多保留的 Checkpoint 数。" },
  prompt_loss: { en: "Weight of the prompt in the loss.", zh: "提示部分在损失中的权重。" },
  lm_max_epoch: { en: "Epochs of the language model.", zh: "语言模型的 epoch 数。" },
  lm_step: { en: "Epochs between two checkpoints of the language model.", zh: "语言模型保存 Checkpoint 的间隔。" },
  lm_num: { en: "Checkpoints of the language model that are kept.", zh: "语言模型保留的 Checkpoint 数。" },
  lm_batch_size: { en: "Rows a step of the language model.", zh: "语言模型每一步的行数。" },
  fm_max_epoch: { en: "Epochs of the flow matching model.", zh: "流匹配模型的 epoch 数。" },
  fm_step: {
    en: "Epochs between two checkpoints of the flow matching model.",
    zh: "流匹配模型保存 Checkpoint 的间隔。",
  },
  fm_num: { en: "Checkpoints of the flow matching model that are kept.", zh: "流匹配模型保留的 Checkpoint 数。" },
  fm_batch_size: { en: "Rows a step of the flow matching model.", zh: "流匹配模型每一步的行数。" },
  eval_epochs: { en: "Epochs between two evaluations.", zh: "两次评估之间的 epoch 数。" },
  max_pixels: { en: "Most pixels of a picture or frame.", zh: "图片或视频帧的最大像素。" },
  task_type: {
    en: "From a first frame (`i2v`), or from first and last (`kf2v`).",
    zh: "基于首帧（`i2v`），或基于首尾帧（`kf2v`）。",
  },
  max_steps: { en: "Steps in all.", zh: "总步数。" },
  generation_type: { en: "From text (`t2i`) or from pictures (`i2i`).", zh: "文生图（`t2i`）或图生图（`i2i`）。" },
  val_img_size: { en: "Size of the pictures that validate.", zh: "验证图片的大小。" },
  max_token_length: { en: "Longest row.", zh: "最长一行。" },
  gradient_clip: { en: "Most that a gradient may be.", zh: "梯度裁剪的上限。" },
};
