/** Methods that documents name for fine-tuning jobs [create-fine-tuning-job-api]. */
export const trainingTypes = ["sft", "efficient_sft", "cpt", "dpo_full", "dpo_lora"] as const;
