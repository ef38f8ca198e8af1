import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import type { DeclaredBlocks } from "../../provider/clouds/rules/declared-block";
import { kinds } from "../../provider/contract/kinds";
import type { Change, ObjectType } from "../../provider/contract/kinds/declaration";
import { shapeType } from "./rule-type";
import { comment, interfaceText, namedDeclarations, type Style } from "./typescript";

/** The types of a cloud's blocks: plain values, as check lets them pass. */
export function cloudArguments(blocks: DeclaredBlocks): string {
  const style: Style = {
    clouds: Object.keys(declaredBlocks),
    isReadonly: false,
    isInput: false,
    named: new Map(),
    imported: new Set(),
  };
  const own = Object.entries(blocks).flatMap(([kind, { name, shapes }]) => {
    const usual = kinds.find((candidate) => candidate.name === kind)?.blocks?.change;
    const texts = shapes.map((shape) => shapeText(shapeType(shape), style, usual));
    const names = shapes.map(({ rule }) => rule.name);
    if (names.length < 2) return texts;
    const sentence = `One shape for each version of the cloud's API.`;
    return [...texts, `${comment(sentence)}\nexport type ${name} = ${names.join(" | ")};`];
  });
  return [...own, namedDeclarations(style)].join("\n\n");
}

function shapeText(type: ObjectType, style: Style, usual: Change | undefined): string {
  return interfaceText(type.name ?? "", type, style, usual);
}
