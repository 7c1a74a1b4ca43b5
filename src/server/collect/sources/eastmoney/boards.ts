import type { SecurityRowOf } from "../../../../contracts/rows.ts";
import { isSingleLabel, joinLabels } from "../../../../core/fields/label-list.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import { exchangeOfCode } from "../../../../core/market/security-code.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { contradictory, duplicated, wrongDay, wrongField, type Origin } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { dayOf, isShareOf } from "./map.ts";
import type { Board, BoardMember, Security } from "./schema.ts";

/** 地域 and 概念 among the kinds of boards. */
export const REGION = "004";
export const CONCEPT = "006";
/** Of the sum: figures are rounded one by one, and a unit taken for another is off by far more. */
const BALANCES_TOLERANCE = 0.0001;
/** Members come from another report than the sums of their figures, and are of now. */
const SUM_TOLERANCE = 0.02;
/** Fewer boards than this share of all that fit their members tell of other units, or of other boards. */
const LEAST_FITTING = 0.9;

/** The boards of the kind on the day, in units that their own figures prove; null where the newest day is another one. */
export function boardsOf({ rows, origin }: Fetched<Board>, kind: string, date: TradingDate): Fetched<Board> | null {
  const days = new Set(rows.map(({ TRADE_DATE }) => dayOf(TRADE_DATE)));
  if (!days.has(date)) return null;
  if (days.size > 1) throw wrongDay(origin, date, [...days]);
  const codes = new Set<string>();
  for (const board of rows) {
    if (!/^\d{1,6}$/.test(board.BOARD_CODE)) {
      throw wrongField(origin, "BOARD_CODE", board.BOARD_CODE, { zh: "数字代码", en: "a code of digits" });
    }
    if (board.BOARD_TYPE_CODE !== kind)
      throw wrongField(origin, "BOARD_TYPE_CODE", board.BOARD_TYPE_CODE, { zh: kind, en: kind });
    if (codes.has(board.BOARD_CODE)) throw duplicated(origin, board.BOARD_CODE);
    codes.add(board.BOARD_CODE);
    requireUnits(board, origin);
  }
  return { rows, origin };
}

function requireUnits(board: Board, origin: Origin): void {
  const { FIN_BALANCE: financing, LOAN_BALANCE: short, MARGIN_BALANCE: margin } = board;
  if (financing !== null && short !== null && margin !== null) {
    if (Math.abs(financing + short - margin) > BALANCES_TOLERANCE * margin) {
      throw contradictory(origin, {
        zh: `${board.BOARD_NAME} 融资余额 ${financing} + 融券余额 ${short} ≠ 融资融券余额 ${margin}`,
        en: `${board.BOARD_NAME}: financing balance ${financing} + short balance ${short} is not the margin balance ${margin}`,
      });
    }
  }
  const { NOTLIMITED_MARKETCAP_A: value, FIN_BALANCE_RATIO: percent } = board;
  if (isShareOf(financing, value, percent)) return;
  throw contradictory(origin, {
    zh: `${board.BOARD_NAME} 融资余额 ${financing} ÷ 流通市值 ${value} 不是其占比 ${percent} %`,
    en: `${board.BOARD_NAME}: financing balance ${financing} ÷ float value ${value} is not the share given, ${percent} %`,
  });
}

export interface BoardAnswers {
  readonly boards: Fetched<Board>;
  readonly members: Fetched<BoardMember>;
  /** The margin list of all exchanges on the same day. */
  readonly listed: Fetched<Security>;
}

/**
 * The region and the concepts of each security of the exchange. Members have no date and come from another report than the
 * boards: they are believed where their own financing balances of the day sum to the board's. A board that does not fit is
 * left out, and everything is refused where more than one in ten does not.
 */
export function mapBoards(answers: BoardAnswers, exchange: Exchange): SecurityRowOf<"boards">[] {
  const { rows, origin } = answers.members;
  const boards = fittingBoards(answers);
  const securities = new Map<string, { name: string; region: string | null; concepts: string[] }>();
  const seen = new Set<string>();
  for (const { SECURITY_CODE: code, SECURITY_NAME_ABBR: name, BOARD_CODE } of rows) {
    const board = boards.get(BOARD_CODE);
    if (board === undefined || exchangeOfCode(code) !== exchange) continue;
    const security = securities.get(code) ?? { name: name?.trim() ?? "", region: null, concepts: [] };
    const isTwice = seen.has(`${code} ${BOARD_CODE}`) || (board.isRegion && security.region !== null);
    if (isTwice) throw duplicated(origin, code);
    seen.add(`${code} ${BOARD_CODE}`);
    if (board.isRegion) security.region = board.name;
    else security.concepts.push(board.name);
    securities.set(code, security);
  }
  return [...securities]
    .map(([code, { name, region, concepts }]) => {
      const listed = concepts.length > 0 ? joinLabels(concepts.sort()) : null;
      return { code, name, region_em: region, concepts_em: listed };
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

interface BelievedBoard {
  readonly name: string;
  readonly isRegion: boolean;
}

/** The boards whose members are believed, by code. */
function fittingBoards({ boards, members, listed }: BoardAnswers): ReadonlyMap<string, BelievedBoard> {
  const balances = new Map(listed.rows.map(({ SCODE, RZYE }) => [SCODE, RZYE ?? 0]));
  const sums = new Map<string, number>();
  for (const { BOARD_CODE, SECURITY_CODE } of members.rows)
    sums.set(BOARD_CODE, (sums.get(BOARD_CODE) ?? 0) + (balances.get(SECURITY_CODE) ?? 0));
  const differs = ({ BOARD_CODE, FIN_BALANCE: published }: Board): boolean =>
    published === null || Math.abs((sums.get(BOARD_CODE) ?? 0) - published) > SUM_TOLERANCE * published;
  const fitting = boards.rows.filter((board) => !differs(board));
  if (fitting.length < LEAST_FITTING * boards.rows.length) {
    const { BOARD_CODE, BOARD_NAME, FIN_BALANCE } = boards.rows.find(differs)!;
    const sum = sums.get(BOARD_CODE) ?? 0;
    throw contradictory(members.origin, {
      zh: `${boards.rows.length} 个板块中只有 ${fitting.length} 个的融资余额与成份股合计相符；如 ${BOARD_NAME} 为 ${FIN_BALANCE}，成份股合计 ${sum}`,
      en: `the financing balances of only ${fitting.length} of ${boards.rows.length} boards are those of their members; ${BOARD_NAME} has ${FIN_BALANCE} and its members sum to ${sum}`,
    });
  }
  const believed = fitting.map(
    ({ BOARD_CODE, BOARD_NAME, BOARD_TYPE_CODE }) =>
      [BOARD_CODE, { name: BOARD_NAME.trim(), isRegion: BOARD_TYPE_CODE === REGION }] as const,
  );
  return new Map(believed.filter(([, { name }]) => isSingleLabel(name)));
}
