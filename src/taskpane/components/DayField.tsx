import { Checkbox, Field, Input, makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({ input: { minWidth: 0 } });

export interface DayFieldProps {
  readonly label: string;
  readonly latestLabel: string;
  readonly day: string;
  readonly latest: boolean;
  readonly problem: string | undefined;
  readonly onDay: (day: string) => void;
  readonly onLatest: (latest: boolean) => void;
}

/** A day, or whichever is the newest. */
export function DayField({ label, latestLabel, day, latest, problem, onDay, onLatest }: DayFieldProps) {
  const styles = useStyles();
  return (
    <div>
      <Field label={label} {...(problem && { validationMessage: problem })}>
        <Input
          className={styles.input}
          type="date"
          value={day}
          disabled={latest}
          onChange={(_, { value }) => onDay(value)}
        />
      </Field>
      <Checkbox label={latestLabel} checked={latest} onChange={(_, { checked }) => onLatest(checked === true)} />
    </div>
  );
}
