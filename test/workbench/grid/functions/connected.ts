import type { FunctionResult } from "../../../../src/workbench/host/grid.ts";
import { onGrid } from "../on-grid.ts";
import { description, fakePort, first } from "./fake-port.ts";

export const BUSY = { error: "#BUSY!" };

/** A grid that knows DOUBLE, RATIO and SHOW, whose answers the test gives. */
export async function connected() {
  const sheet = await onGrid();
  const port = fakePort();
  sheet.grid.connectFunctions(
    [description("DOUBLE", 1), description("RATIO", 2), description("SHOW", 1, 2)],
    port.port,
  );
  await sheet.grid.recalculate();
  /** Answers every call so far that a doubling function could answer, and waits until it is in the cells. */
  const answerAll = async (result?: FunctionResult) => {
    for (const call of port.calls()) port.answer(call, result ?? [[Number(first(call)) * 2]]);
    await settled();
  };
  const settled = async () => {
    await sheet.grid.select(sheet.at("A1"));
    await sheet.grid.select(sheet.at("A1"));
  };
  return { ...sheet, ...port, answerAll, settled };
}
