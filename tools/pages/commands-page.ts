import type { Command } from "commander";
import { program } from "../../provider/cli/program";
import type { Language } from "../declarations/sentences";
import commandWords from "./command-words.json";

const words = {
  en: {
    title: "# The command `finetune`",
    intro:
      "For the person on call, and for a look without Pulumi: what each command does, with its `--help`. In a project it is `npx finetune`.",
    keys: "It takes keys from the environment, and with `--stack <S>` also from the configuration of that stack of the current folder.",
  },
  zh: {
    title: "# `finetune` 命令",
    intro:
      "供值班人员使用，也用于不经过 Pulumi 的查看：每个命令的作用，以及它的 `--help`。在项目中写作 `npx finetune`。",
    keys: "它从环境变量读取密钥，加上 `--stack <S>` 时也从当前目录中该栈的配置读取。",
  },
} as const;

const told: Readonly<Record<string, Readonly<Record<Language, string>>>> = commandWords;

/** A command's help as a terminal of 100 columns shows it. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
    writeOut: (part) => (text += part),
  });
  command.outputHelp();
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

function sectionsOf(command: Command, path: string, language: Language): string[] {
  return command.commands.flatMap((own) => {
    const name = `${path} ${own.name()}`;
    const said = told[name]?.[language];
    if (said === undefined) throw new Error(`tools/pages/command-words.json says nothing of ${name}`);
    return [`## \`${name}\`\n\n${said}\n\n\`\`\`text\n${helpOf(own)}\n\`\`\``, ...sectionsOf(own, name, language)];
  });
}

/** The page of commands in a language. */
export function commandsPage(language: Language): string {
  const { title, intro, keys } = words[language];
  return [title, intro, keys, ...sectionsOf(program, program.name(), language)].join("\n\n");
}
