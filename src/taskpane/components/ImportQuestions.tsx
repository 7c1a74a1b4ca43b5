import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportQuestion } from "../../contracts/import.ts";
import { SCOPE_NAMES, SCOPES } from "../../core/market/exchange.ts";
import type { Import } from "../hooks/use-import.ts";
import { usePane } from "../hooks/use-pane.ts";

const useStyles = makeStyles({
  questions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  input: { minWidth: 0 },
  go: { alignSelf: "flex-start" },
});

/** What the file leaves open, and what the user may say unasked: each answer by choice, or a day or code typed. */
export function ImportQuestions({ imported }: { readonly imported: Import }) {
  const styles = useStyles();
  const { strings } = usePane();
  const [saysMore, setSaysMore] = useState(false);
  const furtherQuestions = useFurtherQuestions();
  const { preview, asked, busy, upToDate } = imported;
  if (preview?.stored) return null;
  const shown = new Set(asked.map(({ id }) => id));
  const more = furtherQuestions.filter(({ id }) => !shown.has(id) && (saysMore || imported.answers[id]));
  return (
    <form
      className={styles.questions}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        imported.reread();
      }}
    >
      {[...asked, ...more].map((question) => (
        <Answer key={question.id} question={question} imported={imported} />
      ))}
      <Checkbox
        label={strings.import.more}
        checked={saysMore}
        onChange={(_, { checked }) => setSaysMore(checked === true)}
      />
      {(asked.length > 0 || more.length > 0) && (
        <Button
          className={styles.go}
          type="submit"
          {...(!upToDate && { appearance: "primary" as const })}
          disabled={busy}
        >
          {strings.import.reread}
        </Button>
      )}
    </form>
  );
}

interface AnswerProps {
  readonly question: ImportQuestion;
  readonly imported: Import;
}

function Answer({ question: { id, text, choices, suspected }, imported }: AnswerProps) {
  const styles = useStyles();
  const { strings, language } = usePane();
  const value = imported.answers[id] ?? "";
  const hint = suspected === null ? null : { hint: strings.import.suspected(labelOf(suspected)) };
  return (
    <Field label={text[language]} {...hint} data-testid={`import-${id}`}>
      {choices === null ? (
        <Input
          className={styles.input}
          value={value}
          {...(id === "date" && { type: "date" as const })}
          onChange={(_, { value: typed }) => imported.answer(id, typed)}
        />
      ) : (
        <Select value={value} onChange={(_, { value: chosen }) => imported.answer(id, chosen)}>
          <option value="">{strings.import.unanswered}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label[language]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );

  function labelOf(guess: string): string {
    return choices?.find((choice) => choice.value === guess)?.label[language] ?? guess;
  }
}

/** What can be said of any file. */
function useFurtherQuestions(): ImportQuestion[] {
  const { strings } = usePane();
  const said = (text: string) => ({ zh: text, en: text });
  const scopes = SCOPES.map((scope) => ({ value: scope, label: SCOPE_NAMES[scope] }));
  return [
    { id: "exchange", text: said(strings.import.exchange), choices: scopes, suspected: null },
    { id: "code", text: said(strings.import.code), choices: null, suspected: null },
    { id: "date", text: said(strings.import.date), choices: null, suspected: null },
  ];
}
