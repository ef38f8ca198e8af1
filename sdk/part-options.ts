import type * as pulumi from "@pulumi/pulumi";
import { splitPath } from "./option-paths";
import type { PartOptions } from "./parts";

/**
 * Resource options of one part of a component. The engine gives no component's timeouts, nor its `ignoreChanges` and
 * `replaceOnChanges`, to what is in it, and the classes of the parts must see what it does give: a training would be waited for
 * for a day, or paid for, against the program's word.
 */
export function partOptions(
  part: keyof PartOptions,
  parent: pulumi.ComponentResource,
  component: pulumi.ComponentResourceOptions,
  own: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  const { customTimeouts, retainOnDelete, deletedWith } = component;
  const ignoreChanges = [...pathsOf(part, component.ignoreChanges), ...(own.ignoreChanges ?? [])];
  const replaceOnChanges = [...pathsOf(part, component.replaceOnChanges), ...(own.replaceOnChanges ?? [])];
  return {
    parent,
    ...(customTimeouts === undefined ? {} : { customTimeouts }),
    ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
    ...(deletedWith === undefined ? {} : { deletedWith }),
    ...own,
    ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }),
    ...(replaceOnChanges.length === 0 ? {} : { replaceOnChanges }),
  };
}

/** The component's options without those that its parts get: the engine would say that they do nothing. */
export function componentOptions(opts: pulumi.ComponentResourceOptions): pulumi.ComponentResourceOptions {
  const { customTimeouts: _timeouts, ignoreChanges: _ignored, replaceOnChanges: _replacing, ...rest } = opts;
  return rest;
}

/** Whether a deployment is to stay as it is where its model is another. */
export function keepsItsModel({ ignoreChanges = [] }: pulumi.CustomResourceOptions): boolean {
  return ignoreChanges.some((path) => path === "*" || splitPath(path).root === "model");
}

/** Arguments of the component as arguments of its part; a part as a whole is all of them. */
function pathsOf(part: keyof PartOptions, paths: readonly string[] = []): string[] {
  return paths.flatMap((path) => {
    if (path === "*") return [path];
    const { root, rest } = splitPath(path);
    if (root === part) return [rest === "" ? "*" : rest.replace(/^\./, "")];
    if (root === "dataset" && rest === "" && part === "job") return ["trainingDataset"];
    return root === "acceptWhen" && part === "deployment" ? [path] : [];
  });
}
