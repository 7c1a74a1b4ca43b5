import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EXCHANGES, SCOPE_NAMES } from "../../core/market/exchange.ts";
import { defaultForm, type PullForm } from "../form/pull-form.ts";
import { readForm, type FormProblems } from "../form/read-form.ts";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import { DayField } from "./DayField.tsx";
import { RangeFields } from "./RangeFields.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  go: { alignSelf: "flex-start" },
});

export function PullScreen() {
  const styles = useStyles();
  const { session, strings, today } = usePane();
  const { status, sheets, job } = usePaneState();
  const [edits, setEdits] = useState<Partial<PullForm>>({});
  const [problems, setProblems] = useState<FormProblems>({});
  const form = { ...defaultForm(status.state === "known" ? status.asOf : null, today()), ...edits };

  const edit = (change: Partial<PullForm>) => {
    setEdits((before) => ({ ...before, ...change }));
    setProblems({});
  };
  const submit = () => {
    const reading = readForm(form, today(), strings.wrong);
    setProblems(reading.problems ?? {});
    if (reading.problems) return;
    // The default moves with the newest day; what was asked for stays in sight.
    setEdits((before) => ({ ...before, from: form.from }));
    void session.pull(reading.spec, form.sheet === "" ? { kind: "newSheet" } : { kind: "sheet", name: form.sheet });
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={strings.form.what}>
        <RadioGroup value={form.dataset} onChange={(_, { value }) => edit({ dataset: value as PullForm["dataset"] })}>
          <Radio value="totals" label={strings.form.totals} />
          <Radio value="details" label={strings.form.details} />
        </RadioGroup>
      </Field>
      {form.dataset === "totals" ? (
        <>
          <Field label={strings.form.exchange}>
            <Select value={form.scope} onChange={(_, { value }) => edit({ scope: value as PullForm["scope"] })}>
              <option value="ALL">{strings.form.all}</option>
              <option value="EACH">{strings.form.each}</option>
              <ExchangeOptions />
            </Select>
          </Field>
          <RangeFields form={form} problems={problems} onEdit={edit} />
        </>
      ) : (
        <>
          <Field label={strings.form.exchange}>
            <Select
              value={form.exchange}
              onChange={(_, { value }) => edit({ exchange: value as PullForm["exchange"] })}
            >
              <ExchangeOptions />
            </Select>
          </Field>
          <DayField
            label={strings.form.date}
            latestLabel={strings.form.dateLatest}
            day={form.date}
            latest={form.dateLatest}
            problem={problems.date}
            onDay={(date) => edit({ date })}
            onLatest={(dateLatest) => edit({ dateLatest })}
          />
        </>
      )}
      <Field label={strings.form.where}>
        <Select
          value={form.sheet}
          onFocus={() => void session.loadWorkbook()}
          onChange={(_, { value }) => edit({ sheet: value })}
        >
          <option value="">{strings.form.newSheet}</option>
          {sheets.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        className={styles.go}
        type="submit"
        appearance="primary"
        icon={<ArrowDownloadRegular />}
        disabled={job !== null}
      >
        {strings.form.pull}
      </Button>
    </form>
  );
}

function ExchangeOptions() {
  const { language } = usePane();
  return EXCHANGES.map((exchange) => (
    <option key={exchange} value={exchange}>
      {SCOPE_NAMES[exchange][language]}
    </option>
  ));
}
