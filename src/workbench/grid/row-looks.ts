import { ObjectMatrix, type ICellData } from "@univerjs/core";
import { SetRangeValuesMutation, SetStyleCommand } from "@univerjs/sheets";
import type { Area } from "../host/grid.ts";
import type { Engine } from "./engine.ts";

/** New rows look like their neighbour. */
export class RowLooks {
  constructor(private readonly engine: Engine) {}

  /** Gives every row of the area the formats of the cells of another row. */
  copy(area: Area, fromRow: number): void {
    const sheet = this.engine.sheet(area.sheet);
    const cells = new ObjectMatrix<ICellData>();
    for (let c = 0; c < area.columns; c++) {
      const style = sheet.getCellStyle(fromRow, area.column + c);
      for (let r = 0; r < area.rows; r++) {
        cells.setValue(area.row + r, area.column + c, { s: style ? { ...style } : null });
      }
    }
    const cellValue = cells.getMatrix();
    this.engine.runOn(area.sheet, SetRangeValuesMutation.id, { cellValue, trigger: SetStyleCommand.id });
  }
}
