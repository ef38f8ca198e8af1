/** Methods that documents name for fine-tuning jobs (Model Studio API reference, create fine-tuning job). */
export const trainingTypes = ["sft", "efficient_sft", "cpt", "dpo_full", "dpo_lora"] as const;
