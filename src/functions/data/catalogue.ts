import { asOf } from "./as-of.ts";
import type { DataFunction } from "./data-function.ts";
import { fields } from "./fields.ts";
import { get } from "./get.ts";
import { hist } from "./hist.ts";
import { market } from "./market.ts";
import { ranking } from "./ranking.ts";
import { screen } from "./screen.ts";
import { sector } from "./sector.ts";
import { security } from "./security.ts";

/** Every function that reads disclosed data, in the order in which the documentation shows them. */
export const DATA_FUNCTIONS: readonly DataFunction[] = [
  get,
  hist,
  market,
  sector,
  ranking,
  screen,
  fields,
  asOf,
  security,
];
