import { expect, test, vi } from "vitest";
import { createDataFunctions } from "../../src/functions/data-functions.ts";

function cell() {
  const told: unknown[] = [];
  const invocation: { setResult(value: unknown): void; onCanceled?: () => void } = {
    setResult: (value) => void told.push(value),
  };
  return { told, invocation };
}

test("a cell that is given up before its functions are loaded is told nothing, and the others are", async () => {
  const functions = createDataFunctions({ language: "en", formattedNumbers: false });
  const { run } = functions.find(({ id }) => id === "FIELDS")!;
  const [gone, staying] = [cell(), cell()];
  run("balance", gone.invocation);
  run("balance", staying.invocation);
  gone.invocation.onCanceled!();
  await vi.waitFor(() => expect(staying.told).toHaveLength(1), 20_000);
  expect(gone.told).toEqual([]);
});
