import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useData } from "../hooks/use-data.ts";
import { usePane, usePaneState } from "../hooks/use-pane.ts";

/** Stands above everything while the figures are not real. */
export function SampleBanner() {
  const { strings } = usePane();
  const { status } = usePaneState();
  const { readOnly } = useData();
  if (status.state !== "known" || !status.asOf.sample) return null;
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="sample-banner">
      <MessageBarBody>
        <MessageBarTitle>{strings.sampleTitle}</MessageBarTitle>
        {readOnly ? strings.sampleText : `${strings.sampleText}${strings.sampleEnds}`}
      </MessageBarBody>
    </MessageBar>
  );
}
