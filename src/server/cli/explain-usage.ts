import type { CommanderError } from "commander";
import type { Text } from "../../core/text.ts";

/** Commander speaks English only: its finding, told again in both languages. Null where it only showed the help. */
export function explainUsage({ code, message }: CommanderError): Text | null {
  const [, given = ""] = /'([^']*)'/.exec(message) ?? [];
  const similar = similarTo(message);
  switch (code) {
    case "commander.unknownCommand":
      return {
        zh: `没有名为“${given}”的命令${similar.zh}：可用的命令是 collect、check、import、export、compact、serve、publish；用 rzrq --help 查看说明。`,
        en: `There is no command “${given}”${similar.en}: the commands are collect, check, import, export, compact, serve and publish; see rzrq --help.`,
      };
    case "commander.unknownOption":
      return {
        zh: `没有名为“${given}”的选项${similar.zh}：在命令后加 --help 查看它的选项。`,
        en: `There is no option “${given}”${similar.en}: add --help to the command to see its options.`,
      };
    case "commander.missingArgument":
      return {
        zh: `缺少参数 ${given}：例如 rzrq import 两融汇总.xlsx。`,
        en: `The argument ${given} is missing: for example rzrq import totals.xlsx.`,
      };
    case "commander.optionMissingArgument":
      return { zh: `选项“${given}”后面缺少值：请补上。`, en: `The option “${given}” needs a value after it: add one.` };
    case "commander.excessArguments":
      return {
        zh: "参数太多：含空格的路径请用引号括起来；在命令后加 --help 查看用法。",
        en: "Too many arguments: put a path with blanks in quotes; add --help to the command to see how it is used.",
      };
    case "commander.help":
    case "commander.helpDisplayed":
    case "commander.version":
      return null;
    default:
      return { zh: `无法理解这条命令：${message}。`, en: `This command cannot be understood: ${message}.` };
  }
}

function similarTo(message: string): Text {
  const [, names] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message) ?? [];
  if (!names) return { zh: "", en: "" };
  return { zh: `（是否想输入 ${names.replaceAll(", ", "、")}？）`, en: ` (did you mean ${names}?)` };
}
