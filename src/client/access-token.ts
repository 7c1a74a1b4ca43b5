/** The token that a team's server asks for: kept on this machine, and sent with every request. */
export interface AccessToken {
  /** null = none was given. */
  get(): string | null;
  /** Whether the one that was given is there when the add-in is opened again. */
  isKept(): boolean;
  /** Keeps it from now on; null forgets it. False where the browser does not keep it: then it lasts as long as the page. */
  set(token: string | null): boolean;
  /** Calls the listener after every `set`; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

const KEY = "rzrq.token";

/** Whether the text can be a token at all: only visible ASCII can be sent. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/**
 * A token in the storage. `partition` is what the host puts before the keys of an add-in, so that those of another site's
 * frame stay apart; it is known only when the host is there, and so asked each time.
 */
export function createAccessToken(storage: () => Storage, partition: () => string): AccessToken {
  const listeners = new Set<() => void>();
  /** What was set on this page, where the storage does not keep it. */
  let unkept: string | null = null;

  function get(): string | null {
    try {
      return storage().getItem(partition() + KEY) ?? unkept;
    } catch {
      // A browser that keeps nothing for frames throws already when it is asked for its storage.
      return unkept;
    }
  }

  function keep(token: string | null): boolean {
    try {
      if (token === null) storage().removeItem(partition() + KEY);
      else storage().setItem(partition() + KEY, token);
      return true;
    } catch {
      return false;
    }
  }

  return {
    get,
    isKept: () => unkept === null && get() !== null,
    set: (token) => {
      const isKept = keep(token);
      unkept = isKept ? null : token;
      for (const listener of [...listeners]) listener();
      return isKept;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part of a host that is asked; there is none outside an add-in, and nothing in it before it is ready. */
interface Host {
  readonly Office?: { readonly context?: { readonly partitionKey?: string } };
}

/** The token of this page's server. */
export const accessToken = createAccessToken(
  () => localStorage,
  () => (globalThis as Host).Office?.context?.partitionKey ?? "",
);
