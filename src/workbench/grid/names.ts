import { generateRandomId } from "@univerjs/core";
import { IDefinedNamesService, isReferenceStrings, type IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import {
  InsertDefinedNameCommand,
  RemoveDefinedNameCommand,
  SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
} from "@univerjs/sheets";
import type { NameInfo } from "../host/grid.ts";
import type { Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";

/** Defined names. The engine keeps their references right when rows and columns move. */
export class Names {
  private readonly service: IDefinedNamesService;

  constructor(private readonly engine: Engine) {
    this.service = engine.injector.get(IDefinedNamesService);
  }

  list(): readonly NameInfo[] {
    return Object.values(this.service.getDefinedNameMap(this.engine.unitId) ?? {}).map((item) => ({
      name: item.name,
      formula: item.formulaOrRefString.startsWith("=") ? item.formulaOrRefString : `=${item.formulaOrRefString}`,
      visible: item.hidden !== true,
    }));
  }

  set(name: string, formula: string, visible: boolean): void {
    requireName(name);
    const body = formula.replace(/^=/, "");
    this.engine.run(InsertDefinedNameCommand.id, {
      unitId: this.engine.unitId,
      id: this.find(name)?.id ?? generateRandomId(),
      name,
      formulaOrRefString: isReferenceStrings(body) ? body : `=${body}`,
      comment: "",
      hidden: !visible,
      localSheetId: SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
    });
  }

  delete(name: string): void {
    const found = this.find(name);
    if (!found) {
      throw new GridError("notFound", {
        zh: `没有名称“${name}”；它可能已被删除。`,
        en: `There is no name "${name}"; it may have been deleted.`,
      });
    }
    this.engine.run(RemoveDefinedNameCommand.id, { unitId: this.engine.unitId, ...found });
  }

  private find(name: string): IDefinedNamesServiceParam | undefined {
    const all = Object.values(this.service.getDefinedNameMap(this.engine.unitId) ?? {});
    return all.find((item) => item.name.toLowerCase() === name.toLowerCase());
  }
}

function requireName(name: string): void {
  const looksLikeCell = /^[a-z]{1,3}\d+$/i.test(name) || /^r\d*c\d*$/i.test(name);
  if (/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !looksLikeCell && name.length <= 255) return;
  throw new GridError("invalidArgument", {
    zh: `“${name}”不能作名称；须以字母、汉字或下划线开头，只含字母、汉字、数字、点和下划线，且不像单元格地址。`,
    en: `"${name}" cannot be a name; start with a letter or underscore, use letters, digits, dots and underscores, and nothing that looks like a cell.`,
  });
}
