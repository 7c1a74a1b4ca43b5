import { IUniverInstanceService, UniverInstanceType, type Injector, type Workbook } from "@univerjs/core";
import {
  RangeProtectionRuleModel,
  SheetPermissionCheckController,
  WorksheetProtectionRuleModel,
} from "@univerjs/sheets";

type Check = (params: unknown) => boolean;

const CHECK = "_permissionCheckWithFormula";

/**
 * Before a formula is entered, the engine composes every cell that the formula reads, looks and all, to see whether it may be
 * read: a second for 50,000. Where nothing in the workbook is protected, it may.
 */
export function allowFormulasWithoutProtection(injector: Injector): void {
  const controller = injector.get(SheetPermissionCheckController);
  const ranges = injector.get(RangeProtectionRuleModel);
  const worksheets = injector.get(WorksheetProtectionRuleModel);
  const check = (Reflect.get(controller, CHECK) as Check).bind(controller);
  const isProtected = (): boolean => {
    const workbook = injector
      .get(IUniverInstanceService)
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!workbook) return true;
    const unit = workbook.getUnitId();
    return workbook
      .getSheets()
      .map((sheet) => sheet.getSheetId())
      .some((sheet) => worksheets.getRule(unit, sheet) || ranges.getSubunitRuleList(unit, sheet).length > 0);
  };
  const checkIfProtected: Check = (params) => !isProtected() || check(params);
  Reflect.set(controller, CHECK, checkIfProtected);
}
