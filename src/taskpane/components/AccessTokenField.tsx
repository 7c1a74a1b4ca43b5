import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useAccessToken } from "../hooks/use-access-token.ts";
import { usePane } from "../hooks/use-pane.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  input: { minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Where the token of a team's server is entered, replaced or forgotten. */
export function AccessTokenField() {
  const styles = useStyles();
  const { strings } = usePane();
  const { isGiven, hint, typed, problem, asking, type, save, forget } = useAccessToken();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={strings.token.label} hint={hint} {...(problem !== null && { validationMessage: problem })}>
        <Input
          className={styles.input}
          type="password"
          autoComplete="off"
          value={typed}
          onChange={(_, { value }) => type(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabled={asking}>
          {asking ? strings.token.asking : strings.token.save}
        </Button>
        {isGiven && (
          <Button size="small" disabled={asking} onClick={forget}>
            {strings.token.forget}
          </Button>
        )}
      </div>
    </form>
  );
}
