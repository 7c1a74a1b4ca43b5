import { ObjectMatrix, type IRange } from "@univerjs/core";
import { BaseReferenceObject } from "@univerjs/engine-formula";

type Unite = BaseReferenceObject["unionBy"];

const reference = BaseReferenceObject.prototype;
const setRanges = Reflect.get(reference, "setArrayFormulaRange");
const complete = new WeakSet<object>();

/** What a formula had spilled is read no more once the formula has another result: the engine means another spill only. */
function calculatedCells(this: BaseReferenceObject): unknown {
  return this.getCurrentRuntimeSheetData()?.getMatrix();
}
Reflect.set(reference, "getCurrentRuntimeActiveArrayFormulaRange", calculatedCells);

/** A range is made of its two ends, which do not hand on to it where spills are; every kind of end goes through here first. */
reference.setArrayFormulaRange = function (this: BaseReferenceObject, ranges) {
  setRanges.call(this, ranges);
  const kind = Reflect.getPrototypeOf(this)!;
  if (!complete.has(kind)) handOnSpills(kind);
};

function handOnSpills(kind: object): void {
  complete.add(kind);
  const unite = Reflect.get(kind, "unionBy") as Unite;
  const uniteWithSpills: Unite = function (this: BaseReferenceObject, other) {
    const range = unite.call(this, other);
    if (range.isReferenceObject()) setRenewedSpills(range as BaseReferenceObject, this.getArrayFormulaRange());
    return range;
  };
  Reflect.set(kind, "unionBy", uniteWithSpills);
}

type Ranges = ReturnType<BaseReferenceObject["getArrayFormulaRange"]>;

/** Only those of formulas that were calculated anew: the engine looks through all of them for each cell. */
function setRenewedSpills(range: BaseReferenceObject, spills: Ranges): void {
  const [unit, sheet] = [range.getUnitId(), range.getSheetId()];
  const calculated = range.getCurrentRuntimeSheetData();
  const renewed = new ObjectMatrix<IRange>();
  if (calculated) {
    new ObjectMatrix(spills[unit]?.[sheet]).forValue((row, column, spill) => {
      if (calculated.getValue(row, column)) renewed.setValue(row, column, spill);
    });
  }
  setRanges.call(range, { [unit]: { [sheet]: renewed.getMatrix() } });
}
