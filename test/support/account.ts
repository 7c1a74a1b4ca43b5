import fc from "fast-check";
import { call, single } from "./custom-functions.ts";

/** The one answer of a function as a number; NaN where it is an error. */
export function numberOf(id: string, ...args: unknown[]): number {
  const answer = single(call(id, ...args));
  return typeof answer === "number" ? answer : NaN;
}

/** Amounts in 元, from one to ten billion, in cents. */
export const anyAmount = fc.integer({ min: 100, max: 1e12 }).map((cents) => cents / 100);

/** A line or a target from 101% to 500%. */
export const anyLine = fc.integer({ min: 101, max: 500 }).map((percent) => percent / 100);

/** Whether two figures agree to 1e-9 of the scale on which they were computed. */
export function areClose(actual: number, expected: number, scale = Math.abs(expected)): boolean {
  return Math.abs(actual - expected) <= 1e-9 * scale;
}
