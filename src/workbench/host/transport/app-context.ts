/** What the add-in learns of the application and its document while it starts. */
interface AppContextOptions {
  readonly conversation: string;
  /** `zh-CN`, `en-US`: the language of the user interface. */
  readonly language: string;
  readonly documentUrl: string;
  /** `Office.context.document.settings`, values as JSON. */
  readonly documentSettings: ReadonlyMap<string, string>;
  readonly isPaneVisible: boolean;
}

const excel = 16;
const readWrite = 1;
const displayMode = { hidden: 1, taskpane: 2 } as const;

/** The API sets that the host answers; what is missing in them fails by its name. */
const requirementSets = {
  excelapi: 1.17,
  sharedruntime: 1.2,
  customfunctions: 1.9,
  customfunctionsruntime: 1.4,
  ribbonapi: 1.2,
  settings: 1.1,
  addincommands: 1.3,
  richapiruntimeflag: 1.2,
};

/** The answer to `ContextActivationManager_getAppContextAsync`, by the client's field names. */
export function createAppContext(options: AppContextOptions): object {
  const { conversation, language, documentUrl, documentSettings, isPaneVisible } = options;
  return {
    _id: conversation,
    _appName: excel,
    _appVersion: "16.01",
    _hostFullVersion: "16.0.0.0",
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: documentUrl,
    _clientMode: readWrite,
    _settings: [...documentSettings],
    _reason: "documentOpened",
    _requirementMatrix: JSON.stringify(requirementSets),
    _initialDisplayMode: isPaneVisible ? displayMode.taskpane : displayMode.hidden,
  };
}
