const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves a file as the browser saves downloads. */
export function deliverFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: xlsxType }));
  link.download = name;
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
