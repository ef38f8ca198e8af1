import type { Source } from "./source";

const release = <Key extends string>(key: Key, title: string, path: string, decides: string): Source<Key> => ({
  key,
  title,
  publisher: "Pulumi",
  url: `https://github.com/pulumi/pulumi/tree/${path}`,
  decides,
});

/** The engine and the SDK by the release whose source was read; the tests hold the releases beside it. */
export const pulumiSources = [
  release(
    "pulumi engine 3.259.0",
    "the engine, as the tests run it",
    "v3.259.0/pkg",
    "order of its calls, what it passes with each, what it does with a partial failure, when it sends Cancel",
  ),
  release(
    "pulumi sdk 3.248.0",
    "the SDK for Node and its server for dynamic providers",
    "v3.248.0/sdk/nodejs",
    "shape of a dynamic provider, which values the protocol carries, what is captured",
  ),
  release(
    "pulumi sdk for python 3.272.0",
    "the SDK for Python",
    "v3.272.0/sdk/python",
    "which names of a program it translates",
  ),
] as const;
