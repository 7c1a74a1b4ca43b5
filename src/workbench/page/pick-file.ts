export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Asks the user for a file; null = none chosen. */
export async function pickFile(accept: string): Promise<PickedFile | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  const file = await new Promise<File | null>((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
  return file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
