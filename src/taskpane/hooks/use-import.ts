import { useRef, useState } from "react";
import {
  importAnswers,
  type ImportAnswers,
  type ImportPreview,
  type ImportQuestion,
  type QuestionId,
} from "../../contracts/import.ts";
import { explain, isCancelled } from "../session/messages.ts";
import { usePane } from "./use-pane.ts";

/** What the screen shows of one file. */
interface ImportState {
  readonly file: File | null;
  /** As typed or chosen, by question. */
  readonly answers: Readonly<Partial<Record<QuestionId, string>>>;
  readonly preview: ImportPreview | null;
  /** Every question the file has raised: an answer can still be changed after it was given. */
  readonly asked: readonly ImportQuestion[];
  /** The preview follows from the answers as they stand. */
  readonly upToDate: boolean;
  /** Why the file, or the answer, was refused. */
  readonly problem: string | null;
  readonly busy: boolean;
}

const NOTHING: ImportState = {
  file: null,
  answers: {},
  preview: null,
  asked: [],
  upToDate: false,
  problem: null,
  busy: false,
};

export interface Import extends ImportState {
  choose(file: File): void;
  answer(id: QuestionId, value: string): void;
  /** Reads the file again with the answers given. */
  reread(): void;
  store(): void;
}

/** Has the server read the chosen file, again with every answer, and store it when told to. */
export function useImport(): Import {
  const { importFile, session, strings, language } = usePane();
  const [state, setState] = useState(NOTHING);
  const reading = useRef(new AbortController());

  async function read(file: File, answers: ImportState["answers"], store: boolean) {
    reading.current.abort();
    const { signal } = (reading.current = new AbortController());
    setState((before) => ({ ...before, file, answers, problem: null, busy: true }));
    try {
      const asked = { name: file.name, content: file, answers: complete(answers), store };
      const preview = await importFile(asked, signal);
      setState((before) => {
        const news = preview.questions.filter(({ id }) => !before.asked.some((question) => question.id === id));
        return { ...before, preview, asked: [...before.asked, ...news], upToDate: true, busy: false };
      });
      if (preview.stored) void session.loadStatus();
    } catch (error) {
      if (isCancelled(error)) return;
      const problem = explain(error, { strings, language });
      setState((before) => ({ ...before, preview: store ? before.preview : null, problem, busy: false }));
    }
  }

  const { file, answers } = state;
  return {
    ...state,
    choose: (chosen) => {
      setState(NOTHING);
      void read(chosen, {}, false);
    },
    answer: (id, value) =>
      setState((before) => ({ ...before, answers: { ...before.answers, [id]: value }, upToDate: false })),
    reread: () => file && void read(file, answers, false),
    store: () => file && void read(file, answers, true),
  };
}

/** The answers that are of the form the server takes; a half-typed code or day is none yet. */
function complete(answers: ImportState["answers"]): ImportAnswers {
  const given = Object.entries(answers).filter(([id, value]) => {
    const form = importAnswers.shape[id as QuestionId];
    return value !== "" && form.safeParse(value).success;
  });
  return importAnswers.parse(Object.fromEntries(given));
}
