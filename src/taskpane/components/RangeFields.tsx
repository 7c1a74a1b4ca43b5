import { Field, Input, makeStyles } from "@fluentui/react-components";
import type { PullForm } from "../form/pull-form.ts";
import type { FormProblems } from "../form/read-form.ts";
import { usePane } from "../hooks/use-pane.ts";
import { DayField } from "./DayField.tsx";

const useStyles = makeStyles({ input: { minWidth: 0 } });

export interface RangeFieldsProps {
  readonly form: PullForm;
  readonly problems: FormProblems;
  readonly onEdit: (change: Partial<PullForm>) => void;
}

export function RangeFields({ form, problems, onEdit }: RangeFieldsProps) {
  const styles = useStyles();
  const { strings } = usePane();
  return (
    <>
      <Field label={strings.form.from} {...(problems.from && { validationMessage: problems.from })}>
        <Input
          className={styles.input}
          type="date"
          value={form.from}
          onChange={(_, { value }) => onEdit({ from: value })}
        />
      </Field>
      <DayField
        label={strings.form.to}
        latestLabel={strings.form.toLatest}
        day={form.to}
        latest={form.toLatest}
        problem={problems.to}
        onDay={(to) => onEdit({ to })}
        onLatest={(toLatest) => onEdit({ toLatest })}
      />
    </>
  );
}
