import { Body1, Button } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons";
import type { Status } from "../../contracts/api.ts";
import { useAccessToken } from "../hooks/use-access-token.ts";
import { useData } from "../hooks/use-data.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useStatus } from "../hooks/use-status.ts";
import {
  calendarLines,
  disagreementEntries,
  problemEntries,
  reachEntries,
  scheduleLines,
  sourceEntries,
} from "../session/status-lines.ts";
import { AccessTokenField } from "./AccessTokenField.tsx";
import { StatusSection } from "./StatusSection.tsx";

/** What the data server has, what it lacks, whom it asks, and what does not fit together. */
export function StatusScreen() {
  const { strings } = usePane();
  const { reading, reload } = useStatus();
  const { isGiven } = useAccessToken();
  const { tokenNeeded } = useData();
  if (reading.state === "loading") return <Body1>{strings.server.loading}</Body1>;
  return (
    <>
      {reading.state === "failed" ? <Body1>{reading.reason}</Body1> : <StatusSections status={reading.status} />}
      {isGiven && !tokenNeeded && (
        <StatusSection title={strings.token.title}>
          <AccessTokenField />
        </StatusSection>
      )}
      <div>
        <Button size="small" icon={<ArrowSyncRegular />} onClick={reload}>
          {strings.server.reload}
        </Button>
      </div>
    </>
  );
}

function StatusSections({ status }: { status: Status }) {
  const { strings, language } = usePane();
  const voice = { strings, language };
  const { server } = strings;
  const problems = problemEntries(status, voice);
  const disagreements = disagreementEntries(status, voice);
  return (
    <div data-testid="data-status" style={{ display: "contents" }}>
      <StatusSection title={server.reach} lines={calendarLines(status, voice)} entries={reachEntries(status, voice)} />
      <StatusSection title={server.schedule} lines={scheduleLines(status, voice)} />
      <StatusSection
        title={server.problems}
        lines={problems.length === 0 ? [server.noProblems] : []}
        entries={problems}
      />
      <StatusSection
        title={server.disagreements}
        lines={disagreements.length === 0 ? [server.noDisagreements] : []}
        entries={disagreements}
      />
      <StatusSection title={server.sources} entries={sourceEntries(status, voice)} />
    </div>
  );
}
