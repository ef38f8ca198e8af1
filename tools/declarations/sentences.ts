import type { Change, IdDoc, Property, PropertyType, Words } from "../../provider/contract/kinds/declaration";
import type { SettingRow } from "../../provider/contract/settings";

/** A language of the documentation. */
export type Language = keyof Words;

const changes: Readonly<Record<Change, Words>> = {
  "trains anew": { en: "trains anew", zh: "重新训练" },
  "uploads anew": { en: "uploads anew", zh: "重新上传" },
  "publishes anew": { en: "publishes anew", zh: "重新发布" },
  "deploys anew": { en: "deploys anew", zh: "重新部署" },
  "in place": { en: "in place", zh: "原地更新" },
  "next run": { en: "with the next run", zh: "下次运行时生效" },
  "by cloud": { en: "by the cloud: in place, or deploys anew", zh: "依云而定：原地更新或重新部署" },
};

/** What a change does, in a few words. */
export function changeWords(change: Change, language: Language): string {
  return changes[change][language];
}

/** What a change does, as a sentence. */
export function changeSentence(change: Change): string {
  switch (change) {
    case "in place":
      return "Changes in place.";
    case "next run":
      return "A change takes effect with the next run.";
    case "by cloud":
      return "A change is made in place where the cloud can, else it deploys anew.";
    default:
      return `A change ${change}.`;
  }
}

/** A value as code. */
export function code(value: unknown): string {
  if (typeof value !== "object" || value === null) return `\`${JSON.stringify(value)}\``;
  const members = Object.entries(value).map(([key, member]) => `${key}: ${JSON.stringify(member)}`);
  return members.length === 0 ? "`{}`" : `\`{ ${members.join(", ")} }\``;
}

/** The default, or nothing. */
export function defaultWords({ default: value, defaultWords: words }: Property, language: Language): string {
  if (words !== undefined) return words[language];
  return value === undefined ? "" : code(value);
}

/** The sentence that the generated SDKs have. */
export function idDoc({ doc, idDoc: own }: { readonly doc: Words; readonly idDoc?: IdDoc }): string {
  return own ?? doc.en;
}

/** The default of a setting, or nothing. */
export function settingDefault({ fallback, fallbackWords }: SettingRow, language: Language): string {
  if (fallbackWords !== undefined) return fallbackWords[language];
  return fallback === undefined ? "" : `\`${fallback}\``;
}

/** Bounds of a value in words; empty where there are none. */
export function rangeWords(type: PropertyType, language: Language): string {
  const en = language === "en";
  switch (type.type) {
    case "text": {
      const { minLength, maxLength, choices } = type;
      if (choices !== undefined || maxLength === undefined) return "";
      if (minLength === maxLength) return en ? `${maxLength} characters` : `${maxLength} 个字符`;
      if ((minLength ?? 0) < 2) return en ? `at most ${maxLength} characters` : `最多 ${maxLength} 个字符`;
      return en ? `${minLength} to ${maxLength} characters` : `${minLength} 到 ${maxLength} 个字符`;
    }
    case "number":
    case "integer": {
      const { min, max, above, below } = type;
      if (min !== undefined && max !== undefined) return en ? `${min} to ${max}` : `${min} 到 ${max}`;
      const least = min === undefined ? [] : [en ? `at least ${min}` : `至少 ${min}`];
      const most = max === undefined ? [] : [en ? `at most ${max}` : `最多 ${max}`];
      const over = above === undefined ? [] : [en ? `above ${above}` : `大于 ${above}`];
      const under = below === undefined ? [] : [en ? `below ${below}` : `小于 ${below}`];
      return [...over, ...least, ...most, ...under].join(en ? ", " : "，");
    }
    case "one of":
      return type.of
        .map((part) => rangeWords(part, language))
        .filter((words) => words !== "")
        .join(en ? "; " : "；");
    case "list":
      return rangeWords(type.items, language);
    default:
      return "";
  }
}

/** Everything that is said of a member, as sentences on it in an editor. */
export function memberSentences(member: Property, usual?: Change): string {
  const range = rangeWords(member.type, "en");
  const fallback = defaultWords(member, "en");
  const change = member.change ?? usual;
  return [
    member.doc.en,
    ...(range === "" || isIn(range, member.doc.en) ? [] : [`${range[0]?.toUpperCase()}${range.slice(1)}.`]),
    ...(fallback === "" ? [] : [`Default: ${fallback}.`]),
    ...(change === undefined ? [] : [changeSentence(change)]),
    ...(member.secret === true ? ["Secret."] : []),
  ].join(" ");
}

/** A sentence that tells the bounds with their unit needs no second one. */
function isIn(range: string, sentence: string): boolean {
  return sentence.toLowerCase().includes(range.toLowerCase());
}
