import { useState, useSyncExternalStore } from "react";
import { isToken } from "../../client/access-token.ts";
import { usePane } from "./use-pane.ts";

/** What the field of the token shows and does. */
interface AccessTokenField {
  /** There is one; it is never shown again. */
  readonly isGiven: boolean;
  /** What is kept on this machine, or whom to ask for a token. */
  readonly hint: string;
  readonly typed: string;
  readonly problem: string | null;
  /** The server is being asked whether it takes it. */
  readonly asking: boolean;
  readonly type: (text: string) => void;
  readonly save: () => void;
  readonly forget: () => void;
}

export function useAccessToken(): AccessTokenField {
  const { accessToken, session, strings } = usePane();
  const isGiven = useSyncExternalStore(
    (listener) => accessToken.subscribe(listener),
    () => accessToken.get() !== null,
  );
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { hint, kept, notKept } = strings.token;

  async function connect(token: string | null) {
    setAsking(true);
    setTyped("");
    await session.connect(token);
    setAsking(false);
  }

  return {
    isGiven,
    hint: !isGiven ? hint : accessToken.isKept() ? kept : notKept,
    typed,
    problem,
    asking,
    type: (text) => {
      setTyped(text);
      setProblem(null);
    },
    save: () => {
      const token = typed.trim();
      if (isToken(token)) void connect(token);
      else setProblem(token === "" ? strings.token.empty : strings.token.malformed);
    },
    forget: () => void connect(null),
  };
}
