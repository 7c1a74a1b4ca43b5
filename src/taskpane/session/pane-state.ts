import type { NewestDays } from "../../client/client.ts";
import type { Links } from "../../excel/link-store.ts";

type JobStage = "collecting" | "reading" | "writing";

/** What is running now; there is never more than one job. */
export interface Job {
  readonly kind: "pull" | "refresh";
  readonly stage: JobStage;
  /** The table that is being refreshed, or the disclosure that is being collected. */
  readonly subject: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  readonly cancelling: boolean;
}

export interface Notice {
  readonly id: number;
  readonly intent: "success" | "warning" | "error";
  readonly title: string;
  readonly details: readonly string[];
}

type StatusReading =
  { readonly state: "loading" } | { readonly state: "known"; readonly asOf: NewestDays } | { readonly state: "failed" };

export interface PaneState {
  readonly status: StatusReading;
  readonly sheets: readonly string[];
  readonly links: Links;
  readonly job: Job | null;
  /** Newest first. */
  readonly notices: readonly Notice[];
}

export const INITIAL_STATE: PaneState = {
  status: { state: "loading" },
  sheets: [],
  links: { tables: [], unreadable: 0 },
  job: null,
  notices: [],
};
