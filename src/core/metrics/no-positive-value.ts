import { notAvailable } from "./no-answer.ts";

/** A share has no meaning where the whole is nothing. */
export const noPositiveValue = notAvailable(
  "各成员数额（values）中没有正数，无从计算份额；请检查区域",
  "values (各成员数额) holds no positive number, so nobody has a share; check the range",
);
