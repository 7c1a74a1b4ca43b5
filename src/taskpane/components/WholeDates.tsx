import { makeStyles } from "@fluentui/react-components";

const DATE = /(\d{4}-\d\d-\d\d)/;

const useStyles = makeStyles({ date: { whiteSpace: "nowrap" } });

/** A text whose dates are not broken at their hyphens. */
export function WholeDates({ text }: { text: string }) {
  const styles = useStyles();
  return text.split(DATE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className={styles.date}>
        {part}
      </span>
    ),
  );
}
