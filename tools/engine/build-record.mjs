/** The file in a finished build of ours that lists its programs and their sizes; written last. */
export const BUILD_RECORD = "pulumi-finetune-engine.json";
