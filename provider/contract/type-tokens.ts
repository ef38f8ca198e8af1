/** Begins the type token of everything in the package, as the plugin and its SDKs call it. */
export const nativePrefix = "finetune:index:";

/** Begins the type token of what is declared by the classes of dynamic resources: the Pulumi SDK's own words, then ours. */
export const dynamicPrefix = "pulumi-nodejs:dynamic/finetune:";
