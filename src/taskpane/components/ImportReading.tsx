import {
  Body1,
  Caption1,
  Card,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import type { ImportPreview, ImportTable } from "../../contracts/import.ts";
import { SCOPE_NAMES } from "../../core/market/exchange.ts";
import { usePane } from "../hooks/use-pane.ts";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({
  lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { minWidth: 0, overflowWrap: "anywhere" },
  scroll: { overflowX: "auto" },
  sample: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "end",
    },
  },
});

/** What was understood of a file: its tables with their columns and first and last rows, warnings, and what was left out. */
export function ImportReading({ preview }: { readonly preview: ImportPreview }) {
  const styles = useStyles();
  const { strings, language } = usePane();
  const { origin, tables, warnings, left_out: leftOut } = preview;
  return (
    <>
      <Body1>{strings.import.origin(origin.name[language])}</Body1>
      {tables.map((table) => (
        <TableReading key={table.sheet ?? ""} table={table} />
      ))}
      {warnings.map(({ [language]: warning }) => (
        <MessageBar key={warning} intent="warning" layout="multiline" data-testid="import-warning">
          <MessageBarBody className={styles.body}>
            <WholeDates text={warning} />
          </MessageBarBody>
        </MessageBar>
      ))}
      {leftOut.length > 0 && (
        <details data-testid="import-left-out">
          <summary>{strings.import.leftOut(leftOut.length)}</summary>
          <ul className={styles.lines}>
            {leftOut.slice(0, MOST_LINES).map(({ what, why }) => (
              <li key={what.en}>
                {what[language]} <Caption1 className={styles.quiet}>{why[language]}</Caption1>
              </li>
            ))}
            {leftOut.length > MOST_LINES && <li>{strings.notice.more(leftOut.length - MOST_LINES)}</li>}
          </ul>
        </details>
      )}
    </>
  );
}

const MOST_LINES = 50;

function TableReading({ table }: { readonly table: ImportTable }) {
  const styles = useStyles();
  const { strings, language } = usePane();
  const { kind, sheet, exchanges, rows, days, securities, columns } = table;
  const facts = [
    ...exchanges.map((exchange) => SCOPE_NAMES[exchange][language]),
    strings.import.rows(rows),
    ...(securities === null || securities === 0 ? [] : [strings.import.securities(securities)]),
    ...(days === null ? [] : [strings.import.days(days.count, days.first, days.last)]),
  ];
  return (
    <Card data-testid="import-table">
      <Subtitle2>{strings.import.kinds[kind]}</Subtitle2>
      {sheet !== null && <Caption1>{strings.links.sheet(sheet)}</Caption1>}
      <Body1>
        <WholeDates text={facts.join(" · ")} />
      </Body1>
      <ul className={styles.lines}>
        {columns.map(({ heading, name, unit, unit_from: from }) => (
          <li key={heading}>
            {name[language]}{" "}
            <Caption1 className={styles.quiet}>
              {from === null
                ? strings.import.unitOpen(heading)
                : strings.import.unit(heading, unit, strings.import.unitFrom[from])}
            </Caption1>
          </li>
        ))}
      </ul>
      <Sample table={table} />
    </Card>
  );
}

/** The first and the last rows as they will be stored, in 元 and shares. */
function Sample({ table: { columns, sample } }: { readonly table: ImportTable }) {
  const styles = useStyles();
  const { strings, language } = usePane();
  if (sample.length === 0) return null;
  const hasCodes = sample.some(({ code }) => code !== null);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={strings.import.sample}>
      <table className={styles.sample}>
        <thead>
          <tr>
            <th scope="col">{strings.import.row}</th>
            <th scope="col">{strings.form.date}</th>
            {hasCodes && <th scope="col">{strings.import.codeColumn}</th>}
            {columns.map(({ heading, name }) => (
              <th key={heading} scope="col">
                {name[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ row, date, code, figures }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{date}</td>
              {hasCodes && <td>{code}</td>}
              {figures.map((figure, index) => (
                <td key={columns[index]?.heading}>{figure === null ? "" : figure.toLocaleString("en-US")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
