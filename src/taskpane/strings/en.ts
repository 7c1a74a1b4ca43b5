import type { Strings } from "./zh.ts";

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

export const en: Strings = {
  paneName: "RZRQ margin trading",
  tabs: { pull: "Pull", links: "Linked tables" },
  sampleTitle: "Sample data",
  sampleText: "Generated figures, not real disclosures. Pull once to collect real ones.",
  status: {
    title: "Newest disclosed day",
    sampleTitle: "Sample data up to",
    totals: "Totals",
    details: "Details",
    none: "none yet",
    loading: "Reading…",
    unknown: "unknown",
    retry: "Read again",
  },
  form: {
    what: "What",
    totals: "Daily market totals",
    details: "All securities of one day",
    exchange: "Exchange",
    all: "All exchanges, summed",
    each: "Each exchange (one row each)",
    from: "From",
    to: "To",
    toLatest: "To the newest disclosed day, growing on refresh",
    date: "Day",
    dateLatest: "The newest disclosed day, moving on refresh",
    where: "Into",
    newSheet: "A new sheet",
    pull: "Pull",
    cancel: "Cancel",
  },
  wrong: {
    date: (given) => (given === "" ? "Choose a day." : `“${given}” is not a day. Write it like 2026-09-18.`),
    order: (from, to) => `The first day ${from} is after the last day ${to}. Swap or change them.`,
    future: (date) => `${date} has not come yet. Choose today or an earlier day.`,
    notSession: (date, before) =>
      `The market was closed on ${date}; nothing is disclosed. The session before it is ${before}.`,
    tooEarly: (since) => `Margin trading began there on ${since}. Choose that day or a later one.`,
  },
  job: {
    collecting: "Collecting from the exchanges",
    collectingDay: (exchange, date) => `${exchange} ${date}`,
    reading: "Reading the figures",
    writing: "Writing to the sheet",
    days: (done, total) => `${done} of ${plural(total, "disclosure")}`,
    rows: (done, total) => `${done} of ${plural(total, "row")}`,
    cancelling: "Cancelling…",
  },
  links: {
    empty: "This workbook has no linked tables yet. Pull one first.",
    refresh: "Refresh",
    refreshAll: "Refresh all",
    show: "Go to table",
    deleted: "The table was deleted; Refresh removes this link.",
    range: (from, to) => `${from} to ${to}`,
    latest: "newest disclosed day",
    sheet: (name) => `Sheet “${name}”`,
    unreadable: (count) =>
      `${plural(count, "more link")} made by a newer version, or damaged, left alone. Update the add-in.`,
  },
  notice: {
    pulled: (rows, asOf) => `${plural(rows, "row")} written, as of ${asOf}.`,
    refreshed: (tables) => `${plural(tables, "table")} refreshed.`,
    changes: (title, added, removed, changed) =>
      added + removed + changed === 0
        ? `${title}: nothing changed.`
        : `${title}: ${plural(added, "row")} added, ${removed} removed, ${plural(changed, "figure")} corrected.`,
    emptied: (title, rows) =>
      `${title}: ${plural(rows, "row")} no longer disclosed; kept without our figures, because you have something there.`,
    gone: (title) => `${title}: the table was deleted, so its link was removed.`,
    sources: "Some sources could not be read; shown is what was there already:",
    sampleShown: "There are no real disclosures to show; sample data was written. The reason:",
    cancelled: "Cancelled. The sheet is unchanged.",
    stopped: (done) => `Cancelled; ${plural(done, "table")} had been refreshed before.`,
    failed: "Not done",
    failedTable: (title) => `${title} was not updated`,
    unexpected: (message) =>
      `Something unexpected happened (${message}). Try again; if it persists, reload the add-in.`,
    busy: "Something else is still running. Wait for it, or cancel it first.",
    nothingLinked: "This workbook has no linked tables to refresh.",
    dismiss: "Dismiss",
    more: (count) => `${count} more`,
  },
};
