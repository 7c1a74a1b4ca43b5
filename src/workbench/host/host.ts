import { Book } from "./book.ts";
import { forwardGridEvents, type GridEvents } from "./grid-events.ts";
import type { FunctionDescription, Grid } from "./grid.ts";
import { HostObject } from "./host-object.ts";
import { runRequest, type Roots } from "./interpreter.ts";
import { rangeClass } from "./objects/range.ts";
import { tableClass } from "./objects/table.ts";
import { workbookClass } from "./objects/workbook.ts";
import { worksheetClass } from "./objects/worksheet.ts";
import { unknownMember } from "./rich-api-error.ts";
import { AppRuntime } from "./services/app-runtime.ts";
import { CustomFunctions } from "./services/custom-functions.ts";
import { Ribbon, type RibbonUpdate } from "./services/ribbon.ts";
import type { PushEntry, RequestBody, ResponseBody } from "./wire.ts";

const functionsService = "Microsoft.ExcelServices.CustomFunctions";

export interface HostOptions {
  readonly grid: Grid;
  /** Sends messages to the client, which it did not ask for. */
  readonly push: (entries: readonly PushEntry[]) => void;
  /** Told of every use of Excel's API that the host does not have, and of its own failures. */
  readonly report: (failure: unknown) => void;
  readonly onPane?: (visible: boolean) => void;
  readonly onRibbon?: (update: RibbonUpdate) => void;
}

/** Excel's part towards one add-in, whatever carries the messages. */
export class Host {
  readonly book: Book;
  readonly functions: CustomFunctions;
  readonly runtime: AppRuntime;
  private readonly grid: Grid;
  private readonly roots: Roots;
  private readonly events: GridEvents;
  private running: Promise<unknown> = Promise.resolve();

  constructor({ grid, push, report, onPane, onRibbon }: HostOptions) {
    this.grid = grid;
    this.book = new Book(grid, {
      worksheet: (book, sheet) => new HostObject(worksheetClass, { book, sheet }),
      range: (book, place) => new HostObject(rangeClass, { book, place }),
      table: (book, table) => new HostObject(tableClass, { book, table }),
    });
    this.functions = new CustomFunctions(push);
    this.runtime = new AppRuntime(push, onPane ?? (() => undefined));
    const ribbon = new Ribbon(onRibbon ?? (() => undefined));
    this.roots = this.createRoots(
      new Map([
        [functionsService, this.functions.service],
        ["Microsoft.AppRuntime.AppRuntimeService", this.runtime.service],
        ["Microsoft.AppRuntime.AppRuntimePersistenceService", this.runtime.persistence],
        ["Microsoft.DynamicRibbon.DynamicRibbon", ribbon.service],
        ["Microsoft.InternalService.AddinInternalService", internalService],
      ]),
      report,
    );
    this.events = forwardGridEvents(this.book, grid, push);
  }

  /** One request after another, so that each sees the workbook as the one before left it; results of functions do not wait. */
  request(body: RequestBody): Promise<ResponseBody> {
    if (isForFunctions(body)) return runRequest(this.roots, body);
    const answer = this.running.then(async () => {
      const response = await runRequest(this.roots, body);
      this.book.references.endRequest();
      this.events.noteTables();
      return response;
    });
    this.running = answer;
    return answer;
  }

  /** Makes the add-in's functions part of the formula language. */
  connectFunctions(descriptions: readonly FunctionDescription[]): void {
    this.functions.describe(descriptions);
    this.grid.connectFunctions(descriptions, this.functions);
  }

  dispose(): void {
    this.events.stop();
  }

  private createRoots(services: ReadonlyMap<string, HostObject>, report: Roots["report"]): Roots {
    const { book } = this;
    return {
      workbook: new HostObject(workbookClass, book),
      service: (name) => {
        const service = services.get(name);
        if (service === undefined) throw unknownMember(name, "(service)");
        return service;
      },
      reference: (id) => book.placeObject(book.references.find(id)),
      settle: () => book.grid(),
      report,
    };
  }
}

const internalService = new HostObject(
  { name: "AddinInternalService", methods: { NotifyActionHandlerReady: () => undefined } },
  null,
);

function isForFunctions(body: RequestBody): boolean {
  return Object.values(body.ObjectPaths).some((path) => path.Name === functionsService);
}
