import { expect, test } from "vitest";
import { rememberingLast } from "../../../../src/server/collect/wire/remember-last.ts";
import { originOf } from "../../../support/origin-of.ts";

const origin = originOf("SSE");

/** Answers one row that is the day itself; none where the day is not out. */
function asking(isOut: () => boolean = () => true) {
  const asked: string[] = [];
  const ask = rememberingLast((day: string) => {
    asked.push(day);
    return Promise.resolve({ rows: isOut() ? [day] : [], origin });
  });
  return { ask, asked };
}

test("one answer serves who asks side by side and who asks later", async () => {
  const { ask, asked } = asking();
  const { signal } = new AbortController();
  const answers = await Promise.all([ask("2026-06-08", signal), ask("2026-06-08", signal)]);
  answers.push(await ask("2026-06-08"));
  expect(answers.map(({ rows }) => rows)).toEqual([["2026-06-08"], ["2026-06-08"], ["2026-06-08"]]);
  expect(asked).toHaveLength(1);
});

test("nobody waits for an answer that another's signal would stop", async () => {
  const { ask, asked } = asking();
  await Promise.all([ask("2026-06-08", new AbortController().signal), ask("2026-06-08")]);
  expect(asked).toHaveLength(2);
});

test("an answer without rows is asked for anew, and so is one after a failure", async () => {
  let isOut = false;
  const { ask, asked } = asking(() => isOut);
  expect((await ask("2026-06-08")).rows).toEqual([]);
  isOut = true;
  expect((await ask("2026-06-08")).rows).toEqual(["2026-06-08"]);
  expect(asked).toHaveLength(2);
  let failures = 1;
  const failing = rememberingLast(() =>
    failures-- > 0 ? Promise.reject(new Error("cut off")) : Promise.resolve({ rows: [1], origin }),
  );
  await expect(failing(0)).rejects.toThrow("cut off");
  expect((await failing(0)).rows).toEqual([1]);
});

test("the last four answers are kept", async () => {
  const { ask, asked } = asking();
  for (const day of ["1", "2", "3", "4", "5", "2", "1"]) await ask(day);
  expect(asked).toEqual(["1", "2", "3", "4", "5", "1"]);
});
