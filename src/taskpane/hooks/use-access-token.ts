import { useState, useSyncExternalStore } from "react";
import { isToken } from "../../client/access-token.ts";
import { usePane } from "./use-pane.ts";

/** What the field of the token shows and does. */
interface AccessTokenField {
  /** One is kept on this machine; it is never shown again. */
  readonly isKept: boolean;
  readonly typed: string;
  readonly problem: string | null;
  /** The server is being asked whether it takes it. */
  readonly asking: boolean;
  readonly type: (text: string) => void;
  readonly save: () => void;
  readonly forget: () => void;
}

export function useAccessToken(): AccessTokenField {
  const { accessToken, data, strings } = usePane();
  const isKept = useSyncExternalStore(
    (listener) => accessToken.subscribe(listener),
    () => accessToken.get() !== null,
  );
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  async function keep(token: string | null) {
    setAsking(true);
    const lasts = accessToken.set(token);
    setTyped("");
    setProblem(lasts ? null : strings.token.notKept);
    await data.check();
    setAsking(false);
  }

  return {
    isKept,
    typed,
    problem,
    asking,
    type: (text) => {
      setTyped(text);
      setProblem(null);
    },
    save: () => {
      const token = typed.trim();
      if (isToken(token)) void keep(token);
      else setProblem(token === "" ? strings.token.empty : strings.token.malformed);
    },
    forget: () => void keep(null),
  };
}
