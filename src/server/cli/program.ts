import { Command } from "commander";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";
import {
  readDatasetOption,
  readDateOption,
  readFormatOption,
  readPortOption,
  readScopeOption,
  readSecurityOption,
  readSubjectArgument,
  readUnitOption,
  type CheckSubject,
  type CollectedDataset,
  type UnitAnswers,
} from "./read-options.ts";
import type { BackupFormat } from "../store/backup/tables.ts";
import type { Terminal } from "./terminal.ts";

export interface CollectOptions {
  readonly date?: TradingDate;
  readonly from?: TradingDate;
  readonly to?: TradingDate;
  readonly exchange: Scope;
  readonly dataset?: CollectedDataset;
  /** Ask for stored days once more. */
  readonly again?: boolean;
}

export interface CheckOptions {
  readonly from?: TradingDate;
  readonly to?: TradingDate;
}

export interface ImportCommandOptions {
  readonly exchange?: Scope;
  readonly date?: TradingDate;
  readonly sheet?: string;
  readonly code?: string;
  readonly unit?: UnitAnswers;
  /** Store what the preview shows. */
  readonly yes?: boolean;
}

interface ExportOptions {
  readonly format: BackupFormat;
}

export interface ServeOptions {
  readonly port?: number;
  readonly open?: boolean;
  /** Files of a certificate to serve with instead of our own. */
  readonly cert?: string;
  readonly key?: string;
}

export interface PublishOptions {
  /** Beside each file its .gz and .br. */
  readonly compress?: boolean;
  /** Remove the blocks of earlier editions. */
  readonly prune?: boolean;
}

/** What each command does; the program only reads what was typed. */
export interface Handlers {
  collect(options: CollectOptions): Promise<void>;
  check(subjects: readonly CheckSubject[], options: CheckOptions): Promise<void>;
  import(path: string, options: ImportCommandOptions): Promise<void>;
  export(directory: string, options: ExportOptions): Promise<void>;
  compact(): Promise<void>;
  serve(options: ServeOptions): Promise<void>;
  publish(directory: string, options: PublishOptions): Promise<void>;
}

const HELP_TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

/** The command line in the language of the terminal. Wrong usage is thrown, never printed. */
export function buildProgram(handlers: Handlers, { language }: Terminal): Command {
  const say = (text: Text): string => text[language];
  const program = new Command("rzrq")
    .description(
      say({
        zh: "A 股融资融券数据：采集、导入、提供给 Excel",
        en: "A-share margin trading data: collect, import, serve to Excel",
      }),
    )
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => (language === "zh" ? (HELP_TITLES[title] ?? title) : title),
      styleUsage: (usage) =>
        language === "zh" ? usage.replace("[options]", "[选项]").replace("[command]", "[命令]") : usage,
      // The texts say the defaults themselves: Commander's note is English.
      optionDescription: ({ description }) => description,
    })
    .helpOption("-h, --help", say({ zh: "显示说明", en: "show this help" }))
    .helpCommand(false);

  program
    .command("collect")
    .description(
      say({
        zh: "从交易所采集已披露的数据；不指明日期时采集最近一个交易日",
        en: "collect what the exchanges disclosed; without a date, of the last trading day",
      }),
    )
    .option(
      "--date <day>",
      say({ zh: "一个交易日，例如 2026-09-18", en: "one trading day, such as 2026-09-18" }),
      dateOption("--date"),
    )
    .option("--from <day>", say({ zh: "起始日", en: "first day of a range" }), dateOption("--from"))
    .option(
      "--to <day>",
      say({ zh: "截止日，默认为最近一个交易日", en: "last day of the range; default: the last trading day" }),
      dateOption("--to"),
    )
    .option(
      "--exchange <name>",
      say({ zh: "SSE、SZSE、BSE 或 ALL（默认）", en: "SSE, SZSE, BSE or ALL (default)" }),
      readScopeOption,
      "ALL",
    )
    .option(
      "--dataset <name>",
      say({
        zh: "totals（汇总）或 details（明细）；默认两者都采集",
        en: "totals or details (by security); default: both",
      }),
      readDatasetOption,
    )
    .option(
      "--again",
      say({
        zh: "已保存的日期、早已确认未披露的日期也重新采集，以取得更正",
        en: "ask again for stored days, for corrections, and for days long past that nobody had",
      }),
    )
    .action((options: CollectOptions) => handlers.collect(options));

  program
    .command("check")
    .description(
      say({
        zh: "向交易所（或东方财富）重新询问单只证券的历史，与本机逐日逐项核对；缺少的日期补入，不一致之处列出。SZSE 则核对深交所每日汇总",
        en: "ask the exchange (or Eastmoney) for a security's history and compare it with what is stored, day by day; fills in missing days, lists what differs. SZSE compares the daily totals of Shenzhen",
      }),
    )
    .argument(
      "<codes...>",
      say({
        zh: "证券代码，例如 600519 000001；或 SZSE",
        en: "codes of securities, such as 600519 000001; or SZSE",
      }),
      readSubjectArgument,
    )
    .option(
      "--from <day>",
      say({ zh: "起始日，默认为最早", en: "first day; default: the earliest" }),
      dateOption("--from"),
    )
    .option(
      "--to <day>",
      say({ zh: "截止日，默认为最近一个交易日", en: "last day; default: the last trading day" }),
      dateOption("--to"),
    )
    .action((subjects: CheckSubject[], options: CheckOptions) => handlers.check(subjects, options));

  program
    .command("import")
    .description(
      say({
        zh: "读懂一个 CSV 或 Excel 文件（每日汇总，或某日完整明细）并显示结果；加 --yes 才存入",
        en: "read a CSV or Excel file (daily totals, or complete lists of a day) and show what it holds; --yes stores it",
      }),
    )
    .argument(
      "<file>",
      say({
        zh: "文件路径，或 rzrq export 写出的备份目录（恢复到空的数据目录）",
        en: "path of the file, or of a directory that rzrq export wrote (restored into an empty data directory)",
      }),
    )
    .option(
      "--exchange <name>",
      say({
        zh: "文件没有说明时，是哪个市场的汇总：SSE、SZSE、BSE 或 ALL（沪深北合计）",
        en: "whose totals they are, where the file does not say: SSE, SZSE, BSE or ALL (the three together)",
      }),
      readScopeOption,
    )
    .option(
      "--date <day>",
      say({ zh: "文件没有日期列时，指明是哪一天", en: "the day of a file without a column of dates" }),
      dateOption("--date"),
    )
    .option("--sheet <name>", say({ zh: "要读取的工作表", en: "the sheet to read" }))
    .option(
      "--code <code>",
      say({ zh: "单只证券历史的代码，例如 600519", en: "the code of one security's history, such as 600519" }),
      readSecurityOption,
    )
    .option(
      "--unit <units>",
      say({
        zh: "没有写单位的列用什么单位：金额、数量，例如 万元 或 万元,万股",
        en: "the unit of columns that name none: amounts, volumes, such as 万元 or 万元,万股",
      }),
      readUnitOption,
    )
    .option("--yes", say({ zh: "把显示的结果存入", en: "store what is shown" }))
    .action((file: string, options: ImportCommandOptions) => handlers.import(file, options));

  program
    .command("export")
    .description(
      say({
        zh: "备份：把全部数据（含每次修订、来源与差异记录）写入一个新目录",
        en: "back up: write everything (every revision, its source, and disagreements) into a new directory",
      }),
    )
    .argument("<directory>", say({ zh: "新的或空的目录", en: "a new or empty directory" }))
    .option(
      "--format <name>",
      say({ zh: "parquet（默认）或 csv", en: "parquet (default) or csv" }),
      readFormatOption,
      "parquet",
    )
    .action((directory: string, options: ExportOptions) => handlers.export(directory, options));

  program
    .command("compact")
    .description(
      say({
        zh: "整理数据库，使按证券读取最快（平时会自动进行）",
        en: "make reading by security fastest (done by itself now and then)",
      }),
    )
    .action(() => handlers.compact());

  program
    .command("serve")
    .description(say({ zh: "在本机提供数据与加载项页面", en: "serve the data and the add-in's pages on this machine" }))
    .option("--port <number>", say({ zh: "端口，默认 3000", en: "port; default 3000" }), readPortOption)
    .option("--open", say({ zh: "打开浏览器", en: "open a browser" }))
    .option("--cert <file>", say({ zh: "改用的证书文件", en: "file of a certificate to use instead of our own" }))
    .option("--key <file>", say({ zh: "该证书的私钥文件", en: "file of its private key" }))
    .action((options: ServeOptions) => handlers.serve(options));

  program
    .command("publish")
    .description(
      say({
        zh: "把加载项与全部数据写成静态文件，可由任何静态网站提供；再次发布只写有变化的",
        en: "write the add-in and all data as files for any static host; once more writes only what changed",
      }),
    )
    .argument("<directory>", say({ zh: "目录", en: "the folder" }))
    .option(
      "--compress",
      say({ zh: "同时写出 .gz 与 .br，供支持预压缩的服务器使用", en: "write .gz and .br beside each file as well" }),
    )
    .option("--prune", say({ zh: "删去不再提供的旧版本", en: "remove the blocks of earlier editions" }))
    .action((directory: string, options: PublishOptions) => handlers.publish(directory, options));

  return program;
}

const dateOption =
  (option: string) =>
  (given: string): TradingDate =>
    readDateOption(option, given);
