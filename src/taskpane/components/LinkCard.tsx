import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Card,
  CardFooter,
  CardHeader,
  makeStyles,
} from "@fluentui/react-components";
import { ArrowSyncRegular, TableRegular } from "@fluentui/react-icons";
import { provenanceLine, tableTitle } from "../../excel/caption.ts";
import type { Link } from "../../excel/link.ts";
import type { LinkedTable } from "../../excel/link-store.ts";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import type { Strings } from "../strings/strings.ts";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({ badge: { flexShrink: 0, width: "max-content", whiteSpace: "nowrap" } });

export function LinkCard({ linked: { link, sheet } }: { linked: LinkedTable }) {
  const { session, strings, language } = usePane();
  const { job } = usePaneState();
  return (
    <Card size="small" data-testid="link">
      <CardHeader
        header={<Body1Strong>{tableTitle(link.spec, language)}</Body1Strong>}
        description={<Caption1>{days(link, strings)}</Caption1>}
        action={link.provenance.sample ? <SampleBadge /> : <></>}
      />
      <Caption1>
        <WholeDates text={provenanceLine(link.provenance, language)} />
      </Caption1>
      <Caption1>{sheet === null ? strings.links.deleted : strings.links.sheet(sheet)}</Caption1>
      <CardFooter>
        <Button
          size="small"
          icon={<ArrowSyncRegular />}
          disabled={job !== null}
          onClick={() => void session.refresh([link])}
        >
          {strings.links.refresh}
        </Button>
        <Button size="small" icon={<TableRegular />} disabled={sheet === null} onClick={() => void session.show(link)}>
          {strings.links.show}
        </Button>
      </CardFooter>
    </Card>
  );
}

function SampleBadge() {
  const styles = useStyles();
  const { strings } = usePane();
  return (
    <Badge className={styles.badge} color="warning">
      {strings.sampleTitle}
    </Badge>
  );
}

function days({ spec }: Link, { links }: Strings): string {
  const named = (day: string) => (day === "latest" ? links.latest : day);
  return spec.dataset === "details" ? named(spec.date) : links.range(spec.from, named(spec.to));
}
