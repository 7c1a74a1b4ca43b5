import type { Language, Text } from "../../core/text.ts";
import { readXlsx } from "../file/read-xlsx.ts";
import type { WorkbookFile } from "../file/workbook-file.ts";
import { writeXlsx } from "../file/write-xlsx.ts";
import type { RibbonButton } from "./manifest.ts";
import { failures, problemText } from "./problem.ts";
import type { Addin, Session, Stage } from "./session.ts";
import { initialState, type WorkbenchState } from "./state.ts";
import { strings } from "./strings.ts";

/** What the page can do, told apart from how it looks. */
export class WorkbenchController {
  readonly #stage: Stage;
  readonly #listeners = new Set<() => void>();
  #state: WorkbenchState;
  #session: Session | null = null;

  constructor(stage: Stage, language: Language, paneVisible = false) {
    this.#stage = stage;
    this.#state = { ...initialState(language), paneVisible };
  }

  readonly state = (): WorkbenchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts with an empty workbook; an open one is dropped. */
  newWorkbook(): Promise<void> {
    return this.#busy(strings.starting, failures.start, async () => {
      await this.#restart(this.#state.language, null);
      this.#change({ fileName: null, changed: false });
    });
  }

  open(name: string, bytes: Uint8Array): Promise<void> {
    return this.#busy(strings.opening, failures.start, async () => {
      const { language } = this.#state;
      const { functions } = this.#state.addin ?? (await this.#stage.loadAddin(language));
      const file = await readXlsx(bytes, name, fullNames(functions));
      await this.#restart(language, file);
      this.#change({ fileName: name.replace(/\.xlsx$/i, ""), changed: false });
    });
  }

  save(): Promise<void> {
    return this.#busy(strings.saving, failures.save, async () => {
      const { addin, language } = this.#state;
      if (!this.#session || !addin) return;
      const bytes = await writeXlsx(this.#session.exportFile(), fullNames(addin.functions));
      const fileName = this.#state.fileName ?? strings.untitled[language];
      this.#stage.deliver(`${fileName}.xlsx`, bytes);
      this.#change({ fileName, changed: false });
    });
  }

  /** The workbook stays; the add-in is loaded anew, as Excel does when it starts in another language. */
  switchLanguage(language: Language): Promise<void> {
    if (language === this.#state.language) return Promise.resolve();
    return this.#busy(strings.starting, failures.start, async () => {
      const { changed } = this.#state;
      await this.#restart(language, this.#session?.exportFile() ?? null);
      this.#change({ changed });
    });
  }

  async press(button: RibbonButton): Promise<void> {
    if (!this.#session || this.#state.running.has(button.id)) return;
    this.#change({ problem: null, running: new Set(this.#state.running).add(button.id) });
    try {
      await this.#session.press(button);
    } catch (cause) {
      this.#report(cause, failures.command);
    } finally {
      this.#change({ running: new Set([...this.#state.running].filter((id) => id !== button.id)) });
    }
  }

  closePane(): void {
    this.#change({ paneVisible: false });
    this.#session?.hidePane();
  }

  closeCard(): void {
    this.#change({ card: null });
  }

  dismissProblem(): void {
    this.#change({ problem: null });
  }

  /** What may fail for want of the server comes first: nothing of the open workbook is lost by then. */
  async #restart(language: Language, file: WorkbookFile | null): Promise<void> {
    const addin = await this.#stage.loadAddin(language);
    this.#session?.dispose();
    this.#session = null;
    this.#change({ ...initialState(language), ...this.#kept(), addin, activity: this.#state.activity });
    const session = await this.#stage.startSession({
      addin,
      file,
      onPane: (paneVisible) => this.#change({ paneVisible }),
      onButton: (id, state) => this.#change({ buttons: new Map(this.#state.buttons).set(id, state) }),
      onChanged: () => this.#change({ changed: true }),
      onCellMessage: (cellMessage) => this.#change({ cellMessage }),
      onCard: (card) => this.#change({ card }),
      onCardInCell: (hasCard) => this.#change({ hasCard }),
    });
    this.#session = session;
    await session.addinReady.catch((cause: unknown) => this.#report(cause, failures.start));
    if (this.#state.paneVisible) await this.#showPane();
  }

  /** What outlives a session: the file's name, and the pane in its place, so that nothing jumps. */
  #kept(): Pick<WorkbenchState, "fileName" | "changed" | "paneVisible"> {
    const { fileName, changed, paneVisible } = this.#state;
    return { fileName, changed, paneVisible };
  }

  async #showPane(): Promise<void> {
    const groups = this.#state.addin?.manifest.tabs.flatMap((tab) => tab.groups) ?? [];
    const button = groups.flatMap((group) => group.buttons).find(({ action }) => action.kind === "showPane");
    if (button) await this.#session?.press(button);
  }

  async #busy(activity: Text, failure: Text, work: () => Promise<void>): Promise<void> {
    if (this.#state.activity) return;
    this.#change({ activity, problem: null });
    try {
      await work();
    } catch (cause) {
      this.#report(cause, failure);
    } finally {
      this.#change({ activity: null });
    }
  }

  #report(cause: unknown, situation: Text): void {
    this.#stage.report(cause);
    this.#change({ problem: problemText(cause, situation) });
  }

  #change(change: Partial<WorkbenchState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function fullNames(functions: Addin["functions"]): string[] {
  return functions.map((description) => description.fullName);
}
