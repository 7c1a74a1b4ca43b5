const KEY = "rzrq.automatic";

/** Whether newer data is taken over by itself: a habit of the person, kept on this machine. */
export function readAutomatic(storage: () => Storage = () => localStorage): boolean {
  try {
    return storage().getItem(KEY) === "1";
  } catch {
    // A browser that keeps nothing for frames throws already when it is asked for its storage.
    return false;
  }
}

/** True where it was kept. */
export function keepAutomatic(automatic: boolean, storage: () => Storage = () => localStorage): boolean {
  try {
    storage().setItem(KEY, automatic ? "1" : "0");
    return true;
  } catch {
    return false;
  }
}
