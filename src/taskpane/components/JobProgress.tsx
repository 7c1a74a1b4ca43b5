import { Button, Field, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import type { Job } from "../session/pane-state.ts";
import type { Strings } from "../strings/strings.ts";

const useStyles = makeStyles({
  job: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  cancel: { alignSelf: "flex-start" },
});

export function JobProgress() {
  const styles = useStyles();
  const { session, strings } = usePane();
  const { job } = usePaneState();
  if (!job) return null;
  return (
    <section className={styles.job} data-testid="job" aria-live="polite">
      <Field label={strings.job[job.stage]} hint={hint(job, strings)}>
        {job.total > 0 ? <ProgressBar value={job.done} max={job.total} /> : <ProgressBar />}
      </Field>
      <Button className={styles.cancel} disabled={job.cancelling} onClick={() => session.cancel()}>
        {strings.form.cancel}
      </Button>
    </section>
  );
}

function hint({ cancelling, stage, subject, done, total }: Job, strings: Strings): string {
  if (cancelling) return strings.job.cancelling;
  const count = stage === "writing" ? strings.job.rows : strings.job.days;
  return [subject, total > 0 ? count(done, total) : ""].filter((part) => part !== "").join(" · ");
}
