import type { DataClient } from "../client/data/data-client.ts";
import { sharedDataClient } from "../client/data/shared-client.ts";

/** As the manifest names them. */
const BUTTON = { tab: "Rzrq.Tab", group: "Rzrq.Tab.Data", control: "Rzrq.Tab.Data.Newer" };

/** Lights the ribbon's button while there is newer data than the workbook shows, where the host's ribbon can change. */
export function showNewerData(client: Pick<DataClient, "state" | "subscribe"> = sharedDataClient()): void {
  if (!Office.context.requirements.isSetSupported("RibbonApi", "1.1")) return;
  let isLit = false;
  client.subscribe(() => {
    const enabled = client.state.newer !== null;
    if (enabled === isLit) return;
    isLit = enabled;
    const { tab, group, control } = BUTTON;
    void Office.ribbon.requestUpdate({
      tabs: [{ id: tab, groups: [{ id: group, controls: [{ id: control, enabled }] }] }],
    });
  });
}
